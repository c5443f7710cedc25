package org.metagrad.autodiff.execution;

/** What a run of a plan does with the output arrays. */
public enum Outputs {
    /** Replaces the values of an output array. */
    ASSIGN,
    /**
     * Adds to the values of an output array: sums over a batch run tile after tile into the same
     * arrays.
     */
    ACCUMULATE
}
