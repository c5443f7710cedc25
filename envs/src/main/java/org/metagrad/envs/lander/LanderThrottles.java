package org.metagrad.envs.lander;

import java.util.Arrays;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.Episodes;

/**
 * What the engines of each lunar lander of a batch are told: actions turned into throttles.
 *
 * <p>A discrete action is full throttle of one engine or none. Of a continuous one, the main engine
 * burns with (1 + main) / 2 if main > 0, and a side engine with |side| if that is above 0.5;
 * components beyond 1 are cut.
 */
final class LanderThrottles {
    static final ActionSpace DISCRETE = new ActionSpace.Discrete(4);
    static final ActionSpace CONTINUOUS = new ActionSpace.Box(2, -1, 1);

    /** Power of the main engine, 0 or in [0.5, 1] [size]. */
    final double[] main;

    /** Power of a side engine, 0 or in [0.5, 1]; negative for the left one [size]. */
    final double[] side;

    private final boolean continuous;
    private final int size;

    LanderThrottles(int size, boolean continuous) {
        this.size = size;
        this.continuous = continuous;
        main = new double[size];
        side = new double[size];
    }

    /** Turns all engines off. */
    void clear() {
        Arrays.fill(main, 0.0);
        Arrays.fill(side, 0.0);
    }

    /**
     * Takes over the actions of a step.
     *
     * @throws IllegalArgumentException if there are too few, or that of an environment that is
     *     running is not allowed; then nothing has changed
     */
    void read(float[] actions, int offset, int stride, Episodes episodes) {
        if (continuous) {
            episodes.requireActions(actions, offset, stride, 2);
            episodes.requireFinite(actions, offset, stride, 2);
            readContinuous(actions, offset, stride);
        } else {
            episodes.requireActions(actions, offset, stride, 1);
            readDiscrete(actions, offset, episodes.running());
        }
    }

    private void readDiscrete(float[] actions, int offset, boolean[] running) {
        for (int e = 0; e < size; e++) {
            float action = actions[offset + e];
            if (running[e] && !(action == 0 || action == 1 || action == 2 || action == 3)) {
                throw new IllegalArgumentException(
                        "environment "
                                + e
                                + ": action "
                                + action
                                + " is not allowed, only 0 (nothing), 1 (left engine), 2 (main"
                                + " engine) and 3 (right engine) are");
            }
        }
        for (int e = 0; e < size; e++) {
            float action = actions[offset + e];
            main[e] = action == 2 ? 1 : 0;
            side[e] = action == 1 ? -1 : action == 3 ? 1 : 0;
        }
    }

    private void readContinuous(float[] actions, int offset, int stride) {
        for (int e = 0; e < size; e++) {
            double up = actions[offset + e];
            double across = actions[offset + stride + e];
            main[e] = up > 0 ? (Math.min(up, 1) + 1) * 0.5 : 0;
            double power = Math.min(Math.abs(across), 1);
            side[e] = power > 0.5 ? Math.copySign(power, across) : 0;
        }
    }
}
