package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Joint training of all tasks, the baseline that learns no adaptation: a task contributes the
 * gradient of its loss where it is, {@code grad L(theta; D)}. A new task is met by fine-tuning,
 * plain gradient steps from theta.
 *
 * @param alpha the step size of fine-tuning
 */
public record Joint(double alpha) implements MetaLearner {

    /** The number 0: no inner loop. */
    @Override
    public int innerSteps() {
        return 0;
    }

    @Override
    public void adapt(double[] meta, double[] theta, double[] gradient, double[] next) {
        Vectors.step(theta, alpha, gradient, next);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] start = result.iterate(0);
        start(theta, start);
        task.gradient(start, task.sample(start, 0), result.gradient());
        result.takeFirstOrder(result.gradient());
    }
}
