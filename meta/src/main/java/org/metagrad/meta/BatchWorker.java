package org.metagrad.meta;

import java.util.List;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PhaseClock.Phase;
import org.metagrad.meta.task.TaskWorker;

/**
 * Computes tasks of the meta-batches of a training in another process, one at a time: the other
 * side of a {@link BatchExecutor}. Keeps its buffers and plans from task to task, but nothing that
 * a result depends on. For one thread at a time.
 */
public final class BatchWorker {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final FloatKernels kernels;
    private final double[][] othersAtFirst;
    // each made when its first task comes
    private Side own;
    private Side warm;

    /** The learner of a phase with its buffers and plans. */
    private record Side(
            MetaLearner learner, Draws draws, MetaBatch results, TaskWorker<?> worker) {}

    /**
     * A worker of a training.
     *
     * @param config of the training, on an environment that it names
     * @throws IllegalArgumentException one line naming what of the configuration needs its tasks in
     *     one process
     */
    public BatchWorker(TrainingConfig config) {
        this(config, FloatKernels.best());
    }

    BatchWorker(TrainingConfig config, FloatKernels kernels) {
        this.config = RemoteTasks.sendable(config);
        this.kernels = kernels;
        problem = LearningProblem.of(config);
        othersAtFirst =
                problem.otherValues().stream().map(double[]::clone).toArray(double[][]::new);
    }

    private Side side(boolean ofWarmStart) {
        if (ofWarmStart) {
            if (warm == null) {
                warm = side(config.warmPhase(), Learners.ofWarmPhase(config, problem));
            }
            return warm;
        }
        if (own == null) {
            own = side(config, Learners.of(config, problem));
        }
        return own;
    }

    private Side side(TrainingConfig phase, MetaLearner learner) {
        Draws draws = new Draws(phase, problem);
        return new Side(
                learner,
                draws,
                new MetaBatch(phase, problem, learner, draws, new Cancellation(), 1),
                problem.worker(learner, kernels));
    }

    /**
     * {@return the result of a task}
     *
     * @param batch of the training. Not modified.
     * @param t the task's number in it
     */
    public TaskResult compute(TaskBatch batch, int t) {
        List<double[]> others = problem.otherValues();
        for (int i = 0; i < batch.others().length; i++) {
            double[] from = batch.others()[i];
            System.arraycopy(from, 0, others.get(i), 0, from.length);
        }
        Side side = side(batch.warm());
        TaskWorker<?> worker = side.worker;
        // of an attempt that failed, there may be something left
        problem.collected(t);
        long steps = worker.steps();
        long gradients = worker.derivatives().gradients();
        long products = worker.derivatives().products();
        worker.clock().reset();
        side.results.begin(batch.iteration());
        side.results.compute(worker, batch.theta(), batch.iteration(), t, batch.scored());
        double[] seconds = new double[Phase.values().length];
        for (Phase phase : Phase.values()) {
            seconds[phase.ordinal()] = worker.clock().seconds(phase);
        }
        return new TaskResult(
                side.results.gradients()[0],
                side.results.scores(0),
                problem.collected(t),
                new TaskResult.Cost(
                        worker.steps() - steps,
                        worker.derivatives().gradients() - gradients,
                        worker.derivatives().products() - products,
                        seconds));
    }

    /** {@return what decides here about the last bits} It costs as much as one task. */
    public MachineBits bits() {
        Side side = side(false);
        double[] theta = side.learner.initial(side.draws.initialParameters(), config.alpha());
        TaskResult result;
        try {
            result = compute(new TaskBatch(false, 0, true, theta, othersAtFirst), 0);
        } catch (ArithmeticException divergence) {
            // the training will say so itself, and no other bits than this line will be sent
            return MachineBits.of(divergence);
        }
        return MachineBits.of(result);
    }
}
