package org.metagrad.meta.learner;

import java.util.Locale;

/**
 * The optimiser of an inner loop. Its state starts at 0 in each adaptation, and meta-gradients go
 * through it: they are those of the whole procedure, not of a step with the state held.
 */
public sealed interface InnerOptimiser {

    /** {@return the step size} */
    double alpha();

    /**
     * {@return the steps that move a range of the parameters}
     *
     * @param from first parameter that moves
     * @param to one past the last
     */
    InnerStep on(int from, int to);

    /**
     * Plain gradient steps, {@code theta' = theta - alpha g}.
     *
     * @param alpha the step size
     */
    record Sgd(double alpha) implements InnerOptimiser {
        /** Checks the step size. */
        public Sgd {
            requireStepSize(alpha);
        }

        @Override
        public InnerStep on(int from, int to) {
            return new StepSize(alpha, from, to);
        }
    }

    /**
     * Gradient steps with momentum, {@code b' = decay b + g}, {@code theta' = theta - alpha b'}, as
     * PyTorch's SGD without dampening and {@code optax.trace} have it. With a decay of 0 it is
     * {@link Sgd}, bit for bit.
     *
     * <p>Backwards, with {@code v} the cotangent of {@code theta'} and {@code -alpha q} that of
     * {@code b'} from later steps: {@code u = v + q}, {@code v <- v - alpha H u}, {@code q <- decay
     * u}.
     *
     * @param alpha the step size
     * @param decay of the velocity b, from 0 to below 1
     */
    record Momentum(double alpha, double decay) implements InnerOptimiser {
        /** Checks the step size and the decay. */
        public Momentum {
            requireStepSize(alpha);
            require("momentum", decay, decay >= 0 && decay < 1, "from 0 to below 1");
        }

        @Override
        public InnerStep on(int from, int to) {
            return new MomentumStep(this, from, to);
        }
    }

    /**
     * Adam (Kingma and Ba 2015, arXiv 1412.6980), with the constant under the root that its
     * derivatives want; step t counts from 1:
     *
     * <pre>
     *   m' = beta1 m + (1 - beta1) g          n' = beta2 n + (1 - beta2) g^2
     *   theta' = theta - alpha (m' / (1 - beta1^t)) / (sqrt(n' / (1 - beta2^t) + epsilonRoot) + epsilon)
     * </pre>
     *
     * <p>as {@code optax.scale_by_adam(b1, b2, eps, eps_root)} and {@code torchopt.adam} have it.
     * Without {@code epsilonRoot} the derivative of the root is infinite where a gradient is 0, and
     * the meta-gradient NaN; with it the slope of a first step is at most {@code alpha /
     * sqrt(epsilonRoot)} times the Hessian.
     *
     * @param alpha the step size
     * @param beta1 decay of the mean m of gradients, from 0 to below 1
     * @param beta2 decay of the mean n of squares, from 0 to below 1
     * @param epsilon added to the root, from 0
     * @param epsilonRoot added under the root, above 0
     */
    record Adam(double alpha, double beta1, double beta2, double epsilon, double epsilonRoot)
            implements InnerOptimiser {
        /** Checks the constants. */
        public Adam {
            requireStepSize(alpha);
            require("beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
            require("beta2", beta2, beta2 >= 0 && beta2 < 1, "from 0 to below 1");
            require("epsilon", epsilon, epsilon >= 0, "from 0");
            require("epsilonRoot", epsilonRoot, epsilonRoot > 0, "above 0");
        }

        @Override
        public InnerStep on(int from, int to) {
            return new AdamStep(this, from, to);
        }
    }

    private static void requireStepSize(double alpha) {
        StepSize.requireFinite(alpha, "inner optimiser: ");
    }

    private static void require(String what, double came, boolean fits, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "inner optimiser: %s %s: %s wanted", what, came, wanted));
        }
    }
}
