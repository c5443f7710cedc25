package org.metagrad.meta;

/** What a mean meta-gradient does to the meta-parameters. */
final class OuterStep {
    private static final double MOMENTUM = 0.9;

    private final Optimiser optimiser;
    private final double scale;
    private final LinearDecay decay;

    private OuterStep(Optimiser optimiser, double scale, LinearDecay decay) {
        this.optimiser = optimiser;
        this.scale = scale;
        this.decay = decay;
    }

    /**
     * The optimiser of the configuration. Reptile's direction is divided by {@code k alpha}, which
     * makes it a mean gradient, where the optimiser has a scale of its own; plain descent takes it
     * as it is, by an epsilon that falls linearly to 0 as in Reptile's paper.
     *
     * @param parameters the number of meta-parameters
     */
    static OuterStep of(TrainingConfig config, MetaLearner learner, int parameters) {
        double rate = config.outerLearningRate();
        boolean reptile = learner instanceof Reptile;
        boolean plain = config.optimiser().equals("sgd");
        Optimiser optimiser =
                switch (config.optimiser()) {
                    case "sgd" -> new Sgd(parameters, rate);
                    case "momentum" ->
                            new Sgd(parameters, new Sgd.Settings(rate, MOMENTUM, 0, 0, false));
                    case "rmsprop" ->
                            new RmsProp(
                                    parameters,
                                    new RmsProp.Settings(rate, 0.99, 1e-8, 0, 0, false));
                    default -> new Adam(parameters, rate);
                };
        return new OuterStep(
                optimiser,
                reptile && !plain ? 1 / (config.innerSteps() * config.alpha()) : 1,
                reptile && plain ? new LinearDecay(1, config.iterations()) : null);
    }

    Optimiser optimiser() {
        return optimiser;
    }

    /**
     * Changes the meta-parameters.
     *
     * @param theta modified
     * @param gradient scaled in place where the learner's direction is no gradient
     * @param iteration from 0
     */
    void step(double[] theta, double[] gradient, int iteration) {
        double factor = decay == null ? scale : scale * decay.at(iteration);
        if (factor != 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
        optimiser.step(theta, gradient);
    }
}
