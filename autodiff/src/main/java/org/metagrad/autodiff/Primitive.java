package org.metagrad.autodiff;

/**
 * One primitive operation: <em>what</em> is computed, never how.
 *
 * <p>The set is closed under differentiation: every pushforward and pullback in {@link
 * Differentiation} is written in these primitives alone, so a derivative is again a {@link Program}
 * and can be differentiated again. Each transformation (shape, pushforward, pullback, reference
 * evaluation, planning) is one exhaustive {@code switch} over this type: a new primitive does not
 * compile until all of them handle it.
 *
 * <p>In the formulas {@code x} (or {@code a, b}) are the operands and {@code y} is the result.
 */
public sealed interface Primitive {

    /** {@code y[i,j] = value}, from no operand. */
    record Constant(double value, Shape shape) implements Primitive {}

    /**
     * {@code y = op(a) op(b)}, where {@code op} transposes when asked.
     *
     * <p>Never both: {@code a' b' = (b a)'} is not needed by any rule, since {plain, left, right}
     * is closed under differentiation.
     */
    record MatMul(boolean transposeLeft, boolean transposeRight) implements Primitive {
        /** Checks that at most one factor is transposed. */
        public MatMul {
            if (transposeLeft && transposeRight) {
                throw new IllegalArgumentException("matmul: at most one factor is transposed");
            }
        }
    }

    /** {@code y = a + b}, same shapes. */
    record Add() implements Primitive {}

    /** {@code y = a * b} elementwise, same shapes. */
    record Multiply() implements Primitive {}

    /** {@code y = scale x + shift}. */
    record Affine(double scale, double shift) implements Primitive {}

    /** {@code y = tanh(x)}. */
    record Tanh() implements Primitive {}

    /** {@code y = max(x, 0)}; the derivative at the kink is taken as 0. */
    record Relu() implements Primitive {}

    /** {@code y = 1 if x > 0, else 0}: the derivative of {@link Relu}, its own being 0. */
    record Step() implements Primitive {}

    /** {@code y = e^x}. */
    record Exp() implements Primitive {}

    /** {@code y[i,j] = x[i,j] - log(sum_k exp(x[k,j]))}: down each column, computed stably. */
    record LogSoftmax() implements Primitive {}

    /** {@code [r, c] -> [1, c]}. */
    record SumRows() implements Primitive {}

    /** {@code [r, c] -> [r, 1]}. */
    record SumColumns() implements Primitive {}

    /** {@code [1, c] -> [rows, c]}. */
    record BroadcastRows(int rows) implements Primitive {}

    /** {@code [r, 1] -> [r, columns]}. */
    record BroadcastColumns(int columns) implements Primitive {}

    /**
     * {@code (x [r, c], index [1, c]) -> y[0,j] = x[index[j], j]}; the index has no derivative.
     *
     * <p>Indices are whole numbers in {@code [0, r)}; a plan does not check them.
     */
    record Pick() implements Primitive {}

    /**
     * {@code (x [1, c], index [1, c]) -> y[i,j] = x[0,j] if i = index[j], else 0}, {@code [rows,
     * c]}: the transpose of {@link Pick}.
     */
    record Scatter(int rows) implements Primitive {}

    /** {@code y = x}, with derivative zero. */
    record StopGradient() implements Primitive {}
}
