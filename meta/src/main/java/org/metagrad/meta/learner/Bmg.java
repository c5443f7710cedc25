package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Bootstrapped meta-gradients (Flennerhag, Schroecker, Zahavy, van Hasselt, Silver and Singh 2022,
 * arXiv 2109.04504): adaptation is to reach in k steps what it reaches with L more. From {@code
 * theta_k} the target takes L steps down the outer loss,
 *
 * <pre>  t_0 = theta_k,   t_{j+1} = t_j - alpha grad L(t_j; D'_j),</pre>
 *
 * <p>and what is minimised over theta is {@code |theta_k - stop(t_L)|^2 / (2 alpha L)}, half the
 * squared distance of the parameters, one of the paper's matching functions (its divergence of
 * policies is not built). Its gradient at {@code theta_k} is the mean of the L gradients, {@code v
 * = (theta_k - t_L) / (alpha L)}, which is pulled back through the k steps as {@link Maml} pulls
 * its own. With L = 1 and plain steps it is MAML bit for bit. What is fixed has no distance to the
 * target; its part of {@code v} is the mean of the L gradients there.
 *
 * <p>An optimiser with a state takes the further steps with what the k steps have left in it, and
 * {@code v} is the same difference. Nothing of it goes back through that state, since the target is
 * held.
 *
 * @param innerSteps {@code k}, at least 1
 * @param targetSteps {@code L}, at least 1
 * @param optimiser takes the steps of both
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Bmg(int innerSteps, int targetSteps, InnerOptimiser optimiser, int fixed)
        implements MetaLearner {

    /** Checks the numbers. */
    public Bmg {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
        if (targetSteps < 1) {
            throw new IllegalArgumentException("targetSteps " + targetSteps + ": from 1 wanted");
        }
    }

    /**
     * The learner of plain steps.
     *
     * @param innerSteps {@code k}, at least 1
     * @param targetSteps {@code L}, at least 1
     * @param alpha the step size of both
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public Bmg(int innerSteps, int targetSteps, double alpha, int fixed) {
        this(innerSteps, targetSteps, new InnerOptimiser.Sgd(alpha), fixed);
    }

    /** The inner draws, then one for each step of the target. */
    @Override
    public int draws() {
        return innerSteps + targetSteps;
    }

    /** Room for a step more than the inner ones, that of the target. */
    @Override
    public MetaGradient room(int parameters) {
        return new MetaGradient(parameters, innerSteps + 1);
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep steps = innerStep(theta, theta.length);
        InnerLoop<D> inner = new InnerLoop<>(task, steps, innerSteps, result, true);
        double[] v = inner.outerGradient();
        bootstrap(task, steps, v, result);
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
    }

    /** Makes of {@code v}, the gradient at {@code theta_k}, that of the distance to the target. */
    private <D> void bootstrap(
            LearningTask<D> task, InnerStep steps, double[] v, MetaGradient room) {
        int k = innerSteps;
        double[] from = room.iterate(k);
        double[] target = room.iterate(k + 1);
        double[] state = room.state(k + 1);
        double[] g = room.innerGradient(k);
        steps.step(k, from, v, room.state(k), target, state);
        for (int j = 1; j < targetSteps; j++) {
            task.gradient(target, task.sample(target, k + j), g);
            steps.step(k + j, target, g, state, target, state);
            Vectors.step(v, -1, g, v);
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= targetSteps;
        }
        switch (optimiser) {
            // v is that already, and without the rounding of a difference
            case InnerOptimiser.Sgd _ -> {}
            case InnerOptimiser.Momentum _, InnerOptimiser.Adam _ -> {
                double length = optimiser.alpha() * targetSteps;
                for (int i = 0; i < v.length - fixed; i++) {
                    v[i] = (from[i] - target[i]) / length;
                }
            }
        }
    }
}
