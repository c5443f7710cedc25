package org.metagrad.bench.io;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file of comma-separated values with a line of names; fields may be in quotes.
 *
 * @param file where it comes from
 * @param names of the columns
 * @param rows as many fields each as there are names
 */
public record CsvTable(Path file, List<String> names, List<List<String>> rows) {
    /** Copies the lists. */
    public CsvTable {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /**
     * {@return the table in a file}
     *
     * @param file of UTF-8 text
     * @throws FileSystemException naming the file, if it cannot be read
     * @throws IllegalArgumentException naming the file and the line, if it is no such table
     */
    public static CsvTable read(Path file) throws FileSystemException {
        List<String> names = null;
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (String line : TextFile.read(file).split("\n", -1)) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            List<String> fields = fields(line);
            if (names == null) {
                names = fields;
            } else if (fields.size() != names.size()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s:%d: %d fields, %d wanted",
                                file,
                                number,
                                fields.size(),
                                names.size()));
            } else {
                rows.add(fields);
            }
        }
        if (names == null) {
            throw new IllegalArgumentException(file + ": is empty, a line of names is wanted");
        }
        return new CsvTable(file, names, rows);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (escaped) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /**
     * {@return whether there is a column}
     *
     * @param name of the column
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * {@return a field as text}
     *
     * @param row number of the row, from 0
     * @param name of the column
     * @throws IllegalArgumentException naming the file, if there is no such column
     */
    public String text(int row, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(file + ": has no column " + name);
        }
        return rows.get(row).get(column);
    }

    /**
     * {@return a field as a number}
     *
     * @param row number of the row, from 0
     * @param name of the column
     * @throws IllegalArgumentException naming the file and what came, if it is none
     */
    public double number(int row, String name) {
        String text = text(row, name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException problem) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: row %d, %s is '%s', a number is wanted",
                            file,
                            row + 1,
                            name,
                            text),
                    problem);
        }
    }
}
