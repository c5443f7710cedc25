package org.metagrad.envs.lander.physics;

import java.util.Arrays;

/**
 * The lander, its two legs and the ground of one environment, and one step of 0.02 s.
 *
 * <p>Does what Box2D 2.3.0 does for the world that Gymnasium's lunar_lander.py builds, in double
 * arithmetic: b2World.cpp ({@code Step}) and b2Island.cpp ({@code Solve}), with their defaults of
 * warm starting, continuous collision and sleeping. Order of visits: the hinge of leg 1 before that
 * of leg 0; contacts of leg 1, of the lander, of leg 0, of each the newest first.
 *
 * <p>A step allocates nothing, unless there are more contacts at once than ever before. Worlds
 * share nothing.
 */
public final class LanderWorld {
    /** Time of a step, s. */
    public static final double DT = 1.0 / 50;

    /** Width of the world, m. */
    public static final double WIDTH = Terrain.WIDTH;

    /** Height of the world, m. */
    public static final double HEIGHT = Terrain.HEIGHT;

    /** The number of terrain heights that an episode draws. */
    public static final int TERRAIN_DRAWS = Terrain.DRAWS;

    /** The lander, as a body. */
    public static final int LANDER = 0;

    /** Leg 0, on the right at the start. */
    public static final int LEG0 = 1;

    /** Leg 1. */
    public static final int LEG1 = 2;

    private static final double SCALE = 30;
    private static final int VELOCITY_ITERATIONS = 6 * 30;
    private static final int POSITION_ITERATIONS = 2 * 30;
    private static final double BAUMGARTE = 0.2;

    private static final double REST_SPEED = 0.01;
    private static final double REST_TURN = Box2D.ANGULAR_SLOP;
    private static final double TIME_TO_SLEEP = 0.5;

    private static final double LEG_AWAY = 20 / SCALE;
    private static final double LEG_TILT = 0.05;

    private static final Polygon LANDER_SHAPE =
            new Polygon(5.0, scaled(17, 17, 14, -14, -17, -17), scaled(-10, 0, 17, 17, 0, -10));
    private static final Polygon LEG_SHAPE =
            new Polygon(1.0, scaled(-2, 2, 2, -2), scaled(-8, -8, 8, 8));

    final Terrain terrain = new Terrain();
    final Body lander = new Body(LANDER_SHAPE, 0.1);
    final Body leg0 = new Body(LEG_SHAPE, 0.2);
    final Body leg1 = new Body(LEG_SHAPE, 0.2);
    final LegJoint joint0 = new LegJoint(-1, -LEG_TILT, lander, leg0);
    final LegJoint joint1 = new LegJoint(1, LEG_TILT, lander, leg1);
    final Contacts contacts = new Contacts(terrain, new Body[] {lander, leg0, leg1});

    private final ContinuousCollision continuousCollision = new ContinuousCollision();
    private Contact[] active = new Contact[Terrain.EDGES];
    private int activeCount;
    private boolean awake;

    /** A world that has not been reset. */
    public LanderWorld() {}

    private static double[] scaled(double... pixels) {
        return Arrays.stream(pixels).map(p -> p / SCALE).toArray();
    }

    /**
     * Starts an episode: new ground, the lander at rest at the top.
     *
     * @param terrainDraws uniform in [0, 20/3), m [12]. Not modified.
     */
    public void reset(double[] terrainDraws) {
        terrain.set(terrainDraws);
        contacts.start();
        double x = Terrain.WIDTH / 2;
        lander.start(x, Terrain.HEIGHT, 0);
        leg0.start(x + LEG_AWAY, Terrain.HEIGHT, -LEG_TILT);
        leg1.start(x - LEG_AWAY, Terrain.HEIGHT, LEG_TILT);
        joint0.start();
        joint1.start();
        awake = true;
    }

    /** Adds a force (N) to the one that acts at the lander's centre of mass in the next step. */
    public void applyForce(double x, double y) {
        lander.forceX += x;
        lander.forceY += y;
    }

    /** Adds a torque (N m) to the one that acts on the lander in the next step. */
    public void applyTorque(double torque) {
        lander.torque += torque;
    }

    /** Applies an impulse (N s) to the lander at a point of the world (m). */
    public void applyImpulse(double x, double y, double pointX, double pointY) {
        lander.applyImpulse(x, y, pointX, pointY);
    }

    /**
     * Advances the world by one step.
     *
     * @param gravity upwards, m/s^2
     */
    public void step(double gravity) {
        contacts.findNew();
        contacts.collide();
        lander.integrateVelocity(DT, gravity);
        leg0.integrateVelocity(DT, gravity);
        leg1.integrateVelocity(DT, gravity);
        findActive();
        for (int k = 0; k < activeCount; k++) {
            active[k].prepare(true);
        }
        for (int k = 0; k < activeCount; k++) {
            active[k].warmStart();
        }
        joint1.prepare(DT);
        joint0.prepare(DT);
        if (activeCount == 0) {
            FlightSolver.solve(joint1, joint0, VELOCITY_ITERATIONS);
        } else {
            GroundSolver.solve(joint1, joint0, active, activeCount, VELOCITY_ITERATIONS);
        }
        boolean solved = solvePosition();
        lander.placeOrigin();
        leg0.placeOrigin();
        leg1.placeOrigin();
        rest(solved);
        lander.updateBox();
        leg0.updateBox();
        leg1.updateBox();
        if (contacts.findNew()) {
            awake = true;
        }
        if (awake) {
            continuousCollision.solve(terrain, contacts, DT, VELOCITY_ITERATIONS);
        }
        lander.clearForces();
    }

    private void findActive() {
        activeCount = 0;
        if (contacts.size() > 0) {
            addActive(leg1);
            addActive(lander);
            addActive(leg0);
        }
    }

    private void addActive(Body body) {
        for (int i = contacts.size() - 1; i >= 0; i--) {
            Contact contact = contacts.get(i);
            if (contact.body == body && contact.touching) {
                if (activeCount == active.length) {
                    active = Arrays.copyOf(active, 2 * activeCount);
                }
                active[activeCount++] = contact;
            }
        }
    }

    private boolean solvePosition() {
        lander.integratePosition(DT);
        leg0.integratePosition(DT);
        leg1.integratePosition(DT);
        for (int i = 0; i < POSITION_ITERATIONS; i++) {
            double gap = 0;
            for (int k = 0; k < activeCount; k++) {
                gap = Math.min(gap, active[k].solvePosition(BAUMGARTE));
            }
            boolean fits1 = joint1.solvePosition();
            boolean fits0 = joint0.solvePosition();
            if (gap >= -3 * Box2D.LINEAR_SLOP && fits1 && fits0) {
                return true;
            }
        }
        return false;
    }

    /** Puts the bodies to sleep once all have been slow for long enough. */
    private void rest(boolean solved) {
        double time = Math.min(restTime(lander), Math.min(restTime(leg0), restTime(leg1)));
        if (time >= TIME_TO_SLEEP && solved) {
            awake = false;
            sleep(lander);
            sleep(leg0);
            sleep(leg1);
        }
    }

    private static double restTime(Body body) {
        boolean fast =
                body.omega * body.omega > REST_TURN * REST_TURN
                        || body.vx * body.vx + body.vy * body.vy > REST_SPEED * REST_SPEED;
        body.restTime = fast ? 0 : body.restTime + DT;
        return body.restTime;
    }

    private static void sleep(Body body) {
        body.restTime = 0;
        body.stop();
    }

    /** The lander's origin, m. */
    public double x() {
        return lander.px;
    }

    /** The lander's origin, m. */
    public double y() {
        return lander.py;
    }

    /** The velocity of the lander's centre of mass, m/s. */
    public double vx() {
        return lander.vx;
    }

    /** The velocity of the lander's centre of mass, m/s. */
    public double vy() {
        return lander.vy;
    }

    /** The lander's angle from upright, counter-clockwise, rad. */
    public double angle() {
        return lander.angle;
    }

    /** The sine of {@link #angle}. */
    public double sin() {
        return lander.rotation.sin;
    }

    /** The cosine of {@link #angle}. */
    public double cos() {
        return lander.rotation.cos;
    }

    /** The lander's angular velocity, rad/s. */
    public double omega() {
        return lander.omega;
    }

    /**
     * Origin (m), angle (rad), velocity of the centre of mass (m/s) and angular velocity (rad/s) of
     * a body; a copy [6].
     *
     * @param i {@link #LANDER}, {@link #LEG0} or {@link #LEG1}
     */
    public double[] body(int i) {
        Body body =
                switch (i) {
                    case LANDER -> lander;
                    case LEG0 -> leg0;
                    case LEG1 -> leg1;
                    default -> throw new IllegalArgumentException("body " + i + ": 0 to 2 wanted");
                };
        return new double[] {body.px, body.py, body.angle, body.vx, body.vy, body.omega};
    }

    /** The heights of the ground (m) at x = 0, 2, ..., 20 m; a copy [11]. */
    public double[] ground() {
        double[] heights = new double[Terrain.EDGES];
        // edge 0 is the bottom
        System.arraycopy(terrain.y1, 1, heights, 0, Terrain.EDGES - 1);
        heights[Terrain.EDGES - 1] = terrain.y2[Terrain.EDGES - 1];
        return heights;
    }

    /** Whether leg 0 or 1 is on the ground. */
    public boolean legDown(int leg) {
        return contacts.legDown[leg];
    }

    /** Whether the lander itself has touched the ground since the reset. */
    public boolean crashed() {
        return contacts.crashed;
    }

    /** Whether the lander has not come to rest. */
    public boolean awake() {
        return awake;
    }
}
