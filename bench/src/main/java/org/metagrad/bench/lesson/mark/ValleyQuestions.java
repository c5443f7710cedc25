package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaObjective;

/** Lesson 5: both directions beside the learners. */
final class ValleyQuestions {
    private ValleyQuestions() {}

    private record Case(Probe f, double[] theta, double alpha) {
        static Case draw(SplittableRandom random) {
            return new Case(
                    Probe.draw(random, 2), Probe.numbers(random, 2), random.nextDouble(0.1, 0.4));
        }

        double[] direction(MetaLearner learner) {
            double[] direction = new double[2];
            new MetaObjective(f.formula(), f.formula(), learner)
                    .gradient(
                            theta, List.of(new MetaObjective.Task(f.data(), f.data())), direction);
            return direction;
        }

        double[] first() {
            return direction(new Fomaml(1, alpha));
        }

        /** {@code v - size H(at) v}. */
        double[] second(double size, double[] at) {
            return Probe.step(first(), size, f.product(at, first()));
        }

        double[] ask(Student student, String method) {
            return (double[]) student.call(method, f.evaluator(), theta, alpha);
        }
    }

    static List<Question<?>> all() {
        Question<Case> first =
                Question.of(
                                "firstOrder",
                                "FOMAML's direction",
                                Case::draw,
                                (student, c) -> c.ask(student, "firstOrder"),
                                Case::first)
                        .mistake(
                                "that is the gradient at theta, before adaptation: joint training",
                                c -> c.f.gradient(c.theta))
                        .mistake(
                                "that is theta' itself, its gradient is wanted",
                                c -> c.f.adapted(c.theta, c.alpha))
                        .mistake(
                                "that has the Hessian term: it is MAML's direction",
                                c -> c.direction(new Maml(1, c.alpha)));
        Question<Case> second =
                Question.of(
                                "secondOrder",
                                "MAML's direction",
                                Case::draw,
                                (student, c) -> c.ask(student, "secondOrder"),
                                c -> c.direction(new Maml(1, c.alpha)))
                        .mistake("that is FOMAML's direction: H is missing", Case::first)
                        .mistake(
                                "H is that of the step, at theta, not at theta'",
                                c -> c.second(c.alpha, c.f.adapted(c.theta, c.alpha)))
                        .mistake(
                                "the Jacobian of the step is I - alpha H: minus",
                                c -> c.second(-c.alpha, c.theta))
                        .mistake("alpha is missing", c -> c.second(1, c.theta))
                        .mistake(
                                "H is multiplied by the gradient at theta, v is the one at theta'",
                                c ->
                                        Probe.step(
                                                c.first(),
                                                c.alpha,
                                                c.f.product(c.theta, c.f.gradient(c.theta))));
        return List.of(first, second);
    }
}
