package org.metagrad.meta.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Replaces files in one piece. The bytes go to a new temporary file in the same folder, which is
 * then renamed: a reader, or a process killed at any moment, sees the old contents or the new ones.
 * A write that fails leaves the old ones. Two that write one file at once leave the contents of one
 * of them.
 */
public final class AtomicFile {
    /**
     * The beginning of a temporary name, short so that a file may have the longest name that there
     * is.
     */
    private static final String PREFIX = ".metagrad-";

    private static final String SUFFIX = ".tmp";

    private static final Pattern TEMPORARY =
            Pattern.compile(Pattern.quote(PREFIX) + "[0-9a-f]{16}" + Pattern.quote(SUFFIX));

    private AtomicFile() {}

    /**
     * Replaces the contents of a file, or makes the file.
     *
     * @throws IOException naming the file, as when its folder cannot be written or the disk is full
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        new Replacement(file, bytes).rename();
    }

    /**
     * Replaces the contents of a file, and returns when they and the name are on the disk: what is
     * said of a killed process holds when the power fails, too. Takes some milliseconds.
     *
     * @throws IOException naming the file
     */
    public static void writeDurably(Path file, byte[] bytes) throws IOException {
        writeDurably(Map.of(file, bytes));
    }

    /**
     * Replaces the contents of some files of one folder, each in one piece, but not all at once;
     * waits for the disk as long as for one of them.
     *
     * @throws IOException naming a file; those behind it in the order of the map are then as before
     */
    public static void writeDurably(Map<Path, byte[]> contents) throws IOException {
        List<Replacement> replacements = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
                replacements.add(new Replacement(entry.getKey(), entry.getValue()));
            }
            forceAll(replacements);
            for (Replacement replacement : replacements) {
                replacement.rename();
            }
        } catch (IOException problem) {
            replacements.forEach(replacement -> replacement.discard(problem));
            throw problem;
        }
        forceFolder(contents.keySet().iterator().next().toAbsolutePath().getParent());
    }

    /**
     * Forces all temporary files at once, because file systems write together what several threads
     * wait for.
     */
    private static void forceAll(List<Replacement> replacements) throws IOException {
        try {
            replacements.parallelStream().forEach(Replacement::force);
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
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

    /** A temporary file on its way to another's name. */
    private static final class Replacement {
        private final Path file;
        private final Path temporary;

        /** Writes the temporary file. */
        Replacement(Path file, byte[] bytes) throws IOException {
            this.file = file;
            temporary = file.resolveSibling(temporaryName());
            FileChannel made;
            try {
                // What is there already, be it a link, is not ours to write or to remove.
                made = open(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException problem) {
                throw naming(file, problem);
            }
            try (FileChannel channel = made) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            } catch (IOException problem) {
                discard(problem);
                throw naming(file, problem);
            }
        }

        private FileChannel open(OpenOption... options) throws IOException {
            Set<OpenOption> all = new HashSet<>(Set.of(options));
            all.add(LinkOption.NOFOLLOW_LINKS);
            return FileChannel.open(temporary, all);
        }

        void force() {
            try (FileChannel channel = open(StandardOpenOption.WRITE)) {
                channel.force(true);
            } catch (IOException problem) {
                throw new UncheckedIOException(naming(file, problem));
            }
        }

        void rename() throws IOException {
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException problem) {
                discard(problem);
                throw naming(file, problem);
            }
        }

        void discard(IOException problem) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException further) {
                problem.addSuppressed(further);
            }
        }
    }

    private static String temporaryName() {
        long random = ThreadLocalRandom.current().nextLong();
        return PREFIX + HexFormat.of().toHexDigits(random) + SUFFIX;
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
