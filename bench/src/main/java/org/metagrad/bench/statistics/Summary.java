package org.metagrad.bench.statistics;

import java.util.Arrays;

/**
 * The median of a benchmark's raw data over all forks, with an interval that holds for any
 * distribution of independent values: from the j-th smallest to the j-th largest value, with the
 * greatest j whose coverage {@code 1 - 2 P(Binomial(n, 1/2) < j)} is 95 % or more. Below 6 values
 * no j is, and the interval is the whole range with the coverage it has, {@code 1 - 2^(1 - n)}.
 *
 * @param median of all values
 * @param low lower end of the interval of the median
 * @param high upper end
 * @param coverage the probability that the interval covers the median
 * @param count the number of values
 * @param forks the number of forks
 * @param forkSpread greatest less smallest median of a fork, as a fraction of the median
 */
public record Summary(
        double median,
        double low,
        double high,
        double coverage,
        int count,
        int forks,
        double forkSpread) {
    private static final double WANTED = 0.95;

    /**
     * {@return the summary of raw data}
     *
     * @param raw [forks][iterations], at least one value
     */
    public static Summary of(double[][] raw) {
        double[] all = Arrays.stream(raw).flatMapToDouble(Arrays::stream).sorted().toArray();
        int n = all.length;
        double below = Math.pow(0.5, n); // P(Binomial < j), at first of j = 1
        double term = below;
        int j = 1;
        while (2 * (j + 1) <= n + 1) {
            term *= (double) (n - j + 1) / j;
            if (1 - 2 * (below + term) < WANTED) {
                break;
            }
            below += term;
            j++;
        }
        double[] medians =
                Arrays.stream(raw)
                        .filter(fork -> fork.length > 0)
                        .mapToDouble(fork -> median(Arrays.stream(fork).sorted().toArray()))
                        .sorted()
                        .toArray();
        double median = median(all);
        return new Summary(
                median,
                all[j - 1],
                all[n - j],
                1 - 2 * below,
                n,
                medians.length,
                (medians[medians.length - 1] - medians[0]) / Math.abs(median));
    }

    /**
     * {@return the summary of one fork}
     *
     * @param values at least one
     */
    public static Summary of(double... values) {
        return of(new double[][] {values});
    }

    /**
     * {@return the summary in another unit}
     *
     * @param factor of the unit
     */
    public Summary times(double factor) {
        return new Summary(
                median * factor, low * factor, high * factor, coverage, count, forks, forkSpread);
    }

    /**
     * {@return the summary of a rate's time, and the other way round}
     *
     * @param factor of the unit
     */
    public Summary reciprocal(double factor) {
        return new Summary(
                factor / median, factor / high, factor / low, coverage, count, forks, forkSpread);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
