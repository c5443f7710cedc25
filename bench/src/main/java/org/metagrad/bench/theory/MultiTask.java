package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * Multi-task fine-tuning over episodes beside one pooled set of all tasks' data: joint training's
 * mean gradient is that of the pool where tasks are of one size, and counts small tasks more where
 * they are not.
 */
final class MultiTask {
    private static final int TASKS = 6;
    private static final int POINTS = 8;

    private MultiTask() {}

    static Findings findings(RandomStream stream, MetaLearner joint) {
        double equal = distance(stream, joint, new int[] {8, 8, 8, 8, 8, 8});
        double unequal = distance(stream, joint, new int[] {1, 2, 4, 8, 8, 8});
        return new Findings(
                List.of(
                        new Claim(
                                "the mean gradient of tasks of equal size is that of the pooled data",
                                equal < 1e-14,
                                MultiStep.figures("relative difference %.1e (below 1e-14)", equal)),
                        new Claim(
                                "of tasks of unequal size it is another",
                                unequal > 0.01,
                                MultiStep.figures(
                                        "relative difference %.3f (above 0.01)", unequal))),
                List.of());
    }

    /** Between the mean of the tasks' gradients and that of the pool, with so many points each. */
    private static double distance(RandomStream stream, MetaLearner joint, int[] sizes) {
        Mlp network = new Mlp(List.of(1, 8, 1), Mlp.Activation.TANH);
        double[] theta = NetworkTask.start(network, stream.split(TASKS));
        BatchLoss loss = new BatchLoss(new MeanSquaredError(network), Engine.DOUBLE);
        double[] mean = new double[theta.length];
        List<double[]> pool = new ArrayList<>();
        MetaGradient room = joint.room(theta.length);
        for (int t = 0; t < TASKS; t++) {
            NetworkTask task =
                    NetworkTask.random(new MeanSquaredError(network), POINTS, stream.split(t));
            Batch part = part(task.query().data(), sizes[t]);
            joint.metaGradient(new NetworkTask(loss, part, part, 0), theta, room);
            Vectors.addShare(room.gradient(), TASKS, mean);
            for (int i = 0; i < sizes[t]; i++) {
                pool.add(new double[] {part.data().get(0)[i], part.data().get(1)[i]});
            }
        }
        int n = pool.size();
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        double[] x = pool.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = pool.stream().mapToDouble(point -> point[1]).toArray();
        double[] pooled = loss.gradient(theta, new Batch(n, List.of(x, y, weights)));
        double[] apart = new double[mean.length];
        Vectors.step(mean, 1, pooled, apart);
        return Math.sqrt(Vectors.dot(apart, apart) / Vectors.dot(pooled, pooled));
    }

    private static Batch part(List<double[]> data, int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        return new Batch(
                n, List.of(Arrays.copyOf(data.get(0), n), Arrays.copyOf(data.get(1), n), weights));
    }
}
