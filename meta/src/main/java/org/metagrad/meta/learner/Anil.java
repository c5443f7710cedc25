package org.metagrad.meta.learner;

import java.util.Locale;
import org.metagrad.autodiff.nn.Network;

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
 * @param optimiser takes the inner steps of the last layer
 * @param from index of its first parameter in the flat vector
 * @param to one past its last
 * @param secondOrder whether the Hessian terms are kept
 */
public record Anil(int innerSteps, InnerOptimiser optimiser, int from, int to, boolean secondOrder)
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
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size of the last layer
     * @param from index of its first parameter in the flat vector
     * @param to one past its last
     * @param secondOrder whether the Hessian terms are kept
     */
    public Anil(int innerSteps, double alpha, int from, int to, boolean secondOrder) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), from, to, secondOrder);
    }

    /**
     * {@return ANIL for a network whose parameters come first in the flat vector}
     *
     * @param network whose parameters come first
     * @param innerSteps {@code k}, at least 1
     * @param optimiser takes the inner steps
     */
    public static Anil of(Network network, int innerSteps, InnerOptimiser optimiser) {
        return new Anil(innerSteps, optimiser, network.head(), network.parameterCount(), true);
    }

    /**
     * {@return ANIL of plain steps for a network whose parameters come first in the flat vector}
     *
     * @param network whose parameters come first
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     */
    public static Anil of(Network network, int innerSteps, double alpha) {
        return of(network, innerSteps, new InnerOptimiser.Sgd(alpha));
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(from, to);
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
        InnerStep head = innerStep(theta, theta.length);
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
