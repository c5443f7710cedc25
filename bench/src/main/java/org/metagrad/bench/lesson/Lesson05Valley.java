package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;

/**
 * Lesson 5: first order against second on a curved valley.
 *
 * <p>First-order MAML (FOMAML) takes the Jacobian of a step, {@code I - alpha H}, as I. Where all
 * tasks have one H at theta it still rests where MAML does: MAML's mean direction is FOMAML's times
 * one matrix. Here the tasks are two valleys, bent up and down, and the bend is in H. Only {@code I
 * - alpha H} tells how a move of theta changes what the step repairs.
 */
final class Lesson05Valley {
    /**
     * {@code 1/2 (x - 1)^2 + 2 (y - bend x^2)^2}: the floor is a parabola, the minimum (1, bend).
     */
    static Variable valley(ProgramBuilder b, Variables theta, Variables data) {
        Variable x = theta.get("x");
        Variable floor = b.multiply(data.get("bend"), b.square(x));
        Variable along = b.scale(b.square(b.affine(x, 1, -1)), 0.5);
        return b.add(along, b.scale(b.square(b.subtract(theta.get("y"), floor)), 2));
    }

    /** {@code theta' = theta - alpha g(theta)}. */
    static double[] adapted(DoubleEvaluator task, double[] theta, double alpha) {
        double[] g = task.gradient(theta);
        return new double[] {theta[0] - alpha * g[0], theta[1] - alpha * g[1]};
    }

    /** FOMAML's direction for a task. */
    static double[] firstOrder(DoubleEvaluator task, double[] theta, double alpha) {
        // Hole: the gradient at theta'
        return task.gradient(adapted(task, theta, alpha));
        // End
    }

    /** MAML's direction for a task, the gradient of {@code L(theta')} with respect to theta. */
    static double[] secondOrder(DoubleEvaluator task, double[] theta, double alpha) {
        // Hole: v - alpha H v for v = firstOrder(...), task.hessianVectorProduct(where, v, hv)
        double[] v = firstOrder(task, theta, alpha);
        double[] hv = new double[2];
        task.hessianVectorProduct(theta, v, hv);
        return new double[] {v[0] - alpha * hv[0], v[1] - alpha * hv[1]};
        // End
    }

    static void main() {
        Matrices xy = Matrices.of("x", 1, 1).and("y", 1, 1);
        Matrices bend = Matrices.of("bend", 1, 1);
        Formula valley = Formula.of(xy, bend, (b, theta, data) -> valley(b, theta, data));
        DoubleEvaluator up = valley.inDouble().data("bend", new double[] {1});
        DoubleEvaluator down = valley.inDouble().data("bend", new double[] {-1});
        double alpha = 0.06;
        for (boolean second : new boolean[] {false, true}) {
            System.out.println(second ? "MAML" : "FOMAML");
            double[] theta = {0, 0.5};
            for (int i = 0; i <= 300; i++) {
                if (i % 100 == 0) {
                    double loss = up.value(adapted(up, theta, alpha)) / 2;
                    loss += down.value(adapted(down, theta, alpha)) / 2;
                    System.out.printf(Locale.ROOT, "%5d  theta (%.3f, ", i, theta[0]);
                    System.out.printf(Locale.ROOT, "%.3f), loss after %.4f%n", theta[1], loss);
                }
                double[] v = second ? secondOrder(up, theta, alpha) : firstOrder(up, theta, alpha);
                double[] w =
                        second ? secondOrder(down, theta, alpha) : firstOrder(down, theta, alpha);
                for (int j = 0; j < 2; j++) {
                    theta[j] -= 0.02 * (v[j] + w[j]) / 2;
                }
            }
        }
    }
}
