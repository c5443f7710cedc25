package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Table;
import org.metagrad.bench.statistics.Interval;

/** The tables of the page of a comparison. */
record CompareTables(Analysis analysis) {
    private static final int TASKS = 10;

    /** Speed-ups of all pairs of columns to one target, in every measure. */
    Html speedUps(double target) {
        List<Measure> measures = analysis.measures();
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.words("kind"));
        columns.add(Table.words("column"));
        columns.add(Table.words("against"));
        columns.add(Table.numbers("pairs"));
        columns.add(Table.numbers("of them censored"));
        columns.add(Table.numbers("cut at, environment steps"));
        columns.add(Table.numbers("came up to then"));
        for (Measure measure : measures) {
            columns.add(Table.numbers("times as fast in " + measure.words()));
        }
        columns.add(Table.numbers("log-rank p, environment steps"));
        List<List<String>> rows = new ArrayList<>();
        for (Grid.Pair pair : analysis.grid().comparisons()) {
            Map<Measure, Analysis.Compared> of = new LinkedHashMap<>();
            for (Analysis.Compared compared : analysis.compared()) {
                if (compared.pair().equals(pair) && compared.target() == target) {
                    of.put(compared.measure(), compared);
                }
            }
            if (of.isEmpty()) {
                continue;
            }
            Analysis.Compared steps = of.get(Measure.ENVIRONMENT_STEPS);
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    analysis.kind(pair).words(),
                                    pair.column(),
                                    pair.reference(),
                                    Integer.toString(steps.speedUp().pairs()),
                                    Integer.toString(steps.speedUp().censoredPairs()),
                                    steps.cut() ? ResultTables.steps(steps.horizon()) : "",
                                    steps.came() + " and " + steps.referenceCame()));
            for (Measure measure : measures) {
                row.add(ratio(of.get(measure)));
            }
            row.add(String.format(Locale.ROOT, "%.3f", steps.speedUp().logRank().pValue()));
            rows.add(row);
        }
        return new Table(
                        "How many times as fast a column comes to a return of "
                                + ResultTables.number(target)
                                + " as the one it stands against, with 95 % intervals over seeds, unadjusted for their number. Above 1 the column is faster; an interval with 1 in it shows no difference. Where pairs are censored it is the ratio of mean times cut where a run was no longer watched, in every measure at a place of its own; what comes later is not in it, so the earlier the cut, the nearer to 1 it tends to be.",
                        columns,
                        rows)
                .html();
    }

    /** The ratio in words; where there is none, up to where no run had come. */
    private String ratio(Analysis.Compared compared) {
        return compared.speedUp()
                .ratio()
                .map(ResultTables::interval)
                .orElseGet(() ->
                        analysis.anyCame(compared)
                                ? "none before " + ResultTables.steps(compared.horizon())
                                : "none came");
    }

    /** How many runs came to one target, and when. */
    Html reached(double target) {
        List<List<String>> rows = new ArrayList<>();
        for (Analysis.Reached reached : analysis.reached()) {
            if (reached.measure() != Measure.ENVIRONMENT_STEPS || reached.target() != target) {
                continue;
            }
            rows.add(
                    List.of(
                            reached.column().name(),
                            reached.times().count() + " of " + reached.times().size(),
                            String.format(
                                    Locale.ROOT,
                                    "%.2f (%.2f to %.2f)",
                                    reached.share().estimate(),
                                    reached.share().low(),
                                    reached.share().high()),
                            reached.median().isPresent()
                                    ? ResultTables.steps(reached.median().getAsDouble())
                                    : "not by half of them",
                            ResultTables.steps(reached.restrictedMean()),
                            ResultTables.steps(reached.horizon())));
        }
        return new Table(
                        "Runs that came to a return of "
                                + ResultTables.number(target)
                                + ", and when. Those that did not were watched at least up to the number in the last column, up to which the mean is taken.",
                        List.of(
                                Table.words("column"),
                                Table.numbers("runs that came"),
                                Table.numbers("share up to the last column, exact interval"),
                                Table.numbers("median, environment steps"),
                                Table.numbers("mean, environment steps"),
                                Table.numbers("up to")),
                        rows)
                .html();
    }

    /** What the columns end with. */
    Html ends() {
        List<List<String>> rows = new ArrayList<>();
        for (Column column : analysis.grid().columns()) {
            List<GridRun> runs = analysis.runs(column);
            rows.add(
                    List.of(
                            column.name(),
                            ResultTables.interval(analysis.finalReturn(column)),
                            mean(runs, FinalScores::before),
                            mean(runs, FinalScores::modeAfter),
                            difference(column),
                            Long.toString(runs.stream().filter(GridRun::diverged).count()),
                            analysis.stepLength(column).isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.3g",
                                            analysis.stepLength(column).getAsDouble())
                                    : "",
                            ResultTables.steps(
                                    runs.stream()
                                            .filter(run -> !run.curve().points().isEmpty())
                                            .mapToDouble(run ->
                                                    run.curve()
                                                            .points()
                                                            .getLast()
                                                            .environmentSteps())
                                            .average()
                                            .orElse(0))));
        }
        return new Table(
                        "Returns at the end on 100 held-out tasks: after one step the interquartile mean over seeds with its 95 % interval, before it and by the mode (the most probable action) means; the difference is that of interquartile means, in pairs; the step is what an iteration adds to the meta-parameters, its mean length.",
                        List.of(
                                Table.words("column"),
                                Table.numbers("after one step"),
                                Table.numbers("before"),
                                Table.numbers("by the mode"),
                                Table.numbers("difference"),
                                Table.numbers("diverged"),
                                Table.numbers("step"),
                                Table.numbers("environment steps")),
                        rows)
                .html();
    }

    private String difference(Column column) {
        Optional<Interval> difference =
                column.reference()
                        .flatMap(other ->
                                analysis.finalDifference(new Grid.Pair(column.name(), other)));
        return difference.map(ResultTables::interval).orElse("");
    }

    private static String mean(
            List<GridRun> runs, java.util.function.ToDoubleFunction<FinalScores> score) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                runs.stream()
                        .flatMap(run -> run.scores().stream())
                        .mapToDouble(score)
                        .average()
                        .orElse(Double.NaN));
    }

    /** The held-out tasks with the largest gains by a step, and with the smallest. */
    Html tasks(Column column) {
        List<FinalScores.OfTask> all = new ArrayList<>(gains(analysis.runs(column)));
        all.sort(Comparator.comparingDouble(task -> task.before() - task.after()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i < TASKS || i >= all.size() - TASKS) {
                FinalScores.OfTask task = all.get(i);
                rows.add(
                        List.of(
                                task.parameters(),
                                String.format(Locale.ROOT, "%.1f", task.before()),
                                String.format(Locale.ROOT, "%.1f", task.after()),
                                String.format(Locale.ROOT, "%+.1f", task.after() - task.before())));
            }
        }
        return new Table(
                        column.name()
                                + ": held-out tasks with the largest and the smallest gain by one step of adaptation, means over seeds.",
                        List.of(
                                Table.words("task"),
                                Table.numbers("before"),
                                Table.numbers("after"),
                                Table.numbers("gain")),
                        rows)
                .html();
    }

    /** Every held-out task with its mean returns over the runs. */
    static List<FinalScores.OfTask> gains(List<GridRun> runs) {
        List<List<FinalScores.OfTask>> scores =
                runs.stream()
                        .flatMap(run -> run.scores().stream())
                        .map(FinalScores::tasks)
                        .toList();
        List<FinalScores.OfTask> means = new ArrayList<>();
        int tasks = scores.stream().mapToInt(List::size).min().orElse(0);
        for (int t = 0; t < tasks; t++) {
            int task = t;
            means.add(
                    new FinalScores.OfTask(
                            scores.getFirst().get(t).parameters(),
                            scores.stream()
                                    .mapToDouble(s -> s.get(task).before())
                                    .average()
                                    .orElse(0),
                            scores.stream()
                                    .mapToDouble(s -> s.get(task).after())
                                    .average()
                                    .orElse(0)));
        }
        return means;
    }

    /** The settings in which columns differ. */
    Html differences() {
        List<Column> columns = analysis.grid().columns();
        Map<String, String> first = columns.getFirst().settings();
        List<String> keys =
                first.keySet().stream()
                        .filter(key ->
                                columns.stream()
                                        .anyMatch(
                                                c -> !c.settings().get(key).equals(first.get(key))))
                        .toList();
        List<Table.Column> heads = new ArrayList<>(List.of(Table.words("column")));
        keys.forEach(key -> heads.add(Table.words(key)));
        heads.add(Table.words("seeds"));
        List<List<String>> rows = new ArrayList<>();
        for (Column column : columns) {
            List<String> row = new ArrayList<>(List.of(column.name()));
            keys.forEach(key -> row.add(column.settings().get(key)));
            row.add(
                    analysis.grid().seeds().text()
                            + (column.seedOffset() == 0 ? "" : " + " + column.seedOffset()));
            rows.add(row);
        }
        return new Table("In what the columns differ.", heads, rows).html();
    }

    /** The settings that all columns have. */
    Html common() {
        List<Column> columns = analysis.grid().columns();
        List<List<String>> rows = new ArrayList<>();
        columns.getFirst()
                .settings()
                .forEach((key, value) -> {
                    if (columns.stream().allMatch(c -> c.settings().get(key).equals(value))) {
                        rows.add(List.of(key, value.isEmpty() ? "none" : value));
                    }
                });
        return new Table(
                        "What all columns have; some of it has no effect beside the rest.",
                        List.of(Table.words("option"), Table.words("value")),
                        rows)
                .html();
    }

    /** What the timing pass found. */
    Html costs() {
        List<List<String>> rows = new ArrayList<>();
        for (Column column : analysis.grid().columns()) {
            analysis.runs(column)
                    .getFirst()
                    .cost()
                    .filter(_ -> column.role() == Column.Role.LEARNER)
                    .ifPresent(cost ->
                            rows.add(
                                    List.of(
                                            column.name(),
                                            String.format(Locale.ROOT, "%.1f", 1e3 * cost.fixed()),
                                            String.format(
                                                    Locale.ROOT, "%.3f", 1e6 * cost.perStep()))));
        }
        return new Table(
                        "Seconds on one thread: what an iteration costs, and each of its environment steps with the derivatives over it.",
                        List.of(
                                Table.words("column"),
                                Table.numbers("iteration, ms"),
                                Table.numbers("environment step, µs")),
                        rows)
                .html();
    }
}
