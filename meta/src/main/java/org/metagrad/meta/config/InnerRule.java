package org.metagrad.meta.config;

/** The optimiser of the inner loop. */
public enum InnerRule {
    /** Plain gradient steps. */
    SGD,
    /** Gradient steps with momentum, whose velocity starts at 0 in each adaptation. */
    MOMENTUM,
    /** Adam, whose means start at 0 in each adaptation. */
    ADAM
}
