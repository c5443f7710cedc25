package org.metagrad.meta.task;

import java.io.Serializable;

/**
 * What a task has collected for what all tasks learn beside the meta-parameters.
 *
 * @param observationSums of {@link org.metagrad.meta.rollout.ObservationScale}; empty without one
 * @param valueSamples of each value network, sample by sample
 */
public record CollectedBeside(double[] observationSums, float[][] valueSamples)
        implements Serializable {
    /** Nothing. */
    static final CollectedBeside NONE = new CollectedBeside(new double[0], new float[0][]);
}
