package org.metagrad.meta.task;

import java.util.List;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.task.PhaseClock.Phase;

/**
 * Regression of a sinusoid as a {@link LearningTask}: every inner step sees the same points, the
 * outer loss others. One for each thread.
 */
final class RegressionTask implements TaskWorker<FloatTiles> {
    private final FloatTiledLoss loss;
    private final FloatTiles support;
    private final FloatTiles query;
    private final double[][] supportPoints;
    private final double[][] queryPoints;
    private final int innerSteps;
    private final PhaseClock clock = new PhaseClock();
    private RandomStream stream;
    private long points;

    /**
     * Buffers and plans of one thread, at no task yet.
     *
     * @param support points to adapt to
     * @param query points of the outer loss
     * @param innerSteps draws before the outer one
     */
    RegressionTask(Loss loss, int support, int query, int innerSteps, FloatKernels kernels) {
        SampleLayout layout = SampleLayout.of(List.of(loss));
        int width = FloatTiles.width(Math.max(support, query));
        this.loss = new FloatTiledLoss(loss, layout, width, kernels);
        this.support = new FloatTiles(layout.rows(), support, width);
        this.query = new FloatTiles(layout.rows(), query, width);
        supportPoints = new double[2][support];
        queryPoints = new double[2][query];
        this.innerSteps = innerSteps;
    }

    @Override
    public void enter(EnvironmentTask task, RandomStream stream, int slot) {
        long start = System.nanoTime();
        Sinusoid sinusoid = SinusoidTasks.require(task);
        this.stream = stream;
        fill(support, sinusoid, stream.split(0), supportPoints);
        fill(query, sinusoid, stream.split(1), queryPoints);
        points += support.size() + query.size();
        clock.add(Phase.ROLLOUT, start);
    }

    private static void fill(
            FloatTiles tiles, Sinusoid task, RandomStream stream, double[][] points) {
        SinusoidTasks.draw(task, stream, points[0], points[1]);
        tiles.clear();
        float weight = 1f / points[0].length;
        for (int i = 0; i < points[0].length; i++) {
            tiles.append();
            tiles.set(i, 0, (float) points[0][i]);
            tiles.set(i, 1, (float) points[1][i]);
            tiles.set(i, 2, weight);
        }
    }

    @Override
    public FloatTiles sample(double[] theta, int draw) {
        return draw < innerSteps ? support : query;
    }

    @Override
    public void gradient(double[] theta, FloatTiles data, double[] gradient) {
        long start = System.nanoTime();
        loss.gradient(theta, data, gradient);
        clock.add(data == query ? Phase.OUTER : Phase.INNER, start);
    }

    @Override
    public void linearise(double[] theta, FloatTiles data, double[] gradient) {
        linearise(theta, data, 0, theta.length, gradient);
    }

    @Override
    public void linearise(double[] theta, FloatTiles data, int from, int to, double[] gradient) {
        long start = System.nanoTime();
        loss.linearise(theta, data, from, to, gradient);
        clock.add(Phase.INNER, start);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, FloatTiles data, double[] v, double[] product) {
        hessianVectorProduct(theta, data, 0, theta.length, v, product);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, FloatTiles data, int from, int to, double[] v, double[] product) {
        long start = System.nanoTime();
        loss.hessianVectorProduct(theta, data, from, to, v, product);
        clock.add(Phase.OUTER, start);
    }

    @Override
    public double value(double[] theta, FloatTiles data) {
        long start = System.nanoTime();
        double value = loss.value(theta, data);
        clock.add(data == query ? Phase.OUTER : Phase.INNER, start);
        return value;
    }

    @Override
    public void noise(int number, double[] to) {
        TaskWorker.noise(stream, number, to);
    }

    /** The mean squared error on the points of the outer loss, whatever the draw. */
    @Override
    public double score(double[] theta, int draw) {
        return loss.value(theta, query);
    }

    /** The number of points drawn since construction. */
    @Override
    public long steps() {
        return points;
    }

    @Override
    public PhaseClock clock() {
        return clock;
    }
}
