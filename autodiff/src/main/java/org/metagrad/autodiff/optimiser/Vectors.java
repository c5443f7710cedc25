package org.metagrad.autodiff.optimiser;

/** Arithmetic of flat vectors, element by element in order, so that bits do not depend on it. */
public final class Vectors {
    private Vectors() {}

    /** Whether every element is a number other than infinity. */
    public static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A step against a direction, {@code to = from - size direction}.
     *
     * @param from {@code [P]}. Not modified unless it is {@code to}.
     * @param direction {@code [P]}. Not modified.
     * @param to {@code [P]}. Modified; may be {@code from}.
     */
    public static void step(double[] from, double size, double[] direction, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] - size * direction[i];
        }
    }

    /**
     * Adds one of {@code n} vectors to their mean, {@code mean += value / n}.
     *
     * @param value {@code [P]}. Not modified.
     * @param mean {@code [P]}. Modified.
     */
    public static void addShare(double[] value, int n, double[] mean) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] += value[i] / n;
        }
    }

    /** The inner product {@code x'y}, summed in order. */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** The mean of the values, summed in their order. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
