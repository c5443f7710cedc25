package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Lesson 8: Directed.
 *
 * <p>Directed-MAML (arXiv 2510.00212) takes one plain gradient step of size eta on the medium task
 * before each update. On quadratics that share their curvature A, with the gradient of the medium
 * task the mean of all, that step does what MAML's Jacobian does: with {@code eta = alpha} an
 * update of Directed-FOMAML is MAML's less {@code alpha g_m}, exactly. Where curvatures differ it
 * is not.
 */
final class Lesson08Directed {
    static final double ALPHA = 0.1; // the inner step size
    static final double BETA = 0.05; // the outer one

    /** {@code 1/2 (theta - c)' A (theta - c)}. */
    static Variable quadratic(ProgramBuilder b, Variables theta, Variables data) {
        Variable d = b.subtract(theta.get("theta"), data.get("c"));
        return b.scale(b.sum(b.multiply(d, b.matmul(data.get("A"), d))), 0.5);
    }

    static double[] step(double[] x, double size, double[] d) {
        double[] next = new double[x.length];
        Vectors.step(x, size, d, next); // x - size d
        return next;
    }

    /** An update by the mean meta-gradient of the tasks: MAML's, or FOMAML's. */
    static double[] update(DoubleEvaluator[] tasks, double[] theta, boolean second) {
        double[] next = theta;
        for (DoubleEvaluator task : tasks) {
            double[] v = task.gradient(step(theta, ALPHA, task.gradient(theta)));
            double[] hv = new double[v.length];
            task.hessianVectorProduct(theta, v, hv);
            next = step(next, BETA / tasks.length, second ? step(v, ALPHA, hv) : v);
        }
        return next;
    }

    /** Directed-FOMAML: a step on the medium task in place, then FOMAML's update from there. */
    static double[] directed(
            DoubleEvaluator medium, DoubleEvaluator[] tasks, double[] theta, double eta) {
        // Hole: theta_d = theta - eta g_m, then update(...) from there without second order
        double[] directed = step(theta, eta, medium.gradient(theta));
        return update(tasks, directed, false);
        // End
    }

    /** Directed-FOMAML for {@code eta = ALPHA}, less MAML, plus {@code ALPHA g_m}. */
    static double[] residual(DoubleEvaluator medium, DoubleEvaluator[] tasks, double[] theta) {
        // Hole: both updates from theta, and ALPHA times the gradient of the medium task at theta
        double[] imitation = directed(medium, tasks, theta, ALPHA);
        double[] difference = step(imitation, 1, update(tasks, theta, true));
        return step(difference, -ALPHA, medium.gradient(theta));
        // End
    }

    static void main() {
        Matrices data = Matrices.of("A", 2, 2).and("c", 2, 1);
        Matrices plane = Matrices.of("theta", 2, 1);
        Formula f = Formula.of(plane, data, (b, theta, d) -> quadratic(b, theta, d));
        DoubleEvaluator medium = f.inDouble().data(new double[] {3, 1, 1, 2, 0.5, 0});
        for (double apart : new double[] {0, 0.5}) {
            DoubleEvaluator[] tasks = {
                f.inDouble().data(new double[] {3 - apart, 1, 1, 2, -1, 1}),
                f.inDouble().data(new double[] {3 + apart, 1, 1, 2, 2, -1})
            };
            double[] r = residual(medium, tasks, new double[] {2.3, 1.1});
            System.out.printf(Locale.ROOT, "curvatures 3 - %.1f and 3 + %.1f: ", apart, apart);
            System.out.printf(Locale.ROOT, "residual [%.0e, %.0e]%n", r[0], r[1]);
        }
    }
}
