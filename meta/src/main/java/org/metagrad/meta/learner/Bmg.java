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
 * its own. With L = 1 it is MAML bit for bit.
 *
 * @param innerSteps {@code k}, at least 1
 * @param targetSteps {@code L}, at least 1
 * @param alpha the step size of both
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Bmg(int innerSteps, int targetSteps, double alpha, int fixed) implements MetaLearner {

    /** Checks the numbers. */
    public Bmg {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
        if (targetSteps < 1) {
            throw new IllegalArgumentException("targetSteps " + targetSteps + ": from 1 wanted");
        }
    }

    /** The inner draws, then one for each step of the target. */
    @Override
    public int draws() {
        return innerSteps + targetSteps;
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return new StepSize.OnRange(alpha, 0, parameters - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        StepSize steps = new StepSize.OnRange(alpha, 0, theta.length - fixed);
        InnerLoop<D> inner = new InnerLoop<>(task, steps, innerSteps, result, true);
        double[] v = inner.outerGradient();
        double[] target = result.scaled();
        double[] g = result.product();
        steps.step(result.iterate(innerSteps), v, target);
        for (int j = 1; j < targetSteps; j++) {
            task.gradient(target, task.sample(target, innerSteps + j), g);
            steps.step(target, g, target);
            Vectors.step(v, -1, g, v);
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= targetSteps;
        }
        result.takeFirstOrder(v);
        inner.pullBack();
        result.takeGradient(v);
    }
}
