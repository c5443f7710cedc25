package org.metagrad.meta.task;

import java.util.List;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.objective.OutputDivergence;

/** Derivatives of an {@link OutputDivergence} over samples. One for each thread. */
final class TiledDivergence {
    private final OutputDivergence divergence;
    private final SampleLayout layout;
    private final int width;
    private final FloatKernels kernels;
    // Planned when it is first asked for: few learners do.
    private FloatTiledLoss loss;
    private int half;
    // (theta, target), and a direction in theta alone
    private double[] at;
    private double[] direction;
    private double[] result;

    TiledDivergence(
            OutputDivergence divergence, SampleLayout layout, int width, FloatKernels kernels) {
        this.divergence = divergence;
        this.layout = layout;
        this.width = width;
        this.kernels = kernels;
    }

    /** Has threads that have no task compute tiles for the others. Plans all of them. */
    static void share(List<TiledDivergence> ofThreads, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(TiledDivergence::planned).toList(), crew);
    }

    /** The nanoseconds that other threads spent on what was computed last. */
    long helped() {
        return loss.helped();
    }

    /**
     * The product of a vector with the Fisher information at {@code theta}.
     *
     * @param v {@code [P]}. Not modified.
     * @param product {@code [P]}. Modified.
     */
    void fisherVectorProduct(double[] theta, FloatTiles samples, double[] v, double[] product) {
        turnTo(theta, theta);
        System.arraycopy(v, 0, direction, 0, half);
        loss.hessianVectorProduct(at, samples, 0, half, direction, result);
        System.arraycopy(result, 0, product, 0, half);
    }

    /**
     * The gradient in {@code theta}.
     *
     * @param gradient {@code [P]}. Modified.
     */
    void gradient(double[] theta, double[] target, FloatTiles samples, double[] gradient) {
        turnTo(theta, target);
        loss.gradient(at, samples, result);
        System.arraycopy(result, 0, gradient, 0, half);
    }

    private FloatTiledLoss planned() {
        if (loss == null) {
            loss = new FloatTiledLoss(divergence, layout, width, kernels);
            at = new double[loss.parameters()];
            direction = new double[at.length];
            result = new double[at.length];
            half = at.length / 2;
        }
        return loss;
    }

    private void turnTo(double[] theta, double[] target) {
        planned();
        System.arraycopy(theta, 0, at, 0, half);
        System.arraycopy(target, 0, at, half, half);
    }
}
