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
 * The three forms of the matrix product at the shapes of a layer with {@code in} inputs and {@code
 * out} outputs over {@code columns} samples. Each is {@code 2 in out columns} FLOPs.
 *
 * <ul>
 *   <li>forward (NN): weights {@code [out, in]} times states {@code [in, columns]};
 *   <li>cotangent (TN): weights' {@code [in, out]} times cotangents {@code [out, columns]};
 *   <li>weights (NT): cotangents {@code [out, columns]} times states' {@code [columns, in]}.
 * </ul>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FloatProducts {

    /** Inputs and outputs of the layer. */
    @Param({"64x64", "4x64", "64x2", "100x100", "128x128"})
    public String layer;

    /** Samples: a tile. */
    @Param("336")
    public int columns;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private FloatKernels set;
    private int in;
    private int out;
    private float[] w;
    private float[] x;
    private float[] y;

    /** A state that JMH makes. */
    public FloatProducts() {}

    /** Fills the operands. */
    @Setup
    public void fill() {
        set = KernelChoice.floats(kernels);
        String[] sizes = layer.split("x");
        in = Integer.parseInt(sizes[0]);
        out = Integer.parseInt(sizes[1]);
        w = FloatBatch.uniform(in * out, 1);
        x = FloatBatch.uniform(in * columns, 2);
        y = FloatBatch.uniform(out * columns, 3);
    }

    /** {@code y = w x}. */
    @Benchmark
    public float[] forward() {
        set.matmul(false, out, columns, in, w, 0, x, 0, y, 0, false);
        return y;
    }

    /** {@code x = w' y}. */
    @Benchmark
    public float[] cotangent() {
        set.matmul(true, in, columns, out, w, 0, y, 0, x, 0, false);
        return x;
    }

    /** {@code w = y x'}. */
    @Benchmark
    public float[] weights() {
        set.matmulTransposeRight(out, in, columns, y, 0, x, 0, w, 0, false);
        return w;
    }
}
