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
     * {@code y = op(a) op(b)}, where {@code op} transposes when asked; of stacks of equal matrices,
     * which lie one below the other in {@code a}, {@code b} and {@code y}, each with its own.
     *
     * <p>Never both: {@code a' b' = (b a)'} is not needed by any rule, since {plain, left, right}
     * is closed under differentiation.
     *
     * @param stack how many matrices there are, from 1
     * @param transposeLeft whether {@code a} enters transposed
     * @param transposeRight whether {@code b} enters transposed
     */
    record MatMul(int stack, boolean transposeLeft, boolean transposeRight) implements Primitive {
        /** Checks the stack, and that at most one factor is transposed. */
        public MatMul {
            if (stack < 1) {
                throw new IllegalArgumentException(
                        "matmul: a stack of " + stack + ", from 1 wanted");
            }
            if (transposeLeft && transposeRight) {
                throw new IllegalArgumentException("matmul: at most one factor is transposed");
            }
        }
    }

    /** {@code y[i,j] = x[j,i]}. */
    record Transpose() implements Primitive {}

    /**
     * The elements in their row-major order, in another shape.
     *
     * @param shape of the result, of as many elements
     */
    record Reshape(Shape shape) implements Primitive {}

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

    /** {@code y = 1 if x > 0, -1 if x < 0, 0 if x = 0}, with derivative zero there too. */
    record Sign() implements Primitive {}

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

    /**
     * {@code y = x^exponent}, NaN for {@code x < 0}; the derivative is {@code exponent
     * x^(exponent-1)} at 0 too: 0 for exponents above 1, infinite below. Powers of whole exponents
     * are products ({@link ProgramBuilder#power(Program.Variable, double)}).
     *
     * <p>Plans compute {@code exp(exponent log(x))}, with a relative error of about {@code
     * |exponent log x|} units of the last place.
     *
     * @param exponent a number that is not whole
     */
    record Power(double exponent) implements Primitive {
        /**
         * Checks the exponent.
         *
         * @throws IllegalArgumentException if it is whole, infinite or NaN
         */
        public Power {
            if (exponent == Math.rint(exponent) || !Double.isFinite(exponent)) {
                throw new IllegalArgumentException(
                        "power: exponent " + exponent + ", one that is not whole wanted");
            }
        }
    }

    /** {@code y = sin(x)}, in radians. */
    record Sin() implements Primitive {}

    /** {@code y = cos(x)}, in radians. */
    record Cos() implements Primitive {}

    /** {@code y = 1 / (1 + e^-x)}. */
    record Sigmoid() implements Primitive {}

    /** {@code y = log(1 + e^x)}. */
    record Softplus() implements Primitive {}

    /** {@code y[i,j] = x[i,j] - log(sum_k exp(x[k,j]))}: down each column, computed stably. */
    record LogSoftmax() implements Primitive {}

    /** The sum of the rows, {@code [r, c] -> [1, c]}. */
    record SumRows() implements Primitive {}

    /**
     * The largest of each column, {@code [r, c] -> [1, c]}; where several are equal they get equal
     * parts of the derivative.
     */
    record MaxRows() implements Primitive {}

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

    /**
     * {@code (x [r, c], index [1, k]) -> y[i,j] = x[index[i], j]}, {@code [k, c]}; the index has no
     * derivative and is checked as that of {@link Pick}.
     */
    record Gather() implements Primitive {}

    /**
     * {@code (x [k, c], index [1, k]) -> y[index[i], j] += x[i,j]}, {@code [rows, c]}, from zeros:
     * the transpose of {@link Gather}. Rows of the same index are added in their order.
     *
     * @param rows rows of the result
     */
    record ScatterAdd(int rows) implements Primitive {}

    /**
     * {@code y[i,j] = x[map(i), j]}, 0 where the map has no source.
     *
     * @param map from rows of the result to rows of the operand
     */
    record ArrangeRows(RowMap map) implements Primitive {}

    /**
     * {@code y[map(i), j] += x[i,j]}, from zeros: the transpose of {@link ArrangeRows}, of the
     * map's result to its operand.
     *
     * @param map from rows of the operand to rows of the result
     */
    record CollectRows(RowMap map) implements Primitive {}

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
