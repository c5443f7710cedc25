package org.metagrad.bench.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.run.WrongFolderException;

/**
 * {@code metrics.csv}: a row for each outer iteration, on the disk as soon as the iteration is
 * over.
 */
final class MetricsFile implements AutoCloseable {
    private static final String FIRST_COLUMNS =
            "iteration,env_steps,seconds,rollout_seconds,advantage_seconds,inner_seconds,"
                    + "outer_seconds,optimiser_seconds,return_before,return_after,second_order_norm";

    private static final String HEADER = FIRST_COLUMNS + ",gradients,hessian_products\n";

    /** That of runs from before derivatives were counted, which go on without them. */
    private static final String OLDER_HEADER = FIRST_COLUMNS + "\n";

    private static final int GREATEST_LINE = 10_000;

    private final FileChannel channel;
    private final boolean counts;
    private Optional<ScalarEvents> events = Optional.empty();

    private MetricsFile(FileChannel channel, boolean counts) {
        this.channel = channel;
        this.counts = counts;
    }

    /**
     * Opens the file behind the row of this iteration and cuts off what follows it. Before the
     * first iteration it need not be there.
     *
     * @throws WrongFolderException if a row up to this one is missing, which changes nothing
     */
    static MetricsFile open(Path file, int iteration) throws IOException, WrongFolderException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new WrongFolderException(file + ": is not a regular file", null);
        }
        FileChannel channel =
                iteration == 0
                        ? FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        : FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (iteration == 0) {
                channel.truncate(0);
                MetricsFile metrics = new MetricsFile(channel, true);
                metrics.write(HEADER);
                return metrics;
            }
            boolean counts = HEADER.equals(header(file));
            channel.truncate(end(file, counts ? HEADER : OLDER_HEADER, iteration));
            channel.position(channel.size());
            return new MetricsFile(channel, counts);
        } catch (IOException | WrongFolderException problem) {
            channel.close();
            throw problem;
        }
    }

    /** The names of the columns. */
    static List<String> columns() {
        return List.of(HEADER.strip().split(","));
    }

    /** Whether an iteration has been noted. */
    static boolean hasRows(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > header(file).length();
    }

    private static String header(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return line(stream);
        }
    }

    /** The length of the file up to the end of the row of this iteration. */
    private static long end(Path file, String header, int iteration)
            throws IOException, WrongFolderException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            long end = header.length();
            if (!header.equals(line(stream))) {
                throw new WrongFolderException(
                        file + ": does not start with the header line", null);
            }
            for (int row = 1; row <= iteration; row++) {
                String line = line(stream);
                if (!line.startsWith(row + ",") || !line.endsWith("\n")) {
                    throw new WrongFolderException(
                            file + ": the row of iteration " + row + " is missing", null);
                }
                end += line.length();
            }
            return end;
        }
    }

    /** The next line with its end; less where the file ends, or the line is longer than any row. */
    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        do {
            next = stream.read();
            if (next >= 0) {
                line.append((char) next);
            }
        } while (next >= 0 && next != '\n' && line.length() < GREATEST_LINE);
        return line.toString();
    }

    void append(IterationMetrics metrics) throws IOException {
        String row = row(metrics);
        write(row);
        if (events.isPresent()) {
            events.get().append(row);
        }
    }

    /** Gives further rows to another file as well, and closes it with this one. */
    void alsoTo(Optional<ScalarEvents> events) {
        this.events = events;
    }

    /** Sees that the rows are on the disk, which the operating system may put off. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (events.isPresent()) {
                events.get().close();
            }
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** The row of an iteration, with its end. */
    private String row(IterationMetrics metrics) {
        String row = figures(metrics);
        return counts
                ? row + "," + metrics.gradients() + "," + metrics.hessianProducts() + "\n"
                : row + "\n";
    }

    private static String figures(IterationMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.4f,%.4f,%.9g",
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
