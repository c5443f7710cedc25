package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Meta-RKHS I (Zhou, Wang, Xu, Gao and Chen, Meta-learning with neural tangent kernels, ICLR 2021,
 * arXiv 2102.03909, section 3.2): no inner loop, an energy in its place,
 *
 * <pre>  E(theta) = L(theta) - k alpha |grad L(theta)|^2,</pre>
 *
 * <p>which is the loss after k steps of size alpha to first order in alpha. Its gradient is, with g
 * and H those of the task's loss on all its data,
 *
 * <pre>  grad E = g - 2 k alpha H g,</pre>
 *
 * <p>one Hessian-vector product for each task, whatever k. MAML with one step on the same data has
 * the same gradient but for terms of {@code alpha^2}. Where the loss is {@code h/2 x^2}, E is
 * {@code (h/2 - k alpha h^2) x^2}: it has no minimum once {@code k alpha h} passes 1/2, and a
 * network that may grow its curvature h finds that. Steps are to be small, smaller than MAML's. A
 * new task is met by plain gradient steps. On trajectories {@code |g|^2} is that of the sampled
 * gradient, whose mean is above that of the expected one.
 *
 * @param steps {@code k}, at least 1
 * @param alpha the step size
 * @param fixed how many of the last parameters of a task's vector steps leave as they are
 */
public record MetaRkhs1(int steps, double alpha, int fixed) implements MetaLearner {

    /** Checks the numbers. */
    public MetaRkhs1 {
        InnerLoop.requireSteps(steps, 1);
        StepSize.requireFixed(fixed);
        StepSize.requireFinite(alpha, "");
    }

    /** One step, which only shows what a step would bring. */
    @Override
    public int innerSteps() {
        return 1;
    }

    /** One: there are no outer data apart. */
    @Override
    public int draws() {
        return 1;
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return plainStep(parameters);
    }

    private StepSize plainStep(int parameters) {
        return new StepSize(alpha, 0, parameters - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] at = result.iterate(0);
        start(theta, at);
        D data = task.sample(at, 0);
        double[] g = result.innerGradient(0);
        task.linearise(at, data, g);
        plainStep(g.length).step(at, g, result.iterate(1));
        result.takeFirstOrder(g);
        double[] v = result.cotangent();
        double[] moving = result.scaled();
        System.arraycopy(g, 0, moving, 0, g.length);
        java.util.Arrays.fill(moving, g.length - fixed, g.length, 0);
        task.hessianVectorProduct(at, data, moving, result.product());
        Vectors.step(g, 2 * steps * alpha, result.product(), v);
        result.takeGradient(v);
    }
}
