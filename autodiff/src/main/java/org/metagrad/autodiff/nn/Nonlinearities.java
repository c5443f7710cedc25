package org.metagrad.autodiff.nn;

import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;

/** Functions between layers that are composed of the builder's. */
public final class Nonlinearities {
    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    /** Of the cube in the approximation of GELU, Hendrycks and Gimpel 2016. */
    private static final double CUBIC = 0.044715;

    private Nonlinearities() {}

    /**
     * {@return {@code x / (1 + e^-x)}, SiLU or swish}
     *
     * @param b the builder to which it is appended
     * @param x operand
     */
    public static Variable silu(ProgramBuilder b, Variable x) {
        return b.multiply(x, b.sigmoid(x));
    }

    /**
     * {@return {@code x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}, GELU in the approximation
     * by tanh, which is within 5e-4 of the form with the normal distribution function (Hendrycks
     * and Gimpel 2016; PyTorch's {@code approximate='tanh'})}
     *
     * @param b the builder to which it is appended
     * @param x operand
     */
    public static Variable gelu(ProgramBuilder b, Variable x) {
        Variable cubic = b.add(x, b.scale(b.power(x, 3), CUBIC));
        return b.multiply(b.scale(x, 0.5), b.affine(b.tanh(b.scale(cubic, SQRT_2_OVER_PI)), 1, 1));
    }

    /**
     * {@return {@code x} where it is positive, else {@code slope x}; the derivative at 0 is 0}
     *
     * @param b the builder to which it is appended
     * @param x operand
     * @param slope on the negative side
     */
    public static Variable leakyRelu(ProgramBuilder b, Variable x, double slope) {
        return b.subtract(b.relu(x), b.scale(b.relu(b.scale(x, -1)), slope));
    }
}
