package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.Problem;
import org.metagrad.meta.task.Workers;

/** Returns, or mean squared errors, on held-out tasks before and after each adaptation step. */
public final class Evaluation {
    // The first key under the evaluation seed. Training has none of these numbers, so that no
    // evaluation task occurs in training even where the two seeds are equal.
    private static final int TASKS = 101;
    private static final int TRAJECTORIES = 102;

    private static final int MOST_TASKS = 1_000_000;

    private Evaluation() {}

    /**
     * Adapts {@code theta} to each of {@code tasks} held-out tasks.
     *
     * @param config of the training
     * @param theta the meta-trained parameters. Not modified.
     * @param evaluationSeed fixes the tasks and the trajectories
     * @param tasks how many held-out tasks, at least 1
     * @param steps the largest number of adaptation steps
     * @return one row for each of 0, ..., steps adaptation steps
     * @throws IllegalArgumentException if the length of theta, tasks or steps is wrong, or theta is
     *     not finite
     * @throws ArithmeticException if an adaptation diverges
     * @throws EnvironmentException if an environment throws or breaks its contract
     */
    public static List<EvaluationRow> evaluate(
            TrainingConfig config, float[] theta, long evaluationSeed, int tasks, int steps) {
        return evaluate(
                config,
                Problem.of(config),
                () -> new Adaptation(config),
                theta,
                evaluationSeed,
                tasks,
                steps);
    }

    /**
     * Adapts {@code theta} to each of {@code tasks} held-out tasks of the user's own distribution;
     * the configuration's environment is not looked at.
     *
     * @param config of the training
     * @param distribution immutable; its environments may be stepped by several threads at once,
     *     each by one
     * @param theta the meta-trained parameters. Not modified.
     * @param evaluationSeed fixes the tasks and the trajectories
     * @param tasks how many held-out tasks, at least 1
     * @param steps the largest number of adaptation steps
     * @return one row for each of 0, ..., steps adaptation steps
     */
    public static List<EvaluationRow> evaluate(
            TrainingConfig config,
            TaskDistribution distribution,
            float[] theta,
            long evaluationSeed,
            int tasks,
            int steps) {
        return evaluate(
                config,
                new PolicyProblem(config, distribution),
                () -> new Adaptation(config, distribution),
                theta,
                evaluationSeed,
                tasks,
                steps);
    }

    private static List<EvaluationRow> evaluate(
            TrainingConfig config,
            Problem problem,
            Supplier<Adaptation> adaptations,
            float[] theta,
            long evaluationSeed,
            int tasks,
            int steps) {
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks " + tasks + ": at least 1 wanted");
        }
        if (tasks > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "tasks " + tasks + ": at most " + MOST_TASKS + " wanted");
        }
        Adaptation.requireSteps(steps);
        RandomStream root = RandomStream.of(evaluationSeed);
        double[][] returns = new double[tasks][];
        try (Workers<Adaptation> workers =
                new Workers<>(Math.min(config.threads(), tasks), _ -> adaptations.get())) {
            workers.forEach(
                    tasks,
                    (adaptation, t) -> {
                        var task = problem.sample(root.split(TASKS).split(t));
                        RandomStream stream = root.split(TRAJECTORIES).split(t);
                        returns[t] = adaptation.adapt(theta, task, steps, stream).meanReturns();
                    });
        }
        List<EvaluationRow> rows = new ArrayList<>();
        for (int s = 0; s <= steps; s++) {
            double sum = 0;
            for (double[] task : returns) {
                sum += task[s];
            }
            double mean = sum / tasks;
            double squares = 0;
            for (double[] task : returns) {
                squares += (task[s] - mean) * (task[s] - mean);
            }
            double error = tasks == 1 ? Double.NaN : Math.sqrt(squares / (tasks - 1) / tasks);
            rows.add(new EvaluationRow(s, mean, error, tasks));
        }
        return rows;
    }

    /**
     * {@return whether the scores are mean squared errors and not returns}
     *
     * @param config of the training
     */
    public static boolean ofErrors(TrainingConfig config) {
        return config.isRegression();
    }

    /**
     * {@return the flat parameter vector of tensors read from a file}
     *
     * @param config of the training
     * @param tensors named as a training names them
     * @throws IllegalArgumentException naming a tensor that is missing, not finite, or of a shape
     *     that does not fit the configuration
     */
    public static float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors) {
        Problem problem = Problem.of(config);
        return Learners.layout(Learners.of(config, problem), problem).flat(tensors);
    }
}
