package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Bootstrapped meta-gradients (Flennerhag, Schroecker, Zahavy, van Hasselt, Silver and Singh 2022,
 * arXiv 2109.04504): adaptation is to reach in k steps what it reaches with L more. From {@code
 * theta_k} the target takes L steps down the outer loss,
 *
 * <pre>  t_0 = theta_k,   t_{j+1} = t_j - alpha grad L(t_j; D'_j),</pre>
 *
 * <p>and what is minimised over theta is one of the paper's matching functions. The first is {@code
 * |theta_k - stop(t_L)|^2 / (2 alpha L)}, half the squared distance of the parameters. Its gradient
 * at {@code theta_k} is the mean of the L gradients, {@code v = (theta_k - t_L) / (alpha L)}, which
 * is pulled back through the k steps as {@link Maml} pulls its own. With L = 1 and plain steps it
 * is MAML bit for bit. What is fixed has no distance to the target; its part of {@code v} is the
 * mean of the L gradients there.
 *
 * <p>The second is the divergence of what is predicted on the data D' of the first step to the
 * target, {@code KL(p_stop(t_L) || p_{theta_k})}, whose gradient at {@code theta_k} is {@code v}.
 * What is fixed is part of it.
 *
 * <p>An optimiser with a state takes the further steps with what the k steps have left in it, and
 * {@code v} comes about alike. Nothing of it goes back through that state, since the target is
 * held.
 *
 * @param innerSteps {@code k}, at least 1
 * @param targetSteps {@code L}, at least 1
 * @param matching what is made small
 * @param optimiser takes the steps of both
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Bmg(
        int innerSteps, int targetSteps, Matching matching, InnerOptimiser optimiser, int fixed)
        implements MetaLearner {

    /** What is made small between where adaptation ends and its target. */
    public enum Matching {
        /** Half the squared distance of the parameters, over the length of the way. */
        PARAMETERS,
        /** The divergence of what is predicted. */
        DIVERGENCE
    }

    /** Checks the numbers. */
    public Bmg {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
        if (targetSteps < 1) {
            throw new IllegalArgumentException("targetSteps " + targetSteps + ": from 1 wanted");
        }
    }

    /**
     * The learner of plain steps that matches parameters.
     *
     * @param innerSteps {@code k}, at least 1
     * @param targetSteps {@code L}, at least 1
     * @param alpha the step size of both
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public Bmg(int innerSteps, int targetSteps, double alpha, int fixed) {
        this(innerSteps, targetSteps, Matching.PARAMETERS, new InnerOptimiser.Sgd(alpha), fixed);
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
        target(task, steps, v, result);
        switch (matching) {
            case PARAMETERS -> distance(v, result);
            case DIVERGENCE -> {
                double[] from = result.iterate(innerSteps);
                double[] target = result.iterate(innerSteps + 1);
                task.divergenceGradient(from, target, inner.outerData(), v);
            }
        }
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
    }

    /** Goes to the target and adds the gradients on the way to {@code v}, the first of them. */
    private <D> void target(LearningTask<D> task, InnerStep steps, double[] v, MetaGradient room) {
        int k = innerSteps;
        double[] target = room.iterate(k + 1);
        double[] state = room.state(k + 1);
        double[] g = room.innerGradient(k);
        steps.step(k, room.iterate(k), v, room.state(k), target, state);
        for (int j = 1; j < targetSteps; j++) {
            task.gradient(target, task.sample(target, k + j), g);
            steps.step(k + j, target, g, state, target, state);
            Vectors.step(v, -1, g, v);
        }
    }

    /** Makes of {@code v}, the sum of the gradients, that of the distance to the target. */
    private void distance(double[] v, MetaGradient room) {
        for (int i = 0; i < v.length; i++) {
            v[i] /= targetSteps;
        }
        switch (optimiser) {
            // v is that already, and without the rounding of a difference
            case InnerOptimiser.Sgd _ -> {}
            case InnerOptimiser.Momentum _, InnerOptimiser.Adam _ -> {
                double[] from = room.iterate(innerSteps);
                double[] target = room.iterate(innerSteps + 1);
                double length = optimiser.alpha() * targetSteps;
                for (int i = 0; i < v.length - fixed; i++) {
                    v[i] = (from[i] - target[i]) / length;
                }
            }
        }
    }
}
