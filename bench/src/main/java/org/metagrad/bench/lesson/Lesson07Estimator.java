package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Lesson 7: the estimator that is wrong, and how one sees it.
 *
 * <p>MAML differentiates the policy gradient once more, through the surrogate that gave it.
 * LOGPROB, LVC and DICE have one gradient and three Hessians: LOGPROB lacks all products of scores
 * {@code grad log pi}, LVC those over two steps. With four trajectories the return J is a finite
 * sum, whose Hessian says who is right; samples would not, as a bias does not average out.
 */
final class Lesson07Estimator {
    /** A factor of value 1 whose gradient is the score {@code grad log p}: DICE's magic box. */
    static Variable box(ProgramBuilder b, Variable logP) {
        // Hole: exp(log p - stop(log p)), by b.stopGradient
        return b.exp(b.subtract(logP, b.stopGradient(logP)));
        // End
    }

    /** Each reward times the box of all actions up to it. */
    static Variable dice(ProgramBuilder b, Variable l0, Variable l1, Variable r0, Variable r1) {
        // Hole: rewards r0 and r1, each with the box of the log-probabilities l0, l1 that led to it
        return b.add(b.multiply(box(b, l0), r0), b.multiply(box(b, b.add(l0, l1)), r1));
        // End
    }

    /** J, then LOGPROB, LVC and DICE in expectation: sums over trajectories, a column of d each. */
    static Variable[] expected(ProgramBuilder b, Variables theta, Variables d) {
        Variable logPi = b.logSoftmax(theta.get("logits")); // [actions, states]
        Variable l0 = b.pick(b.matmul(logPi, d.get("s0")), d.get("a0")); // log pi(a0|s0)
        Variable l1 = b.pick(b.matmul(logPi, d.get("s1")), d.get("a1"));
        Variable r0 = d.get("r0");
        Variable r1 = d.get("r1");
        Variable toGo = b.add(r0, r1);
        Variable p = b.exp(b.add(l0, l1));
        Variable sampled = b.stopGradient(p); // what a mean over samples does
        Variable logProb = b.add(b.multiply(l0, toGo), b.multiply(l1, r1));
        Variable lvc = b.add(b.multiply(box(b, l0), toGo), b.multiply(box(b, l1), r1));
        return new Variable[] {
            b.sum(b.multiply(p, toGo)),
            b.sum(b.multiply(sampled, logProb)),
            b.sum(b.multiply(sampled, lvc)),
            b.sum(b.multiply(sampled, dice(b, l0, l1, r0, r1)))
        };
    }

    /** {@code |x - y| / |y|}. */
    static double distance(double[] x, double[] y) {
        double[] d = x.clone();
        Vectors.step(x, 1, y, d);
        return Math.sqrt(Vectors.dot(d, d) / Vectors.dot(y, y));
    }

    static void main() {
        // From state 0, action 0 leads to state 1 and action 1 to state 2.
        Matrices data = Matrices.of("s0", 3, 4).and("s1", 3, 4).and("a0", 1, 4).and("a1", 1, 4);
        Matrices all = data.and("r0", 1, 4).and("r1", 1, 4); // states one-hot
        double[] trajectories = {
            1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0,
            1, 0, 1, 1, 1, 0, 0, 2, 0, 0, 3
        };
        double[] theta = {0.2, 0.5, -0.3, -0.1, 0.4, 0.6};
        DoubleEvaluator[] f = new DoubleEvaluator[4];
        for (int k : new int[] {0, 1, 2, 3}) {
            Matrices logits = Matrices.of("logits", 2, 3);
            f[k] = Formula.of(logits, all, (b, t, d) -> expected(b, t, d)[k]).inDouble();
            f[k].data(trajectories);
            double g = distance(f[k].gradient(theta), f[0].gradient(theta));
            double h = distance(f[k].hessian(theta), f[0].hessian(theta));
            String name = new String[] {"exact", "LOGPROB", "LVC", "DICE"}[k];
            System.out.printf(Locale.ROOT, "%-7s gradient off by %.0e, ", name, g);
            System.out.printf(Locale.ROOT, "Hessian by %.2f%n", h);
        }
    }
}
