package org.metagrad.meta.update;

import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.task.LearntState;

/** What an iteration's mean meta-gradient does to the meta-parameters. */
public sealed interface OuterUpdate permits OptimiserUpdate, ProximalUpdate, TrustRegionUpdate {

    /**
     * Changes the meta-parameters.
     *
     * @param theta modified
     * @param gradients each task's meta-gradient at {@code theta} with its iterates. Modified where
     *     they are computed anew.
     * @param mean of the gradients. Modified.
     * @param iteration from 0
     * @throws ArithmeticException naming what is no longer finite
     */
    void step(double[] theta, MetaGradient[] gradients, MeanMetaGradient mean, int iteration);

    /** Names what the update learns for checkpoints. */
    void addTo(LearntState state);
}
