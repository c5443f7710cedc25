package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;

/** Lesson 6: products and sums beside those with the whole Hessian. */
final class ImplicitQuestions {
    private ImplicitQuestions() {}

    private record Case(Probe f, double[] phi, double lambda, double alpha, int steps, double[] v) {
        static Case draw(SplittableRandom random) {
            int p = random.nextInt(2, 5);
            return new Case(
                    Probe.draw(random, p),
                    Probe.numbers(random, p),
                    random.nextDouble(0.3, 0.9),
                    random.nextDouble(0.05, 0.2),
                    random.nextInt(3, 7),
                    Probe.numbers(random, p));
        }

        /** {@code (H + shift I) u}. */
        double[] shifted(double shift, double[] u) {
            return Probe.step(f.product(phi, u), -shift, u);
        }

        /** {@code factor sum_{from <= j < to} (I - alpha (H + shift I))^j v}. */
        double[] sum(double factor, double shift, int from, int to) {
            double[] sum = new double[v.length];
            double[] u = v;
            for (int j = 0; j < to; j++) {
                if (j >= from) {
                    sum = Probe.step(sum, -factor, u);
                }
                u = Probe.step(u, alpha, shifted(shift, u));
            }
            return sum;
        }

        double[] zeros() {
            return new double[v.length];
        }
    }

    static List<Question<?>> all() {
        Question<Case> regularised =
                Question.of(
                                "regularised",
                                "(H + lambda I) u",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "regularised",
                                                        c.f.evaluator(),
                                                        c.phi,
                                                        c.lambda,
                                                        c.v),
                                c -> c.shifted(c.lambda, c.v))
                        .mistake("lambda u is missing: that is H u", c -> c.f.product(c.phi, c.v))
                        .mistake("lambda u is added", c -> c.shifted(-c.lambda, c.v))
                        .mistake("lambda is missing: u alone was added", c -> c.shifted(1, c.v))
                        .mistake(
                                "lambda multiplies u, not H u",
                                c -> Probe.step(c.v, -c.lambda, c.f.product(c.phi, c.v)))
                        .mistake(
                                "lambda multiplies u, not phi",
                                c -> Probe.step(c.f.product(c.phi, c.v), -c.lambda, c.phi));
        Question<Case> truncated =
                Question.of(
                                "truncated",
                                "alpha lambda sum_{j<K} (I - alpha (H + lambda I))^j v",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "truncated",
                                                        c.f.evaluator(),
                                                        c.phi,
                                                        c.lambda,
                                                        c.alpha,
                                                        c.steps,
                                                        c.v),
                                c -> c.sum(c.alpha * c.lambda, c.lambda, 0, c.steps))
                        .mistake(
                                "u is added before it is pulled back: the first term is v",
                                c -> c.sum(c.alpha * c.lambda, c.lambda, 1, c.steps + 1))
                        .mistake(
                                "one term too many: j < K",
                                c -> c.sum(c.alpha * c.lambda, c.lambda, 0, c.steps + 1))
                        .mistake(
                                "one term too few: K of them",
                                c -> c.sum(c.alpha * c.lambda, c.lambda, 0, c.steps - 1))
                        .mistake(
                                "the factor of the sum is alpha lambda: alpha is missing",
                                c -> c.sum(c.lambda, c.lambda, 0, c.steps))
                        .mistake(
                                "the factor of the sum is alpha lambda: lambda is missing",
                                c -> c.sum(c.alpha, c.lambda, 0, c.steps))
                        .mistake(
                                "u is pulled back by I - alpha (H + lambda I): lambda is missing there",
                                c -> c.sum(c.alpha * c.lambda, 0, 0, c.steps))
                        .mistake(
                                "u is not pulled back: all terms are equal",
                                c -> Probe.step(c.zeros(), -c.alpha * c.lambda * c.steps, c.v));
        return List.of(regularised, truncated);
    }
}
