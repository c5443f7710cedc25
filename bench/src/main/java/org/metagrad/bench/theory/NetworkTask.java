package org.metagrad.bench.theory;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.meta.learner.LearningTask;

/**
 * A network's regression of a sinusoid in double: every inner step sees the same points, the outer
 * loss others.
 *
 * @param loss of the network
 * @param support points of the inner steps
 * @param query points of the outer loss
 * @param innerSteps draws before the outer one
 */
record NetworkTask(BatchLoss loss, Batch support, Batch query, int innerSteps)
        implements LearningTask<Batch> {

    /**
     * A random sinusoid.
     *
     * @param loss with data x, targets, weights
     * @param points of each loss
     */
    static NetworkTask random(Loss loss, int points, RandomStream stream) {
        Sinusoid sinusoid = SinusoidTasks.sample(stream.split(0));
        return new NetworkTask(
                new BatchLoss(loss, Engine.DOUBLE),
                points(sinusoid, points, stream.split(1)),
                points(sinusoid, points, stream.split(2)),
                1);
    }

    private static Batch points(Sinusoid sinusoid, int n, RandomStream stream) {
        double[] x = new double[n];
        double[] y = new double[n];
        SinusoidTasks.draw(sinusoid, stream, x, y);
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        return new Batch(n, List.of(x, y, weights));
    }

    /** The task for a learner of so many inner steps. */
    NetworkTask steps(int k) {
        return new NetworkTask(loss, support, query, k);
    }

    /** Parameters uniform in {@code +-1 / sqrt(in)}. */
    static double[] start(Mlp network, RandomStream stream) {
        double[] theta = new double[network.parameterCount()];
        int at = 0;
        for (int l = 0; l < network.layers(); l++) {
            int in = network.sizes().get(l);
            int out = network.sizes().get(l + 1);
            for (int end = at + out * (in + 1); at < end; at++) {
                theta[at] = (2 * stream.uniform(at) - 1) / Math.sqrt(in);
            }
        }
        return theta;
    }

    /** The greatest curvature of the inner loss, by products with its Hessian. */
    double greatestCurvature(double[] theta) {
        double[] v = new double[theta.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = RandomStream.of(1).normal(i);
        }
        double length = 0;
        for (int i = 0; i < 100; i++) {
            length = Math.sqrt(Vectors.dot(v, v));
            double scale = 1 / length;
            Arrays.setAll(v, j -> v[j] * scale);
            System.arraycopy(loss.product(theta, support, v), 0, v, 0, v.length);
        }
        return Math.sqrt(Vectors.dot(v, v));
    }

    @Override
    public Batch sample(double[] theta, int draw) {
        return draw < innerSteps ? support : query;
    }

    @Override
    public double value(double[] theta, Batch data) {
        return loss.value(theta, data);
    }

    @Override
    public void gradient(double[] theta, Batch data, double[] gradient) {
        System.arraycopy(loss.gradient(theta, data), 0, gradient, 0, gradient.length);
    }

    @Override
    public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
        System.arraycopy(loss.product(theta, data, v), 0, product, 0, product.length);
    }
}
