package org.metagrad.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Point;
import org.metagrad.bench.html.Browser;
import org.metagrad.bench.html.PageCheck;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainedFolder.Outcome;
import org.metagrad.meta.config.TrainingConfig;

class RunReportCommandTest {
    @TempDir private Path folder;

    private static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** A folder whose returns after adaptation are the seed times the iteration. */
    private String run(String name, String... settings) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        TrainingConfig config = TrainingConfig.of(Map.of("algorithm", "maml"));
        for (int i = 0; i < settings.length; i += 2) {
            config = config.with(settings[i], settings[i + 1]);
        }
        new RunFolder(run).writeConfig(config, Map.of("commit", "0123456789".repeat(4)));
        StringBuilder metrics =
                new StringBuilder(
                        "iteration,env_steps,seconds,rollout_seconds,return_before,return_after\n");
        for (int i = 1; i <= 4; i++) {
            metrics.append(i).append(',').append(100 * i).append(",0.5,0.25,1,");
            metrics.append(config.seed() * i).append('\n');
        }
        Files.writeString(run.resolve("metrics.csv"), metrics);
        Files.writeString(
                run.resolve("evaluation.csv"),
                "adaptation_steps,actions,task,mean_return,standard_error,tasks,task_parameters\n"
                        + "0,sampled,all,10,1,2,\n1,sampled,all,"
                        + (10 + config.seed())
                        + ",1,2,\n");
        return run.toString();
    }

    @Test
    void runsAreLaidBesideEachOtherByEnvironmentAndLearner() throws IOException {
        Path file = folder.resolve("page.html");
        Outcome outcome =
                execute(
                        "report",
                        run("a", "seed", "1"),
                        run("b", "seed", "3"),
                        run("c", "seed", "2", "alpha", "0.5"),
                        run("d", "algorithm", "fomaml"),
                        run("e", "env", "navigation-shifted"),
                        "--out",
                        file.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("The report of 5 runs is in " + file + " (");
        String page = Files.readString(file);
        String alpha = TrainingConfig.of(Map.of("algorithm", "maml")).toMap().get("alpha");
        assertThat(page)
                .contains("<h2 id=\"env-cartpole-dynamics\">", "<h2 id=\"env-navigation-shifted\">")
                .contains("MAML, alpha " + alpha + ", 2 seeds</text>")
                .contains("MAML, alpha 0.5</text>", "FOMAML</text>")
                // 11 and 13
                .contains("<td class=\"number\">12.00 \u00b1 1.00</td>")
                .contains("<td>0123456789</td>");
        try (Browser browser = Browser.orSkip()) {
            assertThat(PageCheck.faults(browser, file, "several")).isEmpty();
        }
    }

    @Test
    void theBandGoesFromTheLowestSeedToTheHighest() {
        RunGroup group = new RunGroup("MAML", List.of(named(1), named(3)));
        List<Curve> curves = SeedCurves.of(group, 0, Iteration::environmentSteps, Iteration::after);
        assertThat(curves).hasSize(3);
        List<Point> mean = curves.getLast().points();
        assertThat(curves.getLast().name()).isEqualTo("MAML, 2 seeds");
        assertThat(mean.getFirst()).isEqualTo(new Point(100, 2, 1, 3));
        assertThat(mean.getLast()).isEqualTo(new Point(400, 8, 4, 12));
        for (Point point : mean) {
            assertThat(point.low()).isCloseTo(point.x() / 100, within(1e-9));
            assertThat(point.high()).isCloseTo(3 * point.x() / 100, within(1e-9));
        }
    }

    private static RunGroup.NamedRun named(int seed) {
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            iterations.add(new Iteration(i, 100 * i, 1, Map.of(), 0, seed * i));
        }
        return new RunGroup.NamedRun(
                "folder",
                new RunRecord(
                        TrainingConfig.defaults(),
                        Map.of(),
                        iterations,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void meansSayOfHowManySeedsTheyAre() {
        assertThat(RunsPage.meanOfSeeds(new double[] {11, 13}, 2)).isEqualTo("12.00 \u00b1 1.00");
        assertThat(RunsPage.meanOfSeeds(new double[] {11}, 2)).isEqualTo("11.00 (of 1)");
        assertThat(RunsPage.meanOfSeeds(new double[] {}, 2)).isEqualTo("not evaluated");
    }

    /** Into the folder of the run, and the same each time. */
    @Test
    void onePageOfOneRunGoesIntoItsFolder() throws IOException {
        String run = run("a", "seed", "1");
        Path page = folder.resolve("a/report.html");
        assertThat(execute("report", run, run).out()).startsWith("The report of 1 run is in");
        String first = Files.readString(page);
        assertThat(first).contains("<h1>MAML on cartpole-dynamics, seed 1</h1>");
        assertThat(execute("report", run).exitCode()).isZero();
        assertThat(Files.readString(page)).isEqualTo(first);
    }

    @Test
    void wrongFoldersAreNamedInOneLine() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Outcome outcome =
                execute("report", run("a"), notes.toString(), folder.resolve("none").toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .hasLineCount(1)
                .contains(
                        notes + ": is not the folder of a run, it has no config.properties; ",
                        folder.resolve("none") + ": no such folder");
        assertThat(folder.resolve("a/report.html")).doesNotExist();
        assertThat(execute("report").exitCode()).isEqualTo(2);
    }

    @Test
    void filesOfTheRunAreNotOverwritten() throws IOException {
        String run = run("a");
        for (String out : List.of("a/metrics.csv", "a", "absent/page.html")) {
            Outcome outcome = execute("report", run, "--out", folder.resolve(out).toString());
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).hasLineCount(1).contains("--out '");
        }
        assertThat(Files.readString(folder.resolve("a/metrics.csv"))).startsWith("iteration,");
    }
}
