package org.metagrad.envs.lander;

/**
 * Where the bodies of a lunar lander are after a step, for drawing and for comparisons.
 *
 * @param ground heights at x = 0, 2, ..., 20 m, m [11]; the pad is from x = 8 to 12 m
 * @param lander the body with the engines; its shape reaches from -17/30 to 17/30 m
 * @param leg0 4/30 m wide and 16/30 m high
 * @param leg1 the same
 * @param windForce of the wind in the step, to the right, N
 * @param windTorque of the wind in the step, counter-clockwise, N m
 * @param crashed whether the lander itself has touched the ground
 * @param awake whether it has not come to rest
 */
public record LanderScene(
        double[] ground,
        Body lander,
        Body leg0,
        Body leg1,
        double windForce,
        double windTorque,
        boolean crashed,
        boolean awake) {
    /** Width of the world, m. */
    public static final double WIDTH = 20;

    /** Height of the view, m. */
    public static final double HEIGHT = 400 / 30.0;

    /**
     * A rigid body.
     *
     * @param x of its origin, m
     * @param y of its origin, upwards, m
     * @param angle counter-clockwise, rad
     * @param vx velocity of the centre of mass, m/s
     * @param vy velocity of the centre of mass, m/s
     * @param omega angular velocity, rad/s
     */
    public record Body(double x, double y, double angle, double vx, double vy, double omega) {
        Body(double[] state) {
            this(state[0], state[1], state[2], state[3], state[4], state[5]);
        }
    }
}
