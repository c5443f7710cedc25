package org.metagrad.meta.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A text of {@code key=value} lines in UTF-8, with all that {@link Properties} allow: spaces, a
 * colon for the sign of equality, comments, continued lines.
 *
 * @param entries in the order of the file
 * @param ended whether the text ends with a line end and has no byte 0: what a power failure leaves
 *     of a file lacks its end
 */
record PropertiesFile(Map<String, String> entries, boolean ended) {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int GREATEST_SIZE = 1_000_000;

    /** Notes the order of the entries and refuses a key that comes again. */
    private static final class Lines extends Properties {
        private static final long serialVersionUID = 1;

        private final transient Map<String, String> entries = new LinkedHashMap<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            String before = entries.putIfAbsent((String) key, (String) value);
            if (before != null) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "key '%s' is there twice, as '%s' and as '%s'",
                                key,
                                before,
                                value));
            }
            return null;
        }
    }

    /**
     * Reads a file, or what a process gives that the shell connects, as in {@code <(command)}.
     *
     * @throws WrongFolderException one line naming the file if it is a folder, a pipe, too large,
     *     not a text, or has a key twice
     * @throws IOException if it cannot be read
     */
    static PropertiesFile read(Path file) throws IOException, WrongFolderException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException problem) {
            throw new NoSuchFileException(file.toString());
        }
        // A pipe with a name would be waited for, and without a writer for ever.
        boolean isNamedPipe = attributes.isOther() && !isGivenByTheSystem(file);
        if (attributes.isDirectory() || isNamedPipe) {
            throw new WrongFolderException(
                    file
                            + (isNamedPipe ? ": is a pipe or device" : ": is a folder")
                            + ", a file with lines of option=value is wanted",
                    null);
        }
        if (attributes.size() > GREATEST_SIZE) {
            throw tooLarge(file, attributes.size() + " bytes");
        }
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(GREATEST_SIZE + 1);
        }
        if (bytes.length > GREATEST_SIZE) {
            throw tooLarge(file, "more than that");
        }
        try {
            return of(bytes);
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(file + ": " + problem.getMessage(), problem);
        } catch (CharacterCodingException problem) {
            throw new WrongFolderException(file + ": is not a text file", problem);
        }
    }

    /** Standard input, {@code <(command)}, and devices, of which no more is read than wanted. */
    private static boolean isGivenByTheSystem(Path file) {
        return file.startsWith("/dev/fd") || Path.of("/dev").equals(file.getParent());
    }

    private static WrongFolderException tooLarge(Path file, String came) {
        return new WrongFolderException(
                String.format(
                        Locale.ROOT,
                        "%s: a text of at most %d bytes is wanted, it has %s",
                        file,
                        GREATEST_SIZE,
                        came),
                null);
    }

    private static PropertiesFile of(byte[] bytes) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        boolean ended = unmarked.endsWith("\n") || unmarked.endsWith("\r");
        Lines lines = new Lines();
        lines.load(new StringReader(unmarked));
        return new PropertiesFile(lines.entries, ended && unmarked.indexOf(0) < 0);
    }

    /** The text that is read as these entries. */
    static String text(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) ->
                text.append(escaped(key).replaceAll("[ \t\f=:#!]", "\\\\$0"))
                        .append('=')
                        // What comes behind the sign of equality is skipped while it is blank.
                        .append(escaped(value).replaceFirst("^[ \t\f]", "\\\\$0"))
                        .append('\n'));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
