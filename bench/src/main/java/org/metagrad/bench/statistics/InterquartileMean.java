package org.metagrad.bench.statistics;

import java.util.Arrays;

/**
 * The mean without the quarter of the smallest and the quarter of the largest values: of n sorted
 * ones {@code floor(n / 4)} are left out at either end (Agarwal et al. 2021, Deep reinforcement
 * learning at the edge of the statistical precipice, arXiv 2108.13264). It hears less of a single
 * run that failed than the mean and uses more of the data than the median.
 */
public final class InterquartileMean {
    private InterquartileMean() {}

    /**
     * {@return the interquartile mean}
     *
     * @param values at least one. Not modified.
     */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int out = sorted.length / 4;
        double sum = 0;
        for (int i = out; i < sorted.length - out; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * out);
    }

    /**
     * {@return the interquartile mean with its interval by {@link Bootstrap#percentiles}} Of 10,000
     * intervals each those of 5, 10 and 20 normal values cover in 93.9, 96.9 and 96.1 %.
     *
     * @param values one a run, at least two
     * @param bootstrap how often it is drawn
     */
    public static Interval interval(double[] values, Bootstrap bootstrap) {
        double[] drawn = new double[values.length];
        return bootstrap.percentiles(units -> of(pick(values, units[0], drawn)), values.length);
    }

    /**
     * {@return the interquartile mean of one group less that of another, whose runs are paired,
     * with its interval}
     *
     * @param values one a run, at least two
     * @param others of the same seeds in the same order
     * @param bootstrap draws pairs
     */
    public static Interval difference(double[] values, double[] others, Bootstrap bootstrap) {
        if (values.length != others.length) {
            throw new IllegalArgumentException(
                    values.length + " values with " + others.length + ": pairs are wanted");
        }
        double[] drawn = new double[values.length];
        double[] drawnOthers = new double[values.length];
        return bootstrap.percentiles(
                units ->
                        of(pick(values, units[0], drawn)) - of(pick(others, units[0], drawnOthers)),
                values.length);
    }

    private static double[] pick(double[] values, int[] units, double[] drawn) {
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[units[i]];
        }
        return drawn;
    }
}
