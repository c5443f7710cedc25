package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
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
public class FloatFunctions {
    private static final int N = 1024;

    /** The function. */
    @Param({"TANH", "EXP", "LOG", "SIGMOID", "SOFTPLUS", "RELU"})
    public Function function;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param({"best", "scalar"})
    public String kernels;

    private FloatKernels set;
    private final float[] y = new float[N];
    private float[] x;

    /** A state that JMH makes. */
    public FloatFunctions() {}

    /** Fills the operand with positive numbers, of which all functions are defined. */
    @Setup
    public void fill() {
        set = KernelChoice.floats(kernels);
        x = FloatBatch.uniform(N, 1);
        for (int i = 0; i < N; i++) {
            x[i] = 2.001f + 2 * x[i];
        }
    }

    /** The function of each element. */
    @Benchmark
    @OperationsPerInvocation(N)
    public float[] apply() {
        set.apply(function, N, x, 0, y, 0);
        return y;
    }
}
