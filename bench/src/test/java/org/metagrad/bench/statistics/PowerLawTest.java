package org.metagrad.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.bench.report.Scaling;

class PowerLawTest {
    @Test
    void findsAnExactPower() {
        double[] x = {1, 5, 10, 40};
        double[] y = {3, 3 * Math.pow(5, 1.7), 3 * Math.pow(10, 1.7), 3 * Math.pow(40, 1.7)};
        PowerLaw law = PowerLaw.fit(x, y);
        assertThat(law.slope()).isEqualTo(1.7, within(1e-12));
        assertThat(law.halfWidth()).isEqualTo(0, within(1e-12));
    }

    /**
     * Logarithms (0, 0), (1, 1), (2, 3): slope 3/2, residuals 1/6, -1/3, 1/6, so the slope's error
     * is sqrt(1/6 / 1 / 2) and t with one degree of freedom 12.706.
     */
    @Test
    void theIntervalIsThatOfLeastSquares() {
        double[] x = {1, Math.E, Math.exp(2)};
        double[] y = {1, Math.E, Math.exp(3)};
        PowerLaw law = PowerLaw.fit(x, y);
        assertThat(law.slope()).isEqualTo(1.5, within(1e-12));
        assertThat(law.halfWidth()).isEqualTo(12.706 * Math.sqrt(1 / 12.0), within(1e-10));
    }

    @Test
    void twoPointsLeaveNoInterval() {
        PowerLaw law = PowerLaw.fit(new double[] {1, 2}, new double[] {1, 4});
        assertThat(law.slope()).isEqualTo(2, within(1e-12));
        assertThat(law.halfWidth()).isNaN();
        assertThat(Scaling.exponent(law)).isEqualTo("2.00");
    }

    @Test
    void studentsQuantilesAreThoseOfTheTables() {
        assertThat(PowerLaw.student(3)).isEqualTo(3.182);
        assertThat(PowerLaw.student(12)).isEqualTo(2.179, within(1e-3));
        assertThat(PowerLaw.student(20)).isEqualTo(2.086, within(1e-3));
        assertThat(PowerLaw.student(60)).isEqualTo(2.000, within(1e-3));
    }
}
