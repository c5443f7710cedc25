package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.autodiff.optimiser.Vectors;

/** Lesson 2: adjoints by hand beside the engine's gradient. */
final class GradientQuestions {
    private GradientQuestions() {}

    private record Point(double x, double y) {
        static Point draw(SplittableRandom random) {
            return new Point(random.nextDouble(0.5, 3), random.nextDouble(0.5, 3));
        }

        double[] gradient() {
            Formula f =
                    Formula.of(
                            Matrices.of("x", 1, 1).and("y", 1, 1),
                            (b, t) -> {
                                var x = t.get("x");
                                var y = t.get("y");
                                return b.subtract(b.add(b.log(x), b.multiply(x, y)), b.sin(y));
                            });
            return f.inDouble().gradient(new double[] {x, y});
        }
    }

    private record Pair(double[] g, double[] v) {
        static Pair draw(SplittableRandom random) {
            int n = random.nextInt(3, 6);
            return new Pair(Probe.numbers(random, n), Probe.numbers(random, n));
        }

        int last() {
            return g.length - 1;
        }
    }

    static List<Question<?>> all() {
        Question<Point> sweep =
                Question.of(
                                "sweep",
                                "(xBar, yBar)",
                                Point::draw,
                                (student, at) -> (double[]) student.call("sweep", at.x, at.y),
                                Point::gradient)
                        .mistake(
                                "x is an operand of two equations: xBar is a sum, l gives lBar / x",
                                at -> new double[] {at.y, at.x - Math.cos(at.y)})
                        .mistake(
                                "y is an operand of two equations: yBar is a sum, m gives mBar x",
                                at -> new double[] {1 / at.x + at.y, -Math.cos(at.y)})
                        .mistake(
                                "f = l + m - s, so sBar is -1: it is sBar, not fBar, that s passes on",
                                at -> new double[] {1 / at.x + at.y, at.x + Math.cos(at.y)})
                        .mistake(
                                "x and y are exchanged in m = x y: xBar gets mBar y",
                                at -> new double[] {1 / at.x + at.x, at.y - Math.cos(at.y)})
                        .mistake(
                                "the derivative of sin is cos",
                                at -> new double[] {1 / at.x + at.y, at.x - Math.sin(at.y)});
        Question<Pair> along =
                Question.of(
                                "along",
                                "g'v",
                                Pair::draw,
                                (student, p) ->
                                        new double[] {(double) student.call("along", p.g, p.v)},
                                p -> new double[] {Vectors.dot(p.g, p.v)})
                        .mistake(
                                "only the last product came: they are added up",
                                p -> new double[] {p.g[p.last()] * p.v[p.last()]})
                        .mistake(
                                "one element is left out",
                                p ->
                                        new double[] {
                                            Vectors.dot(p.g, p.v) - p.g[p.last()] * p.v[p.last()]
                                        })
                        .mistake(
                                "this is g'g: the second vector is v",
                                p -> new double[] {Vectors.dot(p.g, p.g)});
        return List.of(sweep, along);
    }
}
