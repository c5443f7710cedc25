package org.metagrad.meta.update;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.StepSize;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;

/**
 * A thread's plans for the outer step of MAML-TRPO. Curvature is in double: conjugate gradients of
 * so little damping do not bear the rounding of float. The line search, which only compares, is
 * not.
 */
final class TrustRegionPlans implements LearningTask<DoubleTiles> {
    /** The fractional part of the golden ratio, whose multiples spread evenly modulo 1. */
    private static final double GOLDEN = 0.6180339887498949;

    private final PolicyTask worker;
    private final StepSize a;
    private final int weightRow;
    private final int sharesRow;
    private final int largestWidth;
    private final SampleLayout layout;
    private final Loss innerLoss;
    private final Loss divergenceLoss;
    private final DoubleKernels kernels;
    private final FloatTiledLoss inner;
    private final FloatTiledLoss divergence;
    private final double[] gradient;
    private final double[] adapted;
    private DoubleTiledLoss innerCurvature;
    private DoubleTiledLoss divergenceCurvature;

    /**
     * The plans of one thread.
     *
     * @param worker the thread's, which lends the draws
     */
    TrustRegionPlans(PolicyProblem problem, PolicyTask worker) {
        this.worker = worker;
        FloatKernels like = worker.kernels();
        layout = problem.losses().layout();
        weightRow = layout.row("weights");
        sharesRow = layout.row("shares");
        largestWidth = problem.room().tileWidth();
        boolean scalar = like.name().equals(FloatKernels.scalar().name());
        kernels = scalar ? DoubleKernels.scalar() : DoubleKernels.best();
        innerLoss = problem.losses().replayed();
        divergenceLoss = problem.losses().divergence();
        inner = new FloatTiledLoss(innerLoss, layout, largestWidth, like);
        divergence = new FloatTiledLoss(divergenceLoss, layout, largestWidth, like);
        gradient = new double[problem.taskParameters()];
        a = new StepSize(problem.config().alpha(), 0, gradient.length - problem.fixedParameters());
        adapted = new double[gradient.length];
    }

    /** Has threads that have no task compute tiles for the others. */
    static void share(List<TrustRegionPlans> ofThreads, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.inner).toList(), crew);
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.divergence).toList(), crew);
    }

    /**
     * Plans the curvature of all threads where it has not been planned yet.
     *
     * @param width of the tiles of chosen samples
     */
    static void planCurvature(List<TrustRegionPlans> ofThreads, int width, Crew crew) {
        if (ofThreads.getFirst().innerCurvature == null) {
            ofThreads.forEach(one -> one.planCurvature(width));
            DoubleTiledLoss.share(ofThreads.stream().map(one -> one.innerCurvature).toList(), crew);
            DoubleTiledLoss.share(
                    ofThreads.stream().map(one -> one.divergenceCurvature).toList(), crew);
        }
    }

    private void planCurvature(int width) {
        innerCurvature = new DoubleTiledLoss(innerLoss, layout, width, kernels);
        divergenceCurvature = new DoubleTiledLoss(divergenceLoss, layout, width, kernels);
    }

    /**
     * Chooses samples of each draw of a task.
     *
     * @param slot the task's number in the meta-batch
     * @param most the largest number of a draw's samples, from 1
     * @param rooms one for each draw, null before the first choice. Modified.
     */
    void choose(int slot, int most, DoubleTiles[] rooms) {
        Trajectories[] draws = worker.kept(slot);
        for (int d = 0; d < rooms.length; d++) {
            FloatTiles all = draws[d].tiles();
            if (rooms[d] == null) {
                rooms[d] = room(all, most);
            }
            choose(all, most, rooms[d]);
        }
    }

    /**
     * Room for a choice of the samples.
     *
     * @param most the largest number that will be chosen, from 1
     */
    private DoubleTiles room(FloatTiles all, int most) {
        int capacity = Math.min(most, all.capacity());
        return new DoubleTiles(
                all.rows(), capacity, Math.min(largestWidth, DoubleTiles.width(capacity)));
    }

    /**
     * Chooses all samples or, if there are more than {@code most}, one of each of so many parts of
     * equal size. The weights rise by what is left out, so that sums over the choice estimate those
     * over all.
     *
     * @param room modified
     */
    void choose(FloatTiles all, int most, DoubleTiles room) {
        int n = all.size();
        int chosen = Math.min(n, most);
        double part = (double) n / chosen;
        room.clear();
        for (int i = 0; i < chosen; i++) {
            // Samples lie in order of time and trajectory: a fixed place in each part would choose
            // some trajectories and leave others out.
            double place = chosen == n ? 0 : i * GOLDEN % 1;
            int sample = Math.min(n - 1, (int) ((i + place) * part));
            room.append();
            for (int row = 0; row < all.rows(); row++) {
                boolean weighs = row == weightRow || row == sharesRow;
                room.set(i, row, all.get(sample, row) * (weighs ? part : 1));
            }
        }
    }

    /**
     * {@code product = J' F J v} of one task.
     *
     * @param iterates of the adaptation
     * @param draws the chosen samples of each step; the last ones are those after it
     */
    void product(MetaGradient iterates, DoubleTiles[] draws, double[] v, double[] product) {
        int steps = draws.length - 1;
        List<double[]> before = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            before.add(iterates.iterate(s));
        }
        LinearOperator fisher =
                (x, fx) -> {
                    divergenceCurvature.hessianVectorProduct(
                            iterates.iterate(steps), draws[steps], x, fx);
                    worker.derivatives().addProduct();
                };
        new AdaptedFisher<>(this, before, List.of(draws).subList(0, steps), a, fisher)
                .apply(v, product);
    }

    /**
     * Adapts anew from {@code theta} on all old samples of a task.
     *
     * @param slot the task's number in the meta-batch
     * @param result gets the surrogate after adaptation, which is to rise, and the mean divergence
     *     from the old adapted policy. Modified.
     */
    void evaluate(double[] theta, int slot, double[] result) {
        Trajectories[] draws = worker.kept(slot);
        int steps = draws.length - 1;
        System.arraycopy(theta, 0, adapted, 0, theta.length);
        for (int s = 0; s < steps; s++) {
            inner.gradient(adapted, draws[s].tiles(), gradient);
            worker.derivatives().addGradient();
            a.step(adapted, gradient, adapted);
        }
        result[0] = -inner.value(adapted, draws[steps].tiles());
        result[1] = divergence.value(adapted, draws[steps].tiles());
    }

    @Override
    public DoubleTiles sample(double[] theta, int draw) {
        throw new UnsupportedOperationException("the draws have been made");
    }

    @Override
    public void gradient(double[] theta, DoubleTiles data, double[] gradient) {
        innerCurvature.gradient(theta, data, gradient);
        worker.derivatives().addGradient();
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, DoubleTiles data, double[] v, double[] product) {
        innerCurvature.hessianVectorProduct(theta, data, v, product);
        worker.derivatives().addProduct();
    }
}
