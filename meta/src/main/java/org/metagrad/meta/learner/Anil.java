package org.metagrad.meta.learner;

import java.util.Locale;
import org.metagrad.autodiff.nn.Mlp;

/**
 * Almost no inner loop (Raghu, Raghu, Bengio and Vinyals 2020, arXiv 1909.09157): only the last
 * layer is adapted, everything is meta-learnt.
 *
 * <p>This is MAML with the step size {@code a} equal to {@code alpha} on the last layer's weights
 * and biases and 0 elsewhere: {@code theta_{s+1} = theta_s - a ∘ g} and, backwards, {@code v <- v -
 * H (a ∘ v)}. The Hessian's block of body and head still brings the adaptation to the body. Since
 * {@code a ∘ v} is 0 in the body, the product has no forward tangents of it, and the inner steps no
 * gradient.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size of the last layer
 * @param from index of its first parameter in the flat vector
 * @param to one past its last
 * @param secondOrder whether the Hessian terms are kept
 */
public record Anil(int innerSteps, double alpha, int from, int to, boolean secondOrder)
        implements MetaLearner {

    /** Checks the number of steps and the range. */
    public Anil {
        InnerLoop.requireSteps(innerSteps, 1);
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "last layer from " + from + " to " + to + ": a range of parameters wanted");
        }
    }

    /**
     * {@return ANIL for a network whose parameters come first in the flat vector}
     *
     * @param network whose parameters come first
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public static Anil of(Mlp network, int innerSteps, double alpha) {
        int to = network.parameterCount();
        int hidden = network.sizes().get(network.layers() - 1);
        int from = to - network.sizes().getLast() * (hidden + 1);
        return new Anil(innerSteps, alpha, from, to, true);
    }

    @Override
    public void adapt(double[] meta, double[] theta, double[] gradient, double[] next) {
        RangeStep.take(alpha, from, to, theta, gradient, next);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        if (to > theta.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "last layer from %d to %d: theta has %d values",
                            from,
                            to,
                            theta.length));
        }
        start(theta, result.iterate(0));
        StepSize head = new StepSize.OnRange(alpha, from, to);
        InnerLoop<D> inner = new InnerLoop<>(task, head, innerSteps, result, secondOrder);
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
