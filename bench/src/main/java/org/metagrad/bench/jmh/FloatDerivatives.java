package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.metagrad.meta.FloatTiledLoss;
import org.metagrad.meta.FloatTiles;
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
 * Derivatives of a softmax policy's loss over a batch: the gradient, the gradient that keeps what a
 * product can reuse, that product, and both.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FloatDerivatives {

    /** Layer sizes. */
    @Param({"4-64-64-2", "8-100-100-4"})
    public String network;

    /** Samples of the batch. */
    @Param({"20", "256", "4000", "20000"})
    public int samples;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private FloatTiledLoss loss;
    private FloatTiles tiles;
    private double[] theta;
    private double[] v;
    private double[] result;

    /** A state that JMH makes. */
    public FloatDerivatives() {}

    /** Plans the loss and draws the batch. */
    @Setup
    public void plan() {
        FloatBatch batch = FloatBatch.of(network);
        loss =
                new FloatTiledLoss(
                        batch::loss,
                        batch.parameterInputs(),
                        KernelChoice.floats(kernels),
                        samples);
        tiles = batch.tiles(samples, 2);
        theta = batch.theta(1);
        v = batch.theta(3);
        result = new double[theta.length];
        loss.linearise(theta, tiles, result);
    }

    /** {@code grad L}. */
    @Benchmark
    public double[] gradient() {
        loss.gradient(theta, tiles, result);
        return result;
    }

    /** {@code H v} where the gradient has been linearised. */
    @Benchmark
    public double[] cachedProduct() {
        loss.hessianVectorProduct(theta, tiles, v, result);
        return result;
    }

    /** {@code grad L} and {@code H v}. */
    @Benchmark
    public double[] gradientAndProduct() {
        loss.linearise(theta, tiles, result);
        loss.hessianVectorProduct(theta, tiles, v, result);
        return result;
    }
}
