package org.metagrad.meta;

/** How a policy that is scored chooses its actions. Adaptation always draws them. */
public enum Acting {
    /** As it is trained: drawn from its distribution. */
    SAMPLED,
    /** The most probable action; the mean of a normal distribution. */
    MODE
}
