package org.metagrad.meta;

/**
 * What a policy loss is a mean over. Padding counts under neither; with episodes of one length the
 * two differ by that factor, which is a factor of the step size, and with growing episodes by a
 * growing one.
 */
public enum Weighting {
    /** The mean over all steps of a task, {@code 1 / (number of steps)} each. */
    STEPS,
    /**
     * The mean over episodes of the sum over their steps, {@code 1 / (number of episodes)} each, as
     * the policy-gradient theorem and {@link Surrogate.Dice} have it.
     */
    EPISODES;

    /** The share of one step: what its advantage is multiplied with. */
    public double share(int steps, int episodes) {
        return switch (this) {
            case STEPS -> 1.0 / steps;
            case EPISODES -> 1.0 / episodes;
        };
    }
}
