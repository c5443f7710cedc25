package org.metagrad.meta.learner;

/**
 * A task whose inner steps go another way than down the gradient of its loss: along {@code d =
 * d(theta; D)}, and in the place of the Hessian stands the transposed Jacobian of {@code theta ->
 * d}, or what is taken for it. The outer loss is the task's own.
 *
 * @param <D> what a draw of the task gives
 */
abstract class RedirectedTask<D> implements LearningTask<RedirectedTask.Draw<D>> {
    /** A draw, and whether it is of an inner step. */
    static class Draw<D> {
        final D data;
        final boolean inner;

        Draw(D data, boolean inner) {
            this.data = data;
            this.inner = inner;
        }
    }

    final LearningTask<D> task;
    private final int innerSteps;

    /**
     * @param innerSteps the draws that come before the outer one
     */
    RedirectedTask(LearningTask<D> task, int innerSteps) {
        this.task = task;
        this.innerSteps = innerSteps;
    }

    /** Data of an inner step. */
    abstract Draw<D> inner(D data, int draw);

    /**
     * Writes d.
     *
     * @param linearises whether products will be asked for here
     */
    abstract void direction(double[] theta, Draw<D> draw, boolean linearises, double[] direction);

    /** Writes {@code J' v} with J the Jacobian of d. */
    abstract void product(double[] theta, Draw<D> draw, double[] v, double[] product);

    @Override
    public Draw<D> sample(double[] theta, int draw) {
        D data = task.sample(theta, draw);
        return draw < innerSteps ? inner(data, draw) : new Draw<>(data, false);
    }

    @Override
    public void gradient(double[] theta, Draw<D> draw, double[] gradient) {
        if (draw.inner) {
            direction(theta, draw, false, gradient);
        } else {
            task.gradient(theta, draw.data, gradient);
        }
    }

    @Override
    public void linearise(double[] theta, Draw<D> draw, double[] gradient) {
        if (draw.inner) {
            direction(theta, draw, true, gradient);
        } else {
            task.linearise(theta, draw.data, gradient);
        }
    }

    @Override
    public void hessianVectorProduct(double[] theta, Draw<D> draw, double[] v, double[] product) {
        if (draw.inner) {
            product(theta, draw, v, product);
        } else {
            task.hessianVectorProduct(theta, draw.data, v, product);
        }
    }

    @Override
    public void logLikelihoodGradient(double[] theta, Draw<D> draw, double[] gradient) {
        task.logLikelihoodGradient(theta, draw.data, gradient);
    }

    @Override
    public void fisherVectorProduct(double[] theta, Draw<D> draw, double[] v, double[] product) {
        task.fisherVectorProduct(theta, draw.data, v, product);
    }

    @Override
    public void divergenceGradient(
            double[] theta, double[] target, Draw<D> draw, double[] gradient) {
        task.divergenceGradient(theta, target, draw.data, gradient);
    }

    @Override
    public double value(double[] theta, Draw<D> draw) {
        return task.value(theta, draw.data);
    }

    @Override
    public void noise(int number, double[] to) {
        task.noise(number, to);
    }
}
