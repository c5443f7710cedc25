package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.metagrad.bench.chart.CurveChart.Course;
import org.metagrad.bench.chart.CurveChart.Curve;
import org.metagrad.bench.chart.CurveChart.Point;

/**
 * The curves of a group of runs: the mean of the seeds, with a band from the lowest to the highest,
 * and the single seeds thin behind it. Between two iterations a run lies on the line between them;
 * where one of the runs has ended there is no mean.
 */
final class SeedCurves {
    private static final int PLACES = 120;

    private SeedCurves() {}

    /**
     * Over any x that grows from iteration to iteration.
     *
     * @param x of an iteration, such as the environment steps up to it
     * @param y of an iteration; one that is not finite is left out
     */
    static List<Curve> of(
            RunGroup group,
            int series,
            ToDoubleFunction<Iteration> x,
            ToDoubleFunction<Iteration> y) {
        List<List<Point>> seeds = new ArrayList<>();
        for (RunGroup.NamedRun run : group.runs()) {
            List<Point> points = new ArrayList<>();
            for (List<Iteration> some : Iteration.grouped(run.run().iterations(), PLACES)) {
                double[] finite = some.stream().mapToDouble(y).filter(Double::isFinite).toArray();
                if (finite.length > 0) {
                    double middle = some.stream().mapToDouble(x).average().orElseThrow();
                    double mean = Arrays.stream(finite).average().orElseThrow();
                    points.add(new Point(middle, mean));
                }
            }
            if (!points.isEmpty()) {
                seeds.add(points);
            }
        }
        List<Curve> curves = new ArrayList<>();
        if (seeds.isEmpty()) {
            return curves;
        }
        if (seeds.size() > 1) {
            for (List<Point> points : seeds) {
                curves.add(new Curve(group.name(), series, Course.FAINT, points, List.of()));
            }
        }
        String name =
                seeds.size() > 1 ? group.name() + ", " + seeds.size() + " seeds" : group.name();
        curves.add(new Curve(name, series, seeds.size() > 1 ? mean(seeds) : seeds.getFirst()));
        return curves;
    }

    private static List<Point> mean(List<List<Point>> seeds) {
        double first = seeds.stream().mapToDouble(s -> s.getFirst().x()).max().orElseThrow();
        double last = seeds.stream().mapToDouble(s -> s.getLast().x()).min().orElseThrow();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= PLACES && first <= last; i++) {
            double x = i == PLACES ? last : first + (last - first) * i / PLACES;
            double[] ys = seeds.stream().mapToDouble(seed -> at(seed, x)).toArray();
            points.add(
                    new Point(
                            x,
                            Arrays.stream(ys).average().orElseThrow(),
                            Arrays.stream(ys).min().orElseThrow(),
                            Arrays.stream(ys).max().orElseThrow()));
            if (first == last) {
                break;
            }
        }
        return points;
    }

    /** The height of straight lines through points at an x between the first and the last. */
    static double at(List<Point> points, double x) {
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point behind = points.get(i);
            if (x <= behind.x()) {
                double share = (x - before.x()) / (behind.x() - before.x());
                return before.y() + Math.max(0, share) * (behind.y() - before.y());
            }
        }
        return points.getLast().y();
    }
}
