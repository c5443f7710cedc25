package org.metagrad.meta.learner;

/**
 * First-order MAML (Finn, Abbeel and Levine 2017, arXiv 1703.03400, section 5.2): the Hessian of
 * the inner loss is taken as 0, so the meta-gradient of one task is {@code grad L(theta_k; D')}.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Fomaml(int innerSteps, double alpha, int fixed) implements MetaLearner {

    /** Checks the numbers of steps and of parameters. */
    public Fomaml {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner whose inner steps move all parameters.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public Fomaml(int innerSteps, double alpha) {
        this(innerSteps, alpha, 0);
    }

    private StepSize steps(double[] theta) {
        return new StepSize.OnRange(alpha, 0, theta.length - fixed);
    }

    @Override
    public void adapt(double[] meta, double[] theta, double[] gradient, double[] next) {
        RangeStep.take(alpha, 0, theta.length - fixed, theta, gradient, next);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        StepSize all = steps(theta);
        double[] v = new InnerLoop<>(task, all, innerSteps, result, false).outerGradient();
        result.takeFirstOrder(v);
        result.takeGradient(result.firstOrder());
    }
}
