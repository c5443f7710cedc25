package org.metagrad.autodiff.optimiser;

import java.util.Locale;

/** The memory of an optimiser: a number of steps and vectors of P values. */
final class OptimiserState {
    /** The number up to which a double holds every whole number. */
    private static final double GREATEST_STEPS = 0x1p53;

    private final double[][] vectors;
    private final int parameters;
    private long steps;

    OptimiserState(int parameters, int vectors) {
        this.parameters = parameters;
        this.vectors = new double[vectors][parameters];
    }

    double[] vector(int i) {
        return vectors[i];
    }

    /** Counts a step on vectors of the right length and returns its number, from 1. */
    long next(double[] theta, double[] gradient) {
        if (theta.length != parameters || gradient.length != parameters) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "optimiser of %d parameters: theta has %d, the gradient %d values",
                            parameters,
                            theta.length,
                            gradient.length));
        }
        return ++steps;
    }

    int size() {
        return 1 + vectors.length * parameters;
    }

    /** A copy of the state: the number of steps, then the vectors. */
    double[] copy() {
        double[] all = new double[size()];
        all[0] = steps;
        for (int i = 0; i < vectors.length; i++) {
            System.arraycopy(vectors[i], 0, all, 1 + i * parameters, parameters);
        }
        return all;
    }

    /**
     * Checks the first value of a copy.
     *
     * @throws IllegalArgumentException if it is no number of steps
     */
    static void requireSteps(double value) {
        if (!(value >= 0 && value <= GREATEST_STEPS && value == Math.rint(value))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "the number of steps is %s, a whole one wanted", value));
        }
    }

    void restore(double[] all) {
        if (all.length != size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "optimiser state: %d values wanted, got %d",
                            size(),
                            all.length));
        }
        requireSteps(all[0]);
        steps = (long) all[0];
        for (int i = 0; i < vectors.length; i++) {
            System.arraycopy(all, 1 + i * parameters, vectors[i], 0, parameters);
        }
    }
}
