package org.metagrad.kernels;

/** An operation on two elements, for {@link FloatKernels#combine}. */
public enum Pairwise {
    /** {@code x + y}. */
    ADD,
    /** {@code x - y}. */
    SUBTRACT,
    /** {@code x y}. */
    MULTIPLY,
    /** {@code x / y}, correctly rounded. */
    DIVIDE,
    /** The smaller one; NaN if one of them is, and -0 is smaller than 0. */
    MINIMUM,
    /** {@code 1 if x < y, 1/2 if x = y, else 0}. */
    PRECEDES,
    /**
     * {@code x (1 - y^2)}: the pullback (and pushforward) of tanh, in its output. Where tanh
     * saturates, {@code 1 - y^2} is the rounding of {@code y} and has no correct digit left; its
     * size, below 1e-6 in float, is right.
     */
    TANH_PULLBACK
}
