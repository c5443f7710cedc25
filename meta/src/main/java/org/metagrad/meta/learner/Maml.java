package org.metagrad.meta.learner;

/**
 * Model-agnostic meta-learning (Finn, Abbeel and Levine 2017, arXiv 1703.03400).
 *
 * <p>Adaptation takes {@code k} gradient steps, {@code theta_{s+1} = theta_s - alpha g(theta_s;
 * D_s)} with fresh data for each. The meta-gradient of one task is that of {@code L(theta_k; D')}
 * with respect to {@code theta_0}. By the chain rule it is {@code v = grad L(theta_k; D')} pulled
 * back through every step, whose Jacobian is {@code I - alpha H}:
 *
 * <pre>  for s = k-1 .. 0:   v &lt;- v - alpha H(theta_s; D_s) v</pre>
 *
 * <p>{@link Fomaml} leaves the pulling back out; {@link MamlProgram} is the same function as one
 * program that is differentiated as a whole.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Maml(int innerSteps, double alpha, int fixed) implements MetaLearner {

    /** Checks the numbers of steps and of parameters. */
    public Maml {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner whose inner steps move all parameters.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public Maml(int innerSteps, double alpha) {
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
        InnerLoop<D> inner = new InnerLoop<>(task, all, innerSteps, result, true);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
        inner.samplingCredit();
    }
}
