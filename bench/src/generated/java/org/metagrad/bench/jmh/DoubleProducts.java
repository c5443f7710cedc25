// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
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
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DoubleProducts {

    /** Inputs and outputs of the layer. */
    @Param({"64x64", "4x64", "64x2", "100x100", "256x256"})
    public String layer;

    /** Samples: a tile. */
    @Param("336")
    public int columns;

    /** The kernel set, {@code best} or {@code scalar}, or {@code ejml}. */
    @Param({"best", "scalar", "ejml"})
    public String kernels;

    private DoubleLayerProducts products;

    /** A state that JMH makes. */
    public DoubleProducts() {}

    /** Fills the operands. */
    @Setup
    public void fill() {
        int x = layer.indexOf('x');
        int in = Integer.parseInt(layer.substring(0, x));
        int out = Integer.parseInt(layer.substring(x + 1));
        products =
                kernels.equals("ejml")
                        ? new DoubleEjml(in, out, columns)
                        : new DoubleKernelProducts(kernels, in, out, columns);
        Figures.set(Figures.FLOPS, 2.0 * in * out * columns, "FLOP/op");
    }

    /** {@return the product {@code y = w x}} */
    @Benchmark
    public Object forward() {
        return products.forward();
    }

    /** {@return the product {@code x = w' y}} */
    @Benchmark
    public Object cotangent() {
        return products.cotangent();
    }

    /** {@return the product {@code w = y x'}} */
    @Benchmark
    public Object weights() {
        return products.weights();
    }
}
