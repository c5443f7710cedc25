package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.bench.chart.BarChart;
import org.metagrad.bench.chart.BarChart.Bar;
import org.metagrad.bench.statistics.Summary;

/** Tables and bars of a suite, whatever its benchmarks are. */
final class SuiteSection {
    /** Parts of an iteration whose times are among the results. */
    private static final List<String> PHASES =
            List.of("rollout", "advantage", "inner", "outer", "optimiser");

    private static final String PRODUCTS = "Products";
    private static final String KERNELS = "kernels";
    private static final int MOST_BARS = 36;
    private static final int MOST_ROWS_OPEN = 24;

    private SuiteSection() {}

    static void write(Measured measured, Document document) {
        for (SuiteTable table : SuiteTable.of(measured.results())) {
            document.page().heading(3, table.type());
            if (!table.fixed().isEmpty()) {
                document.page().paragraph("Of all rows: " + table.fixed() + ".");
            }
            if (measured.suite() != Suite.KERNELS) {
                bars(measured, table.atMost(MOST_BARS), document);
            }
            fold(document, table);
        }
    }

    /** The tables without bars, folded away. */
    static void tables(Measured measured, Document document) {
        for (SuiteTable table : SuiteTable.of(measured.results())) {
            document.page().details(table.type(), table.markdown());
        }
    }

    /** Long tables are folded away. */
    static void fold(Document document, SuiteTable table) {
        int rows = table.results().size();
        if (rows <= MOST_ROWS_OPEN) {
            document.page().paragraph(table.markdown());
        } else {
            document.page().details("All " + rows + " rows", table.markdown());
        }
    }

    private static void bars(Measured measured, SuiteTable table, Document document) {
        List<JmhResult> results =
                table.results().stream().filter(r -> !Noise.isRepetition(r)).toList();
        boolean rates = results.stream().allMatch(r -> r.shown().isRate());
        if (results.size() < 2 || results.size() > MOST_BARS) {
            return;
        }
        double typical = Summary.of(medians(results)).median();
        List<String> phases =
                PHASES.stream()
                        .filter(name -> results.stream().allMatch(r -> r.hasTime(name)))
                        .toList();
        List<Bar> bars = results.stream().map(r -> bar(table, r, rates, typical, phases)).toList();
        String line =
                "Medians with their intervals"
                        + (phases.isEmpty() ? "" : ", phases of each thread, grey the rest")
                        + (table.fixed().isEmpty() ? "" : "; " + table.fixed());
        boolean steps = results.stream().allMatch(r -> r.shown() != r.primary());
        String axis =
                rates
                        ? (steps ? "steps" : "operations") + " per second"
                        : "time of one call, " + Quantity.timeUnitName(typical);
        String file = measured.suite().file() + "-" + table.type() + ".svg";
        document.chart(
                file,
                measured.suite().title() + ": " + table.type(),
                new BarChart(table.type(), line, axis, bars, phases, measured.command()).svg(),
                measured.command());
    }

    /** A time in the unit that suits the typical one, or a rate. */
    private static Bar bar(
            SuiteTable table, JmhResult result, boolean rate, double typical, List<String> phases) {
        double unit = Quantity.timeUnit(typical);
        Summary seconds = result.shown().seconds();
        Summary shown = rate ? seconds.reciprocal(1) : seconds.times(1 / unit);
        return new Bar(
                table.label(result),
                0,
                shown.median(),
                shown.low(),
                shown.high(),
                rate
                        ? Quantity.count(shown.median())
                        : Quantity.timeLike(seconds.median(), typical),
                phases.stream()
                        .map(name -> result.secondary().get(name).seconds().median() / unit)
                        .toList());
    }

    private static double[] medians(List<JmhResult> results) {
        return results.stream().mapToDouble(r -> r.shown().seconds().median()).toArray();
    }

    /** For each precision bars of the fraction of the peak that matrix products reach. */
    static void peak(Measured measured, Document document) {
        for (String precision : List.of("Float", "Double")) {
            List<Bar> bars = new ArrayList<>();
            List<SuiteTable> tables =
                    SuiteTable.of(measured.results()).stream()
                            .filter(table -> table.type().equals(precision + PRODUCTS))
                            .filter(table -> !Double.isNaN(table.peak()))
                            .toList();
            List<String> sets =
                    tables.stream()
                            .flatMap(table -> table.results().stream())
                            .map(result -> result.parameter(KERNELS))
                            .distinct()
                            .toList();
            tables.forEach(table -> bars.addAll(shares(table, sets)));
            if (bars.isEmpty()) {
                continue;
            }
            String name = precision.toLowerCase(Locale.ROOT);
            String words =
                    "Matrix products, GFLOP/s as a fraction of the peak loop's of the same run, "
                            + name;
            document.chart(
                    "peak-" + name + ".svg",
                    words,
                    new BarChart(
                                    "Fraction of the machine's peak, " + name,
                                    words + "; medians with their intervals",
                                    "% of the peak of fused multiply-adds",
                                    bars,
                                    sets,
                                    measured.command())
                            .svg(),
                    measured.command());
        }
    }

    /** Rows of the same work one below the other, one colour for each kernel set. */
    private static List<Bar> shares(SuiteTable table, List<String> sets) {
        Map<String, List<JmhResult>> works = new LinkedHashMap<>();
        for (JmhResult result : table.results()) {
            if (result.gflops().isPresent()) {
                works.computeIfAbsent(table.label(result, KERNELS), _ -> new ArrayList<>())
                        .add(result);
            }
        }
        List<Bar> bars = new ArrayList<>();
        works.forEach((work, results) -> {
            String label = work;
            for (JmhResult result : results) {
                Summary rate = result.gflops().orElseThrow();
                Summary share = rate.times(100 / table.peak());
                bars.add(
                        new Bar(
                                label,
                                Math.max(0, sets.indexOf(result.parameter(KERNELS))),
                                share.median(),
                                share.low(),
                                share.high(),
                                Quantity.number(rate.median()) + " GFLOP/s"));
                label = "";
            }
        });
        return bars;
    }
}
