package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.metagrad.bench.run.TrainedFolder.contents;
import static org.metagrad.bench.run.TrainedFolder.execute;
import static org.metagrad.bench.run.TrainedFolder.results;
import static org.metagrad.bench.run.TrainedFolder.resume;
import static org.metagrad.bench.run.TrainedFolder.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.run.TrainedFolder.Outcome;
import org.metagrad.fixtures.disk.FileChange;
import org.metagrad.fixtures.disk.RecordedFileSystem;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.run.ConfigFile;

class ResumeTest {
    private static final String CHECKPOINT = "checkpoint.safetensors";

    @TempDir private static Path shared;
    @TempDir private Path folder;

    private static Path of3;
    private static Path of6;
    private Path run;

    @BeforeAll
    static void train() {
        of3 = shared.resolve("3");
        of6 = shared.resolve("6");
        assertThat(execute(training(of3, 3)).exitCode()).isZero();
        assertThat(execute(training(of6, 6)).exitCode()).isZero();
    }

    /** A copy of the finished run of three iterations. */
    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        for (String name : contents(of3).keySet()) {
            Files.copy(of3.resolve(name), run.resolve(name));
        }
    }

    private void assertRefused(int exitCode, String line, String... options) throws IOException {
        Map<String, String> before = contents(run);
        Outcome outcome = resume(run, options);
        assertThat(outcome.err()).hasLineCount(1).contains(line);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void threeIterationsAndThreeMoreAreSix() throws IOException {
        Outcome outcome = resume(run, "--iterations", "6", "--threads", "1");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("Going on with Directed-MAML on cartpole-dynamics after iteration 3:")
                .contains("iteration 4 of 6, ")
                .doesNotContain("iteration 3 of 6, ");
        assertThat(results(run)).isEqualTo(results(of6)).isNotEqualTo(results(of3));
        assertThat(Files.readString(run.resolve("config.properties")))
                .contains("iterations=6\n", "metagrad.command=");
    }

    @Test
    void whatWasDoneAfterTheCheckpointIsDoneAgain() throws IOException {
        for (String name : contents(of6).keySet()) {
            if (!name.equals(CHECKPOINT)) {
                Files.copy(
                        of6.resolve(name), run.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // the row that the process was at, and the file that it was at
        Files.writeString(run.resolve("metrics.csv"), "7,12", StandardOpenOption.APPEND);
        Files.writeString(run.resolve(CHECKPOINT + ".tmp"), "half");
        assertThat(resume(run).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of6));
        assertThat(contents(run)).containsOnlyKeys(contents(of6).keySet());
    }

    @Test
    void aFinishedRunStaysAsItIs() throws IOException {
        assertThat(resume(run, "--alpha", "0.10", "--env", "cartpole").exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of3));
    }

    @Test
    void aRunWithoutItsFirstCheckpointBeginsAnew() throws IOException {
        for (String name : contents(run).keySet()) {
            if (!name.equals("config.properties")) {
                Files.delete(run.resolve(name));
            }
        }
        Files.writeString(run.resolve("metrics.csv"), "iteration,env");
        assertThat(resume(run).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of3));
    }

    @Test
    void checkpointsComeAtTheIntervalAndAtTheEnd() throws IOException {
        Path other = folder.resolve("other");
        var arguments = training(other, 6);
        arguments.add("--checkpoint-every=4");
        assertThat(execute(arguments).exitCode()).isZero();
        assertThat(Checkpoint.read(other.resolve(CHECKPOINT)).iteration()).isEqualTo(6);
        assertThat(results(other)).isEqualTo(results(of6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --alpha=0.2          | --alpha '0.2': the run has 0.1, and --resume goes on with that
                    --seed=2             | --seed '2': the run has 1, and --resume goes on with that
                    --algorithm=maml     | --algorithm 'maml': the run has directed-maml, and --resume goes on with that
                    --alpha=x            | alpha 'x': allowed are numbers from 0 to 100
                    --iterations=2       | --iterations '2': the run has done 3 already
                    --out=elsewhere      | --out: --resume goes on in the folder of the run
                    --checkpoint-every=0 | --checkpoint-every '0': allowed are whole numbers from 1 to 1000000
                    """)
    void anOptionThatWouldChangeTheRunIsRefused(String option, String line) throws IOException {
        assertRefused(2, line, option);
    }

    @Test
    void aDamagedOrForeignCheckpointIsOneLineAndChangesNothing() throws IOException {
        Path file = run.resolve(CHECKPOINT);
        byte[] good = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(good, good.length - 100));
        assertRefused(2, CHECKPOINT + ": truncated: ", "--iterations=6");
        byte[] flipped = good.clone();
        flipped[good.length - 9] ^= 4;
        Files.write(file, flipped);
        assertRefused(2, CHECKPOINT + ": damaged: ", "--iterations=6");
        Files.write(file, new byte[0]);
        assertRefused(2, CHECKPOINT + ": not a safetensors file: 0 bytes");
        Files.copy(
                run.resolve("parameters.safetensors"), file, StandardCopyOption.REPLACE_EXISTING);
        assertRefused(2, CHECKPOINT + ": is not a checkpoint of metagrad");

        Files.write(file, good);
        SafeTensors contents = SafeTensors.read(file);
        Map<String, String> newer = new HashMap<>(contents.metadata());
        newer.put("version", "99");
        new SafeTensors(contents.doubles(), contents.tensors(), newer).write(file);
        assertRefused(2, "is a checkpoint of version 99, this program reads up to ");

        Checkpoint ours = Checkpoint.read(of3.resolve(CHECKPOINT));
        new Checkpoint(
                        ours.config().with("alpha", "0.3"),
                        ours.environment(),
                        3,
                        ours.environmentSteps(),
                        ours.tensors())
                .write(file);
        assertRefused(2, run + ": checkpoint: of a run with alpha 0.3, this one has 0.1");

        Files.delete(file);
        assertRefused(2, run + ": has no " + CHECKPOINT + " to go on from");
    }

    @Test
    void metricsThatMissARowAreOneLineAndChangeNothing() throws IOException {
        Path file = run.resolve("metrics.csv");
        var lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines));
        assertRefused(2, "metrics.csv: the row of iteration 3 is missing");
        lines.remove(2);
        Files.write(file, lines);
        assertRefused(2, "metrics.csv: the row of iteration 2 is missing");
        Files.writeString(file, "1,2,3\n");
        assertRefused(2, "metrics.csv: does not start with the header line");
        assertThat(resume(folder).err()).contains("is not the folder of a run").hasLineCount(1);
    }

    /** As versions wrote them that had fewer columns. */
    @ParameterizedTest
    @ValueSource(ints = {11, 13})
    void metricsOfFewerColumnsGoOnWithThese(int columns) throws IOException {
        Path file = run.resolve("metrics.csv");
        List<String> older =
                Files.readAllLines(file).stream()
                        .map(line ->
                                String.join(
                                        ",", Arrays.asList(line.split(",")).subList(0, columns)))
                        .toList();
        Files.write(file, older);
        assertThat(resume(run, "--iterations", "4").exitCode()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5).startsWith(older.toArray(String[]::new));
        assertThat(lines.getLast().split(",")).hasSize(columns);
    }

    @Test
    void aFolderInWhichAnotherRunIsGoingOnIsRefused() throws Exception {
        try (RunLock _ = new RunFolder(run).lock()) {
            assertRefused(2, run + ": another process is training in it", "--iterations=6");
        }
    }

    @Test
    void aFullDiskStopsTheRunAndLeavesThePreviousCheckpoint() throws IOException {
        RecordedFileSystem full =
                new RecordedFileSystem(change -> {
                    if (change instanceof FileChange.Renamed(Path _, Path to)
                            && to.endsWith(CHECKPOINT)) {
                        throw new IOException("No space left on device");
                    }
                });
        Outcome outcome =
                execute(
                        List.of("train", "--resume", run.toString(), "--iterations", "6"),
                        full::getPath);
        assertThat(outcome.err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: %s: No space left on device%n",
                                run.resolve(CHECKPOINT)));
        assertThat(outcome.exitCode()).isOne();
        assertThat(run.resolve(CHECKPOINT)).hasSameBinaryContentAs(of3.resolve(CHECKPOINT));
        assertThat(resume(run).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of6));
    }

    private Path config() {
        return run.resolve("config.properties");
    }

    /** As a power failure leaves the file where it was not forced. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 700, 1000})
    void theCheckpointStandsInForAConfigurationThatIsCutShort(int length) throws IOException {
        byte[] whole = Files.readAllBytes(config());
        Files.delete(config());
        if (length >= 0) {
            // at the end of a line the file would only lack some of its description
            boolean ofLine = length > 0 && whole[length - 1] == '\n';
            Files.write(config(), Arrays.copyOf(whole, ofLine ? length - 1 : length));
        }
        assertStandsIn(length < 0 ? "missing" : "cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0", "\0\n", "algorithm=maml\n", "algorithm=\u00e9\n"})
    void theCheckpointStandsInForAConfigurationOfWhichPartIsLost(String text) throws IOException {
        Files.write(config(), text.getBytes(StandardCharsets.ISO_8859_1));
        assertStandsIn("cut short");
    }

    private void assertStandsIn(String what) throws IOException {
        String notice =
                String.format(
                        Locale.ROOT,
                        "metagrad: %s: is %s, the configuration is taken from %s%n",
                        config(),
                        what,
                        CHECKPOINT);
        Outcome evaluated = execute(List.of("evaluate", run.toString(), "--tasks=2"));
        assertThat(evaluated.err()).isEqualTo(notice);
        assertThat(evaluated.exitCode()).isZero();
        Outcome outcome = resume(run, "--iterations", "6");
        assertThat(outcome.err()).isEqualTo(notice);
        assertThat(outcome.exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of6));
        assertThat(execute(List.of("evaluate", run.toString(), "--tasks=2")).err()).isEmpty();
        assertThat(Files.readAllLines(config()))
                .contains("iterations=6")
                .anyMatch(line -> line.startsWith("metagrad.command="));
    }

    @Test
    void aWholeConfigurationThatIsWrongIsNotReplaced() throws IOException {
        Files.writeString(config(), "alpha=0.2\n", StandardOpenOption.APPEND);
        assertRefused(2, config() + ": key 'alpha' is there twice, as '0.1' and as '0.2'");
        Files.copy(of3.resolve("config.properties"), config(), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(config(), "colour=blue\n", StandardOpenOption.APPEND);
        assertRefused(2, config() + ": configuration key 'colour' is unknown");
    }

    @Test
    void aConfigurationInOtherSpellingIsBroughtUpToDate() throws Exception {
        Files.writeString(
                config(),
                "\uFEFF"
                        + Files.readString(config())
                                .replace("iterations=3", "iterations : 3")
                                .replace("alpha=", "alpha = "));
        Outcome outcome = resume(run, "--iterations", "6");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(of6));
        assertThat(new RunFolder(run).readConfig()).isEqualTo(new RunFolder(of6).readConfig());
    }

    @Test
    void aPipeInPlaceOfAFileIsRefused() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "pipes with names are Unix's");
        for (String name : List.of("config.properties", CHECKPOINT)) {
            Path file = run.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(new ProcessBuilder("/usr/bin/mkfifo", file.toString()).start().waitFor())
                    .isZero();
            Outcome outcome = resume(run, "--iterations=6");
            assertThat(outcome.err()).hasLineCount(1).contains(file + ": is a pipe or device");
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThatThrownBy(() -> ConfigFile.readEntries(file))
                    .hasMessageStartingWith(file + ": is a pipe or device");
            Files.delete(file);
            Files.write(file, bytes);
        }
    }

    private void computedElsewhere(boolean inCheckpoint) throws IOException {
        if (inCheckpoint) {
            Checkpoint ours = Checkpoint.read(run.resolve(CHECKPOINT));
            new Checkpoint(
                            ours.config(),
                            ours.environment(),
                            ours.iteration(),
                            ours.environmentSteps(),
                            Optional.of(!FusedMultiplyAdd.AVAILABLE),
                            ours.tensors())
                    .write(run.resolve(CHECKPOINT));
            return;
        }
        String ours = "metagrad.fma=" + FusedMultiplyAdd.AVAILABLE;
        String text = Files.readString(config());
        assertThat(text).contains(ours);
        Files.writeString(
                config(), text.replace(ours, "metagrad.fma=" + !FusedMultiplyAdd.AVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunOfAMachineThatRoundsInAnotherWayIsNotGoneOnWithUnasked(boolean inCheckpoint)
            throws IOException {
        computedElsewhere(inCheckpoint);
        assertRefused(
                2,
                run
                        + (FusedMultiplyAdd.AVAILABLE
                                ? ": was trained without fused multiply-add, this machine computes with it"
                                : ": was trained with fused multiply-add, this machine computes without")
                        + ": the results would not have the same bits; --other-bits goes on all the same",
                "--iterations=6");
        Outcome outcome = resume(run, "--iterations=6", "--other-bits");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        // Planted: the bits are ours in truth.
        assertThat(results(run)).isEqualTo(results(of6));
        assertThat(Files.readAllLines(config()))
                .contains(
                        "metagrad.fma=" + FusedMultiplyAdd.AVAILABLE,
                        "metagrad.other-bits=after iteration 3");
        assertThat(resume(run).exitCode()).as("it is ours now").isZero();
    }

    @Test
    void otherBitsAreAskedForOfARunThatIsResumed() throws IOException {
        var arguments = training(folder.resolve("new"), 1);
        arguments.add("--other-bits");
        Outcome outcome = execute(arguments);
        assertThat(outcome.err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: --other-bits: only --resume goes on with a run%n"));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
