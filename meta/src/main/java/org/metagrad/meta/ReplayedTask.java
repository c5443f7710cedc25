package org.metagrad.meta;

import org.metagrad.kernels.FloatKernels;

/**
 * A task whose draws have been made, under parameters that have changed since: the losses weigh the
 * old samples by ratios of probabilities. The inner one is LVC where nothing has changed, the outer
 * one is ProMP's. One for each thread.
 */
final class ReplayedTask implements LearningTask<Trajectories> {
    private final FloatTiledLoss inner;
    private final FloatTiledLoss outer;
    private final int innerSteps;
    private Trajectories[] draws;

    ReplayedTask(ReinforcementLearning problem, int innerSteps, FloatKernels kernels) {
        this.innerSteps = innerSteps;
        SampleLayout layout = problem.layout();
        int width = problem.tileWidth();
        inner = new FloatTiledLoss(problem.replayedInnerLoss(), layout, width, kernels);
        outer = new FloatTiledLoss(problem.clippedLoss(), layout, width, kernels);
    }

    /** Turns to the task of these draws. */
    void enter(Trajectories[] draws) {
        this.draws = draws;
    }

    @Override
    public Trajectories sample(double[] theta, int draw) {
        return draws[draw];
    }

    @Override
    public void gradient(double[] theta, Trajectories data, double[] gradient) {
        boolean ofOuter = data == draws[innerSteps];
        (ofOuter ? outer : inner).gradient(theta, data.tiles(), gradient);
    }

    @Override
    public void linearise(double[] theta, Trajectories data, double[] gradient) {
        inner.linearise(theta, data.tiles(), gradient);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        inner.hessianVectorProduct(theta, data.tiles(), v, product);
    }
}
