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
 * @param optimiser takes the inner steps; with another one than plain steps {@code v} is pulled
 *     back through its state as well
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Maml(int innerSteps, InnerOptimiser optimiser, int fixed) implements MetaLearner {

    /** Checks the numbers of steps and of parameters. */
    public Maml {
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
    public Maml(int innerSteps, double alpha, int fixed) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), fixed);
    }

    /**
     * The learner of plain inner steps, which move all parameters.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public Maml(int innerSteps, double alpha) {
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
        InnerLoop<D> inner = new InnerLoop<>(task, all, innerSteps, result, true);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
        inner.samplingCredit();
    }
}
