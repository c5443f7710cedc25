package org.metagrad.bench.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines with intervals on two logarithmic axes, each named at its right end.
 *
 * @param title of the picture
 * @param line below the title
 * @param x title of the horizontal axis, with the unit
 * @param y title of the vertical axis, with the unit
 * @param lines at least one, with positive numbers
 * @param command what makes the numbers
 */
public record LineChart(
        String title, String line, String x, String y, List<Line> lines, String command) {
    private static final int HEIGHT = 470;
    private static final int LEFT = 78;
    private static final double APART = 16;

    /**
     * A measured point.
     *
     * @param x on the horizontal axis
     * @param y on the vertical axis
     * @param low lower end of the interval of y
     * @param high upper end of the interval of y
     */
    public record Point(double x, double y, double low, double high) {}

    /**
     * One line.
     *
     * @param name at its right end
     * @param series which colour and marker
     * @param points in the order of x
     */
    public record Line(String name, int series, List<Point> points) {}

    /** {@return the document} */
    public String svg() {
        double wide =
                lines.stream()
                        .mapToDouble(one -> Picture.width(one.name(), Picture.LETTERS))
                        .max()
                        .orElse(0);
        double right = Picture.WIDTH - wide - 60;
        double bottom = HEIGHT - Picture.BOTTOM - 46;
        List<Point> all = lines.stream().flatMap(one -> one.points().stream()).toList();
        Axis across =
                Axis.logarithmic(
                        all.stream().mapToDouble(Point::x).min().orElse(1),
                        all.stream().mapToDouble(Point::x).max().orElse(1),
                        LEFT,
                        right);
        Axis up =
                Axis.logarithmic(
                        all.stream().mapToDouble(Point::low).min().orElse(1),
                        all.stream().mapToDouble(Point::high).max().orElse(1),
                        bottom,
                        Picture.TOP);
        Picture picture = new Picture(HEIGHT, title, line, command);
        List<Double> measured = all.stream().map(Point::x).distinct().sorted().toList();
        picture.horizontal(across, measured, Picture.TOP, bottom, x);
        picture.vertical(up, LEFT, right, y);
        for (Line one : lines) {
            draw(picture, one, across, up);
        }
        names(picture, across, up, bottom);
        return picture.finish();
    }

    private static void draw(Picture picture, Line one, Axis across, Axis up) {
        double[] places = new double[2 * one.points().size()];
        for (int i = 0; i < one.points().size(); i++) {
            Point point = one.points().get(i);
            places[2 * i] = across.place(point.x());
            places[2 * i + 1] = up.place(point.y());
            double low = up.place(point.low());
            double high = up.place(point.high());
            if (low - high > 9) {
                picture.whisker(false, places[2 * i], low, high);
            }
        }
        picture.svg()
                .leaf(
                        "polyline",
                        "class",
                        Picture.line(one.series()),
                        "points",
                        Svg.points(places),
                        "fill",
                        "none",
                        "stroke-width",
                        2,
                        "stroke-dasharray",
                        Picture.dashes(one.series()));
        for (int i = 0; i < places.length; i += 2) {
            picture.marker(one.series(), places[i], places[i + 1]);
        }
    }

    /** Names at the right ends, moved apart where they would lie on each other. */
    private void names(Picture picture, Axis across, Axis up, double bottom) {
        List<Line> order = new ArrayList<>(lines);
        order.sort(Comparator.comparingDouble(one -> up.place(one.points().getLast().y())));
        double[] wanted = new double[order.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = up.place(order.get(i).points().getLast().y());
        }
        double[] places = apart(wanted, APART, Picture.TOP, bottom);
        for (int i = 0; i < places.length; i++) {
            Line one = order.get(i);
            double end = across.place(one.points().getLast().x());
            double text = across.to() + 22;
            picture.svg()
                    .leaf(
                            "polyline",
                            "class",
                            Picture.line(one.series()),
                            "fill",
                            "none",
                            "opacity",
                            0.6,
                            "points",
                            Svg.points(
                                    end + 6, wanted[i], text - 10, places[i], text - 4, places[i]));
            picture.svg()
                    .label(
                            text,
                            places[i] + 4,
                            Picture.LETTERS,
                            Picture.fill(one.series()),
                            one.name());
        }
    }

    /**
     * Places in the same order, at least {@code gap} apart, inside the limits if there is room, and
     * near the wanted ones: groups that would overlap are spread about their middle.
     *
     * @param wanted ascending
     */
    static double[] apart(double[] wanted, double gap, double least, double greatest) {
        List<double[]> groups = new ArrayList<>(); // first index, size, middle
        for (int i = 0; i < wanted.length; i++) {
            groups.add(new double[] {i, 1, wanted[i]});
            while (groups.size() > 1) {
                double[] last = groups.getLast();
                double[] before = groups.get(groups.size() - 2);
                if (top(last, gap, least, greatest)
                        >= top(before, gap, least, greatest) + before[1] * gap) {
                    break;
                }
                double size = before[1] + last[1];
                before[2] = (before[2] * before[1] + last[2] * last[1]) / size;
                before[1] = size;
                groups.removeLast();
            }
        }
        double[] places = new double[wanted.length];
        for (double[] group : groups) {
            double at = top(group, gap, least, greatest);
            for (int i = 0; i < group[1]; i++) {
                places[(int) group[0] + i] = at + i * gap;
            }
        }
        return places;
    }

    private static double top(double[] group, double gap, double least, double greatest) {
        double length = (group[1] - 1) * gap;
        double at = Math.min(group[2] - length / 2, greatest - length);
        return Math.max(at, least);
    }
}
