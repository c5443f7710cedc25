package org.metagrad.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] VALUES = {3, 1, 4, 1, 5, 9, 2, 6};

    private static double mean(int[] units) {
        return Arrays.stream(units).mapToDouble(i -> VALUES[i]).average().orElseThrow();
    }

    @Test
    void theErrorOfAMeanIsTheUsualOne() {
        Interval interval = new Bootstrap(20_000, 3).standardErrors(units -> mean(units[0]), 8);
        Interval usual = Bootstrap.ofMean(VALUES);
        assertThat(interval.estimate()).isEqualTo(usual.estimate());
        assertThat(interval.low()).isCloseTo(usual.low(), within(.05));
        assertThat(interval.high()).isCloseTo(usual.high(), within(.05));
    }

    @Test
    void studentsIntervalOfAMean() {
        // mean 3.875, deviation 2.748376, t of 7 degrees of freedom 2.364624
        Interval interval = Bootstrap.ofMean(VALUES);
        assertThat(interval.estimate()).isEqualTo(3.875);
        assertThat(interval.high() - interval.estimate())
                .isCloseTo(2.364624 * 2.748376 / Math.sqrt(8), within(1e-5));
        assertThat(interval.covers(3)).isTrue();
        assertThat(interval.covers(7)).isFalse();
    }

    /** With 8 units a is .0058, not .025. */
    @Test
    void percentilesAreThoseOfASmallSample() {
        Bootstrap bootstrap = new Bootstrap(20_000, 3);
        Interval interval = bootstrap.percentiles(units -> mean(units[0]), 8);
        double[] replicates = bootstrap.replicates(units -> mean(units[0]), 8);
        long below = Arrays.stream(replicates).filter(r -> r < interval.low()).count();
        assertThat(below / 20_000.0).isCloseTo(.0058, within(.002));
    }

    @Test
    void strataAreDrawnApartAndTheSeedDecides() {
        Bootstrap bootstrap = new Bootstrap(200, 9);
        double[] sums =
                bootstrap.replicates(
                        units -> {
                            assertThat(units[0]).hasSize(3);
                            assertThat(units[1]).hasSize(5);
                            assertThat(Arrays.stream(units[1]).boxed())
                                    .allMatch(i -> i >= 0 && i < 5);
                            return Arrays.stream(units[0]).sum()
                                    + 100 * Arrays.stream(units[1]).sum();
                        },
                        3,
                        5);
        assertThat(sums).isSorted();
        Bootstrap.Statistic first = units -> units[0][0] + units[0][1];
        assertThat(bootstrap.replicates(first, 9)).isEqualTo(bootstrap.replicates(first, 9));
        assertThat(new Bootstrap(200, 8).replicates(first, 9))
                .isNotEqualTo(bootstrap.replicates(first, 9));
    }

    @Test
    void quartersAreLeftOutAtBothEnds() {
        assertThat(InterquartileMean.of(new double[] {1, 2, 3, 100})).isEqualTo(2.5);
        assertThat(InterquartileMean.of(new double[] {5, 1, -50, 3, 100})).isEqualTo(3);
        assertThat(InterquartileMean.of(new double[] {1, 2, 6})).isEqualTo(3);
        assertThat(InterquartileMean.of(new double[] {8, 1, 2, 3, 4, 5, 6, 7})).isEqualTo(4.5);
    }

    @Test
    void aDifferenceIsOfPairs() {
        double[] values = {1, 20, 300, 4000, 50000};
        double[] others = Arrays.stream(values).map(v -> v - 3).toArray();
        Interval difference = InterquartileMean.difference(values, others, new Bootstrap(500, 1));
        assertThat(difference.low()).isCloseTo(3, within(1e-9));
        assertThat(difference.high()).isCloseTo(3, within(1e-9));
    }

    @Test
    void tooLittleIsRefused() {
        assertThatThrownBy(() -> new Bootstrap(99, 1)).hasMessageContaining("at least 100");
        assertThatThrownBy(() -> new Bootstrap(100, 1).percentiles(_ -> 1, 1))
                .hasMessageContaining("at least 2 wanted");
        assertThatThrownBy(() -> Bootstrap.ofMean(new double[1]))
                .hasMessageContaining("at least 2");
    }
}
