package org.metagrad.bench.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test of two groups of runs (Mantel 1966): at every time at which runs come to the
 * target, how many of them are of the first group, less how many would be if the groups did not
 * differ; the square of the sum by its variance is chi-squared with one degree of freedom. It knows
 * nothing of pairs, so for pairs that resemble each other it finds less than there is. The
 * chi-squared is one of large groups: of independent groups of 5, 10 and 20 runs that do not differ
 * 7.2, 6.3 and 5.3 % have a p-value below 5 %.
 *
 * @param statistic chi-squared
 * @param pValue the probability of more, if the groups do not differ; 1 where no run came to the
 *     target
 */
public record LogRank(double statistic, double pValue) {
    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);

    /**
     * {@return the test}
     *
     * @param one a group
     * @param other another one
     */
    public static LogRank of(Times one, Times other) {
        double[] times =
                DoubleStream.concat(events(one), events(other)).sorted().distinct().toArray();
        double excess = 0;
        double variance = 0;
        for (double time : times) {
            double n1 = atRisk(one, time);
            double n = n1 + atRisk(other, time);
            double d1 = events(one).filter(t -> t == time).count();
            double d = d1 + events(other).filter(t -> t == time).count();
            excess += d1 - d * n1 / n;
            variance += n > 1 ? d * (n1 / n) * (1 - n1 / n) * (n - d) / (n - 1) : 0;
        }
        double statistic = variance > 0 ? excess * excess / variance : 0;
        return new LogRank(statistic, CHI_SQUARED.survivalProbability(statistic));
    }

    private static DoubleStream events(Times times) {
        DoubleStream.Builder events = DoubleStream.builder();
        for (int i = 0; i < times.size(); i++) {
            if (times.reached()[i]) {
                events.add(times.values()[i]);
            }
        }
        return events.build();
    }

    private static long atRisk(Times times, double time) {
        return Arrays.stream(times.values()).filter(t -> t >= time).count();
    }
}
