package org.metagrad.meta.rollout;

import org.metagrad.envs.RandomStream;

/**
 * Chooses actions by distributions that lie in columns: probabilities {@code [actions, stride]}, or
 * means above standard deviations {@code [2 dimensions, stride]}. Allocates nothing.
 */
final class ActionChoice {
    private final boolean discrete;
    private final int actions;
    private final float[] distributions;
    private final int stride;

    /**
     * A choice among a policy's actions.
     *
     * @param distributions live
     */
    ActionChoice(Sampler sampler, float[] distributions, int stride) {
        discrete = sampler.discrete();
        actions = sampler.actions();
        this.distributions = distributions;
        this.stride = stride;
    }

    /**
     * Draws the action of column {@code j} with the number at counter {@code t} of a stream, or its
     * A dimensions with those from counter {@code t A} on.
     *
     * @param key of the stream
     * @param to {@code [A, columns]}, of which column {@code e} is modified
     * @return false if the distribution is not finite
     */
    boolean draw(int j, long key, long t, float[] to, int e, int columns) {
        if (discrete) {
            int action = index(j, RandomStream.uniformFloat(key, t));
            to[e] = action;
            return action >= 0;
        }
        for (int d = 0; d < actions; d++) {
            double z = RandomStream.normal(key, t * actions + d);
            double std = distributions[(actions + d) * stride + j];
            to[d * columns + e] = (float) (distributions[d * stride + j] + std * z);
            if (!Float.isFinite(to[d * columns + e])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes the first of the most probable actions of column {@code j}, or the mean.
     *
     * @param to {@code [A, columns]}, of which column {@code e} is modified
     * @return false if the distribution is not finite
     */
    boolean mode(int j, float[] to, int e, int columns) {
        if (discrete) {
            int action = mode(j);
            to[e] = action;
            return action >= 0;
        }
        for (int d = 0; d < actions; d++) {
            // a standard deviation that is not finite is no distribution either
            double none = 0.0 * distributions[(actions + d) * stride + j];
            to[d * columns + e] = (float) (distributions[d * stride + j] + none);
            if (!Float.isFinite(to[d * columns + e])) {
                return false;
            }
        }
        return true;
    }

    /** The first of the most probable actions, or -1. */
    private int mode(int j) {
        int best = 0;
        for (int a = 0; a < actions; a++) {
            float probability = distributions[a * stride + j];
            if (!(probability >= 0)) {
                return -1;
            }
            if (probability > distributions[best * stride + j]) {
                best = a;
            }
        }
        return best;
    }

    /** The first action whose cumulated probability exceeds {@code u}, or -1. */
    private int index(int j, float u) {
        float cumulated = 0;
        for (int a = 0; a < actions - 1; a++) {
            cumulated += distributions[a * stride + j];
            if (u < cumulated) {
                return a;
            }
        }
        // no number exceeds a NaN
        return cumulated >= 0 ? actions - 1 : -1;
    }
}
