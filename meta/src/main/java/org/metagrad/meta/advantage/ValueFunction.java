package org.metagrad.meta.advantage;

import org.metagrad.meta.rollout.Trajectories;

/** What advantages are measured against: the return to be expected from a state. */
public interface ValueFunction {

    /**
     * Whether the values have been fitted to anything; until then a baseline of the draw's own
     * takes their place.
     */
    default boolean fitted() {
        return true;
    }

    /**
     * Writes the values of all samples and of the states after the last steps.
     *
     * @param values of each sample. Modified.
     * @param ofFinal of each trajectory. Modified.
     */
    void values(Trajectories samples, double[] values, double[] ofFinal);
}
