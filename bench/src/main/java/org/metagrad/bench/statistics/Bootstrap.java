package org.metagrad.bench.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The bootstrap with strata: units are drawn with replacement within each stratum, as many as there
 * are. Pairs are units of one stratum; two independent groups are two strata. What comes out is a
 * function of the seed.
 *
 * @param resamples how often, at least 100
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Quantile QUANTILE = Quantile.withDefaults();

    /** Checks the number of resamples. */
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException(
                    "resamples " + resamples + ": at least 100 wanted for ends of an interval");
        }
    }

    /** A number that is computed from units. */
    public interface Statistic {
        /**
         * {@return the number of a sample}
         *
         * @param units for each stratum the numbers of its units, some several times. Not modified.
         */
        double of(int[][] units);
    }

    /**
     * {@return the statistic of each resample, in ascending order}
     *
     * @param statistic of a sample
     * @param strata the number of units of each
     */
    public double[] replicates(Statistic statistic, int... strata) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] units = new int[strata.length][];
        Arrays.setAll(units, s -> new int[strata[s]]);
        double[] replicates = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            for (int[] stratum : units) {
                for (int i = 0; i < stratum.length; i++) {
                    stratum[i] = random.nextInt(stratum.length);
                }
            }
            replicates[r] = statistic.of(units);
        }
        Arrays.sort(replicates);
        return replicates;
    }

    /**
     * {@return the statistic with its expanded percentile interval: the quantiles {@code a} and
     * {@code 1 - a} of the replicates, {@code a = Phi(-sqrt(n / (n - 1)) t)} with t the quantile of
     * Student's distribution with n - 1 degrees of freedom, which makes up for what the bootstrap
     * of n units is too narrow by} (Hesterberg 2015, What teachers should know about the bootstrap,
     * section 5.3.) Right for statistics that are hardly smooth, such as trimmed means.
     *
     * @param statistic of a sample
     * @param strata the number of units of each, at least 2; the smallest is n
     */
    public Interval percentiles(Statistic statistic, int... strata) {
        int n = least(strata);
        double[] replicates = replicates(statistic, strata);
        double a = NORMAL.cumulativeProbability(-Math.sqrt(n / (n - 1.0)) * student(n));
        return new Interval(
                statistic.of(all(strata)),
                QUANTILE.evaluate(replicates, a),
                QUANTILE.evaluate(replicates, 1 - a));
    }

    /**
     * {@return the statistic plus and minus t standard errors of the bootstrap, which are those of
     * the replicates times {@code sqrt(n / (n - 1))}, with t the quantile of Student's distribution
     * with n - 1 degrees of freedom} Right for smooth functions of means.
     *
     * @param statistic of a sample
     * @param strata the number of units of each, at least 2; the smallest is n
     */
    public Interval standardErrors(Statistic statistic, int... strata) {
        int n = least(strata);
        double[] replicates = replicates(statistic, strata);
        double error = StandardDeviation.of(replicates).getAsDouble() * Math.sqrt(n / (n - 1.0));
        double estimate = statistic.of(all(strata));
        return new Interval(estimate, estimate - student(n) * error, estimate + student(n) * error);
    }

    /** Each unit once. */
    private static int[][] all(int[] strata) {
        int[][] units = new int[strata.length][];
        for (int s = 0; s < strata.length; s++) {
            units[s] = new int[strata[s]];
            Arrays.setAll(units[s], i -> i);
        }
        return units;
    }

    private static int least(int[] strata) {
        int n = Arrays.stream(strata).min().orElse(0);
        if (n < 2) {
            throw new IllegalArgumentException(n + " units in a stratum: at least 2 wanted");
        }
        return n;
    }

    /** The quantile of Student's distribution for an interval from n values. */
    static double student(int n) {
        return TDistribution.of(n - 1.0)
                .inverseCumulativeProbability((1 + Interval.CONFIDENCE) / 2);
    }

    /** {@code mean ± t s / sqrt(n)}. */
    static Interval ofMean(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(values.length + " values: at least 2 wanted");
        }
        double mean = Mean.of(values).getAsDouble();
        double half =
                student(values.length)
                        * StandardDeviation.of(values).getAsDouble()
                        / Math.sqrt(values.length);
        return new Interval(mean, mean - half, mean + half);
    }
}
