package org.metagrad.bench.lesson.mark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;

/** Lesson 1: values of the traced functions, beside plain arithmetic. */
final class ProgramQuestions {
    private ProgramQuestions() {}

    private record Point(double x, double y) {
        static Point draw(SplittableRandom random) {
            return new Point(random.nextDouble(0.5, 3), random.nextDouble(0.5, 3));
        }
    }

    private record Polynomial(double x, double[] c) {
        static Polynomial draw(SplittableRandom random) {
            return new Polynomial(
                    random.nextDouble(0.5, 1.5), Probe.numbers(random, random.nextInt(4, 7)));
        }

        double value(double... c) {
            double sum = 0;
            for (int i = 0; i < c.length; i++) {
                sum += c[i] * Math.pow(x, i);
            }
            return sum;
        }

        /** What {@code p <- (p + c_i) x} comes to. */
        double addedBefore() {
            double p = c[c.length - 1];
            for (int i = c.length - 2; i >= 0; i--) {
                p = (p + c[i]) * x;
            }
            return p;
        }

        double[] reversed() {
            double[] reversed = c.clone();
            for (int i = 0; i < c.length; i++) {
                reversed[i] = c[c.length - 1 - i];
            }
            return reversed;
        }
    }

    static List<Question<?>> all() {
        Question<Point> f =
                Question.of(
                                "f",
                                "f(x, y)",
                                Point::draw,
                                (student, at) -> {
                                    Matrices xy = Matrices.of("x", 1, 1).and("y", 1, 1);
                                    Formula traced =
                                            Formula.of(
                                                    xy,
                                                    (b, t) -> (Variable) student.call("f", b, t));
                                    return traced.inDouble().values(new double[] {at.x, at.y});
                                },
                                at -> one(Math.log(at.x) + at.x * at.y - Math.sin(at.y)))
                        .mistake(
                                "the sine is subtracted, not added",
                                at -> one(Math.log(at.x) + at.x * at.y + Math.sin(at.y)))
                        .mistake(
                                "x and y are multiplied, not added",
                                at -> one(Math.log(at.x) + at.x + at.y - Math.sin(at.y)))
                        .mistake(
                                "the sine is that of y",
                                at -> one(Math.log(at.x) + at.x * at.y - Math.sin(at.x)))
                        .mistake(
                                "a sine is wanted, not a cosine",
                                at -> one(Math.log(at.x) + at.x * at.y - Math.cos(at.y)));
        Question<Polynomial> horner =
                Question.of(
                                "horner",
                                "p(x)",
                                Polynomial::draw,
                                (student, p) -> {
                                    Formula traced =
                                            Formula.of(
                                                    Matrices.of("x", 1, 1),
                                                    (b, t) ->
                                                            (Variable)
                                                                    student.call(
                                                                            "horner",
                                                                            b,
                                                                            t.get("x"),
                                                                            p.c));
                                    return traced.inDouble().values(one(p.x));
                                },
                                p -> one(p.value(p.c)))
                        .mistake(
                                "the loop ends too early: c_0 is to be added too",
                                p -> one(p.value(Arrays.copyOfRange(p.c, 1, p.c.length))))
                        .mistake(
                                "the coefficients are in the other order: c_0 has no x",
                                p -> one(p.value(p.reversed())))
                        .mistake(
                                "c_i is added after the product with x, not before it",
                                p -> one(p.addedBefore()));
        return List.of(f, horner);
    }

    private static double[] one(double value) {
        return new double[] {value};
    }
}
