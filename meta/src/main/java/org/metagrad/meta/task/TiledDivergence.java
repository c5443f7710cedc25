package org.metagrad.meta.task;

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

    private void turnTo(double[] theta, double[] target) {
        if (loss == null) {
            loss = new FloatTiledLoss(divergence, layout, width, kernels);
            at = new double[loss.parameters()];
            direction = new double[at.length];
            result = new double[at.length];
            half = at.length / 2;
        }
        System.arraycopy(theta, 0, at, 0, half);
        System.arraycopy(target, 0, at, half, half);
    }
}
