package org.metagrad.bench.lesson.mark;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.autodiff.function.Variables;

/** Lesson 7: value, gradient and Hessian of the factors beside those of our own. */
final class EstimatorQuestions {
    private static final Matrices LOGS = Matrices.of("l0", 1, 3).and("l1", 1, 3);
    private static final Matrices REWARDS = Matrices.of("r0", 1, 3).and("r1", 1, 3);

    private EstimatorQuestions() {}

    /** A factor of log-probabilities and rewards. */
    private interface Factor {
        Variable of(ProgramBuilder b, Variable l0, Variable l1, Variable r0, Variable r1);
    }

    private record Case(double[] logs, double[] rewards) {
        static Case draw(SplittableRandom random) {
            return new Case(
                    random.doubles(LOGS.size(), -3, -0.1).toArray(),
                    Probe.numbers(random, REWARDS.size()));
        }

        /** Value, gradient and Hessian of the sum over three samples. */
        double[] derivatives(Factor factor) {
            Formula f = Formula.of(LOGS, REWARDS, (b, l, r) -> b.sum(value(factor, b, l, r)));
            DoubleEvaluator at = f.inDouble().data(rewards);
            double[] first = Probe.join(at.values(logs), at.gradient(logs));
            return Probe.join(first, at.hessian(logs));
        }

        private static Variable value(Factor factor, ProgramBuilder b, Variables l, Variables r) {
            return factor.of(b, l.get("l0"), l.get("l1"), r.get("r0"), r.get("r1"));
        }
    }

    private static Variable box(ProgramBuilder b, Variable logP) {
        return b.exp(b.subtract(logP, b.stopGradient(logP)));
    }

    static List<Question<?>> all() {
        Question<Case> box =
                Question.of(
                                "box",
                                "value, gradient and Hessian of a sum of boxes times numbers",
                                Case::draw,
                                (student, c) ->
                                        c.derivatives((b, l0, _, r0, _) ->
                                                b.multiply(
                                                        (Variable) student.call("box", b, l0), r0)),
                                c -> c.derivatives((b, l0, _, r0, _) -> b.multiply(box(b, l0), r0)))
                        .mistake(
                                "that is p itself, not 1: the value of log p has to be taken out by stop",
                                c -> c.derivatives((b, l0, _, r0, _) -> b.multiply(b.exp(l0), r0)))
                        .mistake(
                                "that is log p, the factor of LOGPROB: its Hessian lacks the square of the score, s s'",
                                c -> c.derivatives((b, l0, _, r0, _) -> b.multiply(l0, r0)))
                        .mistake(
                                "that is 0 with the gradient of log p: the exponential is missing",
                                c ->
                                        c.derivatives((b, l0, _, r0, _) ->
                                                b.multiply(b.subtract(l0, b.stopGradient(l0)), r0)))
                        .mistake(
                                "nothing is left to differentiate: stop belongs around the second log p alone",
                                c ->
                                        c.derivatives((b, l0, _, r0, _) ->
                                                b.multiply(b.stopGradient(box(b, l0)), r0)));
        Question<Case> dice =
                Question.of(
                                "dice",
                                "value, gradient and Hessian of DICE, summed over three trajectories",
                                Case::draw,
                                (student, c) ->
                                        c.derivatives((b, l0, l1, r0, r1) ->
                                                (Variable) student.call("dice", b, l0, l1, r0, r1)),
                                c ->
                                        c.derivatives((b, l0, l1, r0, r1) ->
                                                b.add(
                                                        b.multiply(box(b, l0), r0),
                                                        b.multiply(box(b, b.add(l0, l1)), r1))))
                        .mistake(
                                "that is LVC: rewards, not returns to go, each with the box of all actions before it",
                                c ->
                                        c.derivatives((b, l0, l1, r0, r1) ->
                                                b.add(
                                                        b.multiply(box(b, l0), b.add(r0, r1)),
                                                        b.multiply(box(b, l1), r1))))
                        .mistake(
                                "r1 depends on both actions: its box is that of l0 + l1",
                                c ->
                                        c.derivatives((b, l0, l1, r0, r1) ->
                                                b.add(
                                                        b.multiply(box(b, l0), r0),
                                                        b.multiply(box(b, l1), r1))))
                        .mistake(
                                "r0 comes before the second action: its box is that of l0 alone",
                                c ->
                                        c.derivatives((b, l0, l1, r0, r1) ->
                                                b.multiply(box(b, b.add(l0, l1)), b.add(r0, r1))));
        return List.of(box, dice);
    }
}
