// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.kernels.DoubleKernels;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A softmax policy's loss over a batch and its derivatives: the gradient, and the gradient with a
 * Hessian-vector product in each of three modes.
 *
 * <p>{@code gradientAndProduct} linearises, and {@code cachedProduct} is its second half alone: the
 * product at a point whose gradient is there already, as MAML asks for it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DoubleDerivatives {

    /** Layer sizes. */
    @Param({"4-64-64-2", "8-100-100-4"})
    public String network;

    /** Samples of the batch. */
    @Param({"20", "256", "4000", "20000"})
    public int samples;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private DoubleTiledLoss tiled;
    private DoubleTiledPlan plan;
    private DoubleTiles tiles;
    private double[] theta;
    private double[] v;
    private double[] result;

    /** A state that JMH makes. */
    public DoubleDerivatives() {}

    /**
     * Plans the loss, and the mode of the benchmark at hand; draws the batch.
     *
     * @param benchmark which one runs
     */
    @Setup
    public void plan(BenchmarkParams benchmark) {
        DoubleBatch batch = DoubleBatch.of(network);
        DoubleKernels set = KernelChoice.doubles(kernels);
        tiled = DoubleTiledLoss.of(batch.loss(), samples, set);
        tiles = batch.tiles(samples, 2);
        theta = batch.theta(1);
        v = batch.theta(3);
        result = new double[theta.length];
        tiled.linearise(theta, tiles, result);

        String name = benchmark.getBenchmark();
        String mode = name.substring(name.lastIndexOf('.') + 1);
        Loss loss = batch.loss();
        Figures.set(Figures.FLOPS, flops(mode, loss), "FLOP/op");
        int width = DoubleTiles.width(samples);
        if (mode.endsWith("OverReverse")) {
            plan =
                    new DoubleTiledPlan(
                            program(mode, loss, width),
                            loss,
                            width,
                            new DoubleTiledPlan.Point(
                                    batch.numbers(samples, 2), rounded(theta), rounded(v)),
                            set);
        }
    }

    /** The program of a benchmark that has one of its own. */
    private static Program program(String mode, Loss loss, int columns) {
        Program value = loss.program(columns);
        return switch (mode) {
            case "loss" -> value;
            case "forwardOverReverse" -> Differentiation.hessianVectorProduct(value, loss.wrt());
            case "reverseOverReverse" -> Differentiation.reverseOverReverse(value, loss.wrt());
            default -> Differentiation.gradient(value, loss.wrt());
        };
    }

    private long flops(String mode, Loss loss) {
        Program program = program(mode, loss, samples);
        return switch (mode) {
            case "cachedProduct" ->
                    Cost.of(Linearisation.of(program, loss.wrt()).tangent()).flops();
            case "gradientAndProduct" -> {
                Linearisation linear = Linearisation.of(program, loss.wrt());
                yield Cost.of(linear.primal()).plus(Cost.of(linear.tangent())).flops();
            }
            default -> Cost.of(program).flops();
        };
    }

    private static double[] rounded(double[] values) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = values[i];
        }
        return rounded;
    }

    /** {@return the loss {@code L}} */
    @Benchmark
    public double loss() {
        return tiled.value(theta, tiles);
    }

    /** {@return the gradient {@code grad L}} */
    @Benchmark
    public double[] gradient() {
        tiled.gradient(theta, tiles, result);
        return result;
    }

    /**
     * {@return the gradient {@code grad L} once more: what differs between this and {@link
     * #gradient} is noise}
     */
    @Benchmark
    public double[] gradientAgain() {
        tiled.gradient(theta, tiles, result);
        return result;
    }

    /** {@return the product {@code H v} where the gradient has been linearised} */
    @Benchmark
    public double[] cachedProduct() {
        tiled.hessianVectorProduct(theta, tiles, v, result);
        return result;
    }

    /** {@return the gradient {@code grad L} and the product {@code H v}, linearised} */
    @Benchmark
    public double[] gradientAndProduct() {
        tiled.linearise(theta, tiles, result);
        tiled.hessianVectorProduct(theta, tiles, v, result);
        return result;
    }

    /**
     * {@return the gradient {@code grad L} and the product {@code H v}, the pushforward of the
     * gradient}
     */
    @Benchmark
    public double[] forwardOverReverse() {
        return plan.run();
    }

    /**
     * {@return the gradient {@code grad L} and the product {@code H v}, the gradient of the
     * gradient's slope along {@code v}}
     */
    @Benchmark
    public double[] reverseOverReverse() {
        return plan.run();
    }
}
