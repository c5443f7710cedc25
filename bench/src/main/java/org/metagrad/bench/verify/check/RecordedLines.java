package org.metagrad.bench.verify.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many lines the recorded tensor files have, by name. Such a file is a list of results without
 * an end of its own: one that was cut off between two lines looks like one with fewer results.
 */
public final class RecordedLines {
    private static final Map<String, int[]> LINES = read();

    private RecordedLines() {}

    /**
     * {@return the line about a file that is too short: nothing if its name is not known, or it has
     * the recorded number of lines or more}
     *
     * @param name folder and file without its ending
     * @param lines of the file
     */
    public static Optional<String> shortage(String name, int lines) {
        int[] recorded = LINES.get(name);
        if (recorded == null
                || lines >= recorded[recorded.length - 1]
                || Arrays.stream(recorded).anyMatch(n -> n == lines)) {
            return Optional.empty();
        }
        return Optional.of(
                "the file ends after "
                        + lines
                        + " lines, "
                        + recorded[recorded.length - 1]
                        + " wanted: it is cut off");
    }

    /** Ascending numbers: all but the last are of parts that are stored alone. */
    private static Map<String, int[]> read() {
        Map<String, int[]> lines = new HashMap<>();
        try (InputStream in = RecordedLines.class.getResourceAsStream("recorded-lines.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] cells = line.split(",");
                lines.put(
                        cells[0],
                        Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
