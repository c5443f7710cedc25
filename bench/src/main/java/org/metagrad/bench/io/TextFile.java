package org.metagrad.bench.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes whole files of UTF-8 text; every error names the file. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TextFile() {}

    /**
     * {@return the text of a file, without the byte order mark that some editors put before it}
     *
     * @param file the file
     * @throws FileSystemException naming the file, if it cannot be read
     * @throws IllegalArgumentException naming the file, if it is not UTF-8 text
     */
    public static String read(Path file) throws FileSystemException {
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException problem) {
            throw new IllegalArgumentException(file + ": is not UTF-8 text", problem);
        } catch (IOException problem) {
            throw naming(file, problem);
        } catch (OutOfMemoryError problem) {
            // What is longer than the longest string comes as this, whatever the memory.
            throw new IllegalArgumentException(file + ": is too large to be read as text", problem);
        }
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
