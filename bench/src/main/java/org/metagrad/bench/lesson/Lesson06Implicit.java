package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.autodiff.optimiser.ConjugateGradient;

/**
 * Lesson 6: implicit and truncated gradients.
 *
 * <p>Let adaptation run to the minimum phi of {@code L(phi) + lambda/2 |phi - theta|^2}. There
 * {@code g(phi) + lambda (phi - theta) = 0}, so {@code dphi/dtheta = lambda (H + lambda I)^-1}: a
 * linear system, whatever way led to phi (iMAML, Rajeswaran et al. 2019). Pulling v back through
 * the last K gradient steps at phi sums the first K terms of a Neumann series of that inverse.
 */
final class Lesson06Implicit {
    /** Logistic regression: {@code sum_i log(1 + e^(x_i w))}, a row of x for each sample. */
    static Variable loss(ProgramBuilder b, Variables theta, Variables data) {
        return b.sum(b.softplus(b.matmul(data.get("x"), theta.get("w"))));
    }

    /** {@code (H(phi) + lambda I) u}. */
    static double[] regularised(DoubleEvaluator f, double[] phi, double lambda, double[] u) {
        // Hole: H u by f.hessianVectorProduct(phi, u, product), then lambda u
        double[] product = new double[u.length];
        f.hessianVectorProduct(phi, u, product);
        for (int i = 0; i < u.length; i++) {
            product[i] += lambda * u[i];
        }
        return product;
        // End
    }

    /** {@code alpha lambda sum_{j<K} (I - alpha (H + lambda I))^j v}. */
    static double[] truncated(
            DoubleEvaluator f, double[] phi, double lambda, double alpha, int steps, double[] v) {
        double[] sum = new double[v.length];
        double[] u = v.clone();
        // Hole: K times sum <- sum + alpha lambda u, then u <- u - alpha (H + lambda I) u
        for (int s = 0; s < steps; s++) {
            double[] back = regularised(f, phi, lambda, u);
            for (int i = 0; i < u.length; i++) {
                sum[i] += alpha * lambda * u[i];
                u[i] -= alpha * back[i];
            }
        }
        return sum;
        // End
    }

    static void main() {
        Matrices w = Matrices.of("w", 2, 1);
        Formula loss =
                Formula.of(w, Matrices.of("x", 3, 2), (b, theta, data) -> loss(b, theta, data));
        DoubleEvaluator inner = loss.inDouble().data("x", new double[] {1, 2, -2, 1, 0.5, -3});
        double[] theta = {0.3, -0.2};
        double lambda = 1;
        double[] phi = theta.clone();
        for (int s = 0; s < 1000; s++) {
            double[] g = inner.gradient(phi);
            for (int i = 0; i < 2; i++) {
                phi[i] -= 0.1 * (g[i] + lambda * (phi[i] - theta[i]));
            }
        }
        double[] v = {1, -2}; // the outer gradient at phi
        double[] implicit = new double[2];
        new ConjugateGradient(2, 2)
                .solve(
                        (u, to) ->
                                System.arraycopy(regularised(inner, phi, lambda, u), 0, to, 0, 2),
                        new double[] {lambda * v[0], lambda * v[1]},
                        implicit);
        System.out.printf(Locale.ROOT, "implicit      [%.6f, %.6f]%n", implicit[0], implicit[1]);
        for (int steps = 1; steps <= 256; steps *= 4) {
            double[] t = truncated(inner, phi, lambda, 0.1, steps, v);
            System.out.printf(Locale.ROOT, "last %3d steps [%.6f, %.6f]%n", steps, t[0], t[1]);
        }
    }
}
