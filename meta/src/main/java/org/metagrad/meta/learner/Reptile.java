package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.LinearDecay;

/**
 * Reptile (Nichol, Achiam and Schulman 2018, arXiv 1803.02999): the meta-parameters move towards
 * what {@code k} plain gradient steps on a task lead to,
 *
 * <pre>  theta &lt;- theta + epsilon (mean_i theta_i^(k) - theta),</pre>
 *
 * <p>with epsilon decaying linearly to 0 ({@link LinearDecay}). The meta-gradient given here is the
 * direction {@code theta - theta^(k) = alpha (g_0 + ... + g_{k-1})}: a plain step of size epsilon
 * along its mean is the update above. An optimiser with a scale of its own, such as Adam, wants it
 * divided by {@code k alpha}, which makes it a mean gradient.
 *
 * <p>The paper's own inner optimiser is Adam with {@code beta1 = 0}; nothing is pulled back, so any
 * will do.
 *
 * <p>No outer data are drawn. One step would give the joint gradient of all tasks, which learns no
 * adaptation, so {@code k = 1} is refused.
 *
 * @param innerSteps {@code k}, at least 2
 * @param optimiser takes the inner steps
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Reptile(int innerSteps, InnerOptimiser optimiser, int fixed) implements MetaLearner {

    /** Checks the numbers of steps and of parameters. */
    public Reptile {
        if (innerSteps < 2) {
            throw new IllegalArgumentException(
                    "innerSteps "
                            + innerSteps
                            + ": Reptile wants at least 2, one is training on all tasks jointly");
        }
        StepSize.requireFixed(fixed);
    }

    /**
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 2
     * @param alpha the inner step size
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public Reptile(int innerSteps, double alpha, int fixed) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), fixed);
    }

    /**
     * The learner of plain inner steps, which move all parameters.
     *
     * @param innerSteps {@code k}, at least 2
     * @param alpha the inner step size
     */
    public Reptile(int innerSteps, double alpha) {
        this(innerSteps, alpha, 0);
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - fixed);
    }

    /** The number of inner steps, since there are no outer data. */
    @Override
    public int draws() {
        return innerSteps;
    }

    /**
     * The factor {@code 1 / (k alpha)}, since the direction is alpha times a sum of k gradients, or
     * of what the optimiser makes of them.
     */
    @Override
    public double directionScale() {
        return 1 / (innerSteps * optimiser.alpha());
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep all = innerStep(theta, theta.length);
        new InnerLoop<>(task, all, innerSteps, result, false);
        double[] adapted = result.iterate(innerSteps);
        for (int i = 0; i < theta.length; i++) {
            result.gradient()[i] = theta[i] - adapted[i];
        }
        result.takeFirstOrder(result.gradient());
    }
}
