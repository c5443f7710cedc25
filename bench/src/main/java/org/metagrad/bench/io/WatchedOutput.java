package org.metagrad.bench.io;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stream that remembers how it was lost. Print streams and writers swallow such errors, and a
 * training goes on without its lines; at the end the command still has to say that some are
 * missing.
 */
public final class WatchedOutput extends OutputStream {
    /** The exit code of a process that ended because its reader has left, as shells count. */
    public static final int READER_LEFT = 141;

    private final OutputStream stream;
    private final boolean pipe;
    private IOException lost;

    /**
     * @param pipe whether what can go wrong is that the reader has left
     */
    WatchedOutput(OutputStream stream, boolean pipe) {
        this.stream = stream;
        this.pipe = pipe;
    }

    /**
     * {@return the output into a file, which is made or emptied}
     *
     * @param file the file
     * @throws IOException if it cannot be made
     */
    public static WatchedOutput of(Path file) throws IOException {
        return new WatchedOutput(Files.newOutputStream(file), false);
    }

    /** {@return the standard output of this process} */
    public static WatchedOutput ofProcess() {
        return new WatchedOutput(new FileOutputStream(FileDescriptor.out), isPipe());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (lost != null) {
            throw lost;
        }
        try {
            stream.write(bytes, offset, length);
        } catch (IOException problem) {
            lost = problem;
            throw problem;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /**
     * {@return the reason why something was not written: a full disk, a closed file; not a reader
     * that has left}
     */
    public synchronized Optional<String> failure() {
        return lost == null || readerLeft() ? Optional.empty() : Optional.of(reason());
    }

    /** {@return whether the reader of a pipe has left, as {@code head} does, and wants no more} */
    public synchronized boolean readerLeft() {
        return lost != null && (pipe || "Broken pipe".equals(lost.getMessage()));
    }

    private String reason() {
        return lost.getMessage() == null ? "cannot be written" : lost.getMessage();
    }

    /**
     * Linux tells of the standard output; elsewhere the message has to do, which comes in the
     * language of the system.
     */
    private static boolean isPipe() {
        try {
            String kind = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return kind.startsWith("pipe:") || kind.startsWith("socket:");
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }
}
