package org.metagrad.meta.update;

import java.util.List;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;

/**
 * A task whose draws were made under parameters that have changed since: the losses weigh the old
 * samples by ratios of probabilities. The inner one is LVC where nothing has changed, the outer one
 * is ProMP's. One for each thread.
 */
public final class ReplayedTask implements LearningTask<Trajectories> {
    private final FloatTiledLoss inner;
    private final FloatTiledLoss outer;
    private final PolicyTask worker;
    private final int innerSteps;
    private Trajectories[] draws;

    /**
     * A task that replays the draws of a thread, at none yet.
     *
     * @param worker the thread's, which lends the draws
     * @param innerSteps draws before the outer one
     */
    public ReplayedTask(PolicyProblem problem, PolicyTask worker, int innerSteps) {
        this.worker = worker;
        this.innerSteps = innerSteps;
        FloatKernels kernels = worker.kernels();
        SampleLayout layout = problem.losses().layout();
        int width = problem.room().tileWidth();
        inner = new FloatTiledLoss(problem.losses().replayed(), layout, width, kernels);
        outer = new FloatTiledLoss(problem.losses().clipped(), layout, width, kernels);
    }

    /** Has threads that have no task compute tiles for the others. */
    static void share(List<ReplayedTask> ofThreads, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.inner).toList(), crew);
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.outer).toList(), crew);
    }

    /** Turns to the task of that number in the meta-batch. */
    public void enter(int slot) {
        draws = worker.kept(slot);
    }

    @Override
    public Trajectories sample(double[] theta, int draw) {
        return draws[draw];
    }

    @Override
    public void gradient(double[] theta, Trajectories data, double[] gradient) {
        boolean ofOuter = data == draws[innerSteps];
        (ofOuter ? outer : inner).gradient(theta, data.tiles(), gradient);
        worker.derivatives().addGradient();
    }

    @Override
    public void linearise(double[] theta, Trajectories data, double[] gradient) {
        inner.linearise(theta, data.tiles(), gradient);
        worker.derivatives().addGradient();
    }

    @Override
    public void linearise(double[] theta, Trajectories data, int from, int to, double[] gradient) {
        inner.linearise(theta, data.tiles(), from, to, gradient);
        worker.derivatives().addGradient();
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        inner.hessianVectorProduct(theta, data.tiles(), v, product);
        worker.derivatives().addProduct();
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, int from, int to, double[] v, double[] product) {
        inner.hessianVectorProduct(theta, data.tiles(), from, to, v, product);
        worker.derivatives().addProduct();
    }
}
