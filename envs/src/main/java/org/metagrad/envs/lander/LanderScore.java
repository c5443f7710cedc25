package org.metagrad.envs.lander;

import java.util.Arrays;
import org.metagrad.envs.lander.physics.LanderWorld;

/** The observations and rewards of a batch of lunar landers, in the formulas of lunar_lander.py. */
final class LanderScore {
    /** The length of an observation. */
    static final int OBSERVATION_SIZE = 8;

    private static final double FRAMES_PER_SECOND = 50;
    private static final double HALF_WIDTH = LanderWorld.WIDTH / 2;
    private static final double HALF_HEIGHT = LanderWorld.HEIGHT / 2;
    private static final double PAD_HEIGHT = LanderWorld.HEIGHT / 4 + 18 / 30.0;

    private static final double MAIN_COST = 0.30;
    private static final double SIDE_COST = 0.03;
    private static final double CRASH_REWARD = -100;
    private static final double REST_REWARD = 100;

    /** The observations before they are rounded [OBSERVATION_SIZE][size]. */
    final double[][] observation;

    /** The rewards of the last step [size]. */
    final double[] rewards;

    /** {@code -100 |(x, y)| - 100 |(vx, vy)| - 100 |angle| + 10 legs}, now [size]. */
    final double[] shaping;

    LanderScore(int size) {
        observation = new double[OBSERVATION_SIZE][size];
        rewards = new double[size];
        shaping = new double[size];
    }

    /** Starts episodes: the shaping has a value, and no reward has been given. */
    void start() {
        Arrays.fill(rewards, 0.0);
    }

    /** Observes a world after a step, and gives the growth of the shaping as reward. */
    void observe(int e, LanderWorld world) {
        double x = (world.x() - HALF_WIDTH) / HALF_WIDTH;
        double y = (world.y() - PAD_HEIGHT) / HALF_HEIGHT;
        double vx = world.vx() * HALF_WIDTH / FRAMES_PER_SECOND;
        double vy = world.vy() * HALF_HEIGHT / FRAMES_PER_SECOND;
        double angle = world.angle();
        double leg0 = world.legDown(0) ? 1 : 0;
        double leg1 = world.legDown(1) ? 1 : 0;
        observation[0][e] = x;
        observation[1][e] = y;
        observation[2][e] = vx;
        observation[3][e] = vy;
        observation[4][e] = angle;
        observation[5][e] = 20 * world.omega() / FRAMES_PER_SECOND;
        observation[6][e] = leg0;
        observation[7][e] = leg1;
        double now =
                -100 * Math.sqrt(x * x + y * y)
                        - 100 * Math.sqrt(vx * vx + vy * vy)
                        - 100 * Math.abs(angle)
                        + 10 * leg0
                        + 10 * leg1;
        rewards[e] = now - shaping[e];
        shaping[e] = now;
    }

    /**
     * Completes the reward: fuel, crash, rest.
     *
     * @return 1 if the episode has ended, 0 if not
     */
    double judge(int e, LanderWorld world, double mainThrottle, double sideThrottle) {
        rewards[e] -= mainThrottle * MAIN_COST;
        rewards[e] -= Math.abs(sideThrottle) * SIDE_COST;
        if (!world.awake()) {
            rewards[e] = REST_REWARD;
            return 1;
        }
        if (world.crashed() || Math.abs(observation[0][e]) >= 1) {
            rewards[e] = CRASH_REWARD;
            return 1;
        }
        return 0;
    }
}
