package org.metagrad.autodiff;

import java.util.Locale;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Variable;

/** The shape of each primitive's result, and the check that its operands fit. */
final class ShapeRule {
    private ShapeRule() {}

    /**
     * The result's shape.
     *
     * @throws IllegalArgumentException naming the operation, the operands' shapes and what differs
     */
    static Shape of(Primitive primitive, Variable... x) {
        int wanted = operands(primitive);
        if (x.length != wanted) {
            throw new IllegalArgumentException(
                    primitive + ": takes " + wanted + " operands, got " + x.length);
        }
        return switch (primitive) {
            case Constant(double _, Shape shape) -> shape;
            case MatMul(int stack, boolean tl, boolean tr) -> {
                String equal = "matmul: stacks of " + stack + " equal matrices wanted";
                boolean divide =
                        x[0].shape().rows() % stack == 0 && x[1].shape().rows() % stack == 0;
                require(divide, equal, x);
                Shape each = matmul(tl, tr, part(x[0].shape(), stack), part(x[1].shape(), stack));
                yield new Shape(stack * each.rows(), each.columns());
            }
            case Transpose _ -> new Shape(x[0].shape().columns(), x[0].shape().rows());
            case Reshape(Shape shape) -> {
                require(
                        shape.size() == x[0].shape().size(),
                        "reshape: as many elements as " + shape + " wanted",
                        x);
                yield shape;
            }
            case Add _ -> same("add", x[0].shape(), x[1].shape());
            case Multiply _ -> same("multiply", x[0].shape(), x[1].shape());
            case Divide _ -> same("divide", x[0].shape(), x[1].shape());
            case Minimum _ -> same("minimum", x[0].shape(), x[1].shape());
            case Precedes _ -> same("precedes", x[0].shape(), x[1].shape());
            case Affine _, Tanh _, Relu _, Step _, Clip _, Within _ -> x[0].shape();
            case Exp _, Log _, Sqrt _, Sigmoid _, Softplus _ -> x[0].shape();
            case LogSoftmax _, StopGradient _ -> x[0].shape();
            case Sign _, Sin _, Cos _, Power _ -> x[0].shape();
            case SumRows _, MaxRows _ -> new Shape(1, x[0].shape().columns());
            case SumColumns _ -> new Shape(x[0].shape().rows(), 1);
            case BroadcastRows(int rows) -> {
                require(x[0].shape().rows() == 1, "broadcastRows: one row wanted", x);
                yield new Shape(rows, x[0].shape().columns());
            }
            case BroadcastColumns(int columns) -> {
                require(x[0].shape().columns() == 1, "broadcastColumns: one column wanted", x);
                yield new Shape(x[0].shape().rows(), columns);
            }
            case Pick _ -> {
                Shape index = new Shape(1, x[0].shape().columns());
                require(x[1].shape().equals(index), "pick: index " + index + " wanted", x);
                yield index;
            }
            case Scatter(int rows) -> {
                require(x[0].shape().rows() == 1, "scatter: one row wanted", x);
                same("scatter", x[0].shape(), x[1].shape());
                yield new Shape(rows, x[0].shape().columns());
            }
            case Gather _ -> {
                require(x[1].shape().rows() == 1, "gather: one row of indices wanted", x);
                yield new Shape(x[1].shape().columns(), x[0].shape().columns());
            }
            case ScatterAdd(int rows) -> {
                Shape index = new Shape(1, x[0].shape().rows());
                require(x[1].shape().equals(index), "scatterAdd: index " + index + " wanted", x);
                yield new Shape(rows, x[0].shape().columns());
            }
            case ArrangeRows(RowMap map) -> {
                int rows = map.operandRows();
                require(x[0].shape().rows() == rows, map + ": " + rows + " rows wanted", x);
                yield new Shape(map.resultRows(), x[0].shape().columns());
            }
            case CollectRows(RowMap map) -> {
                int rows = map.resultRows();
                require(x[0].shape().rows() == rows, map + "': " + rows + " rows wanted", x);
                yield new Shape(map.operandRows(), x[0].shape().columns());
            }
            case ConcatenateRows _ -> {
                Shape a = x[0].shape();
                Shape b = x[1].shape();
                require(a.columns() == b.columns(), "concatenateRows: equal columns wanted", x);
                yield new Shape(a.rows() + b.rows(), a.columns());
            }
            case SliceRows(int from, int rows) -> {
                int last = x[0].shape().rows();
                require(
                        from >= 0 && rows >= 1 && rows <= last - from,
                        "sliceRows: rows " + from + " to " + (from + rows) + " wanted",
                        x);
                yield new Shape(rows, x[0].shape().columns());
            }
            case DecayedSum _ -> {
                Shape decay = new Shape(1, x[0].shape().columns());
                require(x[1].shape().equals(decay), "decayedSum: decay " + decay + " wanted", x);
                yield x[0].shape();
            }
        };
    }

    private static int operands(Primitive primitive) {
        return switch (primitive) {
            case Constant _ -> 0;
            case Affine _, Tanh _, Relu _, Step _, Clip _, Within _ -> 1;
            case Transpose _, Reshape _, Sign _, Sin _, Cos _, Power _, MaxRows _ -> 1;
            case ArrangeRows _, CollectRows _ -> 1;
            case Exp _, Log _, Sqrt _, Sigmoid _, Softplus _, LogSoftmax _, StopGradient _ -> 1;
            case SumRows _, SumColumns _, BroadcastRows _, BroadcastColumns _, SliceRows _ -> 1;
            case MatMul _, Add _, Multiply _, Divide _, Minimum _, Precedes _ -> 2;
            case Pick _, Scatter _, Gather _, ScatterAdd _, ConcatenateRows _, DecayedSum _ -> 2;
        };
    }

    /** The shape of one matrix of a stack. */
    private static Shape part(Shape stacked, int stack) {
        return new Shape(stacked.rows() / stack, stacked.columns());
    }

    private static Shape matmul(boolean tl, boolean tr, Shape a, Shape b) {
        int left = tl ? a.rows() : a.columns();
        int right = tr ? b.columns() : b.rows();
        if (left != right) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "matmul: left %s%s x right %s%s: inner dimensions %d and %d differ",
                            a,
                            tl ? "'" : "",
                            b,
                            tr ? "'" : "",
                            left,
                            right));
        }
        return new Shape(tl ? a.columns() : a.rows(), tr ? b.rows() : b.columns());
    }

    private static Shape same(String operation, Shape a, Shape b) {
        if (!a.equals(b)) {
            throw new IllegalArgumentException(operation + ": " + a + " and " + b + " differ");
        }
        return a;
    }

    private static void require(boolean condition, String message, Variable... x) {
        if (!condition) {
            StringBuilder text = new StringBuilder(message).append(", got");
            for (Variable v : x) {
                text.append(' ').append(v.shape());
            }
            throw new IllegalArgumentException(text.toString());
        }
    }
}
