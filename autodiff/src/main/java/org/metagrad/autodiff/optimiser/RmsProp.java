package org.metagrad.autodiff.optimiser;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5), as {@code torch.optim.RMSprop}: {@code g <- g +
 * d theta; s <- a s + (1 - a) g^2}; centred: {@code c <- a c + (1 - a) g} and {@code s - c^2} in
 * place of s; {@code u = g / (sqrt(s) + epsilon)}; {@code b <- mu b + u}; {@code theta <- theta -
 * lr b}.
 */
public final class RmsProp implements Optimiser {

    /**
     * The settings of RMSProp.
     *
     * @param learningRate lr
     * @param alpha a, decay of the means
     * @param epsilon added to the root
     * @param weightDecay d, added to the gradient
     * @param momentum mu, 0 for none
     * @param centred whether the mean square is taken about the mean
     */
    public record Settings(
            double learningRate,
            double alpha,
            double epsilon,
            double weightDecay,
            double momentum,
            boolean centred) {}

    private final Settings settings;
    private final OptimiserState state;

    /**
     * RMSProp with all means at 0.
     *
     * @param parameters P, the length of the vector
     * @param settings step size, decays, epsilon and momentum
     */
    public RmsProp(int parameters, Settings settings) {
        this.settings = settings;
        state = new OptimiserState(parameters, 3);
    }

    @Override
    public void step(double[] theta, double[] gradient, double share) {
        state.next(theta, gradient);
        double[] square = state.vector(0);
        double[] mean = state.vector(1);
        double[] velocity = state.vector(2);
        double alpha = settings.alpha();
        boolean centred = settings.centred();
        double rate = settings.learningRate() * share;
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i] + settings.weightDecay() * theta[i];
            square[i] = alpha * square[i] + (1 - alpha) * g * g;
            double variance = square[i];
            if (centred) {
                mean[i] = alpha * mean[i] + (1 - alpha) * g;
                // Rounding may leave a constant gradient a variance below 0.
                variance = Math.max(square[i] - mean[i] * mean[i], 0);
            }
            velocity[i] =
                    settings.momentum() * velocity[i]
                            + g / (Math.sqrt(variance) + settings.epsilon());
            theta[i] -= rate * velocity[i];
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
