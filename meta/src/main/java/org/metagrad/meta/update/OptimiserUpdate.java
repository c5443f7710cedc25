package org.metagrad.meta.update;

import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.Optimiser;
import org.metagrad.autodiff.optimiser.RmsProp;
import org.metagrad.autodiff.optimiser.Sgd;
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
    private final TrainingConfig config;

    /**
     * The optimiser of the configuration. A learner's direction that is no gradient is scaled to
     * one where the optimiser has a scale of its own; plain descent takes it as it is. The step
     * size follows the configuration's schedule.
     *
     * @param parameters the number of meta-parameters
     */
    public OptimiserUpdate(TrainingConfig config, MetaLearner learner, int parameters) {
        this.config = config;
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
    }

    @Override
    public void addTo(LearntState state) {
        state.add("optimiser", optimiser);
    }

    @Override
    public void step(
            double[] theta, MetaGradient[] gradients, MeanMetaGradient mean, int iteration) {
        double[] direction = mean.values();
        if (scale != 1) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        optimiser.step(theta, direction, OuterRule.share(config, iteration));
    }
}
