package org.metagrad.meta;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.Sharpness;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PhaseClock.Phase;

/** The tasks of a meta-batch on a {@link BatchExecutor}, and what they have cost there. */
final class RemoteTasks {
    private final BatchExecutor executor;
    private final LearningProblem problem;
    private final Cancellation cancellation;
    private final boolean warm;
    private final double[] seconds = new double[Phase.values().length];
    private long steps;
    private long gradients;
    private long products;

    /**
     * Tasks of a phase.
     *
     * @param warm whether it is the warm start by another algorithm
     */
    RemoteTasks(
            BatchExecutor executor,
            LearningProblem problem,
            Cancellation cancellation,
            boolean warm) {
        this.executor = executor;
        this.problem = problem;
        this.cancellation = cancellation;
        this.warm = warm;
    }

    /**
     * The configuration, if its outer step wants no more of its tasks than comes back.
     *
     * @throws IllegalArgumentException one line naming what does
     */
    static TrainingConfig sendable(TrainingConfig config) {
        OuterRule rule = config.optimiser();
        if (rule.replays()) {
            throw new IllegalArgumentException(
                    "optimiser "
                            + config.text(TrainingKey.OPTIMISER)
                            + " on executors: its outer step computes on the trajectories of all tasks again, which stay where they were drawn; adam, sgd, momentum or rmsprop wanted");
        }
        if (config.sharpness().filter(form -> form == Sharpness.UPPER).isPresent()
                && config.normaliseObservations()) {
            throw new IllegalArgumentException(
                    "sharpness upper with normalised observations on executors: sums over both passes would be rounded in another order than in one process");
        }
        return config;
    }

    /** Begins an iteration: the seconds are 0. */
    void begin() {
        Arrays.fill(seconds, 0);
    }

    /**
     * Computes all tasks.
     *
     * @param theta the meta-parameters. Not modified.
     * @param scored whether returns are wanted beside meta-gradients
     * @param results one room for each task. Modified.
     * @throws Cancellation.Requested when cancelled
     */
    void compute(int iteration, double[] theta, boolean scored, MetaBatch results) {
        cancellation.stopIfCancelled(iteration);
        double[][] others = problem.otherValues().toArray(double[][]::new);
        int tasks = results.gradients().length;
        List<TaskResult> all;
        try {
            all = executor.compute(new TaskBatch(warm, iteration, scored, theta, others), tasks);
        } catch (CancellationException _) {
            cancellation.cancel();
            all = List.of();
        }
        cancellation.stopIfCancelled(iteration);
        if (all.size() != tasks) {
            throw new IllegalStateException(
                    "the executor gave " + all.size() + " results of " + tasks + " tasks");
        }
        for (int t = 0; t < tasks; t++) {
            TaskResult result = all.get(t);
            results.take(t, result, scored);
            count(result.cost());
        }
    }

    private void count(TaskResult.Cost cost) {
        steps += cost.steps();
        gradients += cost.gradients();
        products += cost.products();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] += cost.seconds()[i];
        }
    }

    /** The busy seconds of an iteration divided by the number of tasks beside each other. */
    double seconds(Phase phase) {
        return seconds[phase.ordinal()] / executor.slots();
    }

    /** Environment steps since construction. */
    long steps() {
        return steps;
    }

    /** Gradients since construction. */
    long gradients() {
        return gradients;
    }

    /** Hessian-vector products since construction. */
    long products() {
        return products;
    }
}
