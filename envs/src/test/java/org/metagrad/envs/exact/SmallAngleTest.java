package org.metagrad.envs.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallAngleTest {
    @Test
    void agreesWithStrictMathUpToAQuarterOfPi() {
        double sinError = 0;
        double cosError = 0;
        int n = 200_000;
        for (int i = -n; i <= n; i++) {
            double x = i * (Math.PI / 4) / n;
            sinError = Math.max(sinError, Math.abs(SmallAngle.sin(x) - StrictMath.sin(x)));
            cosError = Math.max(cosError, Math.abs(SmallAngle.cos(x) - StrictMath.cos(x)));
        }
        assertThat(sinError).isLessThan(2.3e-16);
        assertThat(cosError).isLessThan(2.3e-16);
    }

    @Test
    void isExactAtZeroAndOdd() {
        assertThat(SmallAngle.sin(0)).isEqualTo(0.0);
        assertThat(SmallAngle.cos(0)).isEqualTo(1.0);
        assertThat(SmallAngle.sin(-0.2)).isEqualTo(-SmallAngle.sin(0.2));
    }
}
