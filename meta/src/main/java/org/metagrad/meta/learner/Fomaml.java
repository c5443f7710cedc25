package org.metagrad.meta.learner;

/**
 * First-order MAML (Finn, Abbeel and Levine 2017, arXiv 1703.03400, section 5.2): the Hessian of
 * the inner loss is taken as 0, so the meta-gradient of one task is {@code grad L(theta_k; D')}.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size
 */
public record Fomaml(int innerSteps, double alpha) implements MetaLearner {

    /** Checks the number of steps. */
    public Fomaml {
        InnerLoop.requireSteps(innerSteps, 1);
    }

    @Override
    public void adapt(double[] meta, double[] theta, double[] gradient, double[] next) {
        new StepSize.OnRange(alpha, 0, theta.length).step(theta, gradient, next);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        StepSize all = new StepSize.OnRange(alpha, 0, theta.length);
        double[] v = new InnerLoop<>(task, all, innerSteps, result, false).outerGradient();
        result.takeFirstOrder(v);
        result.takeGradient(v);
    }
}
