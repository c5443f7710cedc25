package org.metagrad.bench.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table with a line of column names, read whole. A cell may be in quotes, in
 * which a doubled quote is one. A last line without its end, as a process leaves it that is killed,
 * is not there.
 */
public final class CsvFile {
    private final Path file;
    private final List<String> columns;
    private final List<List<String>> rows;

    private CsvFile(Path file, List<String> columns, List<List<String>> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its table
     * @throws IOException naming the file, if it cannot be read
     * @throws IllegalArgumentException naming file and line, if there is no line of column names, a
     *     row has more or fewer cells than it, or a quote is not closed
     */
    public static CsvFile read(Path file) throws IOException {
        String text = TextFile.read(file);
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\r?\n");
        if (lines[0].isEmpty()) {
            throw new IllegalArgumentException(file + ":1: the line of column names is missing");
        }
        List<String> columns = cells(file, 1, lines[0]);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            List<String> cells = cells(file, i + 1, lines[i]);
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        file
                                + ":"
                                + (i + 1)
                                + ": "
                                + cells.size()
                                + " cells, the line of column names has "
                                + columns.size());
            }
            rows.add(cells);
        }
        return new CsvFile(file, columns, rows);
    }

    private static List<String> cells(Path file, int line, String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(file + ":" + line + ": a quote is not closed");
        }
        cells.add(cell.toString());
        return List.copyOf(cells);
    }

    /** {@return the names of the columns, from left to right} */
    public List<String> columns() {
        return columns;
    }

    /** {@return how many rows there are, the line of names not counted} */
    public int rows() {
        return rows.size();
    }

    /**
     * {@return the text of a cell}
     *
     * @param row from 0
     * @param column its name
     * @throws IllegalArgumentException naming the file, if there is no such column
     */
    public String text(int row, String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(
                    file + ":1: no column '" + column + "', there are " + columns);
        }
        return rows.get(row).get(at);
    }

    /**
     * {@return the number in a cell; NaN if it is empty}
     *
     * @param row from 0
     * @param column its name
     * @throws IllegalArgumentException naming file and line, if there is another text
     */
    public double number(int row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException problem) {
            throw new IllegalArgumentException(
                    file + ":" + (row + 2) + ": " + column + " '" + text + "': a number is wanted",
                    problem);
        }
    }

    /**
     * {@return the whole number in a cell}
     *
     * @param row from 0
     * @param column its name
     * @throws IllegalArgumentException naming file and line, if there is none
     */
    public long whole(int row, String column) {
        double number = number(row, column);
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw new IllegalArgumentException(
                    file
                            + ":"
                            + (row + 2)
                            + ": "
                            + column
                            + " '"
                            + text(row, column)
                            + "': a whole number is wanted");
        }
        return (long) number;
    }
}
