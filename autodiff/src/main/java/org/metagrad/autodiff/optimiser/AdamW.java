package org.metagrad.autodiff.optimiser;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2), as
 * {@code torch.optim.AdamW}: {@code theta <- (1 - lr d) theta}, then a step of {@link Adam} without
 * decay.
 */
public final class AdamW implements Optimiser {
    private final double decay;
    private final Adam adam;

    /**
     * AdamW with both means at 0.
     *
     * @param parameters P, the length of the vector
     * @param settings of Adam; the weight decay is decoupled
     */
    public AdamW(int parameters, Adam.Settings settings) {
        decay = settings.learningRate() * settings.weightDecay();
        adam =
                new Adam(
                        parameters,
                        new Adam.Settings(
                                settings.learningRate(),
                                settings.beta1(),
                                settings.beta2(),
                                settings.epsilon(),
                                0,
                                settings.amsgrad()));
    }

    @Override
    public void step(double[] theta, double[] gradient, double share) {
        double keep = 1 - decay * share;
        for (int i = 0; i < theta.length; i++) {
            theta[i] *= keep;
        }
        adam.step(theta, gradient, share);
    }

    @Override
    public int stateSize() {
        return adam.stateSize();
    }

    @Override
    public double[] state() {
        return adam.state();
    }

    @Override
    public void restore(double[] from) {
        adam.restore(from);
    }
}
