package org.metagrad.meta.update;

import java.util.List;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearntState;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;
import org.metagrad.meta.task.Workers;

/**
 * The outer step of ProMP (Rothfuss et al. 2019, arXiv 1810.06784, algorithm 1): several steps of
 * an optimiser on the trajectories of one iteration. The first goes along the meta-gradient that
 * they gave, the others along that of the clipped loss at the parameters reached.
 */
public final class ProximalUpdate implements OuterUpdate {
    private final MetaLearner learner;
    private final OptimiserUpdate update;
    private final Workers<PolicyTask> workers;
    private final List<ReplayedTask> replayed;
    private final int epochs;

    /**
     * The update of a configuration, with its Adam at the start.
     *
     * @param update one step
     * @param workers of the problem; the draws of its tasks are kept
     */
    public ProximalUpdate(
            PolicyProblem problem,
            MetaLearner learner,
            OptimiserUpdate update,
            Workers<PolicyTask> workers) {
        this.learner = learner;
        this.update = update;
        this.workers = workers;
        epochs = problem.config().epochs();
        replayed =
                workers.states().stream()
                        .map(worker -> new ReplayedTask(problem, worker, learner.innerSteps()))
                        .toList();
        ReplayedTask.share(replayed, workers.crew());
    }

    @Override
    public void addTo(LearntState state) {
        update.addTo(state);
    }

    @Override
    public void step(
            double[] theta, MetaGradient[] gradients, MeanMetaGradient mean, int iteration) {
        update.step(theta, gradients, mean, iteration);
        for (int epoch = 1; epoch < epochs; epoch++) {
            workers.forEach(
                    replayed,
                    gradients.length,
                    (task, t) -> {
                        task.enter(t);
                        learner.metaGradient(task, theta, gradients[t]);
                    });
            mean.average(gradients);
            if (!Vectors.finite(mean.values())) {
                throw new ArithmeticException(
                        "iteration "
                                + (iteration + 1)
                                + ": the meta-gradient of an epoch is not finite; try a smaller outer-learning-rate");
            }
            update.step(theta, gradients, mean, iteration);
        }
    }
}
