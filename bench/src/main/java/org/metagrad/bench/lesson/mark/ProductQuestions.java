package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.optimiser.Vectors;

/** Lesson 3: products beside the whole Hessian times v. */
final class ProductQuestions {
    private static final String NO_V =
            "that is the gradient, without v: it has to be differentiated once more";

    private ProductQuestions() {}

    private record Case(Probe f, double[] theta, double[] v, double h) {
        static Case draw(SplittableRandom random) {
            int p = random.nextInt(2, 5);
            return new Case(
                    Probe.draw(random, p),
                    Probe.numbers(random, p),
                    Probe.numbers(random, p),
                    random.nextDouble(0.05, 0.1));
        }

        double[] product() {
            return f.product(theta, v);
        }

        double[] slope() {
            return new double[] {Vectors.dot(f.gradient(theta), v)};
        }

        /** {@code (g(theta + up h v) - g(theta - down h v)) / over}. */
        double[] differences(double up, double down, double over) {
            double[] above = f.gradient(Probe.step(theta, -up * h, v));
            double[] below = f.gradient(Probe.step(theta, down * h, v));
            double[] difference = Probe.step(above, 1, below);
            for (int i = 0; i < difference.length; i++) {
                difference[i] /= over;
            }
            return difference;
        }
    }

    private static double[] value(Student student, String method, Case c) {
        Formula product = (Formula) student.call(method, c.f.formula());
        DoubleEvaluator f = product.inDouble().data("W", part(c, "W")).data("y", part(c, "y"));
        if (product.data().names().contains("v") || hasGroup(product)) {
            f.data("v", c.v);
        }
        return f.values(c.theta);
    }

    private static boolean hasGroup(Formula product) {
        return product.data().names().stream().anyMatch(name -> name.startsWith("v."));
    }

    private static double[] part(Case c, String name) {
        return c.f.formula().data().get(c.f.data(), name);
    }

    static List<Question<?>> all() {
        Question<Case> forward =
                Question.of(
                                "forwardOverReverse",
                                "H v",
                                Case::draw,
                                (student, c) -> value(student, "forwardOverReverse", c),
                                Case::product)
                        .mistake(
                                "that is g'v, the pushforward through f: the one through its gradient is wanted",
                                Case::slope)
                        .mistake(NO_V, c -> c.f.gradient(c.theta));
        Question<Case> reverse =
                Question.of(
                                "reverseOverReverse",
                                "H v",
                                Case::draw,
                                (student, c) -> value(student, "reverseOverReverse", c),
                                Case::product)
                        .mistake(
                                "that is g'v, the pushforward through f: the pullback through its gradient is wanted",
                                Case::slope)
                        .mistake(NO_V, c -> c.f.gradient(c.theta));
        Question<Case> differences =
                Question.of(
                                "differences",
                                "(g(theta + h v) - g(theta - h v)) / 2h",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "differences",
                                                        c.f.evaluator(),
                                                        c.theta,
                                                        c.v,
                                                        c.h),
                                c -> c.differences(1, 1, 2 * c.h))
                        .mistake(
                                "that is a forward difference, whose error falls with h; the central one's falls with h^2",
                                c -> c.differences(1, 0, c.h))
                        .mistake(
                                "that is a backward difference, whose error falls with h; the central one's falls with h^2",
                                c -> c.differences(0, 1, c.h))
                        .mistake(
                                "the second point is theta - h v, not theta",
                                c -> c.differences(1, 0, 2 * c.h))
                        .mistake(
                                "twice too large: the points are 2h apart",
                                c -> c.differences(1, 1, c.h))
                        .mistake(
                                "the difference has to be divided by 2h",
                                c -> c.differences(1, 1, 1))
                        .mistake(
                                "the sign is turned: theta + h v comes first",
                                c -> c.differences(1, 1, -2 * c.h));
        return List.of(forward, reverse, differences);
    }
}
