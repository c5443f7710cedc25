package org.metagrad.bench.lesson;

import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.meta.learner.MetaObjective;

/**
 * Lesson 4: MAML in ten lines.
 *
 * <p>Adaptation takes k steps, {@code theta_{s+1} = theta_s - alpha g(theta_s)}. The meta-gradient
 * is that of the outer loss at theta_k with respect to theta_0. The Jacobian of a step is {@code I
 * - alpha H(theta_s)}, so by the chain rule the outer gradient v is pulled back through the steps,
 * the last one first: one product H v each.
 */
final class Lesson04Maml {
    /** The mean squared error of {@code W2 tanh(W1 x + b1)} on five samples. */
    static Variable loss(ProgramBuilder b, Variables theta, Variables data) {
        Variable bias = b.broadcastColumns(theta.get("b1"), 5);
        Variable z = b.tanh(b.add(b.matmul(theta.get("W1"), data.get("x")), bias));
        Variable error = b.subtract(b.matmul(theta.get("W2"), z), data.get("y"));
        return b.mean(b.square(error));
    }

    /** {@code x - alpha d}, a new array. */
    static double[] step(double[] x, double alpha, double[] d) {
        // Hole: x - alpha d
        double[] next = x.clone();
        for (int i = 0; i < x.length; i++) {
            next[i] -= alpha * d[i];
        }
        return next;
        // End
    }

    /** The gradient of {@code outer(theta_k)} with respect to {@code theta_0 = theta}. */
    static double[] metaGradient(
            DoubleEvaluator inner, DoubleEvaluator outer, double[] theta, int k, double alpha) {
        double[][] at = new double[k + 1][];
        at[0] = theta;
        for (int s = 0; s < k; s++) {
            at[s + 1] = step(at[s], alpha, inner.gradient(at[s]));
        }
        double[] v = outer.gradient(at[k]);
        // Hole: backwards v <- v - alpha H(theta_s) v, inner.hessianVectorProduct(theta_s, v, to)
        for (int s = k - 1; s >= 0; s--) {
            double[] hv = new double[v.length];
            inner.hessianVectorProduct(at[s], v, hv);
            v = step(v, alpha, hv);
        }
        return v;
        // End
    }

    static void main() {
        Matrices weights = Matrices.of("W1", 2, 1).and("b1", 2, 1).and("W2", 1, 2);
        Matrices samples = Matrices.of("x", 1, 5).and("y", 1, 5);
        Formula loss = Formula.of(weights, samples, (b, theta, data) -> loss(b, theta, data));
        double[] support = {-2, -1, 0, 1, 2, -0.9, -0.8, 0, 0.8, 0.9};
        double[] query = {-1.5, -0.5, 0.5, 1.5, 3, -1, -0.5, 0.5, 1, 0.1};
        double[] theta = {0.5, -1, 0.1, 0.2, 1, 0.3};

        DoubleEvaluator inner = loss.inDouble().data(support);
        DoubleEvaluator outer = loss.inDouble().data(query);
        double[] ours = metaGradient(inner, outer, theta, 3, 0.1);
        var tasks = List.of(new MetaObjective.Task(support, query));
        double[] library = MetaObjective.metaGradient(loss, loss, theta, tasks, 3, 0.1);
        for (int i = 0; i < theta.length; i++) {
            System.out.printf(Locale.ROOT, "%9.6f, Maml %9.6f%n", ours[i], library[i]);
        }
    }
}
