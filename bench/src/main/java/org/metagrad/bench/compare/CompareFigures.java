package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.metagrad.bench.chart.CurveChart;
import org.metagrad.bench.chart.CurveChart.Course;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Level;
import org.metagrad.bench.chart.CurveChart.Point;
import org.metagrad.bench.chart.CurveChart.Scale;
import org.metagrad.bench.html.Figure;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.statistics.InterquartileMean;
import org.metagrad.bench.statistics.KaplanMeier;
import org.metagrad.bench.statistics.Times;

/** The pictures of the page of a comparison. */
record CompareFigures(Analysis analysis, String command) {
    private static final int PLACES = 60;

    /** Columns in one picture of curves at most. */
    private static final int MOST = 6;

    /** Where the columns of one picture are among those of the grid. */
    List<List<Integer>> groups() {
        List<Integer> all = new ArrayList<>();
        for (int c = 1; c < analysis.grid().columns().size(); c++) {
            all.add(c);
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int from = 0; from == 0 || from < all.size(); from += MOST - 1) {
            List<Integer> group = new ArrayList<>(List.of(0));
            group.addAll(all.subList(from, Math.min(all.size(), from + MOST - 1)));
            groups.add(group);
        }
        return groups;
    }

    /** Mean returns on held-out tasks by a measure, one curve a column. */
    Figure curves(Measure measure, boolean after, List<Integer> group, String id) {
        List<Curve> curves = new ArrayList<>();
        for (int c : group) {
            Column column = analysis.grid().columns().get(c);
            curves.add(
                    new Curve(
                            column.name(),
                            c,
                            course(
                                    analysis.runs(column),
                                    measure,
                                    after
                                            ? RunCurve.Evaluated::after
                                            : RunCurve.Evaluated::before)));
        }
        curves.removeIf(curve -> curve.points().isEmpty());
        if (curves.isEmpty()) {
            curves.add(new Curve("no training", 0, List.of(new Point(0, analysis.random()))));
        }
        List<Level> levels =
                analysis.grid().targets().stream()
                        .filter(_ -> after)
                        .map(target -> new Level("target " + ResultTables.number(target), target))
                        .toList();
        String when = after ? "after one step of adaptation" : "before adaptation";
        String svg =
                new CurveChart(
                                "Return " + when,
                                "held-out tasks, actions drawn; line: interquartile mean over seeds, band: their quartiles",
                                Scale.fromZero(measure.words()),
                                Scale.linear("mean return"),
                                curves,
                                levels,
                                command)
                        .svg();
        return new Figure(
                id,
                svg,
                "Return "
                        + when
                        + " over "
                        + measure.words()
                        + ". Evaluations cost neither steps nor time. All runs of all columns are in curves.csv.");
    }

    /** Interquartile mean and quartiles at even places up to where every run has come. */
    private static List<Point> course(
            List<GridRun> runs, Measure measure, ToDoubleFunction<RunCurve.Evaluated> value) {
        List<GridRun> seen =
                runs.stream().filter(run -> run.curve().evaluations().size() > 1).toList();
        double end =
                seen.stream()
                        .mapToDouble(run -> run.at(run.curve().evaluations().getLast(), measure))
                        .min()
                        .orElse(0);
        List<Point> points = new ArrayList<>();
        for (int p = 0; p <= PLACES && !seen.isEmpty(); p++) {
            double x = end * p / PLACES;
            double[] values =
                    seen.stream().mapToDouble(run -> at(run, measure, value, x)).sorted().toArray();
            points.add(
                    new Point(
                            x,
                            InterquartileMean.of(values),
                            quartile(values, 0.25),
                            quartile(values, 0.75)));
        }
        return points;
    }

    private static double quartile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return below + 1 < sorted.length
                ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below])
                : sorted[below];
    }

    /** The value at a place between two evaluations, on a straight line. */
    private static double at(
            GridRun run, Measure measure, ToDoubleFunction<RunCurve.Evaluated> value, double x) {
        List<RunCurve.Evaluated> all = run.curve().evaluations();
        for (int i = 1; i < all.size(); i++) {
            double to = run.at(all.get(i), measure);
            if (x <= to) {
                double from = run.at(all.get(i - 1), measure);
                double before = value.applyAsDouble(all.get(i - 1));
                double share = to > from ? (x - from) / (to - from) : 1;
                return before + share * (value.applyAsDouble(all.get(i)) - before);
            }
        }
        return value.applyAsDouble(all.getLast());
    }

    /** The share of runs that have not come to a target yet. */
    Figure survival(double target, Measure measure, List<Integer> group, String id) {
        List<Curve> curves = new ArrayList<>();
        for (int c : group) {
            Column column = analysis.grid().columns().get(c);
            Times times = analysis.times(column, target, measure);
            KaplanMeier estimate = KaplanMeier.of(times);
            List<Double> censored = new ArrayList<>();
            for (int i = 0; i < times.size(); i++) {
                if (!times.reached()[i]) {
                    censored.add(times.values()[i]);
                }
            }
            double horizon = Arrays.stream(times.values()).max().orElse(1);
            List<Point> points = new ArrayList<>(List.of(new Point(0, 1)));
            estimate.steps().forEach(step -> points.add(new Point(step.time(), step.survival())));
            points.add(new Point(horizon, estimate.survival(horizon)));
            curves.add(new Curve(column.name(), c, Course.STEPS, points, censored));
        }
        String svg =
                new CurveChart(
                                "Not yet at a return of " + ResultTables.number(target),
                                "Kaplan and Meier's estimate over seeds; a stroke is where runs were no longer watched",
                                Scale.fromZero(measure.words()),
                                Scale.share("share of runs"),
                                curves,
                                List.of(),
                                command)
                        .svg();
        return new Figure(
                id,
                svg,
                "The share of runs that have not come to a return of "
                        + ResultTables.number(target)
                        + " over "
                        + measure.words()
                        + ": the lower a line, the faster.");
    }

    /** What one step of adaptation gains on each held-out task. */
    Figure gains(List<Integer> group, String id) {
        List<Curve> curves = new ArrayList<>();
        for (int c : group) {
            Column column = analysis.grid().columns().get(c);
            List<Point> points =
                    CompareTables.gains(analysis.runs(column)).stream()
                            .map(task -> new Point(task.before(), task.after() - task.before()))
                            .toList();
            if (!points.isEmpty()) {
                curves.add(new Curve(column.name(), c, Course.POINTS, points, List.of()));
            }
        }
        String svg =
                new CurveChart(
                                "What one step of adaptation gains",
                                "each point a held-out task, means over seeds and 20 episodes each",
                                Scale.linear("mean return before adaptation"),
                                Scale.linear("gain by one step"),
                                curves,
                                List.of(new Level("no gain", 0)),
                                command)
                        .svg();
        return new Figure(
                id,
                svg,
                String.format(
                        Locale.ROOT,
                        "Held-out tasks by what is returned before adaptation and by what one step adds. Columns: %s.",
                        String.join(
                                ", ",
                                group.stream()
                                        .map(c -> analysis.grid().columns().get(c).name())
                                        .toList())));
    }

    /** Figures in one block each. */
    static Html[] blocks(List<Figure> figures) {
        return figures.stream().map(Figure::html).toArray(Html[]::new);
    }

    /** The measures of a picture's horizontal axis. */
    List<Measure> axes() {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure != Measure.ITERATIONS)
                .filter(analysis.measures()::contains)
                .toList();
    }
}
