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

    /**
     * {@code y[i,j] = value}, from no operand.
     *
     * @param value of every element
     * @param shape of the result
     */
    record Constant(double value, Shape shape) implements Primitive {}

    /**
     * {@code y = op(a) op(b)}, where {@code op} transposes when asked.
     *
     * <p>Never both: {@code a' b' = (b a)'} is not needed by any rule, since {plain, left, right}
     * is closed under differentiation.
     *
     * @param transposeLeft whether {@code a} enters transposed
     * @param transposeRight whether {@code b} enters transposed
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

    /** {@code y = a / b} elementwise, same shapes. */
    record Divide() implements Primitive {}

    /**
     * {@code y = min(a, b)} elementwise, same shapes; where they are equal each gets half of the
     * derivative.
     */
    record Minimum() implements Primitive {}

    /**
     * {@code y = 1 if a < b, 1/2 if a = b, else 0}: the derivative of {@link Minimum} by its first
     * operand, its own being 0.
     */
    record Precedes() implements Primitive {}

    /**
     * {@code y = scale x + shift}.
     *
     * @param scale factor of {@code x}
     * @param shift added to the product
     */
    record Affine(double scale, double shift) implements Primitive {}

    /** {@code y = tanh(x)}. */
    record Tanh() implements Primitive {}

    /** {@code y = max(x, 0)}; the derivative at the kink is taken as 0. */
    record Relu() implements Primitive {}

    /** {@code y = 1 if x > 0, else 0}: the derivative of {@link Relu}, its own being 0. */
    record Step() implements Primitive {}

    /**
     * {@code y = min(max(x, low), high)}; the derivative is 1 from {@code low} to {@code high},
     * both included, and 0 outside.
     *
     * @param low lower bound
     * @param high upper bound
     */
    record Clip(double low, double high) implements Primitive {
        /** Checks the order of the limits. */
        public Clip {
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "clip: low " + low + " is not at most high " + high);
            }
        }
    }

    /**
     * {@code y = 1 if low <= x <= high, else 0}: the derivative of {@link Clip}, its own being 0.
     *
     * @param low lower bound
     * @param high upper bound
     */
    record Within(double low, double high) implements Primitive {}

    /** {@code y = e^x}. */
    record Exp() implements Primitive {}

    /** {@code y = log(x)}. */
    record Log() implements Primitive {}

    /** {@code y = sqrt(x)}; at 0 the derivative is infinite. */
    record Sqrt() implements Primitive {}

    /** {@code y = 1 / (1 + e^-x)}. */
    record Sigmoid() implements Primitive {}

    /** {@code y = log(1 + e^x)}. */
    record Softplus() implements Primitive {}

    /** {@code y[i,j] = x[i,j] - log(sum_k exp(x[k,j]))}: down each column, computed stably. */
    record LogSoftmax() implements Primitive {}

    /** The sum of the rows, {@code [r, c] -> [1, c]}. */
    record SumRows() implements Primitive {}

    /** The sum of the columns, {@code [r, c] -> [r, 1]}. */
    record SumColumns() implements Primitive {}

    /**
     * A row in every row, {@code [1, c] -> [rows, c]}.
     *
     * @param rows rows of the result
     */
    record BroadcastRows(int rows) implements Primitive {}

    /**
     * A column in every column, {@code [r, 1] -> [r, columns]}.
     *
     * @param columns columns of the result
     */
    record BroadcastColumns(int columns) implements Primitive {}

    /**
     * {@code (x [r, c], index [1, c]) -> y[0,j] = x[index[j], j]}; the index has no derivative.
     *
     * <p>Indices are whole numbers in {@code [0, r)}. Evaluation and plans check them at each run,
     * in columns that a loss gives the weight 0 too, and refuse others (see {@link RowIndex}).
     */
    record Pick() implements Primitive {}

    /**
     * {@code (x [1, c], index [1, c]) -> y[i,j] = x[0,j] if i = index[j], else 0}, {@code [rows,
     * c]}: the transpose of {@link Pick}, with the same indices.
     *
     * @param rows rows of the result
     */
    record Scatter(int rows) implements Primitive {}

    /** {@code y} is {@code a} above {@code b}: {@code [r, c], [s, c] -> [r + s, c]}. */
    record ConcatenateRows() implements Primitive {}

    /**
     * Rows {@code from} to {@code from + rows}: {@code [r, c] -> [rows, c]}.
     *
     * @param from first row taken, from 0
     * @param rows how many rows are taken
     */
    record SliceRows(int from, int rows) implements Primitive {}

    /**
     * Discounted sums along each row, {@code (x [r, c], decay [1, c]) -> [r, c]}:
     *
     * <pre>  y[i,j] = x[i,j] + decay[j] y[i,j-1]        or, transposed,
     *   y[i,j] = x[i,j] + decay[j+1] y[i,j+1]</pre>
     *
     * <p>with 0 beyond the ends. A decay of 0 at the first column of each episode keeps episodes
     * apart in both directions. The decay has no derivative.
     *
     * @param transposed whether sums run from the last column to the first
     */
    record DecayedSum(boolean transposed) implements Primitive {}

    /** {@code y = x}, with derivative zero. */
    record StopGradient() implements Primitive {}
}
