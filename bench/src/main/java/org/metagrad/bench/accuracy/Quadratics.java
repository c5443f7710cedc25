package org.metagrad.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Bmg;
import org.metagrad.meta.learner.EsMaml;

/**
 * Random quadratic losses, whose meta-gradients have a closed form. Inner step size and step on the
 * medium task are 1; the stages are how much of a direction a step takes away, {@code alpha
 * lambda_max}, and whether all tasks share their curvature.
 */
final class Quadratics {
    static final String REFERENCE = "closed form";
    static final String MEANING =
            "the mean over tasks of (I - alpha A)^k A (I - alpha A)^k (theta - c), the derivative of the adapted loss of 1/2 (theta - c)' A (theta - c)";
    private static final int PARAMETERS = 20;
    private static final int TASKS = 20;
    private static final double ALPHA = 1;

    private Quadratics() {}

    /** The rows of both kinds of curvature at two sizes of step. */
    static List<Map<String, Object>> rows(RandomStream root, int innerSteps, int batches) {
        Comparison comparison = new Comparison("quadratics");
        for (boolean shared : new boolean[] {true, false}) {
            for (double size : new double[] {0.1, 0.5}) {
                String stage = (shared ? "shared" : "own") + " curvature, alpha lambda_max " + size;
                for (int b = 0; b < batches; b++) {
                    RandomStream stream = root.split(b);
                    List<QuadraticTask> tasks = tasks(stream, shared, size);
                    double[] theta = normal(stream.split(TASKS), PARAMETERS);
                    compare(comparison, stage, tasks, theta, innerSteps);
                }
            }
        }
        return comparison.rows();
    }

    static List<QuadraticTask> tasks(RandomStream stream, boolean shared, double size) {
        List<QuadraticTask> tasks = new ArrayList<>();
        for (int t = 0; t < TASKS; t++) {
            RandomStream own = stream.split(t);
            double[][] a =
                    shared && t > 0
                            ? tasks.getFirst().curvature()
                            : QuadraticTask.curvature(own, PARAMETERS, size / ALPHA);
            tasks.add(new QuadraticTask(a, normal(own.split(2), PARAMETERS)));
        }
        return tasks;
    }

    private static double[] normal(RandomStream stream, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = stream.normal(i);
        }
        return x;
    }

    private static void compare(
            Comparison comparison, String stage, List<QuadraticTask> tasks, double[] theta, int k) {
        double[] exact = new double[theta.length];
        for (QuadraticTask task : tasks) {
            double[] one = task.exact(theta, k, ALPHA);
            for (int i = 0; i < exact.length; i++) {
                exact[i] += one[i] / tasks.size();
            }
        }
        comparison.add(stage, REFERENCE, exact, directions(tasks, theta, k));
    }

    private static Map<Approximation, double[]> directions(
            List<QuadraticTask> tasks, double[] theta, int k) {
        QuadraticTask medium = QuadraticTask.medium(tasks);
        Directions.Batch batch = new Directions.Batch(tasks::get, tasks.size(), () -> medium);
        Map<Approximation, double[]> directions = Directions.ofLearners(batch, theta, k, ALPHA);
        directions.put(Approximation.BMG_5, Directions.mean(new Bmg(k, 5, ALPHA, 0), batch, theta));
        directions.put(
                Approximation.ES_MAML_20,
                Directions.mean(new EsMaml(k, ALPHA, 20, 0.05, 0), batch, theta));
        return directions;
    }
}
