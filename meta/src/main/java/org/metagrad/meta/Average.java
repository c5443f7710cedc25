package org.metagrad.meta;

import org.metagrad.meta.task.LearntState;

/**
 * An exponential average of the meta-parameters (Polyak and Juditsky 1992; with a decay as in
 * Tarvainen and Valpola 2017, arXiv 1703.01780): {@code a <- a + w (theta - a)} after iteration
 * {@code n = 1, 2, ...}, with {@code w = max(1 - decay, 1 / n)}, so that it begins as the plain
 * mean and owes nothing to where it began.
 */
final class Average {
    private final double decay;
    private final double[] values;

    /**
     * An average at 0.
     *
     * @param decay from 0 to below 1; 0 for no average
     * @param theta where it begins. Not modified.
     */
    Average(double decay, double[] theta) {
        this.decay = decay;
        values = decay > 0 ? theta.clone() : new double[0];
    }

    /** Whether there is one. */
    boolean kept() {
        return decay > 0;
    }

    /** The live values. */
    double[] values() {
        return values;
    }

    /**
     * Takes the meta-parameters in.
     *
     * @param theta {@code [M]}. Not modified.
     * @param n how many have been taken in with these, from 1; below, the average is theta
     */
    void add(double[] theta, int n) {
        double weight = n <= 1 ? 1 : Math.max(1 - decay, 1.0 / n);
        for (int i = 0; i < values.length; i++) {
            values[i] += weight * (theta[i] - values[i]);
        }
    }

    /** Names it for checkpoints. */
    void addTo(LearntState state) {
        if (kept()) {
            state.add("average", values);
        }
    }
}
