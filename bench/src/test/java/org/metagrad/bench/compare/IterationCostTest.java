package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IterationCostTest {
    private static void assertCost(IterationCost cost, double fixed, double perStep) {
        assertThat(cost.fixed()).isCloseTo(fixed, within(1e-12));
        assertThat(cost.perStep()).isCloseTo(perStep, within(1e-12));
    }

    @Test
    void aFixedPartAndAPartForEveryStep() {
        assertCost(IterationCost.fit(new double[] {0, 100, 200}, new double[] {1, 3, 5}), 1, .02);
        assertThat(new IterationCost(1, .02).seconds(3, 300)).isCloseTo(9, within(1e-12));
    }

    @Test
    void neitherPartIsNegative() {
        assertCost(IterationCost.fit(new double[] {1, 2}, new double[] {1, 3}), 0, 7 / 5.0);
        assertCost(IterationCost.fit(new double[] {1, 2}, new double[] {3, 1}), 2, 0);
        assertCost(IterationCost.fit(new double[] {5, 5}, new double[] {3, 1}), 2, 0);
    }
}
