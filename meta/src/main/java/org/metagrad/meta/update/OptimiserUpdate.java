package org.metagrad.meta.update;

import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.LinearDecay;
import org.metagrad.autodiff.optimiser.Optimiser;
import org.metagrad.autodiff.optimiser.RmsProp;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearntState;

/** A step of an optimiser along the mean meta-gradient. */
public final class OptimiserUpdate implements OuterUpdate {
    private static final double MOMENTUM = 0.9;

    private final Optimiser optimiser;
    private final double scale;
    private final LinearDecay decay;

    /**
     * The optimiser of the configuration. A learner's direction that is no gradient is scaled to
     * one where the optimiser has a scale of its own; plain descent takes it as it is, for Reptile
     * by an epsilon that falls linearly to 0 as in its paper.
     *
     * @param parameters the number of meta-parameters
     */
    public OptimiserUpdate(TrainingConfig config, MetaLearner learner, int parameters) {
        double rate = config.outerLearningRate();
        optimiser =
                switch (config.optimiser()) {
                    case SGD -> new Sgd(parameters, rate);
                    case MOMENTUM ->
                            new Sgd(parameters, new Sgd.Settings(rate, MOMENTUM, 0, 0, false));
                    case RMSPROP ->
                            new RmsProp(
                                    parameters,
                                    new RmsProp.Settings(rate, 0.99, 1e-8, 0, 0, false));
                    case ADAM, TRPO, PROMP -> new Adam(parameters, rate);
                };
        boolean plain = config.optimiser() == OuterRule.SGD;
        scale = plain ? 1 : learner.directionScale();
        decay = decays(config) ? new LinearDecay(1, config.iterations()) : null;
    }

    /** Whether the step size falls to 0 at the last of the configuration's iterations. */
    public static boolean decays(TrainingConfig config) {
        return config.algorithm().base() == Algorithm.Base.REPTILE
                && config.optimiser() == OuterRule.SGD;
    }

    @Override
    public void addTo(LearntState state) {
        state.add("optimiser", optimiser);
    }

    @Override
    public void step(
            double[] theta, MetaGradient[] gradients, MeanMetaGradient mean, int iteration) {
        double[] direction = mean.values();
        double factor = decay == null ? scale : scale * decay.at(iteration);
        if (factor != 1) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= factor;
            }
        }
        optimiser.step(theta, direction);
    }
}
