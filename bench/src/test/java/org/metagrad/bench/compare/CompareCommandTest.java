package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.io.CsvFile;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.CommandProcess;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainedFolder;

class CompareCommandTest {
    private static final List<String> SMALL =
            List.of("--tasks=2", "--trajectories=3", "--hidden-width=4", "--hidden-layers=1");

    @TempDir private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome execute(List<String> arguments) {
        return execute(Backend.ofMeta(), arguments);
    }

    private static Outcome execute(Backend backend, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(backend, new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private List<String> comparing(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare", "--out", out.toString()));
        arguments.addAll(SMALL);
        arguments.addAll(List.of(more));
        if (arguments.stream().noneMatch(one -> one.startsWith("--evaluate-every"))) {
            arguments.add("--evaluate-every=2");
        }
        return arguments;
    }

    @Test
    void everyRunIsWhatTrainMakesOfItsOptions() throws IOException {
        Path out = folder.resolve("grid");
        Outcome outcome =
                execute(
                        comparing(
                                out, "--seeds=3,5", "--iterations=4", "--threads=3", "--eta=0.2"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith(
                        "Comparing 2 columns on cartpole-dynamics with 2 seeds: 4 runs, 3 beside")
                .contains("100 %, ", "of 4 runs");
        Path alone = folder.resolve("alone");
        List<String> training =
                new ArrayList<>(
                        List.of(
                                "train",
                                "--out=" + alone,
                                "--seed=5",
                                "--iterations=4",
                                "--eta=0.2",
                                "--evaluate-every=2"));
        training.addAll(SMALL);
        assertThat(execute(training).exitCode()).isZero();
        Path run = out.resolve("runs/directed-maml/seed5");
        assertThat(TrainedFolder.results(run)).isEqualTo(TrainedFolder.results(alone));
        assertThat(Files.readString(run.resolve("evaluations.csv")))
                .isEqualTo(Files.readString(alone.resolve("evaluations.csv")));
    }

    @Test
    void curvesHaveEveryIterationAndEveryEvaluation() throws IOException {
        Path out = folder.resolve("grid");
        assertThat(execute(comparing(out, "--seeds=1", "--iterations=4")).exitCode()).isZero();
        List<String> lines = Files.readAllLines(out.resolve("curves.csv"));
        assertThat(lines).hasSize(1 + 2 * 5);
        assertThat(lines.get(1)).startsWith("maml,1,0,0,0,0,,,");
        assertThat(lines.get(2)).startsWith("maml,1,1,").endsWith(",,,,");
        String[] second = lines.get(3).split(",");
        assertThat(second).hasSize(12);
        // two tasks, two gradients and a product each, in two iterations
        assertThat(List.of(second).subList(4, 6)).containsExactly("8", "4");
        assertThat(lines.get(6)).startsWith("directed-maml,1,0,");
        // the same start, and the same evaluation of it
        assertThat(lines.get(6).replace("directed-", "")).isEqualTo(lines.get(1));
    }

    @Test
    void tablesAndTimesComeFromTheRuns() throws IOException {
        Path out = folder.resolve("grid");
        List<String> call =
                comparing(
                        out,
                        "--seeds=1..3",
                        "--budget=4000",
                        "--controls=aa",
                        "--targets=5,1000",
                        "--evaluate-every=1",
                        "--time");
        Outcome outcome = execute(call);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "To a return of 5 after one step, in environment steps:",
                        "  maml             3 of 3, median ",
                        "times as fast as maml",
                        "  directed-maml    0 of 3, median -\n");
        CsvFile timing = CsvFile.read(out.resolve("timing.csv"));
        // of each column in turn; the controls cost what they are controls of
        assertThat(timing.columns()).containsExactly("column", "iteration", "env_steps", "seconds");
        assertThat(timing.rows()).isGreaterThanOrEqualTo(2 * 30);
        assertThat(
                        IntStream.range(0, timing.rows())
                                .mapToObj(row -> timing.text(row, "column"))
                                .distinct())
                .containsExactly("maml", "directed-maml");
        assertThat(timing.text(0, "column")).isEqualTo("maml");
        assertThat(timing.text(1, "column")).isEqualTo("directed-maml");
        assertThat(timing.text(0, "iteration")).isEqualTo("2");
        assertThat(timing.text(2, "iteration")).isEqualTo("3");
        List<String> metrics = Files.readAllLines(out.resolve("runs/maml/seed1/metrics.csv"));
        long first = Long.parseLong(metrics.get(1).split(",")[1]);
        long second = Long.parseLong(metrics.get(2).split(",")[1]);
        assertThat(timing.number(0, "env_steps")).isEqualTo(second - first);
        CsvFile comparisons = CsvFile.read(out.resolve("comparisons.csv"));
        assertThat(comparisons.rows()).isEqualTo(3 * 2 * 4);
        assertThat(comparisons.text(0, "kind")).isEqualTo("A/B");
        assertThat(comparisons.text(0, "column")).isEqualTo("directed-maml");
        assertThat(comparisons.number(0, "speed_up")).isPositive();
        CsvFile summary = CsvFile.read(out.resolve("summary.csv"));
        assertThat(summary.rows()).isEqualTo(4 * 2 * 4);
        assertThat(summary.text(0, "reached")).isEqualTo("3");
        CsvFile outcomes = CsvFile.read(out.resolve("outcomes.csv"));
        assertThat(outcomes.rows()).isEqualTo(4 * 3 * 2);
        assertThat(outcomes.text(0, "state")).isEqualTo("converged");
        assertThat(outcomes.text(1, "state")).isEqualTo("censored");
    }

    @Test
    void aBudgetEndsRunsAtTheIterationThatReachesIt() throws IOException {
        Path out = folder.resolve("grid");
        List<String> call = comparing(out, "--seeds=1", "--budget=2500");
        assertThat(execute(call).exitCode()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("runs/maml/seed1/metrics.csv"));
        long last = Long.parseLong(rows.getLast().split(",")[1]);
        long before = Long.parseLong(rows.get(rows.size() - 2).split(",")[1]);
        assertThat(last).isGreaterThanOrEqualTo(2500);
        assertThat(before).isLessThan(2500);
        Outcome again = execute(call);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("2 runs (2 of them done)");
        assertThat(Files.readAllLines(out.resolve("runs/maml/seed1/metrics.csv"))).isEqualTo(rows);
    }

    @Test
    void anotherComparisonInTheSameFolderIsRefused() throws IOException {
        Path out = folder.resolve("grid");
        assertThat(execute(comparing(out, "--seeds=1", "--iterations=2")).exitCode()).isZero();
        String file = out.resolve("compare.properties") + ": was begun with ";
        assertRefused(
                file + "seeds 1, here it is 1..2;",
                comparing(out, "--seeds=1..2", "--iterations=2"));
        assertRefused(
                file + "maml.iterations 2, here it is 3;",
                comparing(out, "--seeds=1", "--iterations=3"));
        assertRefused(
                file + "targets 400.0,475.0, here it is 30.0;",
                comparing(out, "--seeds=1", "--iterations=2", "--targets=30"));
        assertRefused(
                file + "budget none, here it is 100;",
                comparing(out, "--seeds=1", "--iterations=2", "--budget=100"));
    }

    /** A later version has options of which the file does not know. */
    @Test
    void aComparisonFromBeforeAnOptionGoesOn() throws IOException {
        Path out = folder.resolve("grid");
        List<String> call = comparing(out, "--seeds=1", "--iterations=2");
        assertThat(execute(call).exitCode()).isZero();
        Path file = out.resolve("compare.properties");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        assertThat(lines.remove("all.noise-seed=0")).isTrue();
        Files.write(file, lines);
        assertThat(execute(call).out()).contains("2 runs (2 of them done)");
        lines.remove("all.alpha=0.1");
        Files.write(file, lines);
        assertRefused(file + ": column maml: configuration key 'alpha' is missing", call);
    }

    private static void assertRefused(String line, List<String> arguments) {
        Outcome outcome = execute(arguments);
        assertThat(outcome.err()).hasLineCount(1).startsWith("metagrad: " + line);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderWithSomethingElseInItIsRefused() throws IOException {
        Files.writeString(folder.resolve("other.txt"), "x");
        assertRefused(
                "--out " + folder + ": is not empty and has no compare.properties",
                comparing(folder, "--seeds=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --seeds=0..          | --seeds '0..': wanted are
                    --algorithms=mam     | algorithm 'mam': allowed are
                    --budget=x           | --budget 'x': allowed are whole numbers
                    --controls=ab        | --controls 'ab': allowed are aa, none
                    --targets=x          | --targets 'x': different numbers are wanted
                    --pairs=maml         | --pairs 'maml': COLUMN:COLUMN is wanted
                    --pairs=maml:other   | --pairs: no column other, there are maml, directed-maml
                    --evaluate-every=0   | --evaluate-every '0': allowed are whole numbers from 1
                    --env=sinusoid       | --env sinusoid: policies are compared
                    --seed=1             | unknown option --seed; did you mean --seeds?
                    --alpha=q            | maml: alpha 'q': allowed are numbers
                    """)
    void aWrongOptionIsOneLine(String option, String line) {
        assertRefused(line, comparing(folder.resolve("none"), option));
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aBudgetAloneDoesNotGoWithWhatFallsOverTheIterations() {
        List<String> arguments = comparing(folder.resolve("none"), "--budget=1000");
        arguments.add("--env=navigation-shifted");
        assertRefused("--budget: --iterations is wanted as well", arguments);
        arguments.removeLast();
        arguments.add("--outer-schedule=cosine");
        assertRefused("--budget: --iterations is wanted as well", arguments);
        arguments.removeLast();
        arguments.add("--env=intersection");
        arguments.add("--outer-schedule=constant");
        assertRefused("--budget: --iterations is wanted as well", arguments);
    }

    /** Numbers beyond all bounds are a result, which a second call does not try again. */
    @Test
    void aRunThatDivergesEndsForGood() throws IOException {
        Path out = folder.resolve("grid");
        List<String> call = comparing(out, "--seeds=1", "--iterations=6", "--threads=1");
        StandIn backend = new StandIn();
        AtomicInteger steps = new AtomicInteger();
        backend.beforeStep =
                () -> {
                    if (steps.incrementAndGet() == 4) {
                        throw new ArithmeticException("iteration 4: a parameter is not finite");
                    }
                };
        assertThat(execute(backend, call).exitCode()).isZero();
        Path diverged = out.resolve("runs/maml/seed1");
        assertThat(diverged.resolve("diverged.txt"))
                .hasContent("iteration 4: a parameter is not finite");
        assertThat(diverged.resolve("evaluation.csv")).doesNotExist();
        assertThat(Files.readAllLines(diverged.resolve("metrics.csv"))).hasSize(1 + 3);
        assertThat(out.resolve("runs/directed-maml/seed1/evaluation.csv")).exists();
        assertThat(execute(backend, call).out()).contains("2 runs (2 of them done)");
        assertThat(steps).hasValue(4 + 6);
    }

    /** A fault in one run is a line, after all others are through. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatFailsIsNamedAndDoneAgainLater(boolean error) {
        Path out = folder.resolve("grid");
        List<String> call = comparing(out, "--seeds=1", "--iterations=3", "--threads=1");
        StandIn backend = new StandIn();
        AtomicInteger steps = new AtomicInteger();
        backend.beforeStep =
                () -> {
                    if (steps.incrementAndGet() == 2) {
                        if (error) {
                            throw new LinkageError("the pole is broken");
                        }
                        throw new IllegalStateException("the pole is broken");
                    }
                };
        Outcome outcome = execute(backend, call);
        assertThat(outcome.err())
                .hasLineCount(1)
                .startsWith("metagrad: maml, seed 1: fault in metagrad: ")
                .contains("the pole is broken");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(out.resolve("runs/directed-maml/seed1/evaluation.csv")).exists();
        assertThat(execute(backend, call).exitCode()).isZero();
        assertThat(out.resolve("runs/maml/seed1/evaluation.csv")).exists();
    }

    @Test
    @Timeout(400)
    void afterKillsTheResultsAreThoseOfAnUndisturbedGrid() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        String[] options = {
            "--seeds=1..3", "--iterations=12", "--checkpoint-every=3", "--threads=2"
        };
        assertThat(execute(comparing(undisturbed, options)).exitCode()).isZero();
        Path killed = folder.resolve("killed");
        List<String> finished = List.of("runs/maml/seed1", "runs/maml/seed2");
        for (String run : finished) {
            CommandProcess process =
                    CommandProcess.start(
                            folder.resolve("output"), List.of(), comparing(killed, options));
            process.await(() -> Files.exists(killed.resolve(run).resolve("evaluation.csv")));
            assertThat(process.isAlive()).as(process.output()).isTrue();
            process.kill();
        }
        Path done = killed.resolve("runs/maml/seed1/evaluation.csv");
        var time = Files.getLastModifiedTime(done);
        Outcome outcome = execute(comparing(killed, options));
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("of them done)");
        assertThat(Files.getLastModifiedTime(done)).isEqualTo(time);
        assertThat(Files.readString(killed.resolve("curves.csv")))
                .isEqualTo(Files.readString(undisturbed.resolve("curves.csv")));
    }
}
