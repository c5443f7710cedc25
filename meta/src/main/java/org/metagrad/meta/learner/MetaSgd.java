package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.meta.file.ParameterLayout;

/**
 * Meta-SGD (Li, Zhou, Chen and Li 2017, arXiv 1707.09835): the inner step sizes {@code a}, one for
 * each parameter and of any sign, are learnt together with theta.
 *
 * <p>What is meta-learnt is {@code (theta, a)}. With {@code theta_{s+1} = theta_s - a ∘ g_s} and
 * {@code v_k = grad L(theta_k; D')}, backwards
 *
 * <pre>  dL/da     = - sum_s g_s ∘ v_{s+1}
 *   v_s       = v_{s+1} - H(theta_s; D_s) (a ∘ v_{s+1})
 *   dL/dtheta = v_0</pre>
 *
 * <p>since {@code a} enters every step directly and through the iterates before it. With all of
 * {@code a} equal to alpha the theta part is MAML's.
 *
 * <p>The step sizes of the last parameters may be fixed at 0, where they are not learnt.
 *
 * @param innerSteps {@code k}, at least 1
 * @param secondOrder whether the Hessian terms are kept
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record MetaSgd(int innerSteps, boolean secondOrder, int fixed)
        implements PreconditionedLearner {
    /** Checks the numbers of steps and of parameters. */
    public MetaSgd {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner that learns a step size for every parameter.
     *
     * @param innerSteps {@code k}, at least 1
     * @param secondOrder whether the Hessian terms are kept
     */
    public MetaSgd(int innerSteps, boolean secondOrder) {
        this(innerSteps, secondOrder, 0);
    }

    /** As many step sizes as parameters. */
    @Override
    public int learnt(int parameters) {
        return parameters;
    }

    @Override
    public Preconditioner innerStep(double[] meta, int parameters) {
        return new StepSizes(meta, fixed);
    }

    /** The vector {@code (start, alpha, alpha, ...)}, with 0 for parameters that are fixed. */
    @Override
    public double[] initial(double[] start, double alpha) {
        double[] meta = Arrays.copyOf(start, 2 * start.length);
        Arrays.fill(meta, start.length, meta.length - fixed, alpha);
        return meta;
    }

    /** The layout of the task's parameters, then of a step size for each. */
    @Override
    public ParameterLayout layout(ParameterLayout task) {
        return task.and(task.renamed("step_size."));
    }
}
