package org.metagrad.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.metagrad.bench.RunFolder.WrongFolderException;
import org.metagrad.meta.IterationMetrics;

/**
 * {@code metrics.csv}: a row for each outer iteration, on the disk as soon as the iteration is
 * over.
 */
final class MetricsFile implements AutoCloseable {
    private static final String HEADER =
            "iteration,env_steps,seconds,rollout_seconds,advantage_seconds,inner_seconds,"
                    + "outer_seconds,optimiser_seconds,return_before,return_after,second_order_norm\n";

    /** Behind every row, so that readers are not kept out where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private MetricsFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the file, which must not be there.
     *
     * @throws WrongFolderException if another process trains here
     */
    static MetricsFile create(Path file) throws IOException, WrongFolderException {
        return open(file, 0, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Opens the file behind the row of this iteration and cuts off what follows it.
     *
     * @throws WrongFolderException if a row up to this one is missing, which changes nothing, or if
     *     another process trains here
     */
    static MetricsFile resume(Path file, int iteration) throws IOException, WrongFolderException {
        return iteration == 0
                ? open(file, 0, StandardOpenOption.CREATE)
                : open(file, iteration, StandardOpenOption.READ);
    }

    /** Whether an iteration has been noted. */
    static boolean hasRows(Path file) {
        // Absent files have length 0.
        return file.toFile().length() > HEADER.length();
    }

    private static MetricsFile open(Path file, int iteration, OpenOption mode)
            throws IOException, WrongFolderException {
        FileChannel channel = FileChannel.open(file, mode, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            MetricsFile metrics = new MetricsFile(channel);
            if (iteration == 0) {
                channel.truncate(0);
                metrics.write(HEADER);
            } else {
                channel.truncate(end(file, iteration));
                channel.position(channel.size());
            }
            return metrics;
        } catch (IOException | WrongFolderException problem) {
            channel.close();
            throw problem;
        }
    }

    /** The lock goes with the process, also with one that is killed. */
    private static void lock(FileChannel channel, Path file)
            throws IOException, WrongFolderException {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            throw new WrongFolderException(
                    file.getParent() + ": another process is training in it", null);
        }
    }

    /** The length of the file up to the end of the row of this iteration. */
    private static long end(Path file, int iteration) throws IOException, WrongFolderException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(HEADER)) {
            throw new WrongFolderException(file + ": does not start with the header line", null);
        }
        int end = HEADER.length();
        for (int row = 1; row <= iteration; row++) {
            int next = text.indexOf('\n', end) + 1;
            if (next == 0 || !text.startsWith(row + ",", end)) {
                throw new WrongFolderException(
                        file + ": the row of iteration " + row + " is missing", null);
            }
            end = next;
        }
        return end;
    }

    void append(IterationMetrics metrics) throws IOException {
        write(row(metrics));
    }

    /** Sees that the rows are on the disk, which the operating system may put off. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(String text) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
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
