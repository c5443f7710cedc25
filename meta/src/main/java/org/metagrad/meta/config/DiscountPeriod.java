package org.metagrad.meta.config;

/** What the discount is of where an action is held for several steps. */
public enum DiscountPeriod {
    /**
     * A step of the environment: a decision's reward is {@code sum_j gamma^j r_j} over the steps
     * for which its action is held, and {@code gamma^repeat} leads from a decision to the next.
     */
    STEP,
    /** A decision, whose reward is the sum of those of its steps. */
    DECISION
}
