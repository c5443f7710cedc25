package org.metagrad.bench.accuracy;

import java.util.HashMap;
import java.util.Map;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * A task that draws once and gives the same draws again, so that what is timed is a learner's
 * arithmetic and not its rollouts. Valid until the task below it turns to another one.
 */
final class Replay<D> implements LearningTask<D> {
    private static final int WARM_UP = 2;
    private static final int TIMED = 5;

    private final LearningTask<D> task;
    private final Map<Integer, D> draws = new HashMap<>();

    private Replay(LearningTask<D> task) {
        this.task = task;
    }

    /** Seconds of the meta-gradient of a learner, the median of a few. */
    static double seconds(LearningTask<?> task, MetaLearner learner, double[] theta) {
        return timed(new Replay<>(task), learner, theta);
    }

    /** Seconds of a gradient. */
    static double gradientSeconds(LearningTask<?> task, double[] theta) {
        return timedGradient(new Replay<>(task), theta);
    }

    private static double timed(Replay<?> task, MetaLearner learner, double[] theta) {
        MetaGradient room = learner.room(theta.length);
        return median(() -> learner.metaGradient(task, theta, room));
    }

    private static <D> double timedGradient(Replay<D> task, double[] theta) {
        double[] gradient = new double[theta.length];
        return median(() -> task.gradient(theta, task.sample(theta, 0), gradient));
    }

    private static double median(Runnable work) {
        double[] seconds = new double[TIMED];
        for (int i = -WARM_UP; i < TIMED; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) * 1e-9;
            }
        }
        java.util.Arrays.sort(seconds);
        return seconds[TIMED / 2];
    }

    @Override
    public D sample(double[] theta, int draw) {
        return draws.computeIfAbsent(draw, d -> task.sample(theta, d));
    }

    @Override
    public void gradient(double[] theta, D data, double[] gradient) {
        task.gradient(theta, data, gradient);
    }

    @Override
    public void linearise(double[] theta, D data, double[] gradient) {
        task.linearise(theta, data, gradient);
    }

    @Override
    public void linearise(double[] theta, D data, int from, int to, double[] gradient) {
        task.linearise(theta, data, from, to, gradient);
    }

    @Override
    public void hessianVectorProduct(double[] theta, D data, double[] v, double[] product) {
        task.hessianVectorProduct(theta, data, v, product);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, D data, int from, int to, double[] v, double[] product) {
        task.hessianVectorProduct(theta, data, from, to, v, product);
    }
}
