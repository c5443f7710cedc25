package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.metagrad.bench.chart.CurveChart;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Scale;
import org.metagrad.bench.html.Figure;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.html.Section;
import org.metagrad.bench.html.Table;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.pages.RunGroup.NamedRun;

/**
 * Several runs beside each other, a section for each environment: learning curves of each learner
 * with a band over its seeds, and what came of it at the end. It describes runs and tests nothing:
 * whether one learner is better than another is for {@code compare} to say.
 */
final class RunsPage {
    private final List<NamedRun> all;
    private final String command;
    private int figures;

    private RunsPage(List<NamedRun> all) {
        this.all = all;
        command =
                "metagrad report " + String.join(" ", all.stream().map(NamedRun::folder).toList());
    }

    /**
     * The page.
     *
     * @param runs in the order of the command line
     */
    static Page of(List<NamedRun> runs) {
        return new RunsPage(runs).page();
    }

    private Page page() {
        Map<String, List<RunGroup>> environments = RunGroup.of(all);
        List<Section> sections = new ArrayList<>();
        environments.forEach((environment, groups) -> sections.add(section(environment, groups)));
        sections.add(runs());
        return new Page(
                Count.of(all.size(), "training run")
                        + " of "
                        + String.join(", ", environments.keySet()),
                Html.paragraph(
                        "Curves are means over the seeds of a learner, with bands from the lowest seed to the highest. The page describes the runs and tests nothing."),
                sections,
                Html.element(
                        "p",
                        Html.text("Made of the files of the runs' folders by "),
                        Html.code(command)),
                List.of());
    }

    private Section section(String environment, List<RunGroup> groups) {
        List<Html> blocks = new ArrayList<>();
        RunRecord first = groups.getFirst().runs().getFirst().run();
        chart(
                        groups,
                        "After adaptation",
                        Scale.fromZero(first.samples()),
                        Iteration::environmentSteps,
                        Iteration::after)
                .ifPresent(svg ->
                        blocks.add(
                                figure(
                                        svg,
                                        "The "
                                                + first.score()
                                                + " in training after adaptation, over all "
                                                + first.samples()
                                                + " up to then.")));
        Optional<String> byIteration =
                chart(
                        groups,
                        "After adaptation, by iteration",
                        Scale.fromZero("iteration"),
                        Iteration::number,
                        Iteration::after);
        Optional<String> before =
                chart(
                        groups,
                        "Before adaptation, by iteration",
                        Scale.fromZero("iteration"),
                        Iteration::number,
                        Iteration::before);
        if (byIteration.isPresent() && before.isPresent()) {
            blocks.add(
                    Html.beside(
                            figure(byIteration.get(), "The same by iteration."),
                            figure(before.get(), "Before adaptation.")));
        }
        if (blocks.isEmpty()) {
            blocks.add(Html.paragraph("None of these runs has a metrics.csv with an iteration."));
        }
        blocks.add(results(groups, first));
        Map<String, List<String>> differing = RunGroup.differing(groups);
        if (!differing.isEmpty()) {
            blocks.add(settings(groups, differing));
        }
        return new Section(id(environment), environment, blocks);
    }

    private static String id(String environment) {
        return "env-" + environment.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private Html figure(String svg, String caption) {
        return new Figure("figure-" + ++figures, svg, caption).html();
    }

    private Optional<String> chart(
            List<RunGroup> groups,
            String title,
            Scale x,
            ToDoubleFunction<Iteration> across,
            ToDoubleFunction<Iteration> up) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            curves.addAll(SeedCurves.of(groups.get(i), i, across, up));
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        RunRecord first = groups.getFirst().runs().getFirst().run();
        boolean logarithmic =
                first.lessIsBetter()
                        && curves.stream()
                                .flatMap(curve -> curve.points().stream())
                                .allMatch(point -> point.y() > 0);
        return Optional.of(
                new CurveChart(
                                title,
                                first.config().environment(),
                                x,
                                logarithmic
                                        ? Scale.logarithmic(first.score())
                                        : Scale.linear(first.score()),
                                curves,
                                List.of(),
                                command)
                        .svg());
    }

    /** The evaluations at the end, means over the seeds. */
    private static Html results(List<RunGroup> groups, RunRecord first) {
        List<List<String>> rows = new ArrayList<>();
        for (RunGroup group : groups) {
            List<String> row = new ArrayList<>(List.of(group.name()));
            row.add(Integer.toString(group.runs().size()));
            for (int steps : new int[] {0, first.steps()}) {
                double[] means =
                        group.runs().stream()
                                .flatMap(run -> run.run().result(steps).stream())
                                .mapToDouble(Score::mean)
                                .toArray();
                row.add(meanOfSeeds(means, group.runs().size()));
            }
            rows.add(row);
        }
        return new Table(
                        "At the end, on held-out tasks"
                                + (first.ofPolicy() ? " with drawn actions" : "")
                                + ": means over the seeds \u00b1 their standard error.",
                        List.of(
                                Table.words("learner"),
                                Table.numbers("runs"),
                                Table.numbers(first.score() + " before adaptation"),
                                Table.numbers(
                                        first.score() + " " + RunPage.adapted(first.steps()))),
                        rows)
                .html();
    }

    /** The mean of what was evaluated; says so where some runs were not. */
    static String meanOfSeeds(double[] means, int runs) {
        if (means.length == 0) {
            return "not evaluated";
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
        double error =
                means.length < 2
                        ? Double.NaN
                        : Math.sqrt(squares / (means.length - 1) / means.length);
        return Rounded.withError(mean, error)
                + (means.length < runs ? " (of " + means.length + ")" : "");
    }

    private static Html settings(List<RunGroup> groups, Map<String, List<String>> differing) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.words("setting")));
        groups.forEach(group -> columns.add(Table.words(group.name())));
        List<List<String>> rows = new ArrayList<>();
        differing.forEach((key, values) -> {
            List<String> row = new ArrayList<>(List.of(key));
            values.forEach(value -> row.add(value.isEmpty() ? "none" : value));
            rows.add(row);
        });
        return new Table("Settings in which they differ.", columns, rows).html();
    }

    private Section runs() {
        List<List<String>> rows = new ArrayList<>();
        for (NamedRun named : all) {
            RunRecord run = named.run();
            rows.add(
                    List.of(
                            named.folder(),
                            run.title(),
                            Long.toString(run.config().seed()),
                            Integer.toString(run.iterations().size()),
                            String.format(Locale.ROOT, "%,d", run.environmentSteps()),
                            Rounded.of(run.seconds()),
                            result(run, 0),
                            result(run, run.steps()),
                            commit(run)));
        }
        return new Section(
                "runs",
                "The runs",
                new Table(
                                "Each run, with its returns or errors on held-out tasks at its end and the seconds of its iterations.",
                                List.of(
                                        Table.words("folder"),
                                        Table.words("learner and environment"),
                                        Table.numbers("seed"),
                                        Table.numbers("iterations"),
                                        Table.numbers("environment steps or points"),
                                        Table.numbers("seconds"),
                                        Table.numbers("before"),
                                        Table.numbers("after"),
                                        Table.words("commit")),
                                rows)
                        .html());
    }

    /** As short as git shows it. */
    private static String commit(RunRecord run) {
        String commit = run.description().getOrDefault("commit", "not recorded");
        return commit.matches("[0-9a-f]{40}.*") ? commit.substring(0, 10) : commit;
    }

    private static String result(RunRecord run, int steps) {
        return run.result(steps)
                .map(score -> Rounded.withError(score.mean(), score.error()))
                .orElse("not evaluated");
    }
}
