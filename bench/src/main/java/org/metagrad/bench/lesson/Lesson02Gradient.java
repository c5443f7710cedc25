package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;

/**
 * Lesson 2: its gradient.
 *
 * <p>Reverse mode goes through the equations from the last to the first. The adjoint {@code vBar}
 * of a variable is the derivative of the result with respect to it. An equation {@code z = p(x, y)}
 * adds {@code zBar dp/dx} to {@code xBar} and {@code zBar dp/dy} to {@code yBar}: a variable that
 * is read twice gets a sum of two. All of these are equations again, so the gradient is a program.
 */
final class Lesson02Gradient {
    /** {@code f(x, y) = log x + x y - sin y}. */
    static Variable f(ProgramBuilder b, Variables theta) {
        Variable x = theta.get("x");
        Variable y = theta.get("y");
        return b.subtract(b.add(b.log(x), b.multiply(x, y)), b.sin(y));
    }

    /**
     * The gradient of f by hand, {@code {xBar, yBar}}, from {@code l = log x, m = x y, s = sin y, f
     * = l + m - s}.
     */
    static double[] sweep(double x, double y) {
        double fBar = 1;
        double lBar = fBar;
        double mBar = fBar;
        double sBar = -fBar;
        // Hole: xBar from the equations of l and m, yBar from those of m and s
        double xBar = lBar / x + mBar * y;
        double yBar = mBar * x + sBar * Math.cos(y);
        return new double[] {xBar, yBar};
        // End
    }

    /** The derivative along v from the gradient, {@code g'v}: a cotangent meets a tangent. */
    static double along(double[] g, double[] v) {
        // Hole: the inner product of g and v
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            sum += g[i] * v[i];
        }
        return sum;
        // End
    }

    static void main() {
        Matrices xy = Matrices.of("x", 1, 1).and("y", 1, 1);
        Formula f = Formula.of(xy, (b, theta) -> f(b, theta));
        System.out.println(f.gradient());

        double[] at = {2, 5};
        double[] g = f.inDouble().gradient(at);
        double[] hand = sweep(2, 5);
        System.out.printf(Locale.ROOT, "engine  [%.6f, %.6f]%n", g[0], g[1]);
        System.out.printf(Locale.ROOT, "by hand [%.6f, %.6f]%n", hand[0], hand[1]);
        System.out.println();

        // Forward mode, the pushforward of a tangent, gives the same number without the gradient.
        double[] v = {1, -3};
        double[] dy = new double[1];
        f.inDouble().jacobianVectorProduct(at, v, dy);
        String line = "g'v %.6f, pushforward of v %.6f";
        System.out.println(String.format(Locale.ROOT, line, along(g, v), dy[0]));
    }
}
