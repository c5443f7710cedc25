package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The meta-gradients of all tasks of {@link FloatMetaUpdate} by libtorch's autograd, and their
 * mean; without the step of Adam, which ours takes too. MAML differentiates through the inner steps
 * with {@code create_graph}. The mean meta-gradient is compared with ours in double in the set-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TorchMetaGradient {
    private static final double ALPHA = 0.1;

    /** {@code maml} or {@code fomaml}. */
    @Param({"maml", "fomaml"})
    public String learner;

    /** Inner steps. */
    @Param({"1", "3"})
    public int innerSteps;

    /** Tasks of the meta-batch. */
    @Param("20")
    public int tasks;

    /** Units of each of the two hidden layers. */
    @Param("64")
    public int width;

    /** Samples of each draw. */
    @Param("4000")
    public int rows;

    /** Sizes of state and of logits, around the hidden layers. */
    @Param("4-2")
    public String ends;

    /** Threads. */
    @Param({"1", "2"})
    public int threads;

    /** What is shared out among the threads: libtorch's {@code operators}, or the {@code tasks}. */
    @Param({"operators", "tasks"})
    public String shared;

    /** The precision of all values. */
    @Param("float")
    public String precision;

    private ExecutorService pool;
    private TorchPolicy policy;
    private TorchPolicy.Draw[][] draws;
    private double[] start;

    /** A state that JMH makes. */
    public TorchMetaGradient() {}

    /**
     * Makes the tensors and compares with our update of the same samples.
     *
     * @throws ExecutionException if a thread fails
     * @throws InterruptedException if the benchmark is interrupted
     */
    @Setup
    public void compare() throws ExecutionException, InterruptedException {
        NativeLibraries.requireFree();
        pool = Executors.newFixedThreadPool(threads);
        DoubleMetaUpdate ours = new DoubleMetaUpdate();
        ours.learner = learner;
        ours.innerSteps = innerSteps;
        ours.tasks = tasks;
        ours.width = width;
        ours.rows = rows;
        ours.ends = ends;
        ours.threads = 1;
        ours.kernels = "best";
        ours.start();
        ours.update();
        ours.stop();

        DoubleBatch batch = DoubleBatch.of(ours.network());
        policy = TorchPolicy.of(batch, precision);
        start = batch.theta(1);
        draws = new TorchPolicy.Draw[tasks][innerSteps + 1];
        for (int t = 0; t < tasks; t++) {
            for (int d = 0; d <= innerSteps; d++) {
                draws[t][d] = policy.draw(batch.numbers(rows, 100L * t + d));
            }
        }
        Agreement.require(learner, ours.mean(), mean(), Agreement.tolerance(precision));
        // What ours has said of itself.
        Figures.clear();
    }

    /** Stops the threads. */
    @TearDown
    public void stop() {
        pool.shutdown();
    }

    /**
     * {@return the mean meta-gradient}
     *
     * @throws ExecutionException if a thread fails
     * @throws InterruptedException if the benchmark is interrupted
     */
    @Benchmark
    public double[] mean() throws ExecutionException, InterruptedException {
        int workers = shared.equals("tasks") ? threads : 1;
        List<Future<double[]>> running = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            int first = w;
            running.add(pool.submit(() -> sum(first, workers)));
        }
        double[] mean = new double[start.length];
        for (Future<double[]> part : running) {
            double[] sum = part.get();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sum[i] / tasks;
            }
        }
        return mean;
    }

    /** The sum over every {@code stride}-th task. */
    private double[] sum(int first, int stride) {
        TorchPolicy.useThreads(shared.equals("operators") ? threads : 1);
        double[] sum = new double[start.length];
        for (int t = first; t < tasks; t += stride) {
            try (PointerScope _ = new PointerScope()) {
                double[] one = TorchPolicy.values(metaGradient(draws[t]));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += one[i];
                }
            }
        }
        return sum;
    }

    private TensorVector metaGradient(TorchPolicy.Draw[] data) {
        boolean exact = learner.equals("maml");
        TensorVector theta = policy.parameters(start);
        TensorVector at = theta;
        for (int s = 0; s < innerSteps; s++) {
            at = step(at, policy.gradient(at, data[s], exact), exact);
        }
        return TorchPolicy.gradient(policy.loss(at, data[innerSteps]), exact ? theta : at, false);
    }

    /** {@code theta - alpha g}, as a part of the graph or as new leaves. */
    private static TensorVector step(TensorVector theta, TensorVector g, boolean exact) {
        Tensor[] next = new Tensor[Math.toIntExact(theta.size())];
        for (int i = 0; i < next.length; i++) {
            next[i] = theta.get(i).sub(g.get(i), new Scalar(ALPHA));
            if (!exact) {
                next[i] = next[i].detach().set_requires_grad(true);
            }
        }
        return new TensorVector(next);
    }
}
