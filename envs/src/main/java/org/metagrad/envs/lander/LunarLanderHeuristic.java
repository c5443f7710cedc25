package org.metagrad.envs.lander;

/**
 * Gymnasium's hand-written controller of LunarLander ({@code heuristic} in lunar_lander.py), as a
 * reference to compare learnt policies with.
 *
 * <p>It turns the lander towards the pad, by at most 0.4 rad, and holds a height that falls with
 * the distance, both by a proportional and a derivative term. It knows nothing of gravity or wind:
 * under gravity -10 it returns about 243 on average, under -11.9 it mostly crashes.
 */
public final class LunarLanderHeuristic {
    private static final double LARGEST_ANGLE = 0.4;
    private static final double DEAD_ZONE = 0.05;
    private static final double GAIN = 20;

    private LunarLanderHeuristic() {}

    /**
     * Writes the discrete action for each observation of a batch.
     *
     * @param observations [8, size] feature-major. Not modified.
     * @param size the number of landers
     * @param actions [size]. Modified.
     */
    public static void act(float[] observations, int size, float[] actions) {
        for (int e = 0; e < size; e++) {
            double turn = turn(observations, size, e);
            double lift = lift(observations, size, e);
            if (lift > Math.abs(turn) && lift > DEAD_ZONE) {
                actions[e] = 2;
            } else if (turn < -DEAD_ZONE) {
                actions[e] = 3;
            } else {
                actions[e] = turn > DEAD_ZONE ? 1 : 0;
            }
        }
    }

    /**
     * Writes the continuous action for each observation of a batch.
     *
     * @param observations [8, size] feature-major. Not modified.
     * @param size the number of landers
     * @param actions [2, size] feature-major: throttles of main and side engines. Modified.
     */
    public static void actContinuously(float[] observations, int size, float[] actions) {
        for (int e = 0; e < size; e++) {
            double main = lift(observations, size, e) * GAIN - 1;
            double side = -turn(observations, size, e) * GAIN;
            actions[e] = (float) Math.clamp(main, -1, 1);
            actions[size + e] = (float) Math.clamp(side, -1, 1);
        }
    }

    private static boolean onGround(float[] o, int size, int e) {
        return o[6 * size + e] != 0 || o[7 * size + e] != 0;
    }

    /** How much to turn counter-clockwise. */
    private static double turn(float[] o, int size, int e) {
        if (onGround(o, size, e)) {
            return 0;
        }
        double wanted = o[e] * 0.5 + o[2 * size + e] * 1.0;
        wanted = Math.clamp(wanted, -LARGEST_ANGLE, LARGEST_ANGLE);
        return (wanted - o[4 * size + e]) * 0.5 - o[5 * size + e] * 1.0;
    }

    /** How much to rise. */
    private static double lift(float[] o, int size, int e) {
        double vy = o[3 * size + e];
        if (onGround(o, size, e)) {
            return -vy * 0.5;
        }
        double wanted = 0.55 * Math.abs(o[e]);
        return (wanted - o[size + e]) * 0.5 - vy * 0.5;
    }
}
