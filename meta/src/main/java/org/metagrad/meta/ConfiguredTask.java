package org.metagrad.meta;

import org.metagrad.autodiff.nn.Network;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.TaskWorker;

/**
 * The tasks of a configuration, one at a time, as {@link Training} sees them: a draw is K
 * trajectories under the given parameters, the loss is the configuration's surrogate. For
 * experiments with learners outside a training. Owns its buffers: one for each thread.
 *
 * @param <D> what a draw gives
 */
public final class ConfiguredTask<D> implements LearningTask<D> {
    private final LearningProblem problem;
    private final TaskWorker<D> worker;

    private ConfiguredTask(LearningProblem problem, TaskWorker<D> worker) {
        this.problem = problem;
        this.worker = worker;
    }

    /**
     * {@return a task of the configured problem with buffers prepared; {@link #enter} turns to a
     * task}
     *
     * @param config the configuration
     * @param learner says how many draws stay valid beside each other
     */
    public static ConfiguredTask<?> of(TrainingConfig config, MetaLearner learner) {
        LearningProblem problem = LearningProblem.of(config);
        return of(problem, problem.worker(learner, FloatKernels.best()));
    }

    private static <D> ConfiguredTask<D> of(LearningProblem problem, TaskWorker<D> worker) {
        return new ConfiguredTask<>(problem, worker);
    }

    /** {@return the length P of a task's vector} */
    public int parameters() {
        return problem.taskParameters();
    }

    /** {@return the network whose parameters come first in a task's vector} */
    public Network network() {
        return problem.network();
    }

    /**
     * Turns to a task.
     *
     * @param task of the configuration's environment
     * @param stream draw {@code d} is a pure function of {@code stream.split(d)} and the parameters
     */
    public void enter(EnvironmentTask task, RandomStream stream) {
        worker.enter(task, stream, TaskWorker.APART);
    }

    /**
     * {@return the mean undiscounted return, or mean squared error, of a draw under {@code theta}}
     *
     * @param theta {@code [P]}. Not modified.
     * @param draw number of the draw
     */
    public double score(double[] theta, int draw) {
        return worker.score(theta, draw);
    }

    @Override
    public D sample(double[] theta, int draw) {
        return worker.sample(theta, draw);
    }

    @Override
    public void gradient(double[] theta, D data, double[] gradient) {
        worker.gradient(theta, data, gradient);
    }

    @Override
    public void linearise(double[] theta, D data, double[] gradient) {
        worker.linearise(theta, data, gradient);
    }

    @Override
    public void linearise(double[] theta, D data, int from, int to, double[] gradient) {
        worker.linearise(theta, data, from, to, gradient);
    }

    @Override
    public void logLikelihoodGradient(double[] theta, D data, double[] gradient) {
        worker.logLikelihoodGradient(theta, data, gradient);
    }

    @Override
    public void hessianVectorProduct(double[] theta, D data, double[] v, double[] product) {
        worker.hessianVectorProduct(theta, data, v, product);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, D data, int from, int to, double[] v, double[] product) {
        worker.hessianVectorProduct(theta, data, from, to, v, product);
    }
}
