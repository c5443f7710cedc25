package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.metagrad.bench.html.Figure;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.html.Section;
import org.metagrad.bench.statistics.Interval;
import org.metagrad.meta.config.TrainingConfig;

/**
 * {@code report.html} of a comparison: what came out, in a file that needs nothing else.
 *
 * @param analysis of the finished grid
 * @param folder of the grid
 * @param description what {@code compare.properties} says of the machine and the command
 */
record ComparePage(Analysis analysis, Path folder, Map<String, String> description) {
    static final String NAME = "report.html";

    /** What is filmed. */
    private static final List<String> TASKS = List.of("medium", "sample");

    void write() throws IOException {
        page().write(folder.resolve(NAME));
    }

    private Page page() throws IOException {
        List<Section> sections = new ArrayList<>();
        CompareTables tables = new CompareTables(analysis);
        CompareFigures figures = new CompareFigures(analysis, described("command"));
        if (analysis.judged()
                && analysis.grid().seeds().values().size() > 1
                && !analysis.grid().targets().isEmpty()) {
            sections.add(speed(tables, figures));
        }
        sections.add(curves(figures));
        sections.add(
                new Section(
                        "ends",
                        "What they end with",
                        tables.ends(),
                        Html.paragraph(
                                "A run whose numbers grew beyond all bounds counts with the return of no training.")));
        sections.add(tasks(tables, figures));
        sections.add(films());
        sections.add(settings(tables));
        return new Page(
                "Comparison on " + first().config().environment(),
                summary(),
                sections,
                Html.paragraph(
                        String.format(
                                Locale.ROOT,
                                "Made by %s, commit %s, JDK %s, %s, begun %s.",
                                described("command"),
                                described("commit"),
                                described("jdk"),
                                described("os"),
                                described("started"))),
                List.of());
    }

    private Column first() {
        return analysis.grid().columns().getFirst();
    }

    private String described(String key) {
        return description.getOrDefault(TrainingConfig.DESCRIPTION + key, "unknown");
    }

    /** The comparisons of learners in environment steps, in words. */
    private Html summary() {
        List<Html> items = new ArrayList<>();
        for (Analysis.Compared compared : analysis.compared()) {
            if (compared.measure() == Measure.ENVIRONMENT_STEPS) {
                items.add(Html.text(sentence(compared)));
            }
        }
        if (items.isEmpty()) {
            items.add(Html.text("Nothing can be said of how soon a target is reached."));
        }
        return Html.of(
                Html.paragraph(
                        String.format(
                                Locale.ROOT,
                                "%d columns, seeds %s, %s. Speed in environment steps to a mean return on 40 held-out tasks after one step of adaptation:",
                                analysis.grid().columns().size(),
                                analysis.grid().seeds().text(),
                                analysis.grid().budget() == Long.MAX_VALUE
                                        ? first().config().iterations() + " iterations"
                                        : "a budget of "
                                                + ResultTables.steps(analysis.grid().budget())
                                                + " environment steps")),
                Html.list(items.toArray(Html[]::new)));
    }

    private String sentence(Analysis.Compared compared) {
        Optional<Interval> ratio = compared.speedUp().ratio();
        String kind =
                analysis.kind(compared.pair()) == Column.Role.LEARNER
                        ? ""
                        : " (" + analysis.kind(compared.pair()).words() + ")";
        if (ratio.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "%s and %s%s: no run came to %s%s.",
                    compared.pair().column(),
                    compared.pair().reference(),
                    kind,
                    ResultTables.number(compared.target()),
                    analysis.anyCame(compared)
                            ? " before "
                                    + ResultTables.steps(compared.horizon())
                                    + ", up to where all were watched"
                            : "");
        }
        Interval interval = ratio.get();
        String what =
                interval.covers(1)
                        ? "no difference is shown"
                        : interval.low() > 1 ? "faster" : "slower";
        return String.format(
                Locale.ROOT,
                "%s against %s%s to %s: %s times as fast, %s%s.",
                compared.pair().column(),
                compared.pair().reference(),
                kind,
                ResultTables.number(compared.target()),
                ResultTables.interval(interval),
                what,
                compared.cut()
                        ? String.format(
                                Locale.ROOT,
                                "; of mean times cut at %s, by when %d and %d of %d came",
                                ResultTables.steps(compared.horizon()),
                                compared.came(),
                                compared.referenceCame(),
                                compared.speedUp().pairs())
                        : "");
    }

    private Section speed(CompareTables tables, CompareFigures figures) {
        List<Html> blocks = new ArrayList<>();
        blocks.add(
                Html.paragraph(
                        String.format(
                                Locale.ROOT,
                                "A run has come to a target at the first evaluation at which the mean of the last %d is at least the target and whose next %d all stay above it less 5 %% of the way from no training (%.1f). The ratio is that of geometric means over pairs of one seed where every run came to the target, else that of the mean times up to where those were watched that did not, which is the evaluation that %d follow: a run that comes to the target later is censored, as it cannot be said whether it stays. Learners are compared with themselves by the same code: A/A. The paper of Directed-MAML (arXiv 2510.00212) states 1.77 on LunarLander-v2; beside that the ratios here are a comparison of form, not a reproduction.",
                                Convergence.MEAN_OF,
                                Convergence.STAYING,
                                analysis.random(),
                                Convergence.STAYING)));
        int number = 0;
        for (double target : analysis.grid().targets()) {
            List<Html> part = new ArrayList<>();
            part.add(tables.speedUps(target));
            part.add(tables.reached(target));
            for (Measure measure : figures.axes()) {
                for (List<Integer> group : figures.groups()) {
                    part.add(
                            figures.survival(target, measure, group, "survival-" + number++)
                                    .html());
                }
            }
            blocks.add(
                    Section.part(
                            "To a return of " + ResultTables.number(target),
                            part.toArray(Html[]::new)));
        }
        blocks.add(calibration());
        return new Section("speed", "How soon a target is reached", blocks.toArray(Html[]::new));
    }

    /** What the intervals are worth. */
    private static Html calibration() {
        return Html.closed(
                "What the intervals give in experiments with known answers",
                Html.list(
                        Html.text(
                                "Of 10,000 simulated experiments of 20 pairs the interval covers in 95.2, 95.2 and 96.0 % where two learners do not differ and 0, 20 or 50 % of the runs are censored, so A/A finds what is not there in 4.8, 4.8 and 4.0 %; where one is 1.8 times as fast in 95.2, 94.2 and 95.6 %."),
                        Html.text(
                                "Of 10 pairs: 95.3, 96.1, 97.6 % and 95.3, 94.4, 94.9 %. Of 5 pairs: 95.2, 96.6, 98.9 % and 95.2, 93.9, 93.7 %: with few pairs and many censored it seldom finds anything."),
                        Html.text(
                                "The log-rank test knows nothing of pairs; of groups of 5, 10 and 20 that do not differ it finds 7.2, 6.3 and 5.3 % below .05. Interquartile means of 5, 10 and 20 values are covered in 93.9, 96.9 and 96.1 %.")));
    }

    private Section curves(CompareFigures figures) {
        List<Html> blocks = new ArrayList<>();
        int number = 0;
        for (boolean after : new boolean[] {true, false}) {
            List<Html> part = new ArrayList<>();
            for (Measure measure : after ? figures.axes() : List.of(Measure.ENVIRONMENT_STEPS)) {
                for (List<Integer> group : figures.groups()) {
                    part.add(figures.curves(measure, after, group, "curve-" + number++).html());
                }
            }
            blocks.add(
                    Section.part(
                            after ? "After one step of adaptation" : "Before adaptation",
                            part.toArray(Html[]::new)));
        }
        if (!figures.axes().contains(Measure.SECONDS)) {
            blocks.add(
                    Html.paragraph(
                            "There are no curves over seconds: the timing pass has not been run (--time)."));
        }
        return new Section("curves", "Learning curves", blocks.toArray(Html[]::new));
    }

    private Section tasks(CompareTables tables, CompareFigures figures) {
        List<Html> blocks = new ArrayList<>();
        int number = 0;
        for (List<Integer> group : figures.groups()) {
            boolean scored =
                    group.stream()
                            .anyMatch(c ->
                                    !CompareTables.gains(
                                                    analysis.runs(analysis.grid().columns().get(c)))
                                            .isEmpty());
            if (scored) {
                blocks.add(figures.gains(group, "gains-" + number++).html());
            }
        }
        for (Column column : shown()) {
            blocks.add(Html.closed("Single tasks of " + column.name(), tables.tasks(column)));
        }
        return new Section("tasks", "What adaptation gains on single tasks", blocks);
    }

    /** The first column and the first that is compared with it. */
    private List<Column> shown() {
        return analysis.grid().columns().stream()
                .filter(column -> column.role() == Column.Role.LEARNER)
                .limit(2)
                .toList();
    }

    private Section films() throws IOException {
        List<Html> blocks = new ArrayList<>();
        CompareFilms films = new CompareFilms(analysis.grid(), folder, TASKS);
        for (Column column : shown()) {
            for (Figure figure : films.of(column)) {
                blocks.add(figure.html());
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(
                    Html.paragraph(
                            "The runs to be filmed diverged, or there is no drawing of their environment."));
        }
        return new Section("films", "An episode before and after adaptation", blocks);
    }

    private Section settings(CompareTables tables) {
        List<Html> blocks = new ArrayList<>();
        blocks.add(
                Html.paragraph(
                        "Columns, seeds, budget and targets were written to "
                                + GridFile.NAME
                                + " before the first run and could not be changed afterwards. All columns of a seed have the same initial parameters, the same sequence of tasks and the same streams of noise, but for the controls. An evaluation every "
                                + analysis.grid().evaluateEvery()
                                + " iterations."));
        blocks.add(tables.differences());
        if (analysis.measures().contains(Measure.SECONDS)) {
            blocks.add(tables.costs());
        }
        blocks.add(Html.closed("All other settings", tables.common()));
        blocks.add(
                Html.paragraph(
                        "Targets: "
                                + analysis.grid().targets().stream()
                                        .map(ResultTables::number)
                                        .collect(Collectors.joining(", "))
                                + "."));
        return new Section("settings", "Settings", blocks);
    }
}
