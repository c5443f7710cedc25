package org.metagrad.meta;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PhaseClock;
import org.metagrad.meta.task.TaskWorker;
import org.metagrad.meta.task.Workers;

/**
 * The directed step before an iteration, {@code theta <- theta - eta grad L(theta; D)}, on K
 * trajectories of the medium task; or, to tell what the medium task is good for, of a random task
 * or of each of the iteration's N.
 */
final class DirectedStep {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final Draws draws;
    private final Cancellation cancellation;
    private final MetaGradient room;
    private final PhaseClock clock = new PhaseClock();

    /** The directed step of a training. */
    DirectedStep(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            Draws draws,
            Cancellation cancellation) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        this.draws = draws;
        this.cancellation = cancellation;
        int parameters = problem.taskParameters();
        room = new MetaGradient(learner.metaParameters(parameters), parameters, 1);
    }

    /** The seconds of the last step on a single task. */
    PhaseClock clock() {
        return clock;
    }

    /**
     * Takes the step.
     *
     * @param theta modified
     * @param gradients room for one gradient each task. Modified.
     * @return the gradient; live
     */
    double[] take(
            int iteration,
            double[] theta,
            Workers<? extends TaskWorker<?>> workers,
            MetaGradient[] gradients) {
        cancellation.stopIfCancelled(iteration);
        Directed directed = new Directed(learner, config.eta(iteration));
        switch (config.direction()) {
            case MEAN -> onMean(directed, iteration, theta, workers, gradients);
            case RANDOM ->
                    onTask(directed, draws.directionTask(iteration), iteration, theta, workers);
            case MEDIUM -> onTask(directed, problem.medium(), iteration, theta, workers);
        }
        return room.innerGradient(0);
    }

    private void onTask(
            Directed directed,
            EnvironmentTask task,
            int iteration,
            double[] theta,
            Workers<? extends TaskWorker<?>> workers) {
        workers.forEach(
                1,
                (worker, _) -> {
                    worker.enter(task, draws.mediumTrajectories(iteration), TaskWorker.APART);
                    directed.mediumStep(worker, theta, room);
                    clock.takeOwn(worker.clock());
                });
    }

    private void onMean(
            Directed directed,
            int iteration,
            double[] theta,
            Workers<? extends TaskWorker<?>> workers,
            MetaGradient[] gradients) {
        workers.forEach(
                gradients.length,
                (worker, t) -> gradient(worker, iteration, t, theta, gradients[t]));
        double[] g = room.innerGradient(0);
        Arrays.fill(g, 0);
        for (MetaGradient one : gradients) {
            Vectors.addShare(one.cotangent(), gradients.length, g);
        }
        directed.step(theta, g);
    }

    /** Computes the gradient on task {@code t} into the cotangent of the task's room. */
    private <D> void gradient(
            TaskWorker<D> worker, int iteration, int t, double[] theta, MetaGradient own) {
        cancellation.stopIfCancelled(iteration);
        worker.enter(
                draws.task(iteration, t),
                draws.directionTrajectories(iteration, t),
                TaskWorker.APART);
        double[] start = own.iterate(0);
        learner.start(theta, start);
        worker.gradient(start, worker.sample(start, 0), own.cotangent());
    }
}
