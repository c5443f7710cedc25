package org.metagrad.meta.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** The bytes of a safetensors file, looked at before they are read. */
public final class FileContents {
    private FileContents() {}

    /**
     * Reads a file whole.
     *
     * @throws IOException one line naming the file and why it cannot be read: absent, a folder, a
     *     pipe, or larger than the memory
     */
    public static byte[] read(Path file) throws IOException {
        try {
            int size = requiredSize(file);
            try (InputStream stream = Files.newInputStream(file)) {
                return stream.readNBytes(size);
            }
        } catch (NoSuchFileException problem) {
            throw new IOException(file + ": no such file", problem);
        } catch (AccessDeniedException problem) {
            throw new IOException(file + ": permission denied", problem);
        } catch (IOException problem) {
            String line = problem.getMessage();
            throw new IOException(
                    line != null && line.contains(file.toString()) ? line : file + ": " + line,
                    problem);
        }
    }

    private static int requiredSize(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        // A pipe would be waited for, and a device may never end.
        if (!attributes.isRegularFile()) {
            throw new IOException(
                    file
                            + (attributes.isDirectory() ? ": is a folder" : ": is a pipe or device")
                            + ", a safetensors file is wanted");
        }
        long greatest = greatestSize(Runtime.getRuntime().maxMemory());
        if (attributes.size() > greatest) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s: has %d bytes, at most %d can be read into this much memory",
                            file,
                            attributes.size(),
                            greatest));
        }
        return (int) attributes.size();
    }

    /**
     * The greatest size of a file that is read: beside its bytes there are the numbers and a copy
     * of them, and what they are read for.
     */
    public static long greatestSize(long memory) {
        return Math.min(memory / 4, Integer.MAX_VALUE - Long.BYTES);
    }
}
