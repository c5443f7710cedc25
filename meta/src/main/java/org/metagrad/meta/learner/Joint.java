package org.metagrad.meta.learner;

/**
 * Joint training of all tasks, the baseline that learns no adaptation: a task contributes the
 * gradient of its loss where it is, {@code grad L(theta; D)}. A new task is met by fine-tuning,
 * plain gradient steps from theta.
 *
 * @param alpha the step size of fine-tuning
 * @param fixed how many of the last parameters of a task's vector fine-tuning leaves as they are
 */
public record Joint(double alpha, int fixed) implements MetaLearner {

    /** Checks the number of parameters. */
    public Joint {
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner whose fine-tuning moves all parameters.
     *
     * @param alpha the step size of fine-tuning
     */
    public Joint(double alpha) {
        this(alpha, 0);
    }

    /** The number 0: no inner loop. */
    @Override
    public int innerSteps() {
        return 0;
    }

    @Override
    public void adapt(double[] meta, double[] theta, double[] gradient, double[] next) {
        new StepSize.OnRange(alpha, 0, theta.length - fixed).step(theta, gradient, next);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] start = result.iterate(0);
        start(theta, start);
        task.gradient(start, task.sample(start, 0), result.gradient());
        result.takeFirstOrder(result.gradient());
    }
}
