package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.metagrad.bench.chart.BarChart;
import org.metagrad.bench.chart.CurveChart;
import org.metagrad.bench.chart.CurveChart.Course;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Level;
import org.metagrad.bench.chart.CurveChart.Point;
import org.metagrad.bench.chart.CurveChart.Scale;
import org.metagrad.bench.io.Count;

/** The charts of one run, as SVG. */
final class RunCharts {
    /** More points than these nobody tells apart in the width of a chart. */
    private static final int MOST_POINTS = 240;

    private final RunRecord run;
    private final String command;

    RunCharts(RunRecord run) {
        this.run = run;
        command = run.description().getOrDefault("command", "");
    }

    /** How many iterations a point of the learning curve stands for. */
    int iterationsOfPoint() {
        return Iteration.grouped(run.iterations(), MOST_POINTS).getFirst().size();
    }

    /** Scores in training by iteration, before and after adaptation; empty before the first. */
    Optional<String> learning() {
        if (run.iterations().isEmpty()) {
            return Optional.empty();
        }
        List<Point> before = new ArrayList<>();
        List<Point> after = new ArrayList<>();
        for (List<Iteration> group : Iteration.grouped(run.iterations(), MOST_POINTS)) {
            int number = group.getLast().number();
            before.add(point(number, group.stream().mapToDouble(Iteration::before).toArray()));
            after.add(point(number, group.stream().mapToDouble(Iteration::after).toArray()));
        }
        return Optional.of(
                curves(
                        "In training",
                        "mean over "
                                + Count.of(run.config().tasks(), "task")
                                + ", drawn anew in each iteration",
                        List.of(
                                new Curve("before adaptation", 0, before),
                                new Curve(
                                        "after "
                                                + Count.of(
                                                        run.config().innerSteps(),
                                                        "adaptation step"),
                                        1,
                                        after))));
    }

    /** The mean of some iterations with the least and the greatest, where there are several. */
    private static Point point(int number, double[] scores) {
        if (scores.length == 1) {
            return new Point(number, finite(scores[0]));
        }
        double mean = DoubleStream.of(scores).average().orElseThrow();
        return new Point(
                number,
                finite(mean),
                DoubleStream.of(scores).min().orElseThrow(),
                DoubleStream.of(scores).max().orElseThrow());
    }

    /** A curve is interrupted where a score has diverged. */
    private static double finite(double score) {
        return Double.isFinite(score) ? score : Double.NaN;
    }

    private String curves(String title, String line, List<Curve> curves) {
        boolean logarithmic =
                run.ofErrors()
                        && curves.stream()
                                .flatMap(curve -> curve.points().stream())
                                .allMatch(point -> !(point.y() <= 0) && !(point.low() <= 0));
        return new CurveChart(
                        title,
                        line,
                        Scale.fromZero("iteration"),
                        logarithmic ? Scale.logarithmic(run.score()) : Scale.linear(run.score()),
                        curves,
                        List.of(),
                        command)
                .svg();
    }

    /** Evaluations on held-out tasks during the training; empty if there were none. */
    Optional<String> evaluations() {
        List<Curve> curves = new ArrayList<>();
        for (String actions : List.of("sampled", "mode")) {
            for (int steps = 0; steps <= 1; steps++) {
                List<Point> points = new ArrayList<>();
                for (Score score : run.evaluations()) {
                    if (score.steps() == steps && score.actions().equals(actions)) {
                        points.add(
                                new Point(
                                        score.iteration(),
                                        finite(score.mean()),
                                        finite(score.mean() - score.error()),
                                        finite(score.mean() + score.error())));
                    }
                }
                if (!points.isEmpty()) {
                    curves.add(
                            new Curve(
                                    RunPage.adapted(steps)
                                            + (run.ofErrors() ? "" : ", " + RunPage.told(actions)),
                                    curves.size(),
                                    points));
                }
            }
        }
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        curves(
                                "On held-out tasks",
                                "the same "
                                        + Count.of(run.evaluations().getFirst().tasks(), "task")
                                        + " each time",
                                curves));
    }

    /**
     * What each held-out task gains by adaptation, over a number in which tasks differ, by its
     * name.
     */
    List<Map.Entry<String, String>> gains() {
        List<Score> before = run.scores(0);
        List<Score> after = run.scores(run.steps());
        List<Map.Entry<String, String>> charts = new ArrayList<>();
        if (before.size() != after.size()) {
            return charts;
        }
        Map<String, List<Double>> differing =
                TaskNumbers.differing(before.stream().map(Score::parameters).toList());
        differing.forEach((name, values) -> {
            List<Point> points = new ArrayList<>();
            for (int t = 0; t < values.size(); t++) {
                double gain = after.get(t).mean() - before.get(t).mean();
                if (Double.isFinite(gain)) {
                    points.add(new Point(values.get(t), gain));
                }
            }
            if (!points.isEmpty()) {
                charts.add(Map.entry(name, gain(name, points)));
            }
        });
        return charts;
    }

    private String gain(String name, List<Point> points) {
        return new CurveChart(
                        "Gain by " + name,
                        Count.of(points.size(), "held-out task"),
                        Scale.linear(name),
                        Scale.linear("change of the " + run.score()),
                        List.of(
                                new Curve(
                                        RunPage.adapted(run.steps()) + " minus before",
                                        0,
                                        Course.POINTS,
                                        points,
                                        List.of())),
                        List.of(new Level("no change", 0)),
                        command)
                .svg();
    }

    /** Where the time of the training went; empty before the first iteration. */
    Optional<String> times() {
        if (!(run.seconds() > 0)) {
            return Optional.empty();
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        RunPage.times(run)
                .forEach((phase, seconds) -> {
                    double share = 100 * seconds / run.seconds();
                    bars.add(
                            new BarChart.Bar(
                                    phase,
                                    0,
                                    share,
                                    share,
                                    share,
                                    String.format(Locale.ROOT, "%.2f s", seconds)));
                });
        return Optional.of(
                new BarChart(
                                "Time by phase",
                                Rounded.of(run.seconds())
                                        + " s in "
                                        + Count.of(run.iterations().size(), "iteration"),
                                "% of the time of the iterations",
                                bars,
                                List.of(),
                                command)
                        .svg());
    }
}
