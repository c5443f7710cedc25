package org.metagrad.bench.chart;

import java.util.List;
import java.util.TreeMap;

/**
 * Points with intervals in panels beside each other, two to a row, and one legend for all. The
 * horizontal axes begin at 0 and are the same; the vertical ones are logarithmic.
 *
 * @param title of the picture
 * @param line below the title
 * @param x title of the horizontal axes, with the unit
 * @param y title of the vertical axes, with the unit
 * @param least where smaller y, 0 among them, are drawn
 * @param panels at least one
 * @param command what makes the numbers
 */
public record ScatterChart(
        String title,
        String line,
        String x,
        String y,
        double least,
        List<Panel> panels,
        String command) {
    private static final int PANEL = 290;
    private static final int PANEL_TOP = 34;
    private static final int LEFT = 76;

    /**
     * One pair of axes.
     *
     * @param title of the panel
     * @param line below the title
     * @param points in any order
     */
    public record Panel(String title, String line, List<Point> points) {}

    /**
     * One point.
     *
     * @param name in the legend
     * @param series which colour and marker; the same in all panels
     * @param x on the horizontal axis
     * @param y on the vertical axis
     * @param low lower end of the interval of y
     * @param high upper end of the interval of y
     */
    public record Point(String name, int series, double x, double y, double low, double high) {}

    /** {@return the document} */
    public String svg() {
        TreeMap<Integer, String> names = new TreeMap<>();
        panels.forEach(panel -> panel.points().forEach(p -> names.put(p.series(), p.name())));
        List<Integer> numbers = List.copyOf(names.keySet());
        List<String> texts = List.copyOf(names.values());
        double legendHeight = Picture.legendRows(texts) * 20;
        int rows = Math.ceilDiv(panels.size(), 2);
        int top = (int) (Picture.TOP + legendHeight + 6);
        Picture picture = new Picture(top + rows * PANEL + Picture.BOTTOM, title, line, command);
        picture.legend(numbers, texts, Picture.TOP + 10);
        double greatestX =
                panels.stream()
                        .flatMap(panel -> panel.points().stream())
                        .mapToDouble(Point::x)
                        .max()
                        .orElse(1);
        double wide = Picture.WIDTH / 2.0;
        for (int i = 0; i < panels.size(); i++) {
            double left = i % 2 * wide;
            draw(picture, panels.get(i), left, top + i / 2 * PANEL, wide, greatestX);
        }
        return picture.finish();
    }

    private void draw(
            Picture picture, Panel panel, double left, double top, double wide, double greatestX) {
        double bottom = top + PANEL - 56;
        Axis across = Axis.fromZero(1.02 * greatestX, left + LEFT, left + wide - 22);
        double greatest = panel.points().stream().mapToDouble(Point::high).max().orElse(1);
        double ten = Math.pow(10, Math.ceil(Math.log10(Math.max(greatest, 10 * least))));
        Axis up = new Axis(least, ten, true, bottom, top + PANEL_TOP);
        picture.svg()
                .label(left + LEFT, top + 10, 12, "ink", panel.title(), "font-weight", 600)
                .label(left + LEFT, top + 25, 11, "muted", panel.line());
        picture.horizontal(across, top + PANEL_TOP, bottom, x);
        picture.vertical(up, across.from(), across.to(), y + ", from " + Axis.label(least) + " on");
        for (Point point : panel.points()) {
            double low = up.place(Math.max(least, point.low()));
            double high = up.place(Math.max(least, point.high()));
            if (low - high > 9) {
                picture.whisker(false, across.place(point.x()), low, high);
            }
        }
        for (Point point : panel.points()) {
            picture.marker(
                    point.series(), across.place(point.x()), up.place(Math.max(least, point.y())));
        }
    }
}
