package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.List;
import org.metagrad.bench.chart.Svg;

/**
 * A number that runs: text cannot be animated, so every place of it is a window in front of a strip
 * of the characters that it shows.
 */
final class Counter {
    private static final double ADVANCE = 0.602;
    private static final double LINE = 1.4;

    private Counter() {}

    /**
     * Writes the text of every moment, right-aligned.
     *
     * @param right x of the right end
     * @param y of the base line
     * @param texts [T+1]
     */
    static void draw(Svg svg, Timeline time, double right, double y, double size, String[] texts) {
        int places = Arrays.stream(texts).mapToInt(String::length).max().orElse(0);
        double advance = size * ADVANCE;
        double line = size * LINE;
        String window = svg.clip(0, -size * 1.05, advance * 1.05, line);
        for (int place = 0; place < places; place++) {
            int fromRight = places - place;
            List<String> column =
                    Arrays.stream(texts)
                            .map(t ->
                                    t.length() < fromRight
                                            ? " "
                                            : t.substring(
                                                    t.length() - fromRight,
                                                    t.length() - fromRight + 1))
                            .toList();
            List<String> glyphs = column.stream().distinct().toList();
            svg.open("g", "transform", place(right - fromRight * advance, y), "clip-path", window);
            svg.open("g", "transform", "translate(0 0)");
            for (int k = 0; k < glyphs.size(); k++) {
                if (!glyphs.get(k).equals(" ")) {
                    svg.label(0, 2 * k * line, size, "ink digits", glyphs.get(k));
                }
            }
            if (glyphs.size() > 1) {
                time.jumpVertically(
                        svg, i -> Svg.number(-2 * line * glyphs.indexOf(column.get(i))));
            }
            svg.close().close();
        }
    }

    private static String place(double x, double y) {
        return "translate(" + Svg.number(x) + " " + Svg.number(y) + ")";
    }
}
