package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metagrad.bench.run.TrainedFolder.contents;
import static org.metagrad.bench.run.TrainedFolder.execute;
import static org.metagrad.bench.run.TrainedFolder.results;
import static org.metagrad.bench.run.TrainedFolder.resume;
import static org.metagrad.bench.run.TrainedFolder.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.run.TrainedFolder.Outcome;
import org.metagrad.fixtures.disk.FileChange;
import org.metagrad.fixtures.disk.RecordedFileSystem;
import org.metagrad.kernels.FusedMultiplyAdd;

/** One process at a time trains in a folder, from before its first file to after its last. */
class TwoProcessesTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir private Path folder;

    private CommandProcess start(List<String> arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        return CommandProcess.start(output, List.of(), arguments);
    }

    private static void assertRefused(Outcome outcome, Path run, String line) {
        assertThat(outcome.err()).isEqualTo(String.format(Locale.ROOT, "metagrad: " + line, run));
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void aSecondOneIsRefusedAlsoBesideOneThatWasResumed() throws Exception {
        Path run = folder.resolve("run");
        String training = "%s: another process is training in it%n";
        try (CommandProcess first = start(training(run, ENDLESS))) {
            first.await(() -> first.output().contains("iteration 1 of"));
            assertRefused(resume(run), run, training);
            assertRefused(
                    execute(training(run, 3)),
                    run,
                    "--out %s: is not empty, a new or empty folder is wanted%n");
            assertThat(first.isAlive()).as(first::output).isTrue();
            first.kill();
        }
        try (CommandProcess second = start(List.of("train", "--resume", run.toString()))) {
            second.await(() -> second.output().contains("iteration "));
            assertThat(second.output()).contains("Going on with ");
            assertRefused(resume(run), run, training);
            assertRefused(resume(run, "--iterations=7"), run, training);
            assertThat(second.isAlive()).as(second::output).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void ofTwoThatBeginAtOnceInOneFolderOneIsRefused() throws Exception {
        Path run = folder.resolve("run");
        try (CommandProcess one = start(training(run, ENDLESS));
                CommandProcess other = start(training(run, ENDLESS))) {
            one.await(() -> !other.isAlive());
            CommandProcess refused = one.isAlive() ? other : one;
            CommandProcess left = one.isAlive() ? one : other;
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.output().lines().filter(line -> line.startsWith("metagrad: ")))
                    .hasSize(1);
            assertThat(refused.output()).doesNotContain("Meta-training");
            left.await(() -> left.output().contains("iteration 1 of"));
            assertThat(left.isAlive()).as(left::output).isTrue();
        }
    }

    /** The other begins and ends between the first look at the folder and the lock. */
    @Test
    void aFolderThatAnotherHasTakenInTheMeantimeIsLeftAlone() throws IOException {
        Path run = folder.resolve("run");
        RecordedFileSystem system =
                new RecordedFileSystem(change -> {
                    if (change instanceof FileChange.Made(Path path)
                            && path.endsWith(RunLock.NAME)) {
                        assertThat(execute(training(run, 1)).exitCode()).isZero();
                    }
                });
        assertRefused(
                execute(training(run, 2), system::getPath),
                run,
                "--out %s: is not empty, a new or empty folder is wanted%n");
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(execute(training(undisturbed, 1)).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(undisturbed));
    }

    /** Without {@code FMA} the virtual machine rounds a product before it adds. */
    @Test
    @Timeout(60)
    void aMachineWithoutFusedMultiplyAddDoesNotGoOnUnasked() throws Exception {
        Path run = folder.resolve("run");
        assertThat(execute(training(run, 1)).exitCode()).isZero();
        Map<String, String> before = contents(run);
        Path output = folder.resolve("output");
        List<String> options = List.of(FusedMultiplyAdd.AVAILABLE ? "-XX:-UseFMA" : "-XX:+UseFMA");
        List<String> arguments = List.of("train", "--resume", run.toString(), "--iterations=2");
        try (CommandProcess process = CommandProcess.start(output, options, arguments)) {
            int exitCode = process.exitCode();
            if (!FusedMultiplyAdd.AVAILABLE && exitCode == 0) {
                return; // This processor has none.
            }
            assertThat(process.output())
                    .contains("metagrad: " + run + ": was trained with")
                    .contains("--other-bits goes on all the same");
            assertThat(exitCode).isEqualTo(2);
        }
        assertThat(contents(run)).isEqualTo(before);
    }
}
