package org.metagrad.bench.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.MetaObjective;

/**
 * Lesson 9: CAVIA.
 *
 * <p>Only a context phi, here one number beside the input, is adapted to a task (Zintgraf et al.
 * 2019); theta is shared. Still theta gets a second-order term: it moves the context that a step
 * reaches. With {@code v = (v_theta, v_phi)} the outer gradient at {@code (theta, phi_1)}, the
 * meta-gradient is {@code v_theta - alpha H_theta,phi v_phi}, a mixed second derivative.
 */
final class Lesson09Cavia {
    /** The mean squared error of {@code W2 tanh(W1 x + u phi)} on four samples. */
    static Variable loss(ProgramBuilder b, Variables p, Variables data) {
        Variable context = b.broadcastColumns(b.matmul(p.get("u"), p.get("phi")), 4);
        Variable z = b.tanh(b.add(b.matmul(p.get("W1"), data.get("x")), context));
        return b.mean(b.square(b.subtract(b.matmul(p.get("W2"), z), data.get("y"))));
    }

    /** {@code (theta, phi_1)} from {@code (theta, phi_0 = 0)}; phi is the last element. */
    static double[] adapted(DoubleEvaluator inner, double[] start, double alpha) {
        double[] next = start.clone();
        // Hole: one step of phi alone
        int phi = start.length - 1;
        next[phi] -= alpha * inner.gradient(start)[phi];
        return next;
        // End
    }

    /** The meta-gradient on theta. */
    static double[] metaGradient(
            DoubleEvaluator inner, DoubleEvaluator outer, double[] theta, double alpha) {
        int p = theta.length;
        double[] start = Arrays.copyOf(theta, p + 1);
        double[] v = outer.gradient(adapted(inner, start, alpha));
        double[] gradient = Arrays.copyOf(v, p); // first order
        // Hole: less the theta part of H d for the direction d = (0, alpha v_phi), H at the start
        double[] direction = new double[p + 1];
        direction[p] = alpha * v[p];
        double[] product = new double[p + 1];
        inner.hessianVectorProduct(start, direction, product);
        for (int i = 0; i < p; i++) {
            gradient[i] -= product[i];
        }
        return gradient;
        // End
    }

    static void main() {
        Matrices theta = Matrices.of("W1", 2, 1).and("u", 2, 1).and("W2", 1, 2);
        Matrices data = Matrices.of("x", 1, 4).and("y", 1, 4);
        Formula loss = Formula.of(theta.and("phi", 1, 1), data, (b, p, d) -> loss(b, p, d));
        double[] support = {-1, 0, 1, 2, 0.2, 1, 1.4, 1.2};
        double[] query = {-0.5, 0.5, 1.5, 2.5, 0.6, 1.3, 1.4, 1};
        double[] at = {0.7, -0.4, 1, 0.5, 0.8, -0.6};
        DoubleEvaluator inner = loss.inDouble().data(support);
        DoubleEvaluator outer = loss.inDouble().data(query);
        double[] ours = metaGradient(inner, outer, at, 1);

        double[] first = outer.gradient(adapted(inner, Arrays.copyOf(at, 7), 1));
        double[] library = new double[6];
        new MetaObjective(loss, loss, new Cavia(1, 1, 1, true))
                .gradient(at, List.of(new MetaObjective.Task(support, query)), library);
        for (int i = 0; i < 6; i++) {
            System.out.printf(Locale.ROOT, "first order %9.6f, ", first[i]);
            System.out.printf(Locale.ROOT, "all %9.6f, Cavia %9.6f%n", ours[i], library[i]);
        }
    }
}
