package org.metagrad.bench.io;

import java.util.Locale;

/**
 * Text of unknown origin as one line for a terminal. A name in somebody else's file could hold
 * escape sequences, which move the cursor, or characters that reverse the direction of writing;
 * here they are shown and do nothing.
 */
public final class Printable {
    /** Longer text is a file's contents and no name. */
    private static final int LONGEST = 4000;

    private Printable() {}

    /**
     * {@return the text as one line, its line breaks as spaces, and what no terminal should see as
     * {@code \u005cu001b}; cut off where it is far too long to be read}
     *
     * @param text any text
     */
    public static String line(String text) {
        String whole = text.replaceAll("\\R\\s*", " ");
        boolean cut = whole.length() > LONGEST;
        String part = cut ? whole.substring(0, LONGEST) : whole;
        StringBuilder line = new StringBuilder(part.length());
        part.codePoints()
                .forEach(c -> {
                    if (isSeen(c)) {
                        line.appendCodePoint(c);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                });
        return cut ? line + "..." : line.toString();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
