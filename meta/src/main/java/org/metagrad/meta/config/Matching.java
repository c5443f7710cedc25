package org.metagrad.meta.config;

/** What BMG makes small between where adaptation ends and its target. */
public enum Matching {
    /** The distance of the parameters. */
    PARAMETERS,
    /** The divergence of what is predicted. */
    DIVERGENCE
}
