package org.metagrad.bench.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table with a caption, whose headers say of which column or row they are. The first cell of each
 * row is the row's header. On a narrow page it is moved sideways on its own.
 *
 * @param caption what is in it, one sentence
 * @param columns from left to right
 * @param rows a text for each column
 */
public record Table(String caption, List<Column> columns, List<List<String>> rows) {
    /**
     * A column.
     *
     * @param title its header
     * @param numbers whether numbers are in it, which stand below each other at the right
     */
    public record Column(String title, boolean numbers) {}

    /**
     * Checks that each row has a text for each column.
     *
     * @param caption what is in it, one sentence
     * @param columns from left to right
     * @param rows a text for each column
     * @throws IllegalArgumentException if a row is shorter or longer
     */
    public Table {
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "table '%s': a row of %d cells, wanted are %d",
                                caption,
                                row.size(),
                                columns.size()));
            }
        }
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * {@return a column of texts}
     *
     * @param title its header
     */
    public static Column words(String title) {
        return new Column(title, false);
    }

    /**
     * {@return a column of numbers}
     *
     * @param title its header
     */
    public static Column numbers(String title) {
        return new Column(title, true);
    }

    /** {@return the element} */
    public Html html() {
        List<Html> headers = new ArrayList<>();
        for (Column column : columns) {
            headers.add(cell("th", "col", column, column.title()));
        }
        List<Html> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<Html> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean first = i == 0;
                cells.add(
                        cell(first ? "th" : "td", first ? "row" : "", columns.get(i), row.get(i)));
            }
            lines.add(Html.element("tr", Html.of(cells)));
        }
        return Html.element(
                "div",
                Map.of("class", "scroll"),
                Html.element(
                        "table",
                        Html.element("caption", Html.text(caption)),
                        Html.element("thead", Html.element("tr", Html.of(headers))),
                        Html.element("tbody", Html.of(lines))));
    }

    private static Html cell(String tag, String scope, Column column, String text) {
        Map<String, String> attributes =
                scope.isEmpty()
                        ? column.numbers() ? Map.of("class", "number") : Map.of()
                        : column.numbers()
                                ? Map.of("class", "number", "scope", scope)
                                : Map.of("scope", scope);
        return Html.element(tag, attributes, Html.text(text));
    }
}
