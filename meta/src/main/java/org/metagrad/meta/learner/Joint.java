package org.metagrad.meta.learner;

import java.util.Arrays;

/**
 * Joint training of all tasks, the baseline that learns no adaptation: a task contributes the
 * gradient of its loss where it is, {@code grad L(theta; D)}. A new task is met by fine-tuning,
 * gradient steps from theta.
 *
 * <p>It is also what multi-task fine-tuning asks for, after MAMF (arXiv 2203.04904, of which only
 * the abstract was read): first-order gradients of tasks that are sampled uniformly, episode after
 * episode, and fine-tuning at test. Tasks of equal size have the mean gradient of their pooled
 * data.
 *
 * @param optimiser takes the steps of fine-tuning
 * @param fixed how many of the last parameters of the policy fine-tuning leaves as they are
 * @param context how many values at the end of a task's vector stay 0 and are not trained: those
 *     that {@link Cavia} adapts, where joint training comes before it
 */
public record Joint(InnerOptimiser optimiser, int fixed, int context) implements MetaLearner {

    /** Checks the number of parameters. */
    public Joint {
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner whose fine-tuning takes plain steps.
     *
     * @param alpha the step size of fine-tuning
     * @param fixed how many of the last parameters of the policy fine-tuning leaves as they are
     * @param context how many values at the end of a task's vector stay 0 and are not trained
     */
    public Joint(double alpha, int fixed, int context) {
        this(new InnerOptimiser.Sgd(alpha), fixed, context);
    }

    /**
     * The learner whose fine-tuning takes plain steps, which move all parameters.
     *
     * @param alpha the step size of fine-tuning
     */
    public Joint(double alpha) {
        this(alpha, 0, 0);
    }

    /** The length of a task's vector without the context. */
    @Override
    public int metaParameters(int parameters) {
        return parameters - context;
    }

    /** Starts a task at {@code (theta, 0)}. */
    @Override
    public void start(double[] theta, double[] start) {
        System.arraycopy(theta, 0, start, 0, theta.length);
        Arrays.fill(start, theta.length, start.length, 0);
    }

    /** The number 0: no inner loop. */
    @Override
    public int innerSteps() {
        return 0;
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - context - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] start = result.iterate(0);
        start(theta, start);
        double[] gradient = result.cotangent();
        task.gradient(start, task.sample(start, 0), gradient);
        result.takeGradient(gradient);
        result.takeFirstOrder(gradient);
    }
}
