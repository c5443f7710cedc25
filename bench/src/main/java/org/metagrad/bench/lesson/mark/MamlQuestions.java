package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.meta.learner.MetaObjective;

/** Lesson 4: the pullback beside {@link MetaObjective}. */
final class MamlQuestions {
    private MamlQuestions() {}

    private record Step(double[] x, double alpha, double[] d) {
        static Step draw(SplittableRandom random) {
            int n = random.nextInt(2, 5);
            return new Step(
                    Probe.numbers(random, n),
                    random.nextDouble(0.1, 0.9),
                    Probe.numbers(random, n));
        }

        /** What came, and x after the call. */
        double[] with(double[] next) {
            return Probe.join(next, x);
        }
    }

    private record Case(Probe inner, Probe outer, double[] theta, int k, double alpha) {
        static Case draw(SplittableRandom random) {
            int p = random.nextInt(2, 5);
            return new Case(
                    Probe.draw(random, p),
                    Probe.draw(random, p),
                    Probe.numbers(random, p),
                    random.nextInt(2, 5),
                    random.nextDouble(0.1, 0.3));
        }

        double[] wanted() {
            var task = new MetaObjective.Task(inner.data(), outer.data());
            return MetaObjective.metaGradient(
                    inner.formula(), outer.formula(), theta, List.of(task), k, alpha);
        }

        double[][] iterates() {
            double[][] at = new double[k + 1][];
            at[0] = theta;
            for (int s = 0; s < k; s++) {
                at[s + 1] = inner.adapted(at[s], alpha);
            }
            return at;
        }

        double[] outerGradient() {
            return outer.gradient(iterates()[k]);
        }

        /** The pullback with factors {@code I - size H} at the iterates of these numbers. */
        double[] pulled(double size, int... steps) {
            double[][] at = iterates();
            double[] v = outerGradient();
            for (int s : steps) {
                v = Probe.step(v, size, inner.product(at[s], v));
            }
            return v;
        }

        int[] steps(int first, int by) {
            int[] steps = new int[k];
            for (int i = 0; i < k; i++) {
                steps[i] = first + i * by;
            }
            return steps;
        }
    }

    static List<Question<?>> all() {
        Question<Step> step =
                Question.of(
                                "step",
                                "x - alpha d, and x after the call",
                                Step::draw,
                                (student, s) ->
                                        s.with((double[]) student.call("step", s.x, s.alpha, s.d)),
                                s -> s.with(Probe.step(s.x, s.alpha, s.d)))
                        .mistake(
                                "the step goes down: minus",
                                s -> s.with(Probe.step(s.x, -s.alpha, s.d)))
                        .mistake("alpha is missing", s -> s.with(Probe.step(s.x, 1, s.d)))
                        .mistake(
                                "x itself was changed, a new array is wanted",
                                s -> {
                                    double[] next = Probe.step(s.x, s.alpha, s.d);
                                    return Probe.join(next, next);
                                });
        Question<Case> pullback =
                Question.of(
                                "metaGradient",
                                "d outer(theta_k) / d theta_0",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "metaGradient",
                                                        c.inner.evaluator(),
                                                        c.outer.evaluator(),
                                                        c.theta,
                                                        c.k,
                                                        c.alpha),
                                Case::wanted)
                        .mistake(
                                "that is first-order MAML: v is not pulled back",
                                Case::outerGradient)
                        .mistake(
                                "the steps are in the wrong order: the last one first, s = k-1 .. 0",
                                c -> c.pulled(c.alpha, c.steps(0, 1)))
                        .mistake(
                                "H is taken one step too late, at theta_{s+1}: it belongs to theta_s",
                                c -> c.pulled(c.alpha, c.steps(c.k, -1)))
                        .mistake(
                                "H is taken at theta_k each time: it belongs to theta_s",
                                c -> c.pulled(c.alpha, c.steps(c.k, 0)))
                        .mistake(
                                "H is taken at theta_0 each time: it belongs to theta_s",
                                c -> c.pulled(c.alpha, c.steps(0, 0)))
                        .mistake(
                                "v is pulled back through the last step alone",
                                c -> c.pulled(c.alpha, c.k - 1))
                        .mistake(
                                "the Jacobian of a step is I - alpha H: minus",
                                c -> c.pulled(-c.alpha, c.steps(c.k - 1, -1)))
                        .mistake("alpha is missing", c -> c.pulled(1, c.steps(c.k - 1, -1)));
        return List.of(step, pullback);
    }
}
