package org.metagrad.bench.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a lesson, the file that was compiled.
 *
 * @param lines the lines of the file
 */
public record LessonText(List<String> lines) {
    private static final Pattern HOLE = Pattern.compile("( *)// Hole: (.*)");
    private static final Pattern END = Pattern.compile(" *// End");
    private static final Pattern TITLE = Pattern.compile(" \\* Lesson \\d+: (.*)\\.");

    /** Takes a copy. */
    public LessonText {
        lines = List.copyOf(lines);
    }

    /** The file of a class, which lies beside it. */
    static LessonText of(Class<?> type) {
        String name = type.getSimpleName() + ".java";
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside its class");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new LessonText(text.lines().toList());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** {@return the title, such as {@code its gradient}} */
    public String title() {
        return lines.stream()
                .map(TITLE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a lesson without a title"));
    }

    /** {@return the lesson to read, without the marks of the holes} */
    public String lesson() {
        return join(lines.stream().filter(line -> !isMark(line)).toList());
    }

    private static boolean isMark(String line) {
        return HOLE.matcher(line).matches() || END.matcher(line).matches();
    }

    /**
     * {@return the lesson with holes, a file of no package, of any name: where a hole is, a comment
     * says what is wanted and an {@link UnsupportedOperationException} is thrown}
     */
    public String exercise() {
        List<String> kept = new ArrayList<>();
        int holes = 0;
        boolean inside = false;
        for (String line : withoutPackage()) {
            Matcher hole = HOLE.matcher(line);
            if (hole.matches()) {
                holes++;
                inside = true;
                String indent = hole.group(1);
                kept.add(indent + "// HOLE " + holes + ": " + hole.group(2));
                kept.add(
                        indent
                                + "throw new UnsupportedOperationException(\"hole "
                                + holes
                                + "\");");
            } else if (END.matcher(line).matches()) {
                inside = false;
            } else if (!inside) {
                kept.add(line);
            }
        }
        return join(kept);
    }

    private List<String> withoutPackage() {
        List<String> kept = new ArrayList<>(lines);
        kept.removeIf(line -> line.startsWith("package "));
        while (kept.getFirst().isBlank()) {
            kept.removeFirst();
        }
        return kept;
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
