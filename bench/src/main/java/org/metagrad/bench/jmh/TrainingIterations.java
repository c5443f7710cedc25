package org.metagrad.bench.jmh;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.PhaseSeconds;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
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
 * One training iteration end to end, in float with the settings that the command line would take:
 * rollouts, advantages, inner and outer gradients, the optimiser's step. Every measured iteration
 * is the same one: the training is set back to where {@code trained} iterations have brought it.
 *
 * <p>Secondary results: milliseconds of each phase, the mean over the threads; environment {@code
 * steps} of the iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainingIterations {

    /** As {@code ./metagrad train --algorithm}. */
    @Param({
        "maml",
        "fomaml",
        "reptile",
        "meta-sgd",
        "cavia",
        "anil",
        "directed-maml",
        "directed-fomaml"
    })
    public String algorithm;

    /** As {@code ./metagrad train --env}. */
    @Param({
        "cartpole-dynamics",
        "lunarlander-gravity",
        "intersection",
        "navigation-shifted",
        "sinusoid"
    })
    public String environment;

    /** Tasks of the meta-batch, and trajectories of each. */
    @Param("20")
    public int tasks;

    /** Worker threads. */
    @Param({"1", "2"})
    public int threads;

    /** Iterations before the measured one; after 15 CartPole's episodes are 500 steps long. */
    @Param({"0", "15"})
    public int trained;

    private Training training;
    private Checkpoint checkpoint;
    private final double[] seconds = new double[5];
    private double steps;
    private int iterations;

    /** A state that JMH makes. */
    public TrainingIterations() {}

    /** Trains up to the iteration that is measured. */
    @Setup
    public void train() {
        KernelChoice.floats("best");
        TrainingConfig config =
                configuration(environment, algorithm, Integer.toString(tasks))
                        .with("threads", Integer.toString(threads));
        training = new Training(config);
        for (int i = 0; i < trained; i++) {
            training.step();
        }
        checkpoint = training.checkpoint();
    }

    /**
     * The configuration from all keys at once: what is not given then suits the environment and the
     * algorithm.
     */
    private static TrainingConfig configuration(
            String environment, String algorithm, String tasks) {
        return TrainingConfig.of(
                Map.of(
                        "algorithm",
                        algorithm,
                        "env",
                        environment,
                        "tasks",
                        tasks,
                        "trajectories",
                        tasks,
                        "seed",
                        "1"));
    }

    /**
     * {@return the configuration of a training, but for the number of threads}
     *
     * @param environment its name
     * @param algorithm its name
     * @param tasks of the meta-batch
     */
    public static String settings(String environment, String algorithm, String tasks) {
        Map<String, String> entries =
                new TreeMap<>(configuration(environment, algorithm, tasks).toMap());
        entries.remove("threads");
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Sets the training back. */
    @Setup(Level.Invocation)
    public void restore() {
        training.restore(checkpoint);
    }

    /** {@return the figures of one iteration} */
    @Benchmark
    public IterationMetrics iteration() {
        IterationMetrics metrics = training.step();
        PhaseSeconds phases = metrics.phases();
        seconds[0] += phases.rollout();
        seconds[1] += phases.advantage();
        seconds[2] += phases.inner();
        seconds[3] += phases.outer();
        seconds[4] += phases.optimiser();
        steps = metrics.environmentSteps() - checkpoint.environmentSteps();
        iterations++;
        return metrics;
    }

    /** Puts the means of the phases among the results. */
    @TearDown(Level.Iteration)
    public void phases() {
        String[] names = {"rollout", "advantage", "inner", "outer", "optimiser"};
        for (int i = 0; i < names.length; i++) {
            Figures.set(names[i], 1e3 * seconds[i] / iterations, "ms/op");
            seconds[i] = 0;
        }
        Figures.set("iterationSteps", steps, "steps/op");
        iterations = 0;
    }

    /** Stops the threads. */
    @TearDown
    public void close() {
        training.close();
    }
}
