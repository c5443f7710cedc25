package org.metagrad.bench.jmh;

import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaLearner;

/**
 * The FLOPs that a meta-update asks for: a task that computes nothing and adds up what the {@link
 * Cost} model counts for each gradient and each Hessian-vector product that a learner wants of it.
 * The cost of a draw is that of the programs over exactly its samples; arithmetic on vectors of
 * parameters alone (steps, means, the optimiser) is not counted.
 */
public final class PredictedCost implements LearningTask<Integer> {
    private final long gradient;
    private final long linearisation;
    private final long product;
    private long flops;

    private PredictedCost(Loss loss, int samples) {
        Program program = Differentiation.gradient(loss.program(samples), loss.wrt());
        Linearisation linear = Linearisation.of(program, loss.wrt());
        gradient = Cost.of(program).flops();
        linearisation = Cost.of(linear.primal()).flops();
        product = Cost.of(linear.tangent()).flops();
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
    }

    @Override
    public void linearise(double[] theta, Integer data, double[] result) {
        flops += linearisation;
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] result) {
        flops += product;
    }
}
