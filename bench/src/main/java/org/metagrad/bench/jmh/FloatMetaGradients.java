package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.metagrad.meta.FloatTiledLoss;
import org.metagrad.meta.FloatTiles;
import org.metagrad.meta.Fomaml;
import org.metagrad.meta.LearningTask;
import org.metagrad.meta.Maml;
import org.metagrad.meta.MetaGradient;
import org.metagrad.meta.MetaLearner;
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
 * The meta-gradient over a meta-batch of tasks whose samples are fixed: the learner's arithmetic
 * alone, without rollouts. Tasks are shared out among the worker threads as in training.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FloatMetaGradients {
    private static final double ALPHA = 0.1;

    /** Layer sizes. */
    @Param({"4-64-64-2", "8-100-100-4"})
    public String network;

    /** Samples of each draw. */
    @Param("4000")
    public int samples;

    /** Tasks of the meta-batch. */
    @Param("20")
    public int tasks;

    /** {@code fomaml} or {@code maml}, with the number of inner steps. */
    @Param({"fomaml-1", "maml-1", "fomaml-3", "maml-3"})
    public String learner;

    /** Worker threads. */
    @Param({"1", "2"})
    public int workers;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private ExecutorService pool;
    private final List<Worker> states = new ArrayList<>();
    private MetaLearner rule;
    private double[] theta;

    /** A state that JMH makes. */
    public FloatMetaGradients() {}

    /** A thread's arenas, and where it puts a task's result. */
    private record Worker(FixedDraws task, MetaGradient result) {
        void metaGradient(MetaLearner rule, double[] theta, int of) {
            task.enter(of);
            rule.metaGradient(task, theta, result);
        }
    }

    /** Draws the samples and starts the threads. */
    @Setup
    public void start() {
        FloatBatch batch = FloatBatch.of(network);
        int steps = Integer.parseInt(learner.substring(learner.indexOf('-') + 1));
        rule = learner.startsWith("maml") ? new Maml(steps, ALPHA) : new Fomaml(steps, ALPHA);
        theta = batch.theta(1);
        FloatTiles[][] draws = new FloatTiles[tasks][steps + 1];
        for (int t = 0; t < tasks; t++) {
            for (int d = 0; d <= steps; d++) {
                draws[t][d] = batch.tiles(samples, 100L * t + d);
            }
        }
        for (int w = 0; w < workers; w++) {
            states.add(new Worker(new FixedDraws(batch, this, draws), rule.room(theta.length)));
        }
        pool = Executors.newFixedThreadPool(workers);
    }

    /** Stops the threads. */
    @TearDown
    public void stop() {
        pool.shutdown();
    }

    /** The meta-gradients of all tasks. */
    @Benchmark
    public Object metaGradient() throws ExecutionException, InterruptedException {
        if (workers == 1) {
            for (int t = 0; t < tasks; t++) {
                states.getFirst().metaGradient(rule, theta, t);
            }
            return states;
        }
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Worker worker : states) {
            running.add(
                    pool.submit(() -> {
                        for (int t; (t = next.getAndIncrement()) < tasks; ) {
                            worker.metaGradient(rule, theta, t);
                        }
                    }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        return states;
    }

    /** Tasks whose draws are given. */
    private static final class FixedDraws implements LearningTask<FloatTiles> {
        private final FloatTiledLoss loss;
        private final FloatTiles[][] draws;
        private int task;

        FixedDraws(FloatBatch batch, FloatMetaGradients benchmark, FloatTiles[][] draws) {
            loss =
                    new FloatTiledLoss(
                            batch::loss,
                            batch.parameterInputs(),
                            KernelChoice.floats(benchmark.kernels),
                            benchmark.samples);
            this.draws = draws;
        }

        void enter(int task) {
            this.task = task;
        }

        @Override
        public FloatTiles sample(double[] theta, int draw) {
            return draws[task][draw];
        }

        @Override
        public void gradient(double[] theta, FloatTiles data, double[] gradient) {
            loss.gradient(theta, data, gradient);
        }

        @Override
        public void linearise(double[] theta, FloatTiles data, double[] gradient) {
            loss.linearise(theta, data, gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, FloatTiles data, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data, v, product);
        }
    }
}
