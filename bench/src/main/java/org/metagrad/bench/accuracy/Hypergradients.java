package org.metagrad.bench.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Imaml;

/**
 * Meta-gradients through the minimum of {@code L(phi) + lambda/2 |phi - theta|^2} on random
 * quadratics, by as many Hessian-vector products each: conjugate gradients, the Neumann series,
 * which diverges where a curvature is above lambda, and backwards through the last inner steps
 * alone (Shaban, Cheng, Hatch and Boots 2019, arXiv 1810.10667). The stages are the greatest
 * curvature over lambda.
 */
final class Hypergradients {
    static final String REFERENCE = "implicit closed form";
    static final String MEANING =
            "the mean over tasks of (I + A / lambda)^-1 A (phi* - c) with phi* the minimum, the derivative of 1/2 (phi* - c)' A (phi* - c)";
    private static final double[] RATIOS = {0.5, 2, 4.6};
    private static final int PARAMETERS = 20;
    private static final int TASKS = 20;
    private static final double LAMBDA = 1;

    /** Steps after which an iterate is the minimum to rounding. */
    private static final int TO_THE_MINIMUM = 2000;

    private Hypergradients() {}

    static List<Map<String, Object>> rows(RandomStream root, int batches) {
        Comparison comparison = new Comparison("hypergradients");
        for (double ratio : RATIOS) {
            String stage = "greatest curvature over lambda " + ratio;
            for (int b = 0; b < batches; b++) {
                RandomStream stream = root.split(b);
                List<QuadraticTask> tasks = Quadratics.tasks(stream, false, ratio * LAMBDA);
                double[] theta = new double[PARAMETERS];
                for (int i = 0; i < theta.length; i++) {
                    theta[i] = stream.split(TASKS).normal(i);
                }
                Directions.Batch batch =
                        new Directions.Batch(tasks::get, tasks.size(), tasks::getFirst);
                double alpha = 1 / (LAMBDA * (1 + ratio));
                Map<Approximation, double[]> directions = new EnumMap<>(Approximation.class);
                directions.put(Approximation.TRUNCATED_5, truncated(tasks, theta, alpha, 5));
                directions.put(Approximation.TRUNCATED_20, truncated(tasks, theta, alpha, 20));
                directions.put(Approximation.NEUMANN_5, neumann(tasks, theta, 5));
                directions.put(Approximation.NEUMANN_20, neumann(tasks, theta, 20));
                directions.put(Approximation.IMPLICIT_5, implicit(batch, theta, alpha, 5));
                directions.put(Approximation.IMPLICIT_20, implicit(batch, theta, alpha, 20));
                // to the end of conjugate gradients, which is rounding
                double[] exact = implicit(batch, theta, alpha, 4 * PARAMETERS);
                comparison.add(stage, REFERENCE, exact, directions);
            }
        }
        return comparison.rows();
    }

    private static double[] implicit(
            Directions.Batch batch, double[] theta, double alpha, int products) {
        Imaml learner = new Imaml(TO_THE_MINIMUM, alpha, LAMBDA, products, 0);
        return Directions.mean(learner, batch, theta);
    }

    /** {@code v - H v / lambda + ...}: {@code sum_j (-H / lambda)^j v}. */
    private static double[] neumann(List<QuadraticTask> tasks, double[] theta, int products) {
        List<double[]> all = new ArrayList<>();
        for (QuadraticTask task : tasks) {
            double[] term = outer(task, theta);
            double[] sum = term.clone();
            double[] product = new double[theta.length];
            for (int j = 0; j < products; j++) {
                task.hessianVectorProduct(theta, 0, term, product);
                for (int i = 0; i < term.length; i++) {
                    term[i] = -product[i] / LAMBDA;
                    sum[i] += term[i];
                }
            }
            all.add(sum);
        }
        return mean(all);
    }

    /**
     * Of a step {@code phi - alpha (g + lambda (phi - theta))} theta has the derivative {@code
     * alpha lambda}: {@code alpha lambda sum_j (I - alpha (H + lambda))^j v} over the last steps.
     */
    private static double[] truncated(
            List<QuadraticTask> tasks, double[] theta, double alpha, int products) {
        List<double[]> all = new ArrayList<>();
        for (QuadraticTask task : tasks) {
            double[] v = outer(task, theta);
            double[] sum = new double[theta.length];
            double[] product = new double[theta.length];
            for (int j = 0; j < products; j++) {
                Vectors.step(sum, -alpha * LAMBDA, v, sum);
                task.hessianVectorProduct(theta, 0, v, product);
                for (int i = 0; i < v.length; i++) {
                    v[i] -= alpha * (product[i] + LAMBDA * v[i]);
                }
            }
            all.add(sum);
        }
        return mean(all);
    }

    /** The gradient at the minimum. */
    private static double[] outer(QuadraticTask task, double[] theta) {
        double[] phi = theta.clone();
        double[] g = new double[theta.length];
        double alpha = 1 / (LAMBDA * (1 + RATIOS[RATIOS.length - 1]));
        for (int s = 0; s < TO_THE_MINIMUM; s++) {
            task.gradient(phi, 0, g);
            for (int i = 0; i < phi.length; i++) {
                phi[i] -= alpha * (g[i] + LAMBDA * (phi[i] - theta[i]));
            }
        }
        task.gradient(phi, 0, g);
        return g;
    }

    private static double[] mean(List<double[]> all) {
        double[] mean = new double[all.getFirst().length];
        all.forEach(one -> Vectors.addShare(one, all.size(), mean));
        return mean;
    }
}
