package org.metagrad.envs.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SineTest {
    @Test
    void agreesWithStrictMath() {
        double error = 0;
        for (int i = -300_000; i <= 300_000; i++) {
            for (double x : new double[] {i * 1e-4, i * 0.02, i * 3.7, i * (Math.PI / 2)}) {
                error = Math.max(error, Math.abs(Sine.of(x) - StrictMath.sin(x)));
            }
        }
        assertThat(error).isLessThan(4e-16);
    }

    @Test
    void specialAndHugeAngles() {
        assertThat(Sine.of(0)).isEqualTo(0.0);
        assertThat(Sine.of(-0.3)).isEqualTo(-Sine.of(0.3));
        assertThat(Sine.of(1e300)).isEqualTo(StrictMath.sin(1e300));
        assertThat(Sine.of(Double.NaN)).isNaN();
        assertThat(Sine.of(Double.POSITIVE_INFINITY)).isNaN();
    }
}
