package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metagrad.bench.run.TrainedFolder.execute;
import static org.metagrad.bench.run.TrainedFolder.results;
import static org.metagrad.bench.run.TrainedFolder.resume;
import static org.metagrad.bench.run.TrainedFolder.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.meta.Checkpoint;

/** SIGKILL at any moment loses at most the iteration that was going on, and changes no result. */
class KilledTrainingTest {
    private static final int ITERATIONS = 40;
    private static final int KILLS = 4;

    @TempDir private Path folder;

    private CommandProcess start(List<String> arguments) throws IOException {
        return CommandProcess.start(folder.resolve("output"), List.of(), arguments);
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
            CommandProcess process =
                    start(
                            Files.exists(run.resolve("config.properties"))
                                    ? List.of("train", "--resume", run.toString())
                                    : training(run, ITERATIONS));
            // Up to a random row, and a random time into what comes behind it.
            int target = done + 1 + random.nextInt(5);
            process.await(() -> rows(metrics) >= target);
            process.awaitMicroseconds(random.nextInt(5_000));
            assertThat(process.isAlive()).as(() -> "still training: " + process.output()).isTrue();
            process.kill();
            done = Checkpoint.read(run.resolve("checkpoint.safetensors")).iteration();
            assertThat(done).isBetween(rows(metrics) - 1, rows(metrics));
        }
        assertThat(done).isLessThan(ITERATIONS);
        assertThat(resume(run).exitCode()).isZero();
        assertThat(results(run)).isEqualTo(results(undisturbed));
    }

    /** The whole rows below the header. */
    private static int rows(Path metrics) {
        try {
            return Files.exists(metrics)
                    ? (int)
                            Math.max(
                                    0,
                                    Files.readString(metrics).chars().filter(c -> c == '\n').count()
                                            - 1)
                    : 0;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
