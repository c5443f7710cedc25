package org.metagrad.autodiff.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.RowIndex;
import org.metagrad.autodiff.RowMap;

/**
 * Evaluates a program in plain double loops, one equation after the other: the oracle that every
 * fast path is held against.
 */
public final class ReferenceInterpreter {
    private ReferenceInterpreter() {}

    /**
     * Runs a program, equation by equation.
     *
     * @param program what is run
     * @param inputs one row-major array for each input. Not modified.
     * @return one array for each output; it may be an input's own array
     * @throws IllegalArgumentException if the number of inputs or a length is wrong, or an index is
     *     not that of a row
     */
    public static List<double[]> evaluate(Program program, List<double[]> inputs) {
        requireInputs(program, inputs);
        Map<Variable, double[]> at = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            at.put(program.inputs().get(i), inputs.get(i));
        }
        for (Equation e : program.equations()) {
            double[][] operands = e.operands().stream().map(at::get).toArray(double[][]::new);
            at.put(e.result(), apply(e, operands));
        }
        return program.outputs().stream().map(at::get).toList();
    }

    static void requireInputs(Program program, List<double[]> inputs) {
        if (inputs.size() != program.inputs().size()) {
            throw new IllegalArgumentException(
                    "evaluate: "
                            + inputs.size()
                            + " values for "
                            + program.inputs().size()
                            + " inputs");
        }
        for (int i = 0; i < inputs.size(); i++) {
            Variable x = program.inputs().get(i);
            if (inputs.get(i).length != x.shape().size()) {
                throw new IllegalArgumentException(
                        "evaluate: input "
                                + i
                                + " is "
                                + x.shape()
                                + ", got "
                                + inputs.get(i).length
                                + " values");
            }
        }
    }

    private static double[] apply(Equation e, double[][] in) {
        int rows = e.result().shape().rows();
        int columns = e.result().shape().columns();
        double[] x = in.length == 0 ? new double[0] : in[0];
        double[] y = new double[rows * columns];
        switch (e.primitive()) {
            case Constant(double value, _) -> Arrays.fill(y, value);
            case MatMul m -> matmul(m, rows / m.stack(), columns, x, in[1], y);
            case Transpose _ -> fill(y, i -> x[i % columns * rows + i / columns]);
            case Reshape _ -> fill(y, i -> x[i]);
            case Add _ -> fill(y, i -> x[i] + in[1][i]);
            case Multiply _ -> fill(y, i -> x[i] * in[1][i]);
            case Divide _ -> fill(y, i -> x[i] / in[1][i]);
            case Minimum _ -> fill(y, i -> Math.min(x[i], in[1][i]));
            case Precedes _ -> fill(y, i -> x[i] < in[1][i] ? 1 : x[i] == in[1][i] ? 0.5 : 0);
            case Affine(double scale, double shift) -> fill(y, i -> scale * x[i] + shift);
            case Tanh _ -> fill(y, i -> StrictMath.tanh(x[i]));
            case Relu _ -> fill(y, i -> Math.max(x[i], 0));
            case Step _ -> fill(y, i -> x[i] > 0 ? 1 : 0);
            case Sign _ -> fill(y, i -> Math.signum(x[i]));
            case Clip(double low, double high) -> fill(y, i -> Math.min(Math.max(x[i], low), high));
            case Within(double low, double high) ->
                    fill(y, i -> x[i] >= low && x[i] <= high ? 1 : 0);
            case Exp _ -> fill(y, i -> StrictMath.exp(x[i]));
            case Log _ -> fill(y, i -> StrictMath.log(x[i]));
            case Sqrt _ -> fill(y, i -> Math.sqrt(x[i]));
            case Power(double exponent) ->
                    fill(y, i -> x[i] < 0 ? Double.NaN : StrictMath.pow(x[i], exponent));
            case Sin _ -> fill(y, i -> StrictMath.sin(x[i]));
            case Cos _ -> fill(y, i -> StrictMath.cos(x[i]));
            case Sigmoid _ -> fill(y, i -> 1 / (1 + StrictMath.exp(-x[i])));
            case Softplus _ ->
                    fill(
                            y,
                            i ->
                                    Math.max(x[i], 0)
                                            + StrictMath.log1p(StrictMath.exp(-Math.abs(x[i]))));
            case LogSoftmax _ -> logSoftmax(rows, columns, x, y);
            case SumRows _ -> {
                for (int i = 0; i < x.length; i++) {
                    y[i % columns] += x[i];
                }
            }
            case MaxRows _ -> {
                Arrays.fill(y, Double.NEGATIVE_INFINITY);
                for (int i = 0; i < x.length; i++) {
                    y[i % columns] = Math.max(y[i % columns], x[i]);
                }
            }
            case SumColumns _ -> {
                int c = x.length / rows;
                for (int i = 0; i < x.length; i++) {
                    y[i / c] += x[i];
                }
            }
            case BroadcastRows _ -> fill(y, i -> x[i % columns]);
            case BroadcastColumns _ -> fill(y, i -> x[i / columns]);
            case Pick _ -> {
                requireIndices("pick", x.length / columns, e.operands().get(1), in[1]);
                fill(y, j -> x[(int) in[1][j] * columns + j]);
            }
            case Scatter _ -> {
                requireIndices("scatter", rows, e.operands().get(1), in[1]);
                for (int j = 0; j < columns; j++) {
                    y[(int) in[1][j] * columns + j] = x[j];
                }
            }
            case Gather _ -> {
                requireIndices("gather", x.length / columns, e.operands().get(1), in[1]);
                fill(y, i -> x[(int) in[1][i / columns] * columns + i % columns]);
            }
            case ScatterAdd _ -> {
                requireIndices("scatterAdd", rows, e.operands().get(1), in[1]);
                for (int i = 0; i < x.length; i++) {
                    y[(int) in[1][i / columns] * columns + i % columns] += x[i];
                }
            }
            case ArrangeRows(RowMap map) ->
                    fill(
                            y,
                            i -> {
                                int row = map.source(i / columns);
                                return row == RowMap.NONE ? 0 : x[row * columns + i % columns];
                            });
            case CollectRows(RowMap map) -> {
                for (int i = 0; i < x.length; i++) {
                    int row = map.source(i / columns);
                    if (row != RowMap.NONE) {
                        y[row * columns + i % columns] += x[i];
                    }
                }
            }
            case ConcatenateRows _ -> fill(y, i -> i < x.length ? x[i] : in[1][i - x.length]);
            case SliceRows(int from, int _) -> fill(y, i -> x[from * columns + i]);
            case DecayedSum(boolean transposed) -> decayedSum(transposed, columns, x, in[1], y);
            case StopGradient _ -> fill(y, i -> x[i]);
        }
        return y;
    }

    /** A stack of products with {@code rows} rows each. */
    private static void matmul(
            MatMul m, int rows, int columns, double[] a, double[] b, double[] y) {
        int inner = a.length / (m.stack() * rows);
        for (int k = 0; k < m.stack(); k++) {
            int aAt = k * rows * inner;
            int bAt = k * inner * columns;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int p = 0; p < inner; p++) {
                        double left = a[aAt + (m.transposeLeft() ? p * rows + i : i * inner + p)];
                        int right = m.transposeRight() ? j * inner + p : p * columns + j;
                        sum += left * b[bAt + right];
                    }
                    y[(k * rows + i) * columns + j] = sum;
                }
            }
        }
    }

    private static void requireIndices(
            String operation, int rows, Variable indices, double[] values) {
        for (int j = 0; j < values.length; j++) {
            if (!RowIndex.isOf(rows, values[j])) {
                throw RowIndex.refusal(operation, indices.toString(), rows, j, values[j]);
            }
        }
    }

    private static void decayedSum(
            boolean transposed, int columns, double[] x, double[] decay, double[] y) {
        for (int from = 0; from < x.length; from += columns) {
            double sum = 0;
            for (int k = 0; k < columns; k++) {
                int j = transposed ? columns - 1 - k : k;
                double d = transposed ? (k == 0 ? 0 : decay[j + 1]) : decay[j];
                sum = x[from + j] + d * sum;
                y[from + j] = sum;
            }
        }
    }

    private static void logSoftmax(int rows, int columns, double[] x, double[] y) {
        for (int j = 0; j < columns; j++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rows; i++) {
                max = Math.max(max, x[i * columns + j]);
            }
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += StrictMath.exp(x[i * columns + j] - max);
            }
            double log = StrictMath.log(sum);
            for (int i = 0; i < rows; i++) {
                y[i * columns + j] = x[i * columns + j] - max - log;
            }
        }
    }

    private static void fill(double[] y, IntToDoubleFunction f) {
        Arrays.setAll(y, f);
    }
}
