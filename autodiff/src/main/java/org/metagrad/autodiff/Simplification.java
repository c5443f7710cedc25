package org.metagrad.autodiff;

import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * What need not be appended: constants and scalings that fold into their operands.
 *
 * <p>Only identities of real arithmetic that cost no accuracy; {@code 0 x} folds to 0 as is usual,
 * so a NaN multiplied by a constant zero is not kept.
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
            case Divide _ -> divide(b, x[0], x[1]);
            case SliceRows(int from, int rows) -> slice(b, from, rows, x[0]);
            case Constant _, MatMul _, Tanh _, Relu _, Step _, LogSoftmax _ -> null;
            case Exp _, Log _, Sqrt _, Sigmoid _, Softplus _ -> null;
            case Minimum _, Precedes _, Clip _, Within _ -> null;
            case Pick _, Scatter _, ConcatenateRows _, DecayedSum _, StopGradient _ -> null;
        };
    }

    private static Variable affine(ProgramBuilder b, double scale, double shift, Variable x) {
        if (scale == 1 && shift == 0) {
            return x;
        }
        if (scale == 0) {
            return b.constant(shift, x.shape());
        }
        Equation e = b.definition(x);
        if (e == null) {
            return null;
        }
        return switch (e.primitive()) {
            case Constant(double value, Shape shape) -> b.constant(scale * value + shift, shape);
            case Affine(double inner, double offset) ->
                    b.affine(e.operands().getFirst(), scale * inner, scale * offset + shift);
            default -> null;
        };
    }

    private static Variable multiply(ProgramBuilder b, Variable x, Variable y) {
        Constant c = constant(b, x);
        if (c != null) {
            return b.scale(y, c.value());
        }
        c = constant(b, y);
        return c == null ? null : b.scale(x, c.value());
    }

    private static Variable divide(ProgramBuilder b, Variable x, Variable y) {
        Constant c = constant(b, x);
        return c != null && c.value() == 0 ? x : null;
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
        return c == null ? null : b.constant(count * c.value(), shape);
    }

    private static Constant constant(ProgramBuilder b, Variable x) {
        Equation e = b.definition(x);
        return e != null && e.primitive() instanceof Constant c ? c : null;
    }
}
