// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.DoubleKernels;
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
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DoubleFunctions {
    private static final int N = 1024;

    /** The function. */
    @Param({"TANH", "EXP", "LOG", "SIGMOID", "SOFTPLUS", "RELU"})
    public Elementwise function;

    /** The kernel set, {@code best} or {@code scalar}, or {@code ejml}, which has EXP and LOG. */
    @Param({"best", "scalar"})
    public String kernels;

    /** One library's loop over the elements. */
    private interface Loop {
        double[] run();
    }

    private final double[] y = new double[N];
    private double[] x;
    private Loop loop;

    /** A state that JMH makes. */
    public DoubleFunctions() {}

    /** Fills the operand with positive numbers, of which all functions are defined. */
    @Setup
    public void fill() {
        x = DoubleBatch.uniform(N, 1);
        for (int i = 0; i < N; i++) {
            x[i] = 2.001d + 2 * x[i];
        }
        loop = kernels.equals("ejml") ? ofEjml() : ofKernels();
    }

    private Loop ofKernels() {
        DoubleKernels set = KernelChoice.doubles(kernels);
        return () -> {
            set.apply(function, N, x, 0, y, 0);
            return y;
        };
    }

    private Loop ofEjml() {
        return switch (function) {
            case EXP -> () -> DoubleEjml.exp(x, y);
            case LOG -> () -> DoubleEjml.log(x, y);
            default -> throw new IllegalArgumentException("EJML has no " + function);
        };
    }

    /** {@return the function of each element} */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] apply() {
        return loop.run();
    }
}
