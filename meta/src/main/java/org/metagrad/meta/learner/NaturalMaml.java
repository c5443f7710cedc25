package org.metagrad.meta.learner;

/**
 * MAML whose inner steps follow the natural gradient (Amari 1998), a preconditioner that is
 * computed and not learnt:
 *
 * <pre>  theta_{s+1} = theta_s - alpha M_s g_s,   M_s = (F(theta_s; D_s) + damping I)^-1,</pre>
 *
 * <p>with F the Fisher information of what the task predicts on the data of the step: of its policy
 * at the states, of its labels or, for squared errors, of normal outputs ({@link
 * LearningTask#fisherVectorProduct}). It is solved by conjugate gradients. A task without a
 * distribution of its outputs has no F and is refused.
 *
 * <p>The derivative that is taken holds every {@code M_s} at its value: the Jacobian of a step is
 * {@code I - alpha M H}, so that {@code v <- v - alpha H M v}. It is the meta-gradient of steps
 * with given matrices {@code M_0, ..., M_{k-1}}, and leaves out how F changes with theta, which is
 * of third order. Where the solver leaves off before its residual is small, M is what its steps
 * make of g and of v, which differ a little.
 *
 * @param innerSteps {@code k}, at least 1
 * @param optimiser takes the inner steps along {@code M g}
 * @param damping added to F's diagonal, above 0; with a large one this is MAML with a step size of
 *     {@code alpha / damping}
 * @param solverSteps steps of conjugate gradients at most, a product with F each
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record NaturalMaml(
        int innerSteps, InnerOptimiser optimiser, double damping, int solverSteps, int fixed)
        implements MetaLearner {

    /** Checks the numbers. */
    public NaturalMaml {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
        if (!(damping > 0 && Double.isFinite(damping)) || solverSteps < 1) {
            throw new IllegalArgumentException(
                    "damping "
                            + damping
                            + " and "
                            + solverSteps
                            + " solver steps: damping above 0 and at least 1 step wanted");
        }
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - fixed);
    }

    @Override
    public <D> void innerGradient(
            LearningTask<D> task, double[] theta, D data, double[] g, MetaGradient room) {
        NaturalTask<D> natural = new NaturalTask<>(task, this, room);
        natural.gradient(theta, natural.inner(data, 0), g);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        new Maml(innerSteps, optimiser, fixed)
                .metaGradient(new NaturalTask<>(task, this, result), theta, result);
    }
}
