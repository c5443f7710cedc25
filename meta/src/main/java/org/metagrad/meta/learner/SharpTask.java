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
final class SharpTask<D> implements LearningTask<SharpTask.Draw<D>> {
    /** How many vectors an inner draw wants. */
    static final int VECTORS = 4;

    private final LearningTask<D> task;
    private final int innerSteps;
    private final double rho;
    private final IntFunction<double[][]> room;

    /** A draw, and of an inner one where its gradient was taken and how that came about. */
    static final class Draw<D> {
        private final D data;
        private final boolean inner;
        private final double[] uphill;
        private final double[] unit;
        private final double[] across;
        private final double[] bent;
        private double norm;

        private Draw(D data) {
            this.data = data;
            inner = false;
            uphill = unit = across = bent = null;
        }

        private Draw(D data, double[][] room) {
            this.data = data;
            inner = true;
            uphill = room[0];
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
        this.task = task;
        this.innerSteps = innerSteps;
        this.rho = rho;
        this.room = room;
    }

    /** Data of an inner step. */
    Draw<D> inner(D data, int draw) {
        return new Draw<>(data, room.apply(draw));
    }

    @Override
    public Draw<D> sample(double[] theta, int draw) {
        D data = task.sample(theta, draw);
        return draw < innerSteps ? inner(data, draw) : new Draw<>(data);
    }

    @Override
    public void gradient(double[] theta, Draw<D> draw, double[] gradient) {
        if (draw.inner) {
            ascend(theta, draw);
            task.gradient(draw.uphill, draw.data, gradient);
        } else {
            task.gradient(theta, draw.data, gradient);
        }
    }

    @Override
    public void linearise(double[] theta, Draw<D> draw, double[] gradient) {
        if (draw.inner) {
            ascend(theta, draw);
            task.linearise(draw.uphill, draw.data, gradient);
        } else {
            task.linearise(theta, draw.data, gradient);
        }
    }

    private void ascend(double[] theta, Draw<D> draw) {
        task.gradient(theta, draw.data, draw.unit);
        draw.norm = Math.sqrt(Vectors.dot(draw.unit, draw.unit));
        System.arraycopy(theta, 0, draw.uphill, 0, theta.length);
        if (draw.norm > 0) {
            for (int i = 0; i < theta.length; i++) {
                draw.unit[i] /= draw.norm;
                draw.uphill[i] += rho * draw.unit[i];
            }
        }
    }

    @Override
    public void logLikelihoodGradient(double[] theta, Draw<D> draw, double[] gradient) {
        task.logLikelihoodGradient(theta, draw.data, gradient);
    }

    @Override
    public double value(double[] theta, Draw<D> draw) {
        return task.value(theta, draw.data);
    }

    @Override
    public void noise(int number, double[] to) {
        task.noise(number, to);
    }

    @Override
    public void hessianVectorProduct(double[] theta, Draw<D> draw, double[] v, double[] product) {
        if (!draw.inner) {
            task.hessianVectorProduct(theta, draw.data, v, product);
            return;
        }
        task.hessianVectorProduct(draw.uphill, draw.data, v, product);
        if (draw.norm > 0) {
            double along = Vectors.dot(draw.unit, product);
            Vectors.step(product, along, draw.unit, draw.across);
            task.hessianVectorProduct(theta, draw.data, draw.across, draw.bent);
            Vectors.step(product, -rho / draw.norm, draw.bent, product);
        }
    }
}
