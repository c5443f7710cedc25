package org.metagrad.bench.chart;

import java.util.List;
import java.util.Locale;

/**
 * The paper of a chart: title, a line below it, the command that makes it at the bottom, axes, and
 * colours with markers for series. Colours change with the page's scheme, and markers and dashes
 * tell the series apart without them.
 */
public final class Picture {
    /** Width of every chart, px. */
    public static final int WIDTH = 760;

    /** The height at which the area below title and line begins, px. */
    static final int TOP = 66;

    /** What the command needs at the bottom, px. */
    static final int BOTTOM = 30;

    /** Size of ordinary letters, px. */
    static final double LETTERS = 12;

    private static final String FONT =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    private static final String CODE =
            "font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace";
    private static final String[][] COLOURS = {
        {"#2563eb", "#60a5fa"},
        {"#c2570c", "#fb923c"},
        {"#15803d", "#4ade80"},
        {"#7c3aed", "#c4a5ff"},
        {"#dc2626", "#f87171"},
        {"#0e7490", "#22d3ee"},
        {"#be185d", "#f472b6"},
        {"#5f6f00", "#bef264"},
        {"#475569", "#a3b1c6"},
        {"#854d0e", "#facc15"},
    };
    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3"};

    private final Svg svg = new Svg();
    private final int height;
    private final String command;

    /**
     * Starts a chart.
     *
     * @param height of the whole picture, px
     * @param command what makes its numbers
     */
    Picture(int height, String title, String line, String command) {
        this.height = height;
        this.command = command;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                WIDTH,
                "height",
                height,
                "font-family",
                FONT,
                "role",
                "img");
        svg.raw("title", title);
        svg.raw("style", palette().css());
        svg.leaf("rect", "class", "card", "width", WIDTH, "height", height, "rx", 10);
        svg.label(20, 28, 16, "ink", title, "font-weight", 600);
        svg.label(20, 48, LETTERS, "muted", cut(line, 110));
    }

    private static Palette palette() {
        Palette palette = Palette.common().stroke("grid", "#e6ebf2", "#1e2a3d");
        palette.stroke("axis", "#8a97ab", "#7486a1").stroke("whisker", "#1b2534", "#e8eef7");
        for (int i = 0; i < COLOURS.length; i++) {
            palette.fill("f" + i, COLOURS[i][0], COLOURS[i][1]);
            palette.stroke("l" + i, COLOURS[i][0], COLOURS[i][1]);
        }
        return palette;
    }

    Svg svg() {
        return svg;
    }

    /** The whole document. */
    String finish() {
        svg.label(20, height - 12.0, 11, "muted", cut(command, 106), "style", CODE);
        svg.close();
        return svg.toString();
    }

    /** So much of a text as fits; the page has all of it beside the chart. */
    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    static String fill(int series) {
        return "f" + series % COLOURS.length;
    }

    static String line(int series) {
        return "l" + series % COLOURS.length;
    }

    static String dashes(int series) {
        return DASHES[series % DASHES.length];
    }

    /**
     * {@return the width of a text in a wide font, about, px}
     *
     * @param text in one line
     * @param size of the font, px
     */
    public static double width(String text, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("il.,;:|'()[] ".indexOf(c) >= 0) {
                em += 0.34;
            } else if ("mwMW%".indexOf(c) >= 0) {
                em += 0.92;
            } else {
                em += Character.isUpperCase(c) ? 0.7 : 0.6;
            }
        }
        return size * em;
    }

    /**
     * Grid, labels and title of a horizontal axis.
     *
     * @param top upper end of the grid's lines, px
     * @param bottom their lower end, below which labels and title are, px
     */
    void horizontal(Axis axis, double top, double bottom, String title) {
        horizontal(axis, axis.ticks(), top, bottom, title);
    }

    /** Draws a horizontal axis with ticks at given numbers. */
    void horizontal(Axis axis, List<Double> ticks, double top, double bottom, String title) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (double tick : ticks) {
            double x = axis.place(tick);
            svg.leaf("line", "class", "grid", "x1", x, "x2", x, "y1", top, "y2", bottom);
            String label = Axis.label(tick);
            double half = width(label, LETTERS) / 2;
            if (x - half > lastEnd + 4) {
                svg.label(x, bottom + 16, LETTERS, "muted", label, "text-anchor", "middle");
                lastEnd = x + half;
            }
        }
        svg.leaf(
                "line",
                "class",
                "axis",
                "x1",
                axis.from(),
                "x2",
                axis.to(),
                "y1",
                bottom,
                "y2",
                bottom);
        double middle = (axis.from() + axis.to()) / 2;
        svg.label(middle, bottom + 35, LETTERS, "ink", title, "text-anchor", "middle");
    }

    /** Draws a vertical axis with its labels to the left of {@code left}. */
    void vertical(Axis axis, double left, double right, String title) {
        double widest = 0;
        for (double tick : axis.ticks()) {
            double y = axis.place(tick);
            svg.leaf("line", "class", "grid", "x1", left, "x2", right, "y1", y, "y2", y);
            String label = Axis.label(tick);
            svg.label(left - 7, y + 4, LETTERS, "muted", label, "text-anchor", "end");
            widest = Math.max(widest, width(label, LETTERS));
        }
        svg.leaf(
                "line",
                "class",
                "axis",
                "x1",
                left,
                "x2",
                left,
                "y1",
                axis.from(),
                "y2",
                axis.to());
        double x = left - widest - 20;
        double y = (axis.from() + axis.to()) / 2;
        svg.label(
                x,
                y,
                LETTERS,
                "ink",
                title,
                "text-anchor",
                "middle",
                "transform",
                "rotate(-90 " + Svg.number(x) + " " + Svg.number(y) + ")");
    }

    /** An interval as a thin line with caps. */
    void whisker(boolean horizontal, double at, double from, double to) {
        double cap = 3;
        String path =
                horizontal
                        ? String.format(
                                Locale.ROOT,
                                "M%s %sv%sM%s %sH%sM%s %sv%s",
                                n(from),
                                n(at - cap),
                                n(2 * cap),
                                n(from),
                                n(at),
                                n(to),
                                n(to),
                                n(at - cap),
                                n(2 * cap))
                        : String.format(
                                Locale.ROOT,
                                "M%s %sh%sM%s %sV%sM%s %sh%s",
                                n(at - cap),
                                n(from),
                                n(2 * cap),
                                n(at),
                                n(from),
                                n(to),
                                n(at - cap),
                                n(to),
                                n(2 * cap));
        svg.leaf("path", "class", "whisker", "d", path, "fill", "none", "stroke-width", 1.2);
    }

    /** The marker of a series, about 10 px across. */
    void marker(int series, double x, double y) {
        String classes = fill(series) + " rim-card";
        switch (series % 6) {
            case 0 -> svg.leaf("circle", "class", classes, "cx", x, "cy", y, "r", 4.6);
            case 1 ->
                    svg.leaf(
                            "rect", "class", classes, "x", x - 4.2, "y", y - 4.2, "width", 8.4,
                            "height", 8.4);
            case 2 -> polygon(classes, x, y, 0, -5.6, 5.2, 4, -5.2, 4);
            case 3 -> polygon(classes, x, y, 0, -6, 6, 0, 0, 6, -6, 0);
            case 4 -> polygon(classes, x, y, 0, 5.6, 5.2, -4, -5.2, -4);
            default ->
                    polygon(
                            classes, x, y, -2, -5.5, 2, -5.5, 2, -2, 5.5, -2, 5.5, 2, 2, 2, 2, 5.5,
                            -2, 5.5, -2, 2, -5.5, 2, -5.5, -2, -2, -2);
        }
    }

    private void polygon(String classes, double x, double y, double... around) {
        double[] points = new double[around.length];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = x + around[i];
            points[i + 1] = y + around[i + 1];
        }
        svg.leaf("polygon", "class", classes, "points", Svg.points(points));
    }

    /**
     * Markers and names of the series in rows.
     *
     * @param numbers the series' numbers, which choose colour and marker
     * @param names beside them
     * @param y of the first row, px
     * @return y below the last row
     */
    double legend(List<Integer> numbers, List<String> names, double y) {
        double x = 28;
        double row = y;
        for (int i = 0; i < names.size(); i++) {
            double wide = 14 + width(names.get(i), LETTERS) + 18;
            if (x + wide > WIDTH - 20 && x > 28) {
                x = 28;
                row += 20;
            }
            marker(numbers.get(i), x, row - 4);
            svg.label(x + 11, row, LETTERS, "ink", names.get(i));
            x += wide;
        }
        return row + 20;
    }

    /** How many rows the legend of these names has. */
    static int legendRows(List<String> names) {
        int rows = 1;
        double x = 28;
        for (String name : names) {
            double wide = 14 + width(name, LETTERS) + 18;
            if (x + wide > WIDTH - 20 && x > 28) {
                x = 28;
                rows++;
            }
            x += wide;
        }
        return rows;
    }

    private static String n(double value) {
        return Svg.number(value);
    }
}
