package org.metagrad.autodiff;

import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * What need not be appended: constants and scalings that fold into their operands.
 *
 * <p>Only what changes no result by more than rounding, in float or in double, whatever the
 * operands. So two scalings are one only where one of them is a negation: of others the product may
 * overflow or underflow where the single steps do not, and the other way round. Constants fold only
 * where float holds all that comes up. {@code 0 x}, {@code 0 / x} and {@code x / x} stay, and with
 * them the NaN of an infinite or undefined {@code x}. The one exception is the sign of a zero: a
 * scaling adds its shift, 0, which turns -0 into 0, and where it folds away that is not done.
 */
final class Simplification {
    private Simplification() {}

    /** An existing or simpler variable equal to {@code primitive(x...)}, or null. */
    static Variable of(ProgramBuilder b, Primitive primitive, Variable... x) {
        return switch (primitive) {
            case Affine(double scale, double shift) -> affine(b, scale, shift, x[0]);
            case Multiply _ -> multiply(b, x[0], x[1]);
            case Add _ -> add(b, x[0], x[1]);
            case SumRows _ -> sum(b, x[0], x[0].shape().rows(), ShapeRule.of(primitive, x));
            case SumColumns _ -> sum(b, x[0], x[0].shape().columns(), ShapeRule.of(primitive, x));
            case BroadcastRows _, BroadcastColumns _ -> sum(b, x[0], 1, ShapeRule.of(primitive, x));
            case SliceRows(int from, int rows) -> slice(b, from, rows, x[0]);
            case MatMul m -> product(b, m, x[0], x[1]);
            case Transpose _ -> transpose(b, x[0]);
            case Reshape(Shape shape) -> reshape(b, shape, x[0]);
            case MaxRows _ -> x[0].shape().rows() == 1 ? x[0] : null;
            case ArrangeRows(RowMap map) -> map.isIdentity() ? x[0] : null;
            case CollectRows(RowMap map) -> map.isIdentity() ? x[0] : null;
            case Constant _, Divide _, Tanh _, Relu _, Step _, LogSoftmax _ -> null;
            case Exp _, Log _, Sqrt _, Sigmoid _, Softplus _ -> null;
            case Sign _, Power _, Sin _, Cos _, Gather _, ScatterAdd _ -> null;
            case Minimum _, Precedes _, Clip _, Within _ -> null;
            case Pick _, Scatter _, ConcatenateRows _, DecayedSum _, StopGradient _ -> null;
        };
    }

    private static Variable affine(ProgramBuilder b, double scale, double shift, Variable x) {
        if (scale == 1 && shift == 0) {
            return x;
        }
        Equation e = b.definition(x);
        if (e == null) {
            return null;
        }
        return switch (e.primitive()) {
            case Constant(double value, Shape shape) when folds(scale, value, shift) ->
                    b.constant(scale * value + shift, shape);
            case Affine(double inner, double offset) when isNegation(inner, offset) ->
                    b.affine(e.operands().getFirst(), 0 - scale, shift);
            case Affine(double inner, double offset) when isNegation(scale, shift) ->
                    b.affine(e.operands().getFirst(), 0 - inner, 0 - offset);
            default -> null;
        };
    }

    private static boolean isNegation(double scale, double shift) {
        return scale == -1 && shift == 0;
    }

    /**
     * Whether {@code scale value + shift}, computed here in double and then stored in float, is
     * what comes out in float: exactly, or as a product that stays among float's normal numbers.
     */
    private static boolean folds(double scale, double value, double shift) {
        double product = scale * value;
        if (isFloat(scale)
                && isFloat(value)
                && isFloat(shift)
                && isFloat(product)
                && isFloat(product + shift)) {
            return true;
        }
        boolean zero = value == 0 && isInRange(scale) || scale == 0 && isInRange(value);
        boolean normal = isNormal(scale) && isNormal(value) && isNormal(product);
        return zero || shift == 0 && (normal || Math.abs(scale) == 1);
    }

    private static boolean isFloat(double x) {
        return (float) x == x;
    }

    /** Whether a number does not overflow in float. */
    private static boolean isInRange(double x) {
        return Math.abs(x) <= Float.MAX_VALUE;
    }

    private static boolean isNormal(double x) {
        return isInRange(x) && !isSmall(x);
    }

    /** Whether a number is 0 or loses digits in float. */
    private static boolean isSmall(double x) {
        return Math.abs(x) < Float.MIN_NORMAL;
    }

    private static Variable multiply(ProgramBuilder b, Variable x, Variable y) {
        Constant c = constant(b, x);
        if (c != null) {
            return b.scale(y, c.value());
        }
        c = constant(b, y);
        return c == null ? null : b.scale(x, c.value());
    }

    /** A product with a transpose is the transposing product. */
    private static Variable product(ProgramBuilder b, MatMul m, Variable x, Variable y) {
        Variable left = transposed(b, x);
        Variable right = transposed(b, y);
        if (m.stack() > 1) {
            return null;
        }
        if (left != null && !m.transposeRight()) {
            return b.append(new MatMul(1, !m.transposeLeft(), false), left, y);
        }
        if (right != null && !m.transposeLeft()) {
            return b.append(new MatMul(1, false, !m.transposeRight()), x, right);
        }
        return null;
    }

    /** The {@code z} of {@code x = z'}, or null. */
    private static Variable transposed(ProgramBuilder b, Variable x) {
        Equation e = b.definition(x);
        return e != null && e.primitive() instanceof Transpose ? e.operands().getFirst() : null;
    }

    /** The transpose of a transpose, of a vector or of a constant. */
    private static Variable transpose(ProgramBuilder b, Variable x) {
        Shape shape = new Shape(x.shape().columns(), x.shape().rows());
        if (shape.rows() == 1 || shape.columns() == 1) {
            return b.reshape(x, shape);
        }
        Constant c = constant(b, x);
        return c == null ? transposed(b, x) : b.constant(c.value(), shape);
    }

    private static Variable reshape(ProgramBuilder b, Shape shape, Variable x) {
        if (shape.equals(x.shape())) {
            return x;
        }
        Equation e = b.definition(x);
        if (e == null) {
            return null;
        }
        return switch (e.primitive()) {
            case Constant(double value, Shape _) -> b.constant(value, shape);
            case Reshape _ -> b.reshape(e.operands().getFirst(), shape);
            default -> null;
        };
    }

    /** A slice of what was just concatenated, or of everything, or of a constant. */
    private static Variable slice(ProgramBuilder b, int from, int rows, Variable x) {
        if (rows == x.shape().rows()) {
            return x;
        }
        Equation e = b.definition(x);
        if (e == null) {
            return null;
        }
        return switch (e.primitive()) {
            case Constant(double value, Shape shape) ->
                    b.constant(value, new Shape(rows, shape.columns()));
            case ConcatenateRows _ -> {
                int first = e.operands().getFirst().shape().rows();
                yield from + rows <= first
                        ? b.sliceRows(e.operands().getFirst(), from, rows)
                        : from >= first
                                ? b.sliceRows(e.operands().getLast(), from - first, rows)
                                : null;
            }
            default -> null;
        };
    }

    private static Variable add(ProgramBuilder b, Variable x, Variable y) {
        if (x.equals(y)) {
            return b.scale(x, 2);
        }
        Constant c = constant(b, x);
        if (c != null) {
            return b.affine(y, 1, c.value());
        }
        c = constant(b, y);
        return c == null ? null : b.affine(x, 1, c.value());
    }

    /** A sum of {@code count} equal terms, or a broadcast ({@code count} 1), of a constant. */
    private static Variable sum(ProgramBuilder b, Variable x, int count, Shape shape) {
        if (shape.equals(x.shape())) {
            return x;
        }
        Constant c = constant(b, x);
        // Where a term underflows in float, the sum would too.
        boolean folds = c != null && (count == 1 || c.value() == 0 || !isSmall(c.value()));
        return folds ? b.constant(count * c.value(), shape) : null;
    }

    private static Constant constant(ProgramBuilder b, Variable x) {
        Equation e = b.definition(x);
        return e != null && e.primitive() instanceof Constant c ? c : null;
    }
}
