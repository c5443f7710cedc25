package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;

/**
 * Lesson 3: the product H v three ways.
 *
 * <p>The Hessian H is the Jacobian of the gradient, and H v is the derivative of the gradient along
 * v. Since the gradient is a program, it can be differentiated forwards (pushforward of v, a JVP)
 * or, as H is symmetric, backwards (pullback of v, a VJP). Both are exact, at the cost of a few
 * gradients for any number of parameters; H itself is never made. A difference of gradients is not
 * exact.
 */
final class Lesson03Product {
    /**
     * Rosenbrock's valley, {@code sum_i 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2}, x {@code [n, 1]}.
     */
    static Variable rosenbrock(ProgramBuilder b, Variables theta) {
        Variable x = theta.get("x");
        int n = x.shape().rows();
        Variable front = b.sliceRows(x, 0, n - 1);
        Variable away = b.subtract(b.sliceRows(x, 1, n - 1), b.square(front));
        return b.add(b.scale(b.sum(b.square(away)), 100), b.sum(b.square(b.affine(front, -1, 1))));
    }

    /** {@code (theta, v) -> H v}, forward over reverse; v is data named "v". */
    static Formula forwardOverReverse(Formula f) {
        // Hole: the pushforward of v through the gradient of f
        return f.gradient().along("v");
        // End
    }

    /** {@code (theta, v) -> H v}, reverse over reverse; v is data named "v". */
    static Formula reverseOverReverse(Formula f) {
        // Hole: the pullback of v through the gradient of f
        return f.gradient().pullback("v");
        // End
    }

    /** {@code H v} by central differences, {@code (g(theta + h v) - g(theta - h v)) / 2h}. */
    static double[] differences(DoubleEvaluator f, double[] theta, double[] v, double h) {
        // Hole: two gradients and their difference; f.gradient(x) is a new array
        double[] up = theta.clone();
        double[] down = theta.clone();
        for (int i = 0; i < theta.length; i++) {
            up[i] += h * v[i];
            down[i] -= h * v[i];
        }
        double[] product = f.gradient(up);
        double[] below = f.gradient(down);
        for (int i = 0; i < theta.length; i++) {
            product[i] = (product[i] - below[i]) / (2 * h);
        }
        return product;
        // End
    }

    static void main() {
        Formula f = Formula.of(Matrices.of("x", 3, 1), (b, theta) -> rosenbrock(b, theta));
        double[] theta = {-1.2, 1, 0.5};
        double[] v = {1, 2, -1};
        System.out.printf(
                Locale.ROOT, "gradient: %d FLOP%n", Cost.of(f.gradient().program()).flops());
        for (Formula way : new Formula[] {forwardOverReverse(f), reverseOverReverse(f)}) {
            double[] hv = way.inDouble().data("v", v).values(theta);
            long flops = Cost.of(way.program()).flops();
            System.out.printf(Locale.ROOT, "H v = [%.2f, %.2f, %.2f], ", hv[0], hv[1], hv[2]);
            System.out.printf(Locale.ROOT, "%d FLOP%n", flops);
        }
        double exact = forwardOverReverse(f).inDouble().data("v", v).values(theta)[0];
        for (double h = 1e-1; h > 1e-12; h /= 100) {
            double error = differences(f.inDouble(), theta, v, h)[0] - exact;
            System.out.printf(Locale.ROOT, "differences, h = %.0e: error %.0e%n", h, error);
        }
    }
}
