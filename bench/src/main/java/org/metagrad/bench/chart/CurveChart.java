package org.metagrad.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Curves over one axis, each with a band about it where it has one: learning curves, and survival
 * curves as steps. Curves are named in a legend and told apart by dashes and by a marker at their
 * end as well as by colour.
 *
 * @param title of the picture
 * @param line below the title
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves at least one point among them
 * @param levels horizontal lines, such as a target
 * @param command what makes the numbers
 */
public record CurveChart(
        String title,
        String line,
        Scale x,
        Scale y,
        List<Curve> curves,
        List<Level> levels,
        String command) {
    private static final int HEIGHT = 450;
    private static final int LEFT = 78;
    private static final int RIGHT = Picture.WIDTH - 34;

    /**
     * An axis.
     *
     * @param title with the unit
     * @param logarithmic whether equal distances are equal ratios; then all numbers are positive
     * @param low end of the axis at least as low as the numbers; NaN where they alone say
     * @param high end of the axis at least as high as the numbers; NaN where they alone say
     */
    public record Scale(String title, boolean logarithmic, double low, double high) {
        /**
         * {@return a linear axis as long as the numbers need}
         *
         * @param title with the unit
         */
        public static Scale linear(String title) {
            return new Scale(title, false, Double.NaN, Double.NaN);
        }

        /**
         * {@return a linear axis that begins at 0}
         *
         * @param title with the unit
         */
        public static Scale fromZero(String title) {
            return new Scale(title, false, 0, Double.NaN);
        }

        /**
         * {@return a linear axis that has 0 and 1 in it, for shares and probabilities}
         *
         * @param title what is shared
         */
        public static Scale share(String title) {
            return new Scale(title, false, 0, 1);
        }

        /**
         * {@return a logarithmic axis}
         *
         * @param title with the unit
         */
        public static Scale logarithmic(String title) {
            return new Scale(title, true, Double.NaN, Double.NaN);
        }
    }

    /**
     * A point of a curve.
     *
     * @param x on the horizontal axis
     * @param y on the vertical axis; NaN interrupts the curve
     * @param low lower end of the band; NaN where there is none
     * @param high upper end of the band; NaN where there is none
     */
    public record Point(double x, double y, double low, double high) {
        /**
         * A point without a band.
         *
         * @param x on the horizontal axis
         * @param y on the vertical axis; NaN interrupts the curve
         */
        public Point(double x, double y) {
            this(x, y, Double.NaN, Double.NaN);
        }

        private boolean hasBand() {
            return Double.isFinite(low) && Double.isFinite(high);
        }
    }

    /** How a curve goes from one point to the next. */
    public enum Course {
        /** Straight. */
        STRAIGHT,
        /** Level up to the next point's x and then at once, as a share of survivors does. */
        STEPS,
        /** Straight, thin and without a name: one of many, behind the curve that is their mean. */
        FAINT,
        /** Not at all: points alone, in any order. */
        POINTS
    }

    /**
     * One curve.
     *
     * @param name in the legend; curves of one name are there once
     * @param series which colour, dashes and marker
     * @param course from point to point
     * @param points in the order of x
     * @param censored at which x a small upright stroke says that something was no longer observed
     */
    public record Curve(
            String name, int series, Course course, List<Point> points, List<Double> censored) {
        /**
         * A curve along straight lines.
         *
         * @param name in the legend
         * @param series which colour, dashes and marker
         * @param points in the order of x
         */
        public Curve(String name, int series, List<Point> points) {
            this(name, series, Course.STRAIGHT, points, List.of());
        }
    }

    /**
     * A horizontal line.
     *
     * @param name above the line
     * @param y where it is
     */
    public record Level(String name, double y) {}

    /**
     * {@return the document}
     *
     * @throws IllegalArgumentException if there is no point, or one without a logarithm on a
     *     logarithmic axis
     */
    public String svg() {
        List<Curve> named =
                curves.stream().filter(curve -> curve.course() != Course.FAINT).toList();
        List<Integer> numbers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Curve curve : named) {
            if (!names.contains(curve.name())) {
                names.add(curve.name());
                numbers.add(curve.series());
            }
        }
        int rows = Picture.legendRows(names);
        double top = Picture.TOP + 20.0 * rows + 2;
        int height = HEIGHT + 20 * rows;
        double bottom = height - Picture.BOTTOM - 46.0;
        Axis across = axis(x, horizontally(), LEFT, RIGHT);
        Axis up = axis(y, vertically(), bottom, top);
        Picture picture = new Picture(height, title, line, command);
        picture.legend(numbers, names, Picture.TOP + 10.0);
        picture.horizontal(across, top, bottom, x.title());
        picture.vertical(up, LEFT, RIGHT, y.title());
        for (Level level : levels) {
            level(picture, level, up);
        }
        for (Curve curve : curves) {
            band(picture, curve, across, up);
        }
        for (Curve curve : curves) {
            draw(picture, curve, across, up);
        }
        return picture.finish();
    }

    private DoubleStream horizontally() {
        return points().mapToDouble(Point::x);
    }

    private DoubleStream vertically() {
        DoubleStream ofCurves =
                points().flatMapToDouble(
                                point -> DoubleStream.of(point.y(), point.low(), point.high()));
        return DoubleStream.concat(ofCurves, levels.stream().mapToDouble(Level::y));
    }

    private Stream<Point> points() {
        return curves.stream().flatMap(curve -> curve.points().stream());
    }

    private Axis axis(Scale scale, DoubleStream numbers, double from, double to) {
        double[] all = numbers.filter(Double::isFinite).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException(
                    "chart '" + title + "': at least one point is wanted");
        }
        double least = Double.isNaN(scale.low()) ? all[0] : Math.min(scale.low(), all[0]);
        double last = all[all.length - 1];
        double greatest = Double.isNaN(scale.high()) ? last : Math.max(scale.high(), last);
        if (!scale.logarithmic()) {
            return Axis.around(least, greatest, from, to);
        }
        if (least <= 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "chart '%s': %s on the logarithmic axis '%s', positive numbers are wanted",
                            title,
                            least,
                            scale.title()));
        }
        return Axis.logarithmic(least, greatest, from, to);
    }

    private static void level(Picture picture, Level level, Axis up) {
        double at = up.place(level.y());
        picture.svg()
                .leaf(
                        "line",
                        "class",
                        "whisker",
                        "x1",
                        LEFT,
                        "x2",
                        RIGHT,
                        "y1",
                        at,
                        "y2",
                        at,
                        "stroke-width",
                        1,
                        "stroke-dasharray",
                        "4 4");
        picture.svg().label(LEFT + 8.0, at - 5, 11, "muted", level.name());
    }

    /** The bands of the pieces of a curve, behind all curves. */
    private static void band(Picture picture, Curve curve, Axis across, Axis up) {
        for (List<Point> piece : pieces(curve.points(), Point::hasBand)) {
            List<double[]> above = new ArrayList<>();
            List<double[]> below = new ArrayList<>();
            for (int i = 0; i < piece.size(); i++) {
                Point point = piece.get(i);
                double at = across.place(point.x());
                if (curve.course() == Course.STEPS && i > 0) {
                    above.add(new double[] {at, up.place(piece.get(i - 1).high())});
                    below.add(new double[] {at, up.place(piece.get(i - 1).low())});
                }
                above.add(new double[] {at, up.place(point.high())});
                below.add(new double[] {at, up.place(point.low())});
            }
            above.addAll(below.reversed());
            picture.svg()
                    .leaf(
                            "polygon",
                            "class",
                            Picture.fill(curve.series()),
                            "points",
                            Svg.points(flat(above)),
                            "opacity",
                            0.16);
        }
    }

    private static void draw(Picture picture, Curve curve, Axis across, Axis up) {
        if (curve.course() == Course.POINTS) {
            // so that of many in one place some are seen
            picture.svg().open("g", "opacity", 0.6);
            for (Point point : curve.points()) {
                if (Double.isFinite(point.y())) {
                    picture.marker(curve.series(), across.place(point.x()), up.place(point.y()));
                }
            }
            picture.svg().close();
            return;
        }
        boolean faint = curve.course() == Course.FAINT;
        Point last = null;
        for (List<Point> piece : pieces(curve.points(), point -> Double.isFinite(point.y()))) {
            List<double[]> places = new ArrayList<>();
            for (Point point : piece) {
                double at = across.place(point.x());
                if (curve.course() == Course.STEPS && last != null && !places.isEmpty()) {
                    places.add(new double[] {at, up.place(last.y())});
                }
                places.add(new double[] {at, up.place(point.y())});
                last = point;
            }
            picture.svg()
                    .leaf(
                            "polyline",
                            "class",
                            Picture.line(curve.series()),
                            "points",
                            Svg.points(flat(places)),
                            "fill",
                            "none",
                            "stroke-width",
                            faint ? 1 : 2,
                            "stroke-linejoin",
                            "round",
                            "opacity",
                            faint ? 0.35 : 1,
                            "stroke-dasharray",
                            faint ? "none" : Picture.dashes(curve.series()));
        }
        if (!faint && last != null) {
            picture.marker(curve.series(), across.place(last.x()), up.place(last.y()));
        }
        for (double at : curve.censored()) {
            censored(picture, curve, across.place(at), up.place(heightAt(curve, at)));
        }
    }

    /** A stroke across the curve. */
    private static void censored(Picture picture, Curve curve, double x, double y) {
        picture.svg()
                .leaf(
                        "line",
                        "class",
                        Picture.line(curve.series()),
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        y - 6,
                        "y2",
                        y + 6,
                        "stroke-width",
                        1.6);
    }

    /** The height of a step curve at an x: that of the last point before it. */
    private static double heightAt(Curve curve, double x) {
        double y = curve.points().getFirst().y();
        for (Point point : curve.points()) {
            if (point.x() <= x && Double.isFinite(point.y())) {
                y = point.y();
            }
        }
        return y;
    }

    /** The longest runs of points that are wanted. */
    private static List<List<Point>> pieces(List<Point> points, Predicate<Point> wanted) {
        List<List<Point>> pieces = new ArrayList<>();
        boolean inside = false;
        for (Point point : points) {
            if (wanted.test(point)) {
                if (!inside) {
                    pieces.add(new ArrayList<>());
                }
                pieces.getLast().add(point);
            }
            inside = wanted.test(point);
        }
        return pieces;
    }

    private static double[] flat(List<double[]> places) {
        return places.stream().flatMapToDouble(DoubleStream::of).toArray();
    }
}
