package org.metagrad.bench.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads and writes whole files of UTF-8 text; every error names the file. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** No text that is read here comes near it. */
    private static final long GREATEST_SIZE = 100_000_000;

    private TextFile() {}

    /**
     * {@return the text of a file, without the byte order mark that some editors put before it}
     *
     * @param file the file
     * @throws FileSystemException naming the file, if it cannot be read
     * @throws IllegalArgumentException naming the file, if it is a folder, a pipe or too large, or
     *     not UTF-8 text
     */
    public static String read(Path file) throws FileSystemException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // A pipe would be waited for, and a device may never end.
            if (!attributes.isRegularFile() || attributes.size() > GREATEST_SIZE) {
                throw new IllegalArgumentException(
                        file + ": a file of at most " + GREATEST_SIZE + " bytes is wanted");
            }
            return withoutMark(Files.readString(file));
        } catch (CharacterCodingException problem) {
            throw new IllegalArgumentException(file + ": is not UTF-8 text", problem);
        } catch (IOException problem) {
            throw naming(file, problem);
        }
    }

    /**
     * Takes off the byte order mark that a text may begin with.
     *
     * @param text not modified
     * @return the text without it
     */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * Writes a file, in place of what is there.
     *
     * @param file the file
     * @param text the contents
     * @throws FileSystemException naming the file
     */
    public static void write(Path file, CharSequence text) throws FileSystemException {
        try {
            Files.writeString(file, text);
        } catch (IOException problem) {
            throw naming(file, problem);
        }
    }

    /** What happens behind the opening of a file is reported without its name. */
    private static FileSystemException naming(Path file, IOException problem) {
        if (problem instanceof FileSystemException named && named.getFile() != null) {
            return named;
        }
        FileSystemException named =
                new FileSystemException(file.toString(), null, problem.getMessage());
        named.initCause(problem);
        return named;
    }
}
