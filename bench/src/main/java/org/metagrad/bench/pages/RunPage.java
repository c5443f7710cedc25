package org.metagrad.bench.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.film.Film;
import org.metagrad.bench.html.Figure;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.html.Section;
import org.metagrad.bench.html.Table;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;

/**
 * {@code report.html} of one run: what came of it, how it learnt, what each task gains, an episode
 * before and after adaptation, where the time went and the settings. It is made of the files of the
 * run's folder alone, so the same folder gives the same bytes.
 */
public final class RunPage {
    private final RunRecord run;
    private final RunCharts charts;

    private RunPage(RunRecord run) {
        this.run = run;
        charts = new RunCharts(run);
    }

    /**
     * Writes the page of a run.
     *
     * @param folder of the run
     * @param file gets the page
     * @throws WrongFolderException if the folder holds no run, or a file of it is none of ours
     * @throws IOException if a file cannot be read or written
     */
    public static void write(RunFolder folder, Path file) throws IOException, WrongFolderException {
        of(RunRecord.read(folder)).write(file);
    }

    static Page of(RunRecord run) {
        return new RunPage(run).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(results());
        sections.add(learning());
        gains().ifPresent(sections::add);
        film().ifPresent(sections::add);
        time().ifPresent(sections::add);
        sections.add(settings());
        return new Page(
                run.title() + ", seed " + run.config().seed(),
                Html.paragraph(summary()),
                sections,
                made(),
                List.of());
    }

    private String summary() {
        String done = Count.of(run.iterations().size(), "iteration");
        String size =
                String.format(
                        Locale.ROOT,
                        "%s of %s with %s each, %s %s.",
                        done,
                        Count.of(run.config().tasks(), "task"),
                        Count.of(
                                run.config().trajectories(),
                                run.ofErrors() ? "point" : "trajectory"),
                        String.format(Locale.ROOT, "%,d", run.environmentSteps()),
                        run.samples());
        Optional<Score> before = run.result(0);
        Optional<Score> after = run.result(run.steps());
        if (before.isEmpty() || after.isEmpty()) {
            return (run.iterations().isEmpty() ? "" : size + " ")
                    + "There is no evaluation at the end in the folder of this run.";
        }
        return String.format(
                Locale.ROOT,
                "The %s on %s is %s before adaptation and %s %s. %s",
                run.score(),
                Count.of(before.get().tasks(), "held-out task"),
                Rounded.withError(before.get().mean(), before.get().error()),
                Rounded.withError(after.get().mean(), after.get().error()),
                adapted(run.steps()),
                size);
    }

    /** {@code after 2 steps}. */
    static String adapted(int steps) {
        return steps == 0 ? "before adaptation" : "after " + Count.of(steps, "step");
    }

    /** How the files call a way to act, in a word for the reader. */
    static String told(String actions) {
        return actions.equals("sampled") ? "drawn" : actions;
    }

    private Section results() {
        if (run.results().isEmpty()) {
            return new Section(
                    "results",
                    "Results",
                    Html.paragraph(
                            "There is no evaluation.csv: the run has not come to its end, or was left without it."));
        }
        List<Html> blocks = new ArrayList<>();
        int tasks = run.results().getFirst().tasks();
        String what = Count.of(tasks, "held-out task");
        String acting =
                run.ofErrors()
                        ? "."
                        : ", with actions drawn from the policy and with its most probable ones (mode); shares are between 0 and 1.";
        String scores = run.ofErrors() ? "Errors" : "Returns";
        blocks.add(table(scores + " on " + what + acting, run.results()));
        if (!run.average().isEmpty()) {
            blocks.add(
                    table(
                            scores + " of the average of the parameters, on the same tasks.",
                            run.average()));
        }
        return new Section("results", "Results", blocks);
    }

    private Html table(String caption, List<Score> scores) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.numbers("steps of adaptation"));
        if (!run.ofErrors()) {
            columns.add(Table.words("actions"));
        }
        columns.add(Table.numbers(run.meanScore()));
        columns.add(Table.numbers("standard error"));
        scores.getFirst().measures().keySet().forEach(m -> columns.add(Table.numbers(m)));
        List<List<String>> rows = new ArrayList<>();
        for (Score score : scores) {
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(score.steps()));
            if (!run.ofErrors()) {
                row.add(told(score.actions()));
            }
            row.add(Rounded.of(score.mean()));
            row.add(Rounded.of(score.error()));
            score.measures().values().forEach(value -> row.add(Rounded.of(value)));
            rows.add(row);
        }
        return new Table(caption, columns, rows).html();
    }

    private Section learning() {
        List<Html> blocks = new ArrayList<>();
        Optional<String> learning = charts.learning();
        if (learning.isPresent()) {
            int size = charts.iterationsOfPoint();
            blocks.add(
                    new Figure(
                                    "learning",
                                    learning.get(),
                                    "The "
                                            + run.score()
                                            + " of the tasks that are trained on, before and after adaptation."
                                            + (size > 1
                                                    ? " Each point is the mean of "
                                                            + size
                                                            + " iterations, the band goes from their least to their greatest."
                                                    : ""),
                                    iterations())
                            .html());
        } else {
            blocks.add(Html.paragraph("There is no metrics.csv with an iteration."));
        }
        charts.evaluations()
                .ifPresent(svg ->
                        blocks.add(
                                new Figure(
                                                "evaluations",
                                                svg,
                                                "Evaluations during the training, which change nothing of it. The bands are one standard error over the tasks.")
                                        .html()));
        return new Section("learning", "Learning", blocks);
    }

    /** The iterations as a table, of many only some. */
    private Html iterations() {
        List<List<String>> rows = new ArrayList<>();
        for (List<Iteration> group : Iteration.grouped(run.iterations(), 40)) {
            Iteration last = group.getLast();
            rows.add(
                    List.of(
                            Integer.toString(last.number()),
                            String.format(Locale.ROOT, "%,d", last.environmentSteps()),
                            Rounded.of(last.before()),
                            Rounded.of(last.after())));
        }
        return new Table(
                        run.iterations().size() == rows.size()
                                ? "Every iteration."
                                : "Some of the iterations; all are in metrics.csv.",
                        List.of(
                                Table.numbers("iteration"),
                                Table.numbers(run.samples()),
                                Table.numbers(run.score() + " before"),
                                Table.numbers(run.score() + " after")),
                        rows)
                .html();
    }

    private Optional<Section> gains() {
        List<Score> before = run.scores(0);
        List<Score> after = run.scores(run.steps());
        if (before.isEmpty() || before.size() != after.size()) {
            return Optional.empty();
        }
        List<Html> blocks = new ArrayList<>();
        double[] gains = new double[before.size()];
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < gains.length; t++) {
            gains[t] = after.get(t).mean() - before.get(t).mean();
            rows.add(
                    List.of(
                            Integer.toString(before.get(t).task()),
                            before.get(t).parameters(),
                            Rounded.of(before.get(t).mean()),
                            Rounded.of(after.get(t).mean()),
                            Rounded.of(gains[t])));
        }
        blocks.add(Html.paragraph(Gains.inWords(gains, run.ofErrors())));
        int number = 0;
        List<Html> figures = new ArrayList<>();
        for (Map.Entry<String, String> chart : charts.gains()) {
            figures.add(
                    new Figure(
                                    "gain-" + ++number,
                                    chart.getValue(),
                                    "A point a task; what is below the dashed line has "
                                            + (run.ofErrors() ? "improved." : "got worse."))
                            .html());
        }
        blocks.add(
                figures.size() == 1
                        ? figures.getFirst()
                        : Html.beside(figures.toArray(Html[]::new)));
        blocks.add(
                Html.closed(
                        "Every task",
                        new Table(
                                        "Held-out tasks, "
                                                + (run.ofErrors() ? "" : "actions drawn, ")
                                                + adapted(run.steps())
                                                + ".",
                                        List.of(
                                                Table.numbers("task"),
                                                Table.words("parameters"),
                                                Table.numbers("before"),
                                                Table.numbers("after"),
                                                Table.numbers("gain")),
                                        rows)
                                .html()));
        return Optional.of(new Section("gains", "What each task gains", blocks));
    }

    private Optional<Section> film() {
        if (run.ofErrors()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (AdaptationFilm.of(run)) {
                    case AdaptationFilm.NotFilmed(String why) ->
                            new Section("episode", "An episode", Html.paragraph(why));
                    case AdaptationFilm.Filmed filmed ->
                            new Section(
                                    "episode",
                                    "An episode before and after adaptation",
                                    Html.paragraph(
                                            "Of "
                                                    + filmed.task()
                                                    + ": "
                                                    + filmed.before().task()
                                                    + ". Both episodes begin alike, and draw their actions by the same numbers."),
                                    Html.beside(
                                            figure("film-before", filmed.before()),
                                            figure("film-after", filmed.after())));
                });
    }

    private static Html figure(String id, Film film) {
        return new Figure(
                        id,
                        film.svg(),
                        String.format(
                                Locale.ROOT,
                                "%s: return %s in %s, %s.",
                                film.policy(),
                                Rounded.of(film.totalReward()),
                                Count.of(film.length(), "step"),
                                film.ending()))
                .html();
    }

    /** Seconds of the iterations by phase, and what is left. */
    static Map<String, Double> times(RunRecord run) {
        Map<String, Double> times = new LinkedHashMap<>(Iteration.sum(run.iterations()));
        double rest =
                run.seconds() - times.values().stream().mapToDouble(Double::doubleValue).sum();
        times.put("waiting, and all else", Math.max(0, rest));
        return times;
    }

    private Optional<Section> time() {
        return charts.times()
                .map(svg ->
                        new Section(
                                "time",
                                "Time",
                                new Figure(
                                                "phases",
                                                svg,
                                                "Seconds of the iterations by the clock; of several threads the mean. Evaluations and checkpoints are not in it.")
                                        .html()));
    }

    private Section settings() {
        List<List<String>> described = new ArrayList<>();
        run.description().forEach((key, value) -> described.add(List.of(key, value)));
        if (!run.description().containsKey("commit")) {
            described.add(List.of("commit", "not recorded"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (TrainingKey key : TrainingKey.values()) {
            String value = run.config().toMap().get(key.key());
            if (value != null) {
                rows.add(List.of(key.key(), value.isEmpty() ? "none" : value, key.description()));
            }
        }
        return new Section(
                "settings",
                "Settings",
                new Table(
                                "How and where the run was started.",
                                List.of(Table.words("what"), Table.words("value")),
                                described)
                        .html(),
                Html.closed(
                        "All settings",
                        new Table(
                                        "The configuration; what the learner does not use is there too.",
                                        List.of(
                                                Table.words("setting"),
                                                Table.words("value"),
                                                Table.words("meaning")),
                                        rows)
                                .html()));
    }

    private static Html made() {
        return Html.element(
                "p",
                Html.text("Made of the files of the run's folder; "),
                Html.code("metagrad report RUN"),
                Html.text(" makes it again."));
    }
}
