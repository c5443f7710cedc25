package org.metagrad.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metagrad.bench.report.Metric;

class SummaryTest {
    /** P(Binomial(15, 1/2) < 4) = (1 + 15 + 105 + 455) / 2^15 = 0.0176; with 1365 more 0.0592. */
    @Test
    void ofFifteenValuesTheFourthToTheTwelfth() {
        double[][] forks = {{5, 4, 3, 2, 1}, {10, 9, 8, 7, 6}, {15, 14, 13, 12, 11}};
        Summary summary = Summary.of(forks);
        assertThat(summary.median()).isEqualTo(8);
        assertThat(summary.low()).isEqualTo(4);
        assertThat(summary.high()).isEqualTo(12);
        assertThat(summary.coverage()).isEqualTo(1 - 2 * 576 / 32768.0);
        assertThat(summary.count()).isEqualTo(15);
        assertThat(summary.forks()).isEqualTo(3);
        assertThat(summary.forkSpread()).isEqualTo((13 - 3) / 8.0);
    }

    @Test
    void ofSixValuesTheRangeCovers() {
        Summary summary = Summary.of(1, 2, 3, 4, 6, 100);
        assertThat(summary.median()).isEqualTo(3.5);
        assertThat(summary.low()).isEqualTo(1);
        assertThat(summary.high()).isEqualTo(100);
        assertThat(summary.coverage()).isEqualTo(1 - 2 / 64.0);
    }

    @Test
    void ofFewValuesTheRangeWithLessCoverage() {
        assertThat(Summary.of(3, 1, 2).coverage()).isEqualTo(0.75);
        assertThat(Summary.of(3, 1, 2).low()).isEqualTo(1);
        assertThat(Summary.of(3, 1, 2).high()).isEqualTo(3);
        Summary one = Summary.of(7);
        assertThat(one.low()).isEqualTo(7);
        assertThat(one.high()).isEqualTo(7);
        assertThat(one.coverage()).isZero();
    }

    @Test
    void everyIntervalCoversAndTheNextNarrowerOneDoesNot() {
        for (int n = 6; n <= 60; n++) {
            double[] values = IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
            Summary summary = Summary.of(values);
            int j = (int) summary.low();
            assertThat(summary.high()).isEqualTo(n + 1 - j);
            assertThat(coverage(n, j)).isGreaterThanOrEqualTo(0.95);
            assertThat(coverage(n, j + 1)).isLessThan(0.95);
            assertThat(summary.coverage()).isEqualTo(coverage(n, j), within(1e-12));
        }
    }

    private static double coverage(int n, int j) {
        double below = 0;
        for (int i = 0; i < j; i++) {
            double term = Math.pow(0.5, n);
            for (int f = 0; f < i; f++) {
                term *= (double) (n - f) / (f + 1);
            }
            below += term;
        }
        return 1 - 2 * below;
    }

    @Test
    void ratesAreTimesTurnedRound() {
        Metric rate = new Metric(new double[][] {{2, 4, 5}}, "ops/ms");
        Summary seconds = rate.seconds();
        assertThat(seconds.median()).isEqualTo(1e-3 / 4);
        assertThat(seconds.low()).isEqualTo(1e-3 / 5);
        assertThat(seconds.high()).isEqualTo(1e-3 / 2);
        assertThat(new Metric(new double[][] {{3}}, "us/op").seconds().median())
                .isEqualTo(3e-6, within(1e-20));
        assertThat(new Metric(new double[][] {{3}}, "B/op").isTime()).isFalse();
    }

    @Test
    void aRatiosIntervalTakesTheFarEnds() {
        Ratio ratio = Ratio.of(Summary.of(9, 10, 12), Summary.of(4, 5, 6));
        assertThat(ratio).isEqualTo(new Ratio(2, 1.5, 3));
        assertThat(ratio.includesOne()).isFalse();
        assertThat(Ratio.of(Summary.of(4, 5, 6), Summary.of(5, 6)).includesOne()).isTrue();
    }
}
