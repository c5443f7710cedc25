package org.metagrad.bench.theory;

import org.metagrad.meta.learner.LearningTask;

/**
 * {@code L = 1/2 sum_i h_i (theta_i - c_i)^2}.
 *
 * @param curvature h
 * @param centre c
 */
record DiagonalTask(double[] curvature, double[] centre) implements LearningTask<Integer> {
    @Override
    public Integer sample(double[] theta, int draw) {
        return draw;
    }

    @Override
    public void gradient(double[] theta, Integer data, double[] gradient) {
        for (int i = 0; i < theta.length; i++) {
            gradient[i] = curvature[i] * (theta[i] - centre[i]);
        }
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] product) {
        for (int i = 0; i < theta.length; i++) {
            product[i] = curvature[i] * v[i];
        }
    }
}
