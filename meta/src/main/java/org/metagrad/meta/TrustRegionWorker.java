package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/**
 * A thread's plans for the outer step of MAML-TRPO, in double: conjugate gradients of so little
 * damping do not bear the rounding of float.
 */
final class TrustRegionWorker implements LearningTask<DoubleTiles> {
    private final double alpha;
    private final DoubleTiledLoss inner;
    private final DoubleTiledLoss divergence;
    private final double[] gradient;
    private final double[] adapted;

    TrustRegionWorker(ReinforcementLearning problem, FloatKernels like) {
        alpha = problem.config().alpha();
        boolean scalar = like.name().equals(FloatKernels.scalar().name());
        DoubleKernels kernels = scalar ? DoubleKernels.scalar() : DoubleKernels.best();
        SampleLayout layout = problem.layout();
        int width = problem.tileWidth();
        inner = new DoubleTiledLoss(problem.replayedInnerLoss(), layout, width, kernels);
        divergence = new DoubleTiledLoss(problem.divergenceLoss(), layout, width, kernels);
        gradient = new double[problem.taskParameters()];
        adapted = new double[gradient.length];
    }

    /** The same samples in double. */
    static DoubleTiles copy(FloatTiles from, DoubleTiles room) {
        DoubleTiles to =
                room == null ? new DoubleTiles(from.rows(), from.capacity(), from.width()) : room;
        to.clear();
        for (int i = 0; i < from.size(); i++) {
            to.append();
            for (int row = 0; row < from.rows(); row++) {
                to.set(i, row, from.get(i, row));
            }
        }
        return to;
    }

    /**
     * {@code product = J' F J v} of one task.
     *
     * @param iterates of the adaptation, and the samples of each step; the last samples are those
     *     after it
     */
    void product(MetaGradient iterates, DoubleTiles[] draws, double[] v, double[] product) {
        int steps = draws.length - 1;
        List<double[]> before = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            before.add(iterates.iterate(s));
        }
        LinearOperator fisher =
                (x, fx) ->
                        divergence.hessianVectorProduct(
                                iterates.iterate(steps), draws[steps], x, fx);
        new AdaptedFisher<>(this, before, List.of(draws).subList(0, steps), alpha, fisher)
                .apply(v, product);
    }

    /**
     * Adapts anew from {@code theta} on the old samples.
     *
     * @param result gets the surrogate after adaptation, which is to rise, and the mean divergence
     *     from the old adapted policy. Modified.
     */
    void evaluate(double[] theta, DoubleTiles[] draws, double[] result) {
        int steps = draws.length - 1;
        System.arraycopy(theta, 0, adapted, 0, theta.length);
        for (int s = 0; s < steps; s++) {
            inner.gradient(adapted, draws[s], gradient);
            Maml.step(adapted, alpha, gradient, adapted);
        }
        result[0] = -inner.value(adapted, draws[steps]);
        result[1] = divergence.value(adapted, draws[steps]);
    }

    @Override
    public DoubleTiles sample(double[] theta, int draw) {
        throw new UnsupportedOperationException("the draws have been made");
    }

    @Override
    public void gradient(double[] theta, DoubleTiles data, double[] gradient) {
        inner.gradient(theta, data, gradient);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, DoubleTiles data, double[] v, double[] product) {
        inner.hessianVectorProduct(theta, data, v, product);
    }
}
