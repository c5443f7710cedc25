package org.metagrad.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.report.Quantity;

class AxisTest {
    @Test
    void linearTicksAreRoundAndReachBeyondTheGreatest() {
        assertThat(Axis.fromZero(104, 0, 100).ticks())
                .containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0);
        assertThat(Axis.fromZero(100, 0, 100).high()).isEqualTo(100);
        assertThat(labels(Axis.fromZero(0.27, 0, 1)))
                .containsExactly("0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3");
        assertThat(Axis.fromZero(0, 0, 100).high()).isEqualTo(1);
    }

    @Test
    void anyLinearAxisHasFewTicksAndHoldsItsNumbers() {
        for (double greatest = 1e-7; greatest < 1e9; greatest *= 1.37) {
            Axis axis = Axis.fromZero(greatest, 0, 500);
            assertThat(axis.high()).isGreaterThanOrEqualTo(greatest * (1 - 1e-8));
            assertThat(axis.ticks()).hasSizeBetween(3, 8);
            assertThat(axis.ticks().getLast()).isCloseTo(axis.high(), within(axis.high() * 1e-9));
        }
    }

    @Test
    void logarithmicTicksFitTheRange() {
        assertThat(new Axis(1, 1000, true, 0, 1).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(new Axis(1, 100, true, 0, 1).ticks())
                .containsExactly(1.0, 3.0, 10.0, 30.0, 100.0);
        assertThat(new Axis(1, 12, true, 0, 1).ticks()).containsExactly(1.0, 2.0, 5.0, 10.0);
        assertThat(new Axis(0.02, 0.5, true, 0, 1).ticks())
                .containsExactly(0.02, 0.05, 0.1, 0.2, 0.5);
        assertThat(new Axis(1, 2, true, 0, 1).ticks()).containsExactly(1.0, 1.5, 2.0);
    }

    @Test
    void placesAreProportional() {
        Axis axis = new Axis(1, 100, true, 50, 250);
        assertThat(axis.place(1)).isEqualTo(50);
        assertThat(axis.place(10)).isEqualTo(150, within(1e-9));
        assertThat(axis.place(100)).isEqualTo(250, within(1e-9));
        assertThat(new Axis(0, 4, false, 300, 100).place(1)).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.001, 0.001",
        "2.5, 2.5",
        "500, 500",
        "4000, 4000",
        "20000, 20k",
        "1000000, 1M",
        "150000000, 150M",
        "0.00002, 2e-5",
        "0.30000000000000004, 0.3"
    })
    void labelsAreShort(double value, String label) {
        assertThat(Axis.label(value)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.234, 1.23",
        "9.996, 10.0",
        "99.96, 100",
        "123.4, 123",
        "0.01234, 0.0123",
        "0.00012, 1.20e-4",
        "123456, 1.23e5",
        "99999, 99999",
        "-2.5, -2.50",
        "NaN, -"
    })
    void numbersHaveThreeDigits(double value, String text) {
        assertThat(Quantity.number(value)).isEqualTo(text);
    }

    @Test
    void unitsFit() {
        assertThat(Quantity.time(0.0032)).isEqualTo("3.20 ms");
        assertThat(Quantity.time(2.5e-8)).isEqualTo("25.0 ns");
        assertThat(Quantity.bytes(1200)).isEqualTo("1.17 KiB");
        assertThat(Quantity.bytes(64)).isEqualTo("64 B");
        assertThat(Quantity.count(31_200_000)).isEqualTo("31.2 M");
        assertThat(Quantity.percent(0.0321)).isEqualTo("3.2 %");
    }

    @Test
    void labelsMoveApartAndKeepTheirOrder() {
        assertThat(LineChart.apart(new double[] {10, 50}, 16, 0, 100)).containsExactly(10, 50);
        assertThat(LineChart.apart(new double[] {50, 50}, 16, 0, 100)).containsExactly(42, 58);
        assertThat(LineChart.apart(new double[] {2, 3, 90}, 16, 0, 100)).containsExactly(0, 16, 90);
        double[] places = LineChart.apart(new double[] {40, 50, 52, 54, 70, 99, 99}, 16, 0, 120);
        for (int i = 1; i < places.length; i++) {
            assertThat(places[i] - places[i - 1]).isGreaterThanOrEqualTo(16 - 1e-9);
        }
        assertThat(places[0]).isGreaterThanOrEqualTo(0);
        assertThat(places[6]).isLessThanOrEqualTo(120);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis::label).toList();
    }
}
