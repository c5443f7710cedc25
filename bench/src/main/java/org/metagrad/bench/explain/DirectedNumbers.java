package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaObjective;

/**
 * The directed step on four quadratic losses {@code 1/2 (theta - c)' A (theta - c)}: FOMAML's
 * direction at {@code theta_d = theta - eta grad L_m(theta)} beside MAML's at theta, by eta and by
 * how much the curvatures of the tasks differ. The medium task has the mean curvature and the mean
 * centre.
 */
final class DirectedNumbers {
    /** The inner step size. */
    static final double ALPHA = 0.3;

    /** The sizes of the directed step, in units of alpha. */
    static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2};

    /** How much of the tasks' own curvature is added to the shared one. */
    static final double[] SPREADS = {0, 0.2, 0.4, 0.6, 0.8, 1};

    /** Where the epoch starts. */
    static final double[] START = {1.6, 1.2};

    private static final double[] SHARED = {1.6, 0.5, 0.5, 0.7};

    /** What the tasks add, together 0. */
    private static final double[][] OWN = {
        {0.9, 0.2, 0.2, -0.4},
        {-0.7, -0.4, -0.4, 0.6},
        {0.4, 0.5, 0.5, 0.3},
        {-0.6, -0.3, -0.3, -0.5}
    };

    private static final double[][] CENTRES = {{-0.8, 0.2}, {-0.1, -0.9}, {0.5, 0.3}, {-0.2, 0.6}};

    private DirectedNumbers() {}

    static Formula quadratic() {
        return Formula.of(
                Matrices.of("theta", 2, 1),
                Matrices.of("A", 2, 2).and("c", 2, 1),
                (b, theta, data) -> {
                    Variable x = b.subtract(theta.get("theta"), data.get("c"));
                    Variable ax = b.matmul(data.get("A"), x);
                    return b.scale(b.matmulTransposeLeft(x, ax), 0.5);
                });
    }

    /** The data {@code (A, c)} of the tasks, then those of the medium task. */
    static List<double[]> tasks(double spread) {
        List<double[]> tasks = new ArrayList<>();
        double[] medium = new double[6];
        for (int t = 0; t < OWN.length; t++) {
            double[] data = new double[6];
            for (int i = 0; i < 4; i++) {
                data[i] = SHARED[i] + spread * OWN[t][i];
            }
            System.arraycopy(CENTRES[t], 0, data, 4, 2);
            tasks.add(data);
            for (int i = 0; i < 6; i++) {
                medium[i] += data[i] / OWN.length;
            }
        }
        tasks.add(medium);
        return tasks;
    }

    static Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("alpha", ALPHA);
        numbers.put("theta", Values.list(START));
        List<Object> spreads = new ArrayList<>();
        for (double spread : SPREADS) {
            spreads.add(spread(spread));
        }
        numbers.put("spreads", spreads);
        return numbers;
    }

    private static Map<String, Object> spread(double spread) {
        List<double[]> tasks = tasks(spread);
        double[] mediumGradient = mediumGradient(tasks.removeLast());
        double[] maml = direction(new Maml(1, ALPHA), tasks, START);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("spread", spread);
        numbers.put("tasks", tasks.stream().map(Values::list).toList());
        numbers.put("eigen", tasks.stream().map(DirectedNumbers::eigen).toList());
        numbers.put("mediumGradient", Values.list(mediumGradient));
        numbers.put("maml", Values.list(maml));
        List<Object> stops = new ArrayList<>();
        for (double share : SHARES) {
            double[] moved = Values.plus(START, -share * ALPHA, mediumGradient);
            double[] directed = direction(new Fomaml(1, ALPHA), tasks, moved);
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("eta", share * ALPHA);
            stop.put("moved", Values.list(moved));
            stop.put("direction", Values.list(directed));
            stop.put("residual", Values.error(directed, maml));
            stops.add(stop);
        }
        numbers.put("stops", stops);
        return numbers;
    }

    /** The curvature of a task by its eigenvalues, for the ellipse that is drawn. */
    private static Map<String, Object> eigen(double[] data) {
        Symmetric curvature = Symmetric.of(data);
        Map<String, Object> eigen = new LinkedHashMap<>();
        eigen.put("values", Values.list(curvature.greatest(), curvature.least()));
        eigen.put("along", Values.list(curvature.alongGreatest()));
        return eigen;
    }

    private static double[] mediumGradient(double[] data) {
        DoubleEvaluator loss = quadratic().inDouble();
        return loss.data(data).gradient(START);
    }

    private static double[] direction(MetaLearner learner, List<double[]> tasks, double[] theta) {
        double[] gradient = new double[theta.length];
        new MetaObjective(quadratic(), quadratic(), learner)
                .gradient(
                        theta,
                        tasks.stream().map(data -> new MetaObjective.Task(data, data)).toList(),
                        gradient);
        return gradient;
    }
}
