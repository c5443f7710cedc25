package org.metagrad.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.metagrad.kernels.DoubleKernels;
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
public class Products {

    /** Inputs and outputs of the layer. */
    @Param({"64x64", "4x64", "64x2", "100x100", "128x128"})
    public String layer;

    /** Samples: a tile. */
    @Param("336")
    public int columns;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private FloatKernels floats;
    private DoubleKernels doubles;
    private int in;
    private int out;
    private float[] w;
    private float[] x;
    private float[] y;
    private double[] wide;
    private double[] wideX;
    private double[] wideY;

    /** A state that JMH makes. */
    public Products() {}

    /** Fills the operands. */
    @Setup
    public void fill() {
        floats = Chosen.floats(kernels);
        doubles = Chosen.doubles(kernels);
        String[] sizes = layer.split("x");
        in = Integer.parseInt(sizes[0]);
        out = Integer.parseInt(sizes[1]);
        SplittableRandom random = new SplittableRandom(1);
        wide = random.doubles(in * out, -1, 1).toArray();
        wideX = random.doubles(in * columns, -1, 1).toArray();
        wideY = random.doubles(out * columns, -1, 1).toArray();
        w = Chosen.rounded(wide);
        x = Chosen.rounded(wideX);
        y = Chosen.rounded(wideY);
    }

    /** {@code y = w x}. */
    @Benchmark
    public float[] forward() {
        floats.matmul(false, out, columns, in, w, 0, x, 0, y, 0, false);
        return y;
    }

    /** {@code x = w' y}. */
    @Benchmark
    public float[] cotangent() {
        floats.matmul(true, in, columns, out, w, 0, y, 0, x, 0, false);
        return x;
    }

    /** {@code w = y x'}. */
    @Benchmark
    public float[] weights() {
        floats.matmulTransposeRight(out, in, columns, y, 0, x, 0, w, 0, false);
        return w;
    }

    /** {@link #forward} in double. */
    @Benchmark
    public double[] forwardDouble() {
        doubles.matmul(false, out, columns, in, wide, 0, wideX, 0, wideY, 0, false);
        return wideY;
    }

    /** {@link #cotangent} in double. */
    @Benchmark
    public double[] cotangentDouble() {
        doubles.matmul(true, in, columns, out, wide, 0, wideY, 0, wideX, 0, false);
        return wideX;
    }

    /** {@link #weights} in double. */
    @Benchmark
    public double[] weightsDouble() {
        doubles.matmulTransposeRight(out, in, columns, wideY, 0, wideX, 0, wide, 0, false);
        return wide;
    }
}
