package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.metagrad.kernels.FloatKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reductions of a matrix {@code [rows, columns]}: a layer's bias gradient sums along its rows, a
 * softmax takes maxima and sums down its columns. Each reads {@code rows columns} values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FloatReductions {

    /** Rows and columns: a hidden layer and the logits of a tile. */
    @Param({"64x336", "2x336"})
    public String shape;

    /** The kernel set, {@code best} or {@code scalar}, or {@code ejml}. */
    @Param({"best", "scalar", "ejml"})
    public String kernels;

    /** One library's reductions, which return what they have written to. */
    private interface Reductions {
        float[] sumColumns();

        float[] sumRows();

        float[] maxRows();
    }

    private Reductions reductions;

    /** A state that JMH makes. */
    public FloatReductions() {}

    /** Fills the operand. */
    @Setup
    public void fill() {
        int by = shape.indexOf('x');
        int rows = Integer.parseInt(shape.substring(0, by));
        int columns = Integer.parseInt(shape.substring(by + 1));
        float[] x = FloatBatch.uniform(rows * columns, 1);
        float[] perRow = new float[rows];
        float[] perColumn = new float[columns];
        reductions =
                kernels.equals("ejml")
                        ? new OfEjml(rows, columns, x, perRow, perColumn)
                        : new OfKernels(
                                KernelChoice.floats(kernels), rows, columns, x, perRow, perColumn);
        Figures.set(Figures.FLOPS, (double) rows * columns, "FLOP/op");
    }

    /** {@return the sums {@code y[i,0] = sum_j x[i,j]}} */
    @Benchmark
    public float[] sumColumns() {
        return reductions.sumColumns();
    }

    /** {@return the sums {@code y[0,j] = sum_i x[i,j]}} */
    @Benchmark
    public float[] sumRows() {
        return reductions.sumRows();
    }

    /** {@return the maxima {@code y[0,j] = max_i x[i,j]}} */
    @Benchmark
    public float[] maxRows() {
        return reductions.maxRows();
    }

    private record OfKernels(
            FloatKernels set, int rows, int columns, float[] x, float[] perRow, float[] perColumn)
            implements Reductions {
        @Override
        public float[] sumColumns() {
            set.sumColumns(rows, columns, x, 0, perRow, 0, false);
            return perRow;
        }

        @Override
        public float[] sumRows() {
            set.sumRows(rows, columns, x, 0, perColumn, 0);
            return perColumn;
        }

        @Override
        public float[] maxRows() {
            set.maxRows(rows, columns, x, 0, perColumn, 0);
            return perColumn;
        }
    }

    private record OfEjml(int rows, int columns, float[] x, float[] perRow, float[] perColumn)
            implements Reductions {
        @Override
        public float[] sumColumns() {
            return FloatEjml.sumColumns(rows, columns, x, perRow);
        }

        @Override
        public float[] sumRows() {
            return FloatEjml.sumRows(rows, columns, x, perColumn);
        }

        @Override
        public float[] maxRows() {
            return FloatEjml.maxRows(rows, columns, x, perColumn);
        }
    }
}
