package org.metagrad.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Functions of one element, in nanoseconds for each, over an array in the first-level cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Elementary {
    private static final int N = 1024;

    /** The function. */
    @Param({"TANH", "EXP", "LOG", "SIGMOID", "SOFTPLUS", "RELU"})
    public Function function;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param({"best", "scalar"})
    public String kernels;

    private FloatKernels floats;
    private DoubleKernels doubles;
    private final float[] y = new float[N];
    private final double[] wideY = new double[N];
    private double[] wideX;
    private float[] x;

    /** A state that JMH makes. */
    public Elementary() {}

    /** Fills the operand with positive numbers, of which all functions are defined. */
    @Setup
    public void fill() {
        floats = Chosen.floats(kernels);
        doubles = Chosen.doubles(kernels);
        wideX = new SplittableRandom(1).doubles(N, 1e-3, 4).toArray();
        x = Chosen.rounded(wideX);
    }

    /** In float. */
    @Benchmark
    @OperationsPerInvocation(N)
    public float[] floats() {
        floats.apply(function, N, x, 0, y, 0);
        return y;
    }

    /** In double. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] doubles() {
        doubles.apply(function, N, wideX, 0, wideY, 0);
        return wideY;
    }
}
