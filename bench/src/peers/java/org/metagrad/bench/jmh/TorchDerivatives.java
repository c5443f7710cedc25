package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
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
 * The derivatives of {@link FloatDerivatives} by libtorch's autograd on one thread; compared with
 * ours in double in the set-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TorchDerivatives {

    /** Layer sizes. */
    @Param("4-64-64-2")
    public String network;

    /** Samples of the batch. */
    @Param({"20", "256", "4000"})
    public int samples;

    /** The precision of all values. */
    @Param({"float", "double"})
    public String precision;

    private TorchPolicy policy;
    private TorchPolicy.Draw draw;
    private TensorVector theta;
    private TensorVector v;

    /** A state that JMH makes. */
    public TorchDerivatives() {}

    /** Makes the tensors and compares both benchmarks with ours. */
    @Setup
    public void compare() {
        NativeLibraries.requireFree();
        TorchPolicy.useThreads(1);
        DoubleBatch batch = DoubleBatch.of(network);
        policy = TorchPolicy.of(batch, precision);
        draw = policy.draw(batch.numbers(samples, 2));
        theta = policy.parameters(batch.theta(1));
        v = policy.vector(batch.theta(3));

        DoubleTiledLoss loss =
                DoubleTiledLoss.of(batch.loss(), samples, KernelChoice.doubles("best"));
        DoubleTiles tiles = batch.tiles(samples, 2);
        double[] ours = new double[loss.parameters()];
        double tolerance = Agreement.tolerance(precision);
        loss.gradient(batch.theta(1), tiles, ours);
        TensorVector gradient = policy.gradient(theta, draw, false);
        Agreement.require("gradient", ours, TorchPolicy.values(gradient), tolerance);
        loss.hessianVectorProduct(batch.theta(1), tiles, batch.theta(3), ours);
        Agreement.require("product", ours, TorchPolicy.values(product()), tolerance);
        // What ours has said of itself.
        Figures.clear();
    }

    private TensorVector product() {
        TensorVector gradient = policy.gradient(theta, draw, true);
        return TorchPolicy.gradient(TorchPolicy.inner(gradient, v), theta, false);
    }

    /**
     * Computes {@code grad L}.
     *
     * @return the number of its tensors
     */
    @Benchmark
    public long gradient() {
        try (PointerScope _ = new PointerScope()) {
            return policy.gradient(theta, draw, false).size();
        }
    }

    /**
     * Computes {@code grad L} and {@code H v}, with {@code create_graph}.
     *
     * @return the number of tensors of the product
     */
    @Benchmark
    public long gradientAndProduct() {
        try (PointerScope _ = new PointerScope()) {
            return product().size();
        }
    }
}
