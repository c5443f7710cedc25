package org.metagrad.meta.learner;

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
    private final LearningTask<D> task;
    private final int innerSteps;
    private final double rho;

    /** A draw, and of an inner one where its gradient was taken and how that came about. */
    static final class Draw<D> {
        private final D data;
        private final boolean inner;
        private double[] uphill;
        private double[] unit;
        private double[] across;
        private double[] bent;
        private double norm;

        private Draw(D data, boolean inner) {
            this.data = data;
            this.inner = inner;
        }
    }

    /**
     * A task seen uphill.
     *
     * @param innerSteps the draws that come before the outer one
     */
    SharpTask(LearningTask<D> task, int innerSteps, double rho) {
        this.task = task;
        this.innerSteps = innerSteps;
        this.rho = rho;
    }

    /** Data of an inner step. */
    Draw<D> inner(D data) {
        return new Draw<>(data, true);
    }

    @Override
    public Draw<D> sample(double[] theta, int draw) {
        return new Draw<>(task.sample(theta, draw), draw < innerSteps);
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
        if (draw.unit == null) {
            draw.unit = new double[theta.length];
            draw.uphill = new double[theta.length];
            draw.across = new double[theta.length];
            draw.bent = new double[theta.length];
        }
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
