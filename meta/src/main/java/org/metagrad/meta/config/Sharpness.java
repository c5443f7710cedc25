package org.metagrad.meta.config;

/** Which gradient of a sharp learner is taken uphill of where it is applied. */
public enum Sharpness {
    /** The mean meta-gradient, once more at {@code theta + rho G / |G|}. */
    UPPER,
    /** The gradients of the inner steps, each at {@code theta_s + rho g / |g|}. */
    LOWER
}
