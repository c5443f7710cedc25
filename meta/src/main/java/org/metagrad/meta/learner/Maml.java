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
 */
public record Maml(int innerSteps, double alpha) implements MetaLearner {

    /** Checks the number of steps. */
    public Maml {
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
        InnerLoop<D> inner = new InnerLoop<>(task, all, innerSteps, result, true);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
        inner.samplingCredit();
    }
}
