package org.metagrad.meta.learner;

import java.util.function.IntFunction;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * A task whose inner gradients are those uphill: with {@code g = grad L(theta; D)}, {@code n = g /
 * |g|} and {@code t = theta + rho n} it is {@code g_t = grad L(t; D)}, and in the place of the
 * Hessian stands the transposed Jacobian of {@code theta -> g_t},
 *
 * <pre>  J' v = w + (rho / |g|) H(theta) (w - n n'w),   w = H(t) v,</pre>
 *
 * <p>two Hessian-vector products and nothing of third order. It is not symmetric. Where g is 0 the
 * direction uphill is undefined; there it is the task as it was. The outer loss is the task's own.
 */
final class SharpTask<D> extends RedirectedTask<D> {
    /** How many vectors an inner draw wants. */
    static final int VECTORS = 4;

    private final double rho;
    private final IntFunction<double[][]> room;

    /** An inner draw, where its gradient was taken and how that came about. */
    private static final class Uphill<D> extends Draw<D> {
        private final double[] at;
        private final double[] unit;
        private final double[] across;
        private final double[] bent;
        private double norm;

        private Uphill(D data, double[][] room) {
            super(data, true);
            at = room[0];
            unit = room[1];
            across = room[2];
            bent = room[3];
        }
    }

    /**
     * A task seen uphill.
     *
     * @param innerSteps the draws that come before the outer one
     * @param room the vectors of an inner draw by its number, {@code [VECTORS, P]}. Modified.
     */
    SharpTask(LearningTask<D> task, int innerSteps, double rho, IntFunction<double[][]> room) {
        super(task, innerSteps);
        this.rho = rho;
        this.room = room;
    }

    @Override
    Draw<D> inner(D data, int draw) {
        return new Uphill<>(data, room.apply(draw));
    }

    @Override
    void direction(double[] theta, Draw<D> draw, boolean linearises, double[] direction) {
        Uphill<D> uphill = (Uphill<D>) draw;
        ascend(theta, uphill);
        if (linearises) {
            task.linearise(uphill.at, draw.data, direction);
        } else {
            task.gradient(uphill.at, draw.data, direction);
        }
    }

    private void ascend(double[] theta, Uphill<D> draw) {
        task.gradient(theta, draw.data, draw.unit);
        draw.norm = Math.sqrt(Vectors.dot(draw.unit, draw.unit));
        System.arraycopy(theta, 0, draw.at, 0, theta.length);
        if (draw.norm > 0) {
            for (int i = 0; i < theta.length; i++) {
                draw.unit[i] /= draw.norm;
                draw.at[i] += rho * draw.unit[i];
            }
        }
    }

    @Override
    void product(double[] theta, Draw<D> draw, double[] v, double[] product) {
        Uphill<D> uphill = (Uphill<D>) draw;
        task.hessianVectorProduct(uphill.at, draw.data, v, product);
        if (uphill.norm > 0) {
            double along = Vectors.dot(uphill.unit, product);
            Vectors.step(product, along, uphill.unit, uphill.across);
            task.hessianVectorProduct(theta, draw.data, uphill.across, uphill.bent);
            Vectors.step(product, -rho / uphill.norm, uphill.bent, product);
        }
    }
}
