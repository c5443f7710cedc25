package org.metagrad.meta.learner;

/**
 * First-order MAML (Finn, Abbeel and Levine 2017, arXiv 1703.03400, section 5.2): the Hessian of
 * the inner loss is taken as 0, so the meta-gradient of one task is {@code grad L(theta_k; D')}.
 *
 * @param innerSteps {@code k}, at least 1
 * @param optimiser takes the inner steps
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Fomaml(int innerSteps, InnerOptimiser optimiser, int fixed) implements MetaLearner {

    /** Checks the numbers of steps and of parameters. */
    public Fomaml {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public Fomaml(int innerSteps, double alpha, int fixed) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), fixed);
    }

    /**
     * The learner of plain inner steps, which move all parameters.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public Fomaml(int innerSteps, double alpha) {
        this(innerSteps, alpha, 0);
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep all = innerStep(theta, theta.length);
        double[] v = new InnerLoop<>(task, all, innerSteps, result, false).outerGradient();
        result.takeFirstOrder(v);
        result.takeGradient(result.firstOrder());
    }
}
