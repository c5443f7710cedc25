package org.metagrad.meta.learner;

/**
 * {@link CurvedTask} with distributions: {@code F(theta; c) = diag(1 + c^2) + t t'} with {@code t =
 * tanh(theta)}, and half the squared distance in F at the target for the divergence.
 */
record InformedTask(CurvedTask task) implements LearningTask<double[]> {
    @Override
    public double[] sample(double[] theta, int draw) {
        return task.sample(theta, draw);
    }

    @Override
    public void gradient(double[] theta, double[] c, double[] gradient) {
        task.gradient(theta, c, gradient);
    }

    @Override
    public void hessianVectorProduct(double[] theta, double[] c, double[] v, double[] product) {
        task.hessianVectorProduct(theta, c, v, product);
    }

    @Override
    public void fisherVectorProduct(double[] theta, double[] c, double[] v, double[] product) {
        double along = 0;
        for (int i = 0; i < v.length; i++) {
            along += Math.tanh(theta[i]) * v[i];
        }
        for (int i = 0; i < v.length; i++) {
            product[i] = (1 + c[i] * c[i]) * v[i] + Math.tanh(theta[i]) * along;
        }
    }

    @Override
    public void divergenceGradient(double[] theta, double[] target, double[] c, double[] gradient) {
        double[] off = new double[theta.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = theta[i] - target[i];
        }
        fisherVectorProduct(target, c, off, gradient);
    }

    /** The divergence itself. */
    double divergence(double[] theta, double[] target, double[] c) {
        double[] product = new double[theta.length];
        divergenceGradient(theta, target, c, product);
        double sum = 0;
        for (int i = 0; i < product.length; i++) {
            sum += (theta[i] - target[i]) * product[i] / 2;
        }
        return sum;
    }
}
