package org.metagrad.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.metagrad.meta.IterationMetrics;

/**
 * {@code metrics.csv}: a row for each outer iteration, on the disk as soon as the iteration is
 * over.
 */
final class MetricsFile implements AutoCloseable {
    private static final String HEADER =
            "iteration,env_steps,seconds,rollout_seconds,advantage_seconds,inner_seconds,"
                    + "outer_seconds,optimiser_seconds,return_before,return_after,second_order_norm\n";

    private final BufferedWriter writer;

    MetricsFile(Path file) throws IOException {
        writer =
                Files.newBufferedWriter(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writer.write(HEADER);
        writer.flush();
    }

    void append(IterationMetrics metrics) throws IOException {
        writer.write(row(metrics));
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String row(IterationMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.4f,%.4f,%.9g\n",
                metrics.iteration(),
                metrics.environmentSteps(),
                metrics.seconds(),
                metrics.phases().rollout(),
                metrics.phases().advantage(),
                metrics.phases().inner(),
                metrics.phases().outer(),
                metrics.phases().optimiser(),
                metrics.returnBefore(),
                metrics.returnAfter(),
                metrics.secondOrderNorm());
    }
}
