package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.bench.chart.BarChart;
import org.metagrad.bench.chart.BarChart.Bar;
import org.metagrad.bench.chart.LineChart;
import org.metagrad.bench.chart.LineChart.Line;
import org.metagrad.bench.chart.LineChart.Point;
import org.metagrad.bench.statistics.Summary;

/** What a meta-update costs: statements, bars of the learners, scaling, table. */
final class MetaUpdateSection {
    private MetaUpdateSection() {}

    static void write(Measured measured, Document document) {
        List<MetaUpdates> precisions = MetaUpdates.of(measured.results());
        for (MetaUpdates updates : precisions) {
            String precision = updates.precision().toLowerCase(Locale.ROOT);
            document.page().heading(3, "In " + precision);
            document.page()
                    .paragraph("Base, where nothing else is said: " + updates.describeBase() + ".");
            List<String> sentences = new Scaling(updates).sentences();
            if (!sentences.isEmpty()) {
                document.page()
                        .paragraph(
                                "Ratios of medians with intervals; what the cost model of the programs predicts is in brackets; exponents are fitted by least squares to logarithms, with 95 % intervals.");
                document.page().points(sentences);
            }
            bars(measured, updates, precision, document);
            for (String axis : Scaling.AXES) {
                scaling(measured, updates, precision, axis, document);
            }
        }
        for (SuiteTable table : SuiteTable.of(measured.results())) {
            document.page().heading(3, table.type());
            SuiteSection.fold(document, table);
        }
    }

    private static void bars(
            Measured measured, MetaUpdates updates, String precision, Document document) {
        List<String> steps = Measured.values(updates.results(), MetaUpdates.STEPS);
        List<String> legend = steps.stream().map(k -> "k = " + k).toList();
        List<Bar> bars = new ArrayList<>();
        for (String learner : updates.learners()) {
            for (JmhResult result : updates.along(learner, MetaUpdates.STEPS)) {
                Summary time = result.primary().seconds().times(1e3);
                String k = result.parameter(MetaUpdates.STEPS);
                String label = MetaUpdates.display(learner) + (k.isEmpty() ? "" : ", k = " + k);
                bars.add(
                        new Bar(
                                label,
                                Math.max(0, steps.indexOf(k)),
                                time.median(),
                                time.low(),
                                time.high(),
                                Quantity.number(time.median()) + " ms"));
            }
        }
        if (bars.isEmpty()) {
            return;
        }
        String words = "Time of a meta-update in " + precision + " by learner and inner steps k";
        document.chart(
                "meta-update-" + precision + ".svg",
                words,
                new BarChart(
                                "The cost of a meta-update, " + precision,
                                updates.describeBase() + "; medians with their intervals",
                                "time of one meta-update, ms",
                                bars,
                                legend,
                                measured.command())
                        .svg(),
                measured.command());
    }

    private static void scaling(
            Measured measured,
            MetaUpdates updates,
            String precision,
            String axis,
            Document document) {
        List<Line> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < updates.learners().size(); i++) {
            String learner = updates.learners().get(i);
            List<JmhResult> along =
                    updates.along(learner, axis).stream()
                            .filter(r -> Double.isFinite(MetaUpdates.number(r.parameter(axis))))
                            .toList();
            if (along.size() < 2) {
                continue;
            }
            List<Point> points = new ArrayList<>();
            for (JmhResult result : along) {
                Summary time = result.primary().seconds().times(1e3);
                double x = MetaUpdates.number(result.parameter(axis));
                points.add(new Point(x, time.median(), time.low(), time.high()));
            }
            lines.add(new Line(updates.name(learner), i, points));
            rows.add(slopes(updates.name(learner), along, axis));
        }
        if (lines.isEmpty()) {
            return;
        }
        String unit =
                switch (axis) {
                    case "width" -> "width, units of each hidden layer";
                    case "rows" -> "rows, samples of each draw";
                    default -> axis + " of the meta-batch";
                };
        String words = "Time of a meta-update in " + precision + " against " + axis;
        document.chart(
                "scaling-" + axis + "-" + precision + ".svg",
                words,
                new LineChart(
                                "Scaling in " + axis + ", " + precision,
                                updates.describeBase(axis) + "; medians with their intervals",
                                unit,
                                "time of one meta-update, ms",
                                lines,
                                measured.command())
                        .svg(),
                measured.command());
        document.page()
                .table(
                        List.of("learner", " time grows as", " FLOPs grow as", " memory grows as"),
                        rows);
    }

    private static List<String> slopes(String name, List<JmhResult> along, String axis) {
        String power = axis + "^";
        boolean flops = along.stream().allMatch(r -> r.flops() > 0);
        boolean live = along.stream().allMatch(r -> r.liveBytes() > 0);
        return List.of(
                name,
                power
                        + Scaling.exponent(
                                Scaling.law(along, axis, r -> r.primary().seconds().median())),
                flops ? power + Scaling.exponent(Scaling.law(along, axis, JmhResult::flops)) : "-",
                live
                        ? power + Scaling.exponent(Scaling.law(along, axis, JmhResult::liveBytes))
                        : "-");
    }
}
