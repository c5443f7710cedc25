package org.metagrad.meta.learner;

import java.util.List;

/** {@code L_i = 1/2 (theta - c_i)' A (theta - c_i)} with one A for all tasks. */
record QuadraticTask(double[] diagonal, double[] centre) implements LearningTask<Integer> {
    @Override
    public Integer sample(double[] theta, int draw) {
        return draw;
    }

    @Override
    public void gradient(double[] theta, Integer data, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = diagonal[i] * (theta[i] - centre[i]);
        }
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = diagonal[i] * v[i];
        }
    }

    /** The task in the middle: its gradient is the mean of theirs. */
    static QuadraticTask mean(List<QuadraticTask> tasks) {
        double[] centre = new double[tasks.getFirst().centre().length];
        for (QuadraticTask task : tasks) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += task.centre()[i] / tasks.size();
            }
        }
        return new QuadraticTask(tasks.getFirst().diagonal(), centre);
    }
}
