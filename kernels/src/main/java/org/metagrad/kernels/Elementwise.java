package org.metagrad.kernels;

/** A function of one element, for {@link FloatKernels#apply}. */
public enum Elementwise {
    /** {@code max(x, 0)}; NaN stays NaN. */
    RELU,
    /** {@code 1 if x > 0, else 0}. */
    STEP,
    /** {@code 1 if x > 0, -1 if x < 0}; zeros and NaN stay what they are. */
    SIGN,
    /** {@code e^x}. */
    EXP,
    /** {@code log(x)}; the result must not take the operand's place. */
    LOG,
    /** The square root, correctly rounded. */
    SQRT,
    /** The hyperbolic tangent. */
    TANH,
    /** The sine of an angle in radians; the result must not take the operand's place. */
    SIN,
    /** The cosine of an angle in radians; the result must not take the operand's place. */
    COS,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /**
     * {@code log(1 + e^x) = max(x, 0) + log1p(e^-|x|)}; the result must not take the operand's
     * place.
     */
    SOFTPLUS;

    /** {@return whether the result may be written over the operand} */
    public boolean inPlace() {
        return this != LOG && this != SOFTPLUS && this != SIN && this != COS;
    }
}
