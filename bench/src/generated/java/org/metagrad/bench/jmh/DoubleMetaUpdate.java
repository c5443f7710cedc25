// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Bmg;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.EsMaml;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Imaml;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Lslr;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaCurvature;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.MetaSgd;
import org.metagrad.meta.learner.Reptile;
import org.metagrad.meta.task.Workers;
import org.metagrad.meta.update.MeanMetaGradient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * One meta-update over tasks whose samples are fixed: the directed step where there is one, the
 * meta-gradients of all tasks, their mean, and a step of Adam. That is a training iteration without
 * its rollouts and baselines. Tasks are shared out among the threads as in training, and as there
 * each thread has one set of tiles, plans and residuals that it uses for task after task, and helps
 * with the tiles of others when no task is left. A draw keeps the activations of its forward pass,
 * which in training the rollout runs to draw actions, and the gradients start from them.
 *
 * <p>Secondary results: {@code flops} that the {@link PredictedCost} model counts and {@code
 * gflops}, the rate this makes with the time measured; {@code bytesLive}, of all arrays that an
 * update works on except the tasks' samples, and {@code bytesPlans}, its plans' part.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DoubleMetaUpdate {
    private static final double ALPHA = 0.1;
    private static final int CONTEXT = 5;
    private static final double LAMBDA = 2;
    private static final int SOLVER_STEPS = 10;
    private static final int TARGET_STEPS = 5;
    private static final int ES_PAIRS = 20;
    private static final double ES_SIGMA = 0.05;
    private static final String DIRECTED = "directed-";

    /** The meta-learner. Reptile and iMAML take at least two inner steps, all others one. */
    @Param({
        "maml",
        "fomaml",
        "reptile",
        "meta-sgd",
        "lslr-maml",
        "meta-curvature",
        "cavia",
        "anil",
        "imaml",
        "bmg",
        "meta-rkhs-1",
        "es-maml",
        "directed-maml",
        "directed-fomaml"
    })
    public String learner;

    /** Inner steps. */
    @Param({"1", "3", "5"})
    public int innerSteps;

    /** Tasks of the meta-batch. */
    @Param({"1", "5", "10", "20", "40"})
    public int tasks;

    /** Units of each of the two hidden layers. */
    @Param({"32", "64", "100", "256"})
    public int width;

    /** Samples of each draw: of each inner step and of the outer loss. */
    @Param({"500", "2000", "4000", "20000"})
    public int rows;

    /** Worker threads. */
    @Param({"1", "2"})
    public int threads;

    /** Sizes of state and of logits, around the hidden layers. */
    @Param("4-2")
    public String ends;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private Workers<Worker> workers;
    private MetaLearner rule;
    private Directed directed;
    private Adam adam;
    private MetaGradient[] gradients;
    private MetaGradient room;
    private double[] start;
    private double[] theta;
    private MeanMetaGradient mean;

    /** A state that JMH makes. */
    public DoubleMetaUpdate() {}

    /** Draws the samples and starts the threads. */
    @Setup
    public void start() {
        DoubleBatch batch = DoubleBatch.of(network(), learner.equals("cavia") ? CONTEXT : 0);
        rule = rule(batch);
        directed = learner.startsWith(DIRECTED) ? new Directed(rule, ALPHA) : null;
        int parameters = batch.theta(1).length;
        start = rule.initial(batch.theta(1), ALPHA);
        theta = new double[start.length];
        mean = new MeanMetaGradient(start.length);
        adam = new Adam(start.length, 1e-3);
        room = rule.room(parameters);
        gradients = new MetaGradient[tasks];
        DoubleTiles[][] draws = new DoubleTiles[tasks + 1][rule.draws()];
        for (int t = 0; t <= tasks; t++) {
            for (int d = 0; d < rule.draws(); d++) {
                draws[t][d] = batch.tiles(rows, 100L * t + d);
            }
            if (t < tasks) {
                gradients[t] = rule.room(parameters);
            }
        }
        workers = new Workers<>(threads, _ -> new Worker(batch, this, draws));
        DoubleTiledLoss.share(
                workers.states().stream().map(worker -> worker.loss).toList(), workers.crew());
        long flops =
                PredictedCost.ofUpdate(
                        rule, directed != null, batch.loss(), rows, parameters, tasks);
        Figures.set(Figures.FLOPS, flops, "FLOP/op");
    }

    /** The layer sizes, such as {@code 4-64-64-2}. */
    String network() {
        return ends.replace("-", "-" + width + "-" + width + "-");
    }

    private MetaLearner rule(DoubleBatch batch) {
        String base = learner.startsWith(DIRECTED) ? learner.substring(DIRECTED.length()) : learner;
        return switch (base) {
            case "maml" -> new Maml(innerSteps, ALPHA);
            case "fomaml" -> new Fomaml(innerSteps, ALPHA);
            case "reptile" -> new Reptile(innerSteps, ALPHA);
            case "meta-sgd" -> new MetaSgd(innerSteps, true);
            case "lslr-maml" -> new Lslr(innerSteps, batch.policy().parameterShapes(), true);
            case "meta-curvature" ->
                    new MetaCurvature(innerSteps, ALPHA, batch.policy().parameterShapes(), true);
            case "imaml" -> new Imaml(innerSteps, ALPHA, LAMBDA, SOLVER_STEPS, 0);
            case "bmg" -> new Bmg(innerSteps, TARGET_STEPS, ALPHA, 0);
            case "meta-rkhs-1" -> new MetaRkhs1(innerSteps, ALPHA, 0);
            case "es-maml" -> new EsMaml(innerSteps, ALPHA, ES_PAIRS, ES_SIGMA, 0);
            case "cavia" -> new Cavia(innerSteps, ALPHA, CONTEXT, true);
            case "anil" -> Anil.of(batch.policy().network(), innerSteps, ALPHA);
            default -> throw new IllegalArgumentException("learner '" + learner + "'");
        };
    }

    /** Says how many bytes an update works on: after the first, when all buffers are there. */
    @TearDown(Level.Iteration)
    public void count() {
        long plans = workers.states().stream().mapToLong(worker -> worker.loss.bytes()).sum();
        long samples =
                workers.states().stream()
                        .flatMap(worker -> Arrays.stream(worker.own))
                        .mapToLong(DoubleTiles::bytes)
                        .sum();
        long vectors = Arrays.stream(gradients).mapToLong(MetaGradient::bytes).sum();
        // What is meta-learnt, its mean gradient, and Adam's two moments.
        vectors += Double.BYTES * 5L * start.length;
        Figures.set("bytesPlans", plans, "B");
        Figures.set("bytesLive", plans + samples + vectors, "B");
    }

    /** Stops the threads. */
    @TearDown
    public void stop() {
        workers.close();
    }

    /** {@return the update, always of the same parameters} */
    @Benchmark
    public double[] update() {
        System.arraycopy(start, 0, theta, 0, theta.length);
        if (directed != null) {
            workers.forEach(
                    1,
                    (worker, _) -> {
                        worker.enter(tasks);
                        directed.mediumStep(worker, theta, room);
                    });
        }
        workers.forEach(tasks, this::metaGradient);
        mean.average(gradients);
        adam.step(theta, mean.values());
        return theta;
    }

    /** {@return the update once more: what differs between this and {@link #update} is noise} */
    @Benchmark
    public double[] updateAgain() {
        return update();
    }

    private void metaGradient(Worker worker, int task) {
        worker.enter(task);
        rule.metaGradient(worker, theta, gradients[task]);
    }

    /** The mean meta-gradient of the last update, for comparisons. */
    double[] mean() {
        return mean.values();
    }

    /** A thread's plans and tiles, on tasks whose draws are given; the last one is the medium. */
    private static final class Worker implements LearningTask<DoubleTiles> {
        private final DoubleTiledLoss loss;
        private final DoubleTiles[][] draws;
        private final DoubleTiles[] own;
        private int task;

        Worker(DoubleBatch batch, DoubleMetaUpdate benchmark, DoubleTiles[][] draws) {
            loss =
                    new DoubleTiledLoss(
                            batch.loss(),
                            batch::distributions,
                            SampleLayout.of(List.of(batch.loss())),
                            DoubleTiles.width(benchmark.rows),
                            KernelChoice.doubles(benchmark.kernels));
            this.draws = draws;
            own = new DoubleTiles[draws[0].length];
            for (int d = 0; d < own.length; d++) {
                own[d] = batch.room(benchmark.rows);
            }
        }

        void enter(int task) {
            this.task = task;
        }

        @Override
        public DoubleTiles sample(double[] theta, int draw) {
            own[draw].copy(draws[task][draw]);
            loss.activate(theta, own[draw]);
            return own[draw];
        }

        @Override
        public void gradient(double[] theta, DoubleTiles data, double[] gradient) {
            loss.gradient(theta, data, gradient);
        }

        @Override
        public double value(double[] theta, DoubleTiles data) {
            return loss.value(theta, data);
        }

        @Override
        public void noise(int number, double[] to) {
            RandomStream stream = RandomStream.of(number);
            for (int i = 0; i < to.length; i++) {
                to[i] = stream.normal(i);
            }
        }

        @Override
        public void linearise(double[] theta, DoubleTiles data, double[] gradient) {
            loss.linearise(theta, data, gradient);
        }

        @Override
        public void linearise(
                double[] theta, DoubleTiles data, int from, int to, double[] gradient) {
            loss.linearise(theta, data, from, to, gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, DoubleTiles data, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data, v, product);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, DoubleTiles data, int from, int to, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data, from, to, v, product);
        }
    }
}
