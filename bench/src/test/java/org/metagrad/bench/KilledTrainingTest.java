package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metagrad.bench.TrainedFolder.execute;
import static org.metagrad.bench.TrainedFolder.results;
import static org.metagrad.bench.TrainedFolder.resume;
import static org.metagrad.bench.TrainedFolder.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.meta.Checkpoint;

/** SIGKILL at any moment loses at most the iteration that was going on, and changes no result. */
class KilledTrainingTest {
    private static final int ITERATIONS = 40;
    private static final int KILLS = 4;

    @TempDir private Path folder;

    private Process start(List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Metagrad.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    @Test
    @Timeout(120)
    void theResultsAreThoseOfAnUndisturbedRun() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(execute(training(undisturbed, ITERATIONS)).exitCode()).isZero();

        Path run = folder.resolve("killed");
        Path metrics = run.resolve("metrics.csv");
        Random random = new Random(7);
        int done = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process =
                    start(
                            Files.exists(run.resolve("config.properties"))
                                    ? List.of("train", "--resume", run.toString())
                                    : training(run, ITERATIONS));
            // Up to a random row, and a random time into what comes behind it.
            int target = done + 1 + random.nextInt(5);
            while (process.isAlive() && rows(metrics) < target) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(5_000), TimeUnit.MICROSECONDS);
            assertThat(process.isAlive()).as(() -> "still training: " + output()).isTrue();
            process.destroyForcibly().waitFor();
            done = Checkpoint.read(run.resolve("checkpoint.safetensors")).iteration();
            assertThat(done).isBetween(rows(metrics) - 1, rows(metrics));
        }
        assertThat(done).isLessThan(ITERATIONS);
        assertThat(resume(run).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(undisturbed));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException problem) {
            return problem.toString();
        }
    }

    /** The whole rows below the header. */
    private static int rows(Path metrics) throws IOException {
        return Files.exists(metrics)
                ? (int)
                        Math.max(
                                0,
                                Files.readString(metrics).chars().filter(c -> c == '\n').count()
                                        - 1)
                : 0;
    }
}
