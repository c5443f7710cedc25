package org.metagrad.meta.config;

/** How much the states of an episode count in the policy losses, beside their advantages. */
public enum StateWeighting {
    /**
     * By {@code gamma^t}, which makes the policy gradient that of the discounted return: at gamma
     * .99 the first 100 steps of an episode have 63 % of the say.
     */
    DISCOUNTED,
    /**
     * All alike, as policy-gradient programs have it; at gamma below 1 the expected update is the
     * gradient of no function.
     */
    UNDISCOUNTED
}
