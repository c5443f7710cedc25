package org.metagrad.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Experiments whose answer is known. 10,000 of each by {@code -Dmetagrad.experiments=10000}, which
 * gives the numbers that {@link SpeedUp} and {@link InterquartileMean} state; a build does fewer,
 * seeded as well, and allows for their noise.
 */
class SimulatedExperimentsTest {
    private static final int EXPERIMENTS = Integer.getInteger("metagrad.experiments", 1000);
    private static final int RESAMPLES = 400;
    private static final double DEVIATION = 0.5;
    private static final double SHARED = 0.5;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Three standard errors of a share around .05. */
    private static double noise() {
        return 300 * Math.sqrt(.05 * .95 / EXPERIMENTS);
    }

    /** The time after which so large a share of the reference's runs comes to the target. */
    private static double horizon(double censored) {
        return censored == 0
                ? 1e9
                : Math.exp(DEVIATION * NORMAL.inverseCumulativeProbability(1 - censored));
    }

    /** The mean of {@code min(T, horizon)}, log T normal. */
    private static double restrictedMean(double mean, double horizon) {
        double z = (Math.log(horizon) - mean) / DEVIATION;
        return Math.exp(mean + DEVIATION * DEVIATION / 2)
                        * NORMAL.cumulativeProbability(z - DEVIATION)
                + horizon * NORMAL.survivalProbability(z);
    }

    /** Paired log-normal times, the reference's first. */
    private static Times[] experiment(int n, double mean, double horizon, SplittableRandom random) {
        double[][] times = new double[2][n];
        boolean[][] reached = new boolean[2][n];
        for (int i = 0; i < n; i++) {
            double shared = Math.sqrt(SHARED) * random.nextGaussian();
            for (int side = 0; side < 2; side++) {
                double own = Math.sqrt(1 - SHARED) * random.nextGaussian();
                double time = Math.exp((side == 0 ? 0 : mean) + DEVIATION * (shared + own));
                reached[side][i] = time <= horizon;
                times[side][i] = Math.min(time, horizon);
            }
        }
        return new Times[] {new Times(times[0], reached[0]), new Times(times[1], reached[1])};
    }

    /** How many per cent of the intervals cover the answer. */
    private static double coverage(int n, double censored, double speedUp) {
        double horizon = horizon(censored);
        double mean = -Math.log(speedUp);
        double geometric = speedUp;
        double restricted = restrictedMean(0, horizon) / restrictedMean(mean, horizon);
        SplittableRandom random = new SplittableRandom(1000L * n + Math.round(100 * censored));
        int covers = 0;
        for (int e = 0; e < EXPERIMENTS; e++) {
            Times[] sides = experiment(n, mean, horizon, random);
            SpeedUp result =
                    SpeedUp.of(
                            sides[1],
                            sides[0],
                            horizon,
                            new Bootstrap(RESAMPLES, random.nextLong()));
            // what is estimated depends on whether there is censoring
            double answer = result.censoredPairs() == 0 ? geometric : restricted;
            covers += result.ratio().map(ratio -> ratio.covers(answer)).orElse(true) ? 1 : 0;
        }
        return 100.0 * covers / EXPERIMENTS;
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0.0, 95.2, 95.2",
        "5, 0.2, 96.6, 93.9",
        "5, 0.5, 98.9, 93.7",
        "10, 0.0, 95.3, 95.3",
        "10, 0.2, 96.1, 94.4",
        "10, 0.5, 97.6, 94.9",
        "20, 0.0, 95.2, 95.2",
        "20, 0.2, 95.2, 94.2",
        "20, 0.5, 96.0, 95.6"
    })
    void speedUpsCover(int n, double censored, double ofEqual, double ofFaster) {
        double equal = coverage(n, censored, 1);
        double faster = coverage(n, censored, 1.8);
        assertThat(Math.abs(equal - ofEqual)).isLessThan(noise());
        assertThat(Math.abs(faster - ofFaster)).isLessThan(noise());
    }

    @ParameterizedTest
    @CsvSource({"5, 93.9", "10, 96.9", "20, 96.1"})
    void interquartileMeansCover(int n, double wanted) {
        SplittableRandom random = new SplittableRandom(n);
        int covers = 0;
        for (int e = 0; e < EXPERIMENTS; e++) {
            double[] values = random.doubles(n).map(NORMAL::inverseCumulativeProbability).toArray();
            Interval interval =
                    InterquartileMean.interval(values, new Bootstrap(RESAMPLES, random.nextLong()));
            covers += interval.covers(0) ? 1 : 0;
        }
        assertThat(Math.abs(100.0 * covers / EXPERIMENTS - wanted)).isLessThan(noise());
    }

    /** Groups of independent runs of one kind, a fifth of them censored. */
    @ParameterizedTest
    @CsvSource({"5, 7.2", "10, 6.3", "20, 5.3"})
    void theLogRankTestSeldomFindsWhatIsNotThere(int n, double wanted) {
        SplittableRandom random = new SplittableRandom(77 + n);
        int found = 0;
        for (int e = 0; e < EXPERIMENTS; e++) {
            Times one = experiment(n, 0, horizon(.2), random)[0];
            Times other = experiment(n, 0, horizon(.2), random)[0];
            found += LogRank.of(one, other).pValue() < .05 ? 1 : 0;
        }
        assertThat(Math.abs(100.0 * found / EXPERIMENTS - wanted)).isLessThan(noise());
    }

    /** A check of the checks: an interval that is too narrow is seen. */
    @Test
    void whatCoversTooSeldomIsSeen() {
        SplittableRandom random = new SplittableRandom(4);
        int covers = 0;
        for (int e = 0; e < EXPERIMENTS; e++) {
            double[] values = random.doubles(5).map(NORMAL::inverseCumulativeProbability).toArray();
            Interval interval = Bootstrap.ofMean(values);
            double half = .6 * (interval.high() - interval.estimate());
            covers += Math.abs(interval.estimate()) <= half ? 1 : 0;
        }
        assertThat(Math.abs(100.0 * covers / EXPERIMENTS - 95)).isGreaterThan(noise());
    }
}
