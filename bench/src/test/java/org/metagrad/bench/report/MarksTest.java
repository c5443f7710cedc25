package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    private static JmhResult result(
            String benchmark, String kernels, double milliseconds, double bytes) {
        return new JmhResult(
                "org.metagrad.bench.jmh." + benchmark,
                Map.of("kernels", kernels),
                Map.of(),
                new Metric(new double[][] {{milliseconds}}, "ms/op"),
                Map.of(
                        "gc.alloc.rate.norm",
                        new Metric(new double[][] {{0, bytes, 0, 0}}, "B/op")));
    }

    private static double fall(String unit, double[]... raw) {
        return new Metric(raw, unit).fall();
    }

    @Test
    void aLoadAboveHalfTheCoresIsBusy() {
        assertThat(Marks.busy(1.01, 2)).hasValue("a load of 1.01 on 2 cores before the start");
        assertThat(Marks.busy(0.6, 1)).hasValue("a load of 0.60 on 1 core before the start");
        assertThat(Marks.busy(1, 2)).isEmpty();
        assertThat(Marks.busy(-1, 2)).isEmpty();
        assertThat(Marks.busy(Map.of("loadBefore", "8.5", "cores", "16"))).isPresent();
        assertThat(Marks.busy(Map.of("cores", "16"))).isEmpty();
        assertThat(Marks.busy(Map.of("loadBefore", "much", "cores", "16"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FloatProducts.forward, best, 0.3, 80, allocates up to 80 B a call",
        "DoubleReductions.maxRows, scalar, 0.3, 80, allocates up to 80 B a call",
        "FloatFunctions.apply, best, 1e-6, 0.047, allocates up to 0.0470 B a call",
        "FloatDerivatives.reverseOverReverse, best, 0.2, 10695, allocates up to 10.4 KiB a call",
        // what JMH's own threads allocate meanwhile
        "FloatProducts.forward, best, 1, 30,",
        "FloatProducts.forward, scalar, 10, 300,",
        "FloatProducts.forward, ejml, 0.3, 80,",
        "ReferenceDerivatives.gradient, best, 0.3, 80,",
        "FloatMetaUpdate.update, best, 0.3, 80,"
    })
    void aKernelThatAllocatesIsMarked(
            String benchmark, String kernels, double milliseconds, double bytes, String mark) {
        assertThat(Marks.of(result(benchmark, kernels, milliseconds, bytes)))
                .isEqualTo(mark == null ? List.of() : List.of(mark));
    }

    @Test
    void timesFallWhereEveryForksLastIterationsAreFasterThanItsFirst() {
        assertThat(fall("ms/op", new double[] {10, 9, 8, 7.5}))
                .isEqualTo(1 - 7.75 / 9.5, within(1e-12));
        assertThat(fall("ops/s", new double[] {1 / 10., 1 / 9., 1 / 8.}))
                .isEqualTo(0.2, within(1e-12));
        assertThat(fall("ms/op", new double[] {24, 7, 2}, new double[] {9, 2, 1}))
                .isEqualTo((1 - 2 / 24. + 1 - 1 / 9.) / 2, within(1e-12));
        // the middle one of five is neither first nor last
        assertThat(fall("us/op", new double[] {4, 4, 9, 3, 3})).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void noiseTwoIterationsAndRisingTimesAreNoFall() {
        assertThat(fall("ms/op", new double[] {10, 8, 9, 7})).isZero();
        assertThat(fall("ms/op", new double[] {10, 5, 1}, new double[] {10, 10, 10})).isZero();
        assertThat(fall("ms/op", new double[] {10, 5})).isZero();
        assertThat(fall("ms/op", new double[] {5, 6, 7})).isZero();
        assertThat(fall("ops/s", new double[] {10, 8, 7})).isZero();
        assertThat(fall("ms/op", new double[] {})).isZero();
        assertThat(fall("ms/op")).isZero();
    }

    @Test
    void theMarksOfAFileNameItsBenchmarks() {
        String results =
                """
                [{"benchmark":"p.FullHessian.planned","params":{"network":"4-8-2"},
                  "primaryMetric":{"scoreUnit":"us/op","rawData":[[24,7,2],[9,2,1]]}},
                 {"benchmark":"p.FloatFunctions.apply","params":{"kernels":"best"},
                  "primaryMetric":{"scoreUnit":"ms/op","rawData":[[1]]},
                  "secondaryMetrics":{"\u00b7gc.alloc.rate.norm":{"scoreUnit":"B/op","rawData":[[500]]}}},
                 {"benchmark":"p.FloatPeak.peak",
                  "primaryMetric":{"scoreUnit":"ms/op","rawData":[[1.04,1,1]]}}]
                """;
        assertThat(Marks.of(Map.of("loadBefore", 3.0, "cores", 4L), results))
                .containsExactly(
                        "busy machine: a load of 3.00 on 4 cores before the start",
                        "FullHessian.planned network 4-8-2: still falls, by 90.3 %",
                        "FloatFunctions.apply kernels best: allocates up to 500 B a call");
        assertThat(Marks.of(Map.of("loadBefore", 1.0, "cores", 4L), "[]")).isEmpty();
    }
}
