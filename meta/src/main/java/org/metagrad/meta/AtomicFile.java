package org.metagrad.meta;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Replaces files in one piece. The bytes go to a new temporary file in the same folder, which is
 * then renamed: a reader, or a process killed at any moment, sees the old contents or the new ones.
 * A write that fails leaves the old ones. Two that write one file at once leave the contents of one
 * of them.
 */
public final class AtomicFile {
    /** Short, so that a file may have the longest name that there is. */
    private static final String PREFIX = ".metagrad-";

    private static final String SUFFIX = ".tmp";

    private static final Pattern TEMPORARY =
            Pattern.compile(Pattern.quote(PREFIX) + "[0-9a-f]{16}" + Pattern.quote(SUFFIX));

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
     * Replaces the contents, and returns when they and the name are on the disk: what is said of a
     * killed process holds when the power fails, too. Takes some milliseconds.
     *
     * @throws IOException naming the file
     */
    public static void writeDurably(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    /**
     * Sees that what has been made, renamed and removed in a folder is on the disk. Does nothing
     * where folders cannot be opened, as on Windows.
     *
     * @throws IOException naming the folder
     */
    public static void forceFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException cannotBeOpened) {
            if (File.separatorChar == '\\') {
                return;
            }
            throw naming(folder, cannotBeOpened);
        }
        try (channel) {
            channel.force(true);
        } catch (IOException problem) {
            throw naming(folder, problem);
        }
    }

    /** Whether a file has the name of a temporary one, which a killed process leaves behind. */
    public static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(file.getFileName().toString()).matches();
    }

    private static void write(Path file, byte[] bytes, boolean durably) throws IOException {
        Path temporary = file.resolveSibling(temporaryName());
        // What is there already, be it a link to another file, is not ours to write or to remove.
        FileChannel made;
        try {
            made =
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
        } catch (IOException problem) {
            throw naming(file, problem);
        }
        try {
            try (FileChannel channel = made) {
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
        if (durably) {
            forceFolder(file.toAbsolutePath().getParent());
        }
    }

    private static String temporaryName() {
        long random = ThreadLocalRandom.current().nextLong();
        return PREFIX + HexFormat.of().toHexDigits(random) + SUFFIX;
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
