package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.metagrad.bench.io.CsvFile;

/**
 * The course of a run as its folder tells it.
 *
 * @param points one for each iteration, in order
 * @param evaluations in order, the first before the training
 */
record RunCurve(List<Point> points, List<Evaluated> evaluations) {
    /**
     * What an iteration did.
     *
     * @param iteration from 1
     * @param environmentSteps since the start
     * @param gradients of losses over K trajectories since the start
     * @param hessianProducts since the start
     * @param returnBefore mean return of the iteration's trajectories before adaptation
     * @param returnAfter the same after it
     * @param stepLength of what it added to the meta-parameters; NaN where the run does not tell
     */
    record Point(
            int iteration,
            long environmentSteps,
            long gradients,
            long hessianProducts,
            double returnBefore,
            double returnAfter,
            double stepLength) {

        /** Gradients and Hessian-vector products, one each. */
        long derivatives() {
            return gradients + hessianProducts;
        }
    }

    /**
     * Mean returns on held-out tasks.
     *
     * @param iteration after which, from 0
     * @param environmentSteps of the training up to it
     * @param before adaptation, actions drawn
     * @param after one step, actions drawn
     * @param modeBefore the most probable action taken
     * @param modeAfter the most probable action taken
     */
    record Evaluated(
            int iteration,
            long environmentSteps,
            double before,
            double after,
            double modeBefore,
            double modeAfter) {}

    /**
     * Reads the files of a run.
     *
     * @throws IOException naming a file that cannot be read
     * @throws IllegalArgumentException naming a file that is not what a run writes
     */
    static RunCurve read(Path run) throws IOException {
        return new RunCurve(points(run.resolve("metrics.csv")), evaluated(run));
    }

    private static List<Point> points(Path file) throws IOException {
        CsvFile table = CsvFile.read(file);
        List<Point> points = new ArrayList<>();
        long gradients = 0;
        long products = 0;
        for (int row = 0; row < table.rows(); row++) {
            gradients += (long) table.number(row, "gradients");
            products += (long) table.number(row, "hessian_products");
            points.add(
                    new Point(
                            (int) table.number(row, "iteration"),
                            (long) table.number(row, "env_steps"),
                            gradients,
                            products,
                            table.number(row, "return_before"),
                            table.number(row, "return_after"),
                            table.columns().contains("step_length")
                                    ? table.number(row, "step_length")
                                    : Double.NaN));
        }
        return List.copyOf(points);
    }

    private static List<Evaluated> evaluated(Path run) throws IOException {
        Path file = run.resolve("evaluations.csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        CsvFile table = CsvFile.read(file);
        TreeMap<Integer, double[]> returns = new TreeMap<>();
        TreeMap<Integer, Long> steps = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            int iteration = (int) table.number(row, "iteration");
            int adapted = (int) table.number(row, "adaptation_steps");
            if (adapted > 1) {
                continue;
            }
            steps.put(iteration, (long) table.number(row, "env_steps"));
            int mode = table.text(row, "actions").equals("mode") ? 2 : 0;
            returns.computeIfAbsent(iteration, _ -> new double[4])[mode + adapted] =
                    table.number(row, "mean_return");
        }
        List<Evaluated> evaluations = new ArrayList<>();
        returns.forEach((iteration, r) ->
                evaluations.add(
                        new Evaluated(iteration, steps.get(iteration), r[0], r[1], r[2], r[3])));
        return List.copyOf(evaluations);
    }

    /** Gradients and Hessian-vector products up to an iteration; 0 for 0. */
    long derivativesAt(int iteration) {
        return iteration == 0 ? 0 : points.get(iteration - 1).derivatives();
    }
}
