package org.metagrad.bench.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.metagrad.bench.chart.Svg;

/**
 * When the moments of an episode are shown, and the animations of attributes over them.
 *
 * <p>All animations last equally long and repeat for ever: a moment of rest, the episode, a pause.
 * Short episodes are slowed down, long ones quickened. A moment that lies on the line between its
 * neighbours, as near as the eye can tell, is left out.
 */
final class Timeline {
    private static final double LEAD = 0.4;
    private static final double PAUSE = 1.8;
    private static final double SHORTEST = 4;
    private static final double LONGEST = 20;

    private final int moments;
    private final double step;
    private final double total;

    /**
     * @param steps of the episode, T
     * @param secondsPerStep as the environment has it
     */
    Timeline(int steps, double secondsPerStep) {
        moments = steps + 1;
        double natural = steps * secondsPerStep;
        double play = Math.clamp(natural, SHORTEST, LONGEST);
        step = play / Math.max(1, steps);
        total = LEAD + play + PAUSE;
    }

    /** Duration of one round, s. */
    double total() {
        return total;
    }

    /** T + 1. */
    int moments() {
        return moments;
    }

    private double keyTime(int moment) {
        return (LEAD + moment * step) / total;
    }

    /**
     * Moves, turns or scales the enclosing element along straight lines.
     *
     * @param type of the transform: translate, rotate or scale
     * @param sum whether it comes after the transforms animated before it
     * @param tolerance by which a value may be missed
     * @param values [T+1][components]
     */
    void transform(Svg svg, String type, boolean sum, double tolerance, double[]... values) {
        List<Integer> kept = keep(values, tolerance);
        svg.leaf(
                "animateTransform",
                "attributeName",
                "transform",
                "type",
                type,
                "additive",
                sum ? "sum" : "replace",
                "dur",
                Svg.number(total) + "s",
                "repeatCount",
                "indefinite",
                "keyTimes",
                times(kept, false),
                "values",
                list(kept, false, i -> join(values[i])));
    }

    /** Lets an attribute of the enclosing element follow a series [T+1] along straight lines. */
    void follow(Svg svg, String attribute, double tolerance, double... series) {
        double[][] values =
                Arrays.stream(series).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        List<Integer> kept = keep(values, tolerance);
        animate(
                svg,
                attribute,
                "linear",
                times(kept, false),
                list(kept, false, i -> Svg.number(series[i])));
    }

    /** Lets an attribute of the enclosing element jump to the value of each moment [T+1]. */
    void jump(Svg svg, String attribute, IntFunction<String> value) {
        List<Integer> kept = changes(value);
        animate(svg, attribute, "discrete", times(kept, true), list(kept, true, value));
    }

    /** Shows the enclosing element from the end of the episode on. */
    void appearAtEnd(Svg svg) {
        jump(svg, "opacity", i -> i == moments - 1 ? "1" : "0");
    }

    /** Moves the enclosing element in jumps, vertically. */
    void jumpVertically(Svg svg, IntFunction<String> y) {
        List<Integer> kept = changes(y);
        svg.leaf(
                "animateTransform",
                "attributeName",
                "transform",
                "type",
                "translate",
                "calcMode",
                "discrete",
                "dur",
                Svg.number(total) + "s",
                "repeatCount",
                "indefinite",
                "keyTimes",
                times(kept, true),
                "values",
                list(kept, true, i -> "0 " + y.apply(i)));
    }

    private void animate(Svg svg, String attribute, String mode, String times, String values) {
        svg.leaf(
                "animate",
                "attributeName",
                attribute,
                "calcMode",
                mode,
                "dur",
                Svg.number(total) + "s",
                "repeatCount",
                "indefinite",
                "keyTimes",
                times,
                "values",
                values);
    }

    private List<Integer> changes(IntFunction<String> value) {
        List<Integer> kept = new ArrayList<>(List.of(0));
        for (int i = 1; i < moments; i++) {
            if (!value.apply(i).equals(value.apply(i - 1))) {
                kept.add(i);
            }
        }
        return kept;
    }

    /** The moments that straight lines between them need, by Douglas and Peucker (1973). */
    private static List<Integer> keep(double[][] values, double tolerance) {
        boolean[] kept = new boolean[values.length];
        kept[0] = true;
        kept[values.length - 1] = true;
        split(values, tolerance, 0, values.length - 1, kept);
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                list.add(i);
            }
        }
        return list;
    }

    private static void split(
            double[][] values, double tolerance, int from, int to, boolean[] kept) {
        double worst = tolerance;
        int at = -1;
        for (int i = from + 1; i < to; i++) {
            double share = (double) (i - from) / (to - from);
            for (int d = 0; d < values[i].length; d++) {
                double line = values[from][d] + share * (values[to][d] - values[from][d]);
                double error = Math.abs(values[i][d] - line);
                if (error > worst) {
                    worst = error;
                    at = i;
                }
            }
        }
        if (at >= 0) {
            kept[at] = true;
            split(values, tolerance, from, at, kept);
            split(values, tolerance, at, to, kept);
        }
    }

    /** The first moment is there from the start, and the last one stays to the end. */
    private String times(List<Integer> kept, boolean discrete) {
        StringBuilder times = new StringBuilder("0");
        for (int i : kept) {
            if (!(discrete && i == 0)) {
                times.append(";").append(Svg.decimals(keyTime(i), 5));
            }
        }
        return times.append(discrete ? "" : ";1").toString();
    }

    private static String list(List<Integer> kept, boolean discrete, IntFunction<String> value) {
        StringBuilder values = new StringBuilder(value.apply(kept.getFirst()));
        for (int i : kept) {
            if (!(discrete && i == 0)) {
                values.append(";").append(value.apply(i));
            }
        }
        return values.append(discrete ? "" : ";" + value.apply(kept.getLast())).toString();
    }

    private static String join(double[] values) {
        StringBuilder text = new StringBuilder(Svg.number(values[0]));
        for (int d = 1; d < values.length; d++) {
            text.append(" ").append(Svg.number(values[d]));
        }
        return text.toString();
    }
}
