package org.metagrad.bench.accuracy;

import java.util.List;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.LearningTask;

/**
 * {@code L = 1/2 (theta - c)' A (theta - c)}.
 *
 * @param curvature A, symmetric and positive definite, [P, P]
 * @param centre c, [P]
 */
record QuadraticTask(double[][] curvature, double[] centre) implements LearningTask<Integer> {

    /**
     * A random curvature: eigenvalues log-uniform between a tenth of the greatest and the greatest,
     * which one of them is, in the directions of a random orthogonal basis.
     */
    static double[][] curvature(RandomStream stream, int parameters, double greatest) {
        double[][] basis = new double[parameters][parameters];
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j < parameters; j++) {
                basis[i][j] = stream.split(0).normal((long) i * parameters + j);
            }
            // Gram and Schmidt's way, twice because once leaves rounding
            for (int again = 0; again < 2; again++) {
                for (int k = 0; k < i; k++) {
                    double along = dot(basis[i], basis[k]);
                    for (int j = 0; j < parameters; j++) {
                        basis[i][j] -= along * basis[k][j];
                    }
                }
            }
            double norm = Math.sqrt(dot(basis[i], basis[i]));
            for (int j = 0; j < parameters; j++) {
                basis[i][j] /= norm;
            }
        }
        double[][] a = new double[parameters][parameters];
        for (int e = 0; e < parameters; e++) {
            double share = e == 0 ? 1 : Math.pow(0.1, stream.split(1).uniform(e));
            for (int i = 0; i < parameters; i++) {
                for (int j = 0; j < parameters; j++) {
                    a[i][j] += greatest * share * basis[e][i] * basis[e][j];
                }
            }
        }
        return a;
    }

    /** The task of mean curvature and mean centre. */
    static QuadraticTask medium(List<QuadraticTask> tasks) {
        int p = tasks.getFirst().centre.length;
        double[][] a = new double[p][p];
        double[] c = new double[p];
        for (QuadraticTask task : tasks) {
            for (int i = 0; i < p; i++) {
                c[i] += task.centre[i] / tasks.size();
                for (int j = 0; j < p; j++) {
                    a[i][j] += task.curvature[i][j] / tasks.size();
                }
            }
        }
        return new QuadraticTask(a, c);
    }

    /**
     * The derivative of {@code L(theta_k(theta))} in closed form: {@code B A B (theta - c)} with
     * {@code B = (I - alpha A)^k}.
     */
    double[] exact(double[] theta, int steps, double alpha) {
        double[] x = new double[theta.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = theta[i] - centre[i];
        }
        for (int s = 0; s < steps; s++) {
            shrink(x, alpha);
        }
        x = times(x);
        for (int s = 0; s < steps; s++) {
            shrink(x, alpha);
        }
        return x;
    }

    private void shrink(double[] x, double alpha) {
        double[] product = times(x);
        for (int i = 0; i < x.length; i++) {
            x[i] -= alpha * product[i];
        }
    }

    private double[] times(double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = dot(curvature[i], x);
        }
        return product;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    @Override
    public Integer sample(double[] theta, int draw) {
        return draw;
    }

    @Override
    public void gradient(double[] theta, Integer data, double[] gradient) {
        double[] x = new double[theta.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = theta[i] - centre[i];
        }
        System.arraycopy(times(x), 0, gradient, 0, x.length);
    }

    @Override
    public double value(double[] theta, Integer data) {
        double[] x = new double[theta.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = theta[i] - centre[i];
        }
        return dot(x, times(x)) / 2;
    }

    /** Other numbers for each centre. */
    @Override
    public void noise(int number, double[] to) {
        RandomStream own = RandomStream.of(Double.doubleToLongBits(centre[0])).split(number);
        for (int i = 0; i < to.length; i++) {
            to[i] = own.normal(i);
        }
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] product) {
        System.arraycopy(times(v), 0, product, 0, v.length);
    }
}
