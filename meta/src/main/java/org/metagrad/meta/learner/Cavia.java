package org.metagrad.meta.learner;

import java.util.Arrays;

/**
 * Fast context adaptation (Zintgraf, Shiarlis, Kurin, Hofmann and Whiteson 2019, arXiv 1810.03642):
 * a task adapts a few context values {@code phi}, which the network reads beside its inputs ({@link
 * org.metagrad.autodiff.nn.ContextLoss}); the weights {@code theta} are shared.
 *
 * <p>A task's vector is {@code (theta, phi)}. Every task starts at {@code phi_0 = 0} and takes
 * {@code phi_{s+1} = phi_s - alpha dL/dphi (theta, phi_s; D_s)}; the meta-gradient is that of
 * {@code L(theta, phi_k(theta); D')} with respect to theta. With the step size {@code a} equal to
 * {@code alpha} on phi and 0 on theta it is the recursion of MAML in the joint vector,
 *
 * <pre>  v &lt;- v - H (a ∘ v) = v - alpha (H_theta,phi v_phi, H_phi,phi v_phi),</pre>
 *
 * <p>whose theta part is kept: the mixed second derivative {@code H_theta,phi} carries the gradient
 * on theta through phi. Directions in phi alone spare the product the tangents of the weights.
 *
 * @param innerSteps {@code k}, at least 1
 * @param optimiser takes the inner steps; the paper's are plain ones of size 1
 * @param context the number of context values, at least 1
 * @param secondOrder whether the Hessian terms are kept
 */
public record Cavia(int innerSteps, InnerOptimiser optimiser, int context, boolean secondOrder)
        implements MetaLearner {

    /** Checks the number of steps and of context values. */
    public Cavia {
        InnerLoop.requireSteps(innerSteps, 1);
        if (context < 1) {
            throw new IllegalArgumentException("context " + context + ": at least 1 value wanted");
        }
    }

    /**
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     * @param context the number of context values, at least 1
     * @param secondOrder whether the Hessian terms are kept
     */
    public Cavia(int innerSteps, double alpha, int context, boolean secondOrder) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), context, secondOrder);
    }

    /** The length of theta without the context. */
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

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(parameters - context, parameters);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep phi = innerStep(theta, theta.length + context);
        InnerLoop<D> inner = new InnerLoop<>(task, phi, innerSteps, result, secondOrder);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        if (secondOrder) {
            inner.pullBack();
            result.takeGradient(v);
            inner.samplingCredit();
        } else {
            result.takeGradient(result.firstOrder());
        }
    }
}
