package org.metagrad.bench.chart;

import java.util.List;

/**
 * Horizontal bars with intervals, one below the other. Where the greatest is more than 30 times the
 * least, lengths from 0 would hide the small ones: then markers on a logarithmic axis, except for
 * percentages and bars in parts, which are read from 0.
 *
 * @param title of the picture
 * @param line below the title
 * @param axis title of the axis, with the unit
 * @param bars in their order
 * @param legend names of the series, by number; none if there is one
 * @param command what makes the numbers
 * @param reference where a line divides what is more from what is less; NaN for none
 */
public record BarChart(
        String title,
        String line,
        String axis,
        List<Bar> bars,
        List<String> legend,
        String command,
        double reference) {
    private static final double GREATEST_RATIO = 30;
    private static final int ROW = 24;

    /**
     * Bars without a line of reference.
     *
     * @param title of the picture
     * @param line below the title
     * @param axis title of the axis, with the unit
     * @param bars in their order
     * @param legend names of the series, by number; none if there is one
     * @param command what makes the numbers
     */
    public BarChart(
            String title,
            String line,
            String axis,
            List<Bar> bars,
            List<String> legend,
            String command) {
        this(title, line, axis, bars, legend, command, Double.NaN);
    }

    /**
     * One bar.
     *
     * @param label left of the bar
     * @param series which colour
     * @param value its length
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param note at its end, such as the number
     * @param parts lengths of its parts, one for each series from the first on; none for a bar of
     *     one colour. What they leave of the whole is grey.
     */
    public record Bar(
            String label,
            int series,
            double value,
            double low,
            double high,
            String note,
            List<Double> parts) {
        /**
         * A bar of one colour.
         *
         * @param label left of the bar
         * @param series which colour
         * @param value its length
         * @param low lower end of the interval
         * @param high upper end of the interval
         * @param note at its end, such as the number
         */
        public Bar(String label, int series, double value, double low, double high, String note) {
            this(label, series, value, low, high, note, List.of());
        }
    }

    /** {@return the document} */
    public String svg() {
        boolean named = legend.size() > 1;
        int top = Picture.TOP + (named ? 24 : 0);
        int bottom = top + ROW * bars.size() + 6;
        int height = bottom + 46 + Picture.BOTTOM;
        Picture picture = new Picture(height, title, line, command);
        if (named) {
            List<Integer> numbers = new java.util.ArrayList<>();
            for (int i = 0; i < legend.size(); i++) {
                numbers.add(i);
            }
            picture.legend(numbers, legend, Picture.TOP + 10);
        }
        double left = 34 + widest(bars.stream().map(Bar::label).toList());
        double notes = widest(bars.stream().map(Bar::note).toList());
        double right = Picture.WIDTH - 30 - notes;
        double greatest = bars.stream().mapToDouble(Bar::high).max().orElse(1);
        double least = bars.stream().mapToDouble(Bar::low).min().orElse(1);
        if (!Double.isNaN(reference)) {
            greatest = Math.max(greatest, reference);
            least = Math.min(least, reference);
        }
        boolean inParts = bars.stream().anyMatch(bar -> !bar.parts().isEmpty());
        boolean fromZero = inParts || axis.startsWith("%");
        boolean logarithmic = !fromZero && least > 0 && greatest / least > GREATEST_RATIO;
        Axis scale =
                logarithmic
                        ? Axis.logarithmic(least, greatest, left, right)
                        : Axis.fromZero(greatest, left, right);
        picture.horizontal(scale, top, bottom, axis);
        for (int i = 0; i < bars.size(); i++) {
            bar(picture, bars.get(i), scale, left, top + ROW * (i + 0.5) + 3);
        }
        if (!Double.isNaN(reference)) {
            double x = scale.place(reference);
            picture.svg()
                    .leaf("line", "class", "whisker", "x1", x, "x2", x, "y1", top, "y2", bottom);
        }
        return picture.finish();
    }

    private static void bar(Picture picture, Bar bar, Axis scale, double left, double y) {
        double end = scale.place(bar.value());
        picture.svg()
                .label(left - 8, y + 4, Picture.LETTERS, "ink", bar.label(), "text-anchor", "end");
        if (scale.logarithmic()) {
            picture.whisker(true, y, scale.place(bar.low()), scale.place(bar.high()));
            picture.marker(bar.series(), end, y);
        } else if (bar.parts().isEmpty()) {
            rectangle(picture, Picture.fill(bar.series()), left, end, y);
            picture.whisker(true, y, scale.place(bar.low()), scale.place(bar.high()));
        } else {
            rectangle(picture, "bar", left, end, y);
            double sum = 0;
            for (int i = 0; i < bar.parts().size(); i++) {
                double from = scale.place(sum);
                sum += bar.parts().get(i);
                rectangle(picture, Picture.fill(i), from, scale.place(sum), y);
            }
            picture.whisker(true, y, scale.place(bar.low()), scale.place(bar.high()));
        }
        double behind = Math.max(end, scale.place(bar.high())) + 9;
        picture.svg().label(behind, y + 4, Picture.LETTERS, "muted", bar.note());
    }

    private static void rectangle(
            Picture picture, String classes, double from, double to, double y) {
        picture.svg()
                .leaf(
                        "rect",
                        "class",
                        classes,
                        "x",
                        from,
                        "y",
                        y - 8,
                        "width",
                        Math.max(0.5, to - from),
                        "height",
                        16,
                        "opacity",
                        0.85);
    }

    private static double widest(List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> Picture.width(text, Picture.LETTERS))
                .max()
                .orElse(0);
    }
}
