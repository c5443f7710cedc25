package org.metagrad.bench.lesson.mark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.MetaObjective;

/** Lesson 9: the mixed second derivative beside the learner. */
final class CaviaQuestions {
    private CaviaQuestions() {}

    private record Case(Probe inner, Probe outer, double[] theta, double alpha) {
        static Case draw(SplittableRandom random) {
            int p = random.nextInt(2, 5);
            return new Case(
                    Probe.draw(random, p + 1),
                    Probe.draw(random, p + 1),
                    Probe.numbers(random, p),
                    random.nextDouble(0.3, 0.9));
        }

        /** {@code (theta, 0)}. */
        double[] start() {
            return Arrays.copyOf(theta, theta.length + 1);
        }

        /** A vector without what is not phi's. */
        double[] phi(double[] joint) {
            double[] only = new double[joint.length];
            only[theta.length] = joint[theta.length];
            return only;
        }

        double[] adapted(double size) {
            return Probe.step(start(), size, phi(inner.gradient(start())));
        }

        double[] outerGradient() {
            return outer.gradient(adapted(alpha));
        }

        /** The theta part of {@code v - size H(at) direction}. */
        double[] pulled(double size, double[] at, double[] direction) {
            double[] v = Probe.step(outerGradient(), size, inner.product(at, direction));
            return Arrays.copyOf(v, theta.length);
        }

        double[] wanted() {
            double[] gradient = new double[theta.length];
            new MetaObjective(inner.formula(), outer.formula(), new Cavia(1, alpha, 1, true))
                    .gradient(
                            theta,
                            List.of(new MetaObjective.Task(inner.data(), outer.data())),
                            gradient);
            return gradient;
        }
    }

    static List<Question<?>> all() {
        Question<Case> adapted =
                Question.of(
                                "adapted",
                                "(theta, phi_1)",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "adapted",
                                                        c.inner.evaluator(),
                                                        c.start(),
                                                        c.alpha),
                                c -> c.adapted(c.alpha))
                        .mistake(
                                "theta was moved as well: only phi, the last element, is adapted",
                                c -> c.inner.adapted(c.start(), c.alpha))
                        .mistake("the step goes down: minus", c -> c.adapted(-c.alpha))
                        .mistake("alpha is missing", c -> c.adapted(1))
                        .mistake("phi has not moved", Case::start);
        Question<Case> metaGradient =
                Question.of(
                                "metaGradient",
                                "d outer(theta, phi_1(theta)) / d theta",
                                Case::draw,
                                (student, c) ->
                                        (double[])
                                                student.call(
                                                        "metaGradient",
                                                        c.inner.evaluator(),
                                                        c.outer.evaluator(),
                                                        c.theta,
                                                        c.alpha),
                                Case::wanted)
                        .mistake(
                                "that is v_theta, first order: the mixed term is missing",
                                c -> Arrays.copyOf(c.outerGradient(), c.theta.length))
                        .mistake(
                                "the direction is (0, alpha v_phi): theta took no step, so v_theta is not in it",
                                c -> c.pulled(c.alpha, c.start(), c.outerGradient()))
                        .mistake(
                                "the mixed term is subtracted",
                                c -> c.pulled(-c.alpha, c.start(), c.phi(c.outerGradient())))
                        .mistake(
                                "alpha is missing",
                                c -> c.pulled(1, c.start(), c.phi(c.outerGradient())))
                        .mistake(
                                "H is that of the step, at (theta, 0), not at (theta, phi_1)",
                                c ->
                                        c.pulled(
                                                c.alpha,
                                                c.adapted(c.alpha),
                                                c.phi(c.outerGradient())));
        return List.of(adapted, metaGradient);
    }
}
