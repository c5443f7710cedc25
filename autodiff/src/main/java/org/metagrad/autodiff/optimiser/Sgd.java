package org.metagrad.autodiff.optimiser;

/**
 * Stochastic gradient descent with momentum, as {@code torch.optim.SGD}: {@code g <- g + d theta; b
 * <- mu b + (1 - dampening) g}, where b starts as the first g; {@code theta <- theta - lr b}, or
 * with Nesterov's momentum {@code theta - lr (g + mu b)}.
 */
public final class Sgd implements Optimiser {

    /**
     * The settings of gradient descent.
     *
     * @param learningRate lr
     * @param momentum mu, 0 for none
     * @param dampening of the gradient in the momentum
     * @param weightDecay d
     * @param nesterov whether the step looks ahead along the momentum
     */
    public record Settings(
            double learningRate,
            double momentum,
            double dampening,
            double weightDecay,
            boolean nesterov) {
        /**
         * Checks that Nesterov's momentum is one.
         *
         * @throws IllegalArgumentException if {@code nesterov} comes without momentum or with
         *     dampening
         */
        public Settings {
            if (nesterov && (momentum <= 0 || dampening != 0)) {
                throw new IllegalArgumentException(
                        "sgd: nesterov wants momentum above 0 and dampening 0, got "
                                + momentum
                                + " and "
                                + dampening);
            }
        }
    }

    private final Settings settings;
    private final OptimiserState state;

    /**
     * Gradient descent with its momentum at 0.
     *
     * @param parameters P, the length of the vector
     * @param settings step size, momentum and weight decay
     */
    public Sgd(int parameters, Settings settings) {
        this.settings = settings;
        state = new OptimiserState(parameters, settings.momentum() == 0 ? 0 : 1);
    }

    /**
     * Plain gradient descent.
     *
     * @param parameters P, the length of the vector
     * @param learningRate the step size
     */
    public Sgd(int parameters, double learningRate) {
        this(parameters, new Settings(learningRate, 0, 0, 0, false));
    }

    @Override
    public void step(double[] theta, double[] gradient, double share) {
        boolean first = state.next(theta, gradient) == 1;
        double rate = settings.learningRate() * share;
        double decay = settings.weightDecay();
        double momentum = settings.momentum();
        if (momentum == 0) {
            for (int i = 0; i < theta.length; i++) {
                theta[i] -= rate * (gradient[i] + decay * theta[i]);
            }
            return;
        }
        double[] velocity = state.vector(0);
        double fresh = first ? 1 : 1 - settings.dampening();
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i] + decay * theta[i];
            velocity[i] = momentum * velocity[i] + fresh * g;
            theta[i] -= rate * (settings.nesterov() ? g + momentum * velocity[i] : velocity[i]);
        }
    }

    @Override
    public int stateSize() {
        return state.size();
    }

    @Override
    public double[] state() {
        return state.copy();
    }

    @Override
    public void restore(double[] from) {
        state.restore(from);
    }
}
