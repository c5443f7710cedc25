package org.metagrad.autodiff.optimiser;

/** Arithmetic of flat vectors, element by element in order, so that bits do not depend on it. */
public final class Vectors {
    private Vectors() {}

    /**
     * {@return whether every element is a number other than infinity}
     *
     * @param values the elements. Not modified.
     */
    public static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes a step against a direction, {@code to = from - size direction}.
     *
     * @param from {@code [P]}. Not modified unless it is {@code to}.
     * @param size the step size
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
     * @param n how many vectors the mean is of
     * @param mean {@code [P]}. Modified.
     */
    public static void addShare(double[] value, int n, double[] mean) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] += value[i] / n;
        }
    }

    /**
     * {@return the inner product {@code x'y}, summed in order}
     *
     * @param x {@code [P]}. Not modified.
     * @param y {@code [P]}. Not modified.
     */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /**
     * {@return the mean of the values, summed in their order}
     *
     * @param values the values. Not modified.
     */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
