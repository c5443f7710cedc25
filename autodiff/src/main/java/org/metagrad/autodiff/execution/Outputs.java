package org.metagrad.autodiff.execution;

/** What a run of a plan does with the output arrays. */
public enum Outputs {
    /** Replaces their values. */
    ASSIGN,
    /** Adds to them: sums over a batch run tile after tile into the same arrays. */
    ACCUMULATE
}
