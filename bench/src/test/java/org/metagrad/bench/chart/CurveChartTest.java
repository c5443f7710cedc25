package org.metagrad.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metagrad.bench.chart.CurveChart.Course;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Point;
import org.metagrad.bench.chart.CurveChart.Scale;

class CurveChartTest {
    private static String svg(Scale y, Curve... curves) {
        return new CurveChart(
                        "title", "line", Scale.fromZero("x"), y, List.of(curves), List.of(), "")
                .svg();
    }

    /** From 0 to 10 over 648 px, from 78 on; upwards 1 is 268 px. */
    @Test
    void aSurvivalCurveGoesLevelAndThenDown() {
        String svg =
                svg(
                        Scale.share("share"),
                        new Curve(
                                "seeds",
                                0,
                                Course.STEPS,
                                List.of(new Point(0, 1), new Point(5, .5), new Point(10, 0)),
                                List.of(2.5)));
        double one = place(svg, 0);
        double none = place(svg, 4);
        String half = Svg.number((one + none) / 2);
        assertThat(svg)
                .contains(
                        "points=\"78,"
                                + Svg.number(one)
                                + " 402,"
                                + Svg.number(one)
                                + " 402,"
                                + half
                                + " 726,"
                                + half
                                + " 726,"
                                + Svg.number(none)
                                + "\"");
        // the censored seed is on the level of 1
        assertThat(svg)
                .contains(
                        "x1=\"240\" x2=\"240\" y1=\""
                                + Svg.number(one - 6)
                                + "\" y2=\""
                                + Svg.number(one + 6)
                                + "\"");
    }

    /** The height of a point of the first polyline. */
    private static double place(String svg, int point) {
        String points = svg.substring(svg.indexOf("<polyline"));
        points = points.substring(points.indexOf("points=\"") + 8);
        return Double.parseDouble(
                points.substring(0, points.indexOf('"')).split(" ")[point].split(",")[1]);
    }

    @Test
    void whereThereIsNoNumberTheCurveIsInterrupted() {
        Point missing = new Point(2, Double.NaN);
        String svg =
                svg(
                        Scale.linear("y"),
                        new Curve(
                                "a",
                                0,
                                List.of(
                                        new Point(0, -1, -2, 0),
                                        new Point(1, -1, -2, 0),
                                        missing,
                                        new Point(3, 1),
                                        new Point(4, 1))));
        assertThat(svg.split("<polyline")).hasSize(3);
        assertThat(svg.split("opacity=\".16\"")).hasSize(2);
    }

    @Test
    void faintCurvesHaveNoNameAndNamesAreThereOnce() {
        List<Point> points = List.of(new Point(1, 1), new Point(2, 2));
        String svg =
                svg(
                        Scale.linear("y"),
                        new Curve("all", 3, points),
                        new Curve("all", 3, points),
                        new Curve("seed 1", 3, Course.FAINT, points, List.of()));
        assertThat(svg.split(">all<")).hasSize(2);
        assertThat(svg).doesNotContain("seed 1").contains("opacity=\".35\"");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> svg(Scale.linear("y"), new Curve("a", 0, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chart 'title': at least one point is wanted");
        assertThatThrownBy(() ->
                        svg(
                                Scale.logarithmic("error"),
                                new Curve("a", 0, List.of(new Point(1, 0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "chart 'title': 0.0 on the logarithmic axis 'error', positive numbers are wanted");
    }

    /** One number alone has room about it. */
    @Test
    void anAxisHasRoundEnds() {
        Axis axis = Axis.around(-38.2, 3.1, 0, 1);
        assertThat(axis.low()).isEqualTo(-40);
        assertThat(axis.high()).isEqualTo(10);
        assertThat(axis.ticks()).containsExactly(-40.0, -30.0, -20.0, -10.0, 0.0, 10.0);
        Axis one = Axis.around(7, 7, 0, 1);
        assertThat(one.low()).isLessThan(7);
        assertThat(one.high()).isGreaterThan(7);
    }
}
