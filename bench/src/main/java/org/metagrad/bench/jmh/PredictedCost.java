package org.metagrad.bench.jmh;

import java.util.Arrays;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaLearner;

/**
 * The FLOPs that a meta-update asks for: a task that computes nothing and adds up what the {@link
 * Cost} model counts for each gradient and each Hessian-vector product that a learner wants of it,
 * those of a range of the parameters as what they are. The cost of a draw is that of the programs
 * over exactly its samples; arithmetic on vectors of parameters alone (steps, means, the optimiser)
 * is not counted. Gradients and products are numbers at which a solver takes all of its steps.
 */
public final class PredictedCost implements LearningTask<Integer> {
    /** Different ones, as many as conjugate gradients at least take steps. */
    private static final int CURVATURES = 1000;

    private final Loss loss;
    private final int samples;
    private final long gradient;
    private long flops;

    private PredictedCost(Loss loss, int samples) {
        this.loss = loss;
        this.samples = samples;
        gradient = Cost.of(loss.gradient(samples)).flops();
    }

    /**
     * {@return the FLOPs of the meta-gradients of all tasks, and of the directed step where there
     * is one}
     *
     * @param learner the learner
     * @param directed whether there is one
     * @param loss of a task
     * @param samples of a draw
     * @param parameters the length of a task's vector
     * @param tasks of the meta-batch
     */
    public static long ofUpdate(
            MetaLearner learner,
            boolean directed,
            Loss loss,
            int samples,
            int parameters,
            int tasks) {
        PredictedCost task = new PredictedCost(loss, samples);
        double[] theta = learner.initial(new double[parameters], 0);
        learner.metaGradient(task, theta, learner.room(parameters));
        task.flops *= tasks;
        if (directed) {
            new Directed(learner, 0).mediumStep(task, theta, learner.room(parameters));
        }
        return task.flops;
    }

    @Override
    public Integer sample(double[] theta, int draw) {
        return draw;
    }

    @Override
    public void gradient(double[] theta, Integer data, double[] result) {
        flops += gradient;
        Arrays.fill(result, 1);
    }

    @Override
    public double value(double[] theta, Integer data) {
        flops += Cost.of(loss.program(samples)).flops();
        return 0;
    }

    @Override
    public void noise(int number, double[] to) {
        Arrays.fill(to, 0);
    }

    @Override
    public void linearise(double[] theta, Integer data, double[] result) {
        linearise(theta, data, 0, theta.length, result);
    }

    @Override
    public void linearise(double[] theta, Integer data, int from, int to, double[] result) {
        flops += Cost.of(loss.linearisation(samples, from, to).primal()).flops();
        Arrays.fill(result, 1);
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] result) {
        hessianVectorProduct(theta, data, 0, theta.length, v, result);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Integer data, int from, int to, double[] v, double[] result) {
        flops += Cost.of(loss.linearisation(samples, from, to).tangent()).flops();
        for (int i = 0; i < result.length; i++) {
            result[i] = i % CURVATURES * v[i];
        }
    }
}
