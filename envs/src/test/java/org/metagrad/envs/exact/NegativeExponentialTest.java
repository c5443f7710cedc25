package org.metagrad.envs.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NegativeExponentialTest {
    @Test
    void agreesWithStrictMath() {
        double largest = 0;
        for (int i = 0; i <= 400_000; i++) {
            double x = i < 200_000 ? i * 2e-5 : (i - 200_000) * 3.4e-3;
            double want = StrictMath.exp(-x);
            largest = Math.max(largest, Math.abs(NegativeExponential.of(x) - want) / want);
        }
        assertThat(largest).isLessThan(3e-16);
        assertThat(NegativeExponential.of(0)).isEqualTo(1);
        assertThat(NegativeExponential.of(1e300)).isBetween(0.0, 1e-303);
        assertThat(NegativeExponential.of(Double.NaN)).isNaN();
    }
}
