package org.metagrad.bench.lesson.mark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaObjective;

/** Lesson 8: updates beside those of the learners. */
final class DirectedQuestions {
    /** The step sizes that the lesson names. */
    private static final double ALPHA = 0.1;

    private static final double BETA = 0.05;
    private static final MetaLearner FOMAML = new Fomaml(1, ALPHA);
    private static final MetaLearner MAML = new Maml(1, ALPHA);

    private DirectedQuestions() {}

    private record Case(Probe medium, List<Probe> tasks, double[] theta, double eta) {
        static Case draw(SplittableRandom random) {
            int p = random.nextInt(2, 4);
            return new Case(
                    Probe.draw(random, p),
                    Stream.generate(() -> Probe.draw(random, p)).limit(3).toList(),
                    Probe.numbers(random, p),
                    random.nextDouble(0.2, 0.5));
        }

        double[] mediumGradient() {
            return medium.gradient(theta);
        }

        double[] moved(double eta) {
            return Probe.step(theta, eta, mediumGradient());
        }

        double[] metaGradient(MetaLearner learner, double[] at) {
            double[] gradient = new double[at.length];
            var all = tasks.stream().map(t -> new MetaObjective.Task(t.data(), t.data())).toList();
            new MetaObjective(medium.formula(), medium.formula(), learner)
                    .gradient(at, all, gradient);
            return gradient;
        }

        double[] update(MetaLearner learner, double[] at) {
            return Probe.step(at, BETA, metaGradient(learner, at));
        }

        /** {@code update(directed) - (update(learner) - size g_m(at))}. */
        double[] residual(MetaLearner learner, double size, double[] at) {
            double[] difference =
                    Probe.step(update(FOMAML, moved(ALPHA)), 1, update(learner, theta));
            return Probe.step(difference, -size, medium.gradient(at));
        }

        private DoubleEvaluator[] evaluators() {
            return tasks.stream().map(Probe::evaluator).toArray(DoubleEvaluator[]::new);
        }

        double[] ask(Student student, String method, double... more) {
            Object[] first = {medium.evaluator(), evaluators(), theta};
            Object[] all = Arrays.copyOf(first, 3 + more.length);
            for (int i = 0; i < more.length; i++) {
                all[3 + i] = more[i];
            }
            return (double[]) student.call(method, all);
        }
    }

    static List<Question<?>> all() {
        Question<Case> directed =
                Question.of(
                                "directed",
                                "theta after an update of Directed-FOMAML",
                                Case::draw,
                                (student, c) -> c.ask(student, "directed", c.eta),
                                c -> c.update(FOMAML, c.moved(c.eta)))
                        .mistake(
                                "that is FOMAML's update: the step on the medium task is missing",
                                c -> c.update(FOMAML, c.theta))
                        .mistake(
                                "that is the step on the medium task alone: the update is missing",
                                c -> c.moved(c.eta))
                        .mistake(
                                "the step is taken in place: the update starts at theta_d, not at theta",
                                c ->
                                        Probe.step(
                                                c.theta,
                                                BETA,
                                                c.metaGradient(FOMAML, c.moved(c.eta))))
                        .mistake(
                                "the meta-gradient is that at theta_d, not at theta",
                                c ->
                                        Probe.step(
                                                c.moved(c.eta),
                                                BETA,
                                                c.metaGradient(FOMAML, c.theta)))
                        .mistake(
                                "the step on the medium task goes down: minus",
                                c -> c.update(FOMAML, c.moved(-c.eta)))
                        .mistake(
                                "the update is FOMAML's, without second order",
                                c -> c.update(MAML, c.moved(c.eta)))
                        .mistake(
                                "the step on the medium task has size eta",
                                c -> c.update(FOMAML, c.moved(ALPHA)));
        Question<Case> residual =
                Question.of(
                                "residual",
                                "Directed-FOMAML - (MAML - ALPHA g_m), on tasks of any curvature",
                                Case::draw,
                                (student, c) -> c.ask(student, "residual"),
                                c -> c.residual(MAML, ALPHA, c.theta))
                        .mistake("ALPHA g_m is missing", c -> c.residual(MAML, 0, c.theta))
                        .mistake(
                                "ALPHA g_m is added to the difference",
                                c -> c.residual(MAML, -ALPHA, c.theta))
                        .mistake(
                                "g_m is that at theta, not at theta_d",
                                c -> c.residual(MAML, ALPHA, c.moved(ALPHA)))
                        .mistake(
                                "Directed-FOMAML is compared with MAML, not with FOMAML",
                                c -> c.residual(FOMAML, ALPHA, c.theta))
                        .mistake("g_m is multiplied by ALPHA", c -> c.residual(MAML, 1, c.theta))
                        .mistake(
                                "the identity cannot hold on these tasks: compute it, do not assume it",
                                c -> new double[c.theta.length]);
        return List.of(directed, residual);
    }
}
