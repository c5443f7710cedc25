package org.metagrad.meta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files in one piece. The bytes go to a temporary file in the same folder, which is then
 * renamed: a reader, or a process killed at any moment, sees the old contents or the new ones. A
 * write that fails leaves the old ones.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces the contents, or makes the file.
     *
     * @throws IOException naming the file, as when its folder cannot be written or the disk is full
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, false);
    }

    /**
     * The same, and the bytes are on the disk before the file has its name: what is said of a
     * killed process holds when the power fails, too. Takes some milliseconds.
     *
     * @throws IOException naming the file
     */
    public static void writeDurably(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    private static void write(Path file, byte[] bytes, boolean durably) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (durably) {
                    channel.force(true);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            discard(temporary, problem);
            throw naming(file, problem);
        }
    }

    private static void discard(Path temporary, IOException problem) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException further) {
            problem.addSuppressed(further);
        }
    }

    /** A full disk is reported without the name of the file. */
    private static IOException naming(Path file, IOException problem) {
        if (problem instanceof FileSystemException) {
            return problem;
        }
        FileSystemException named =
                new FileSystemException(file.toString(), null, problem.getMessage());
        named.initCause(problem);
        return named;
    }
}
