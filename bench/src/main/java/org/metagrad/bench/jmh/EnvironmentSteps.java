package org.metagrad.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Environments without a policy: a batch is reset and stepped with random actions until its last
 * episode has ended. {@code steps} counts the steps of running environments in a second; the
 * primary result counts batches of episodes. The actions are drawn beforehand, 256 for each
 * environment, and taken in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvironmentSteps {
    private static final int DRAWN = 256;

    /** The environment, with its medium task. */
    @Param({
        "cartpole-dynamics",
        "cartpole-mass",
        "cartpole-goal",
        "lunarlander-gravity",
        "lunarlander-full",
        "lunarlander-continuous",
        "intersection",
        "intersection-continuous",
        "navigation-centred",
        "navigation-shifted",
        "halfcheetah-dir",
        "halfcheetah-vel",
        "halfcheetah-body"
    })
    public String environment;

    /** Environments that step together. */
    @Param({"1", "20", "1000"})
    public int batch;

    private BatchEnvironment environments;
    private float[][] actions;
    private long episodes;

    /** A state that JMH makes. */
    public EnvironmentSteps() {}

    /** The steps of an iteration, which JMH divides by its time. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Count {
        /** Steps of running environments. */
        public long steps;

        /** A state that JMH makes. */
        public Count() {}
    }

    /** Draws the actions. */
    @Setup
    public void draw() {
        TaskDistribution tasks = Environments.named(environment);
        environments = tasks.environment(tasks.medium(), batch);
        SplittableRandom random = new SplittableRandom(1);
        actions = new float[DRAWN][];
        for (int t = 0; t < DRAWN; t++) {
            actions[t] = draw(environments.actionSpace(), random);
        }
    }

    private float[] draw(ActionSpace space, SplittableRandom random) {
        float[] drawn = new float[space.dimensions() * batch];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] =
                    switch (space) {
                        case ActionSpace.Discrete(int n) -> random.nextInt(n);
                        case ActionSpace.Box box ->
                                (float) random.nextDouble(box.low(i / batch), box.high(i / batch));
                    };
        }
        return drawn;
    }

    /**
     * Steps environments through one batch of episodes.
     *
     * @param count of the steps. Modified.
     * @return the rewards of the last step
     */
    @Benchmark
    public double[] episodes(Count count) {
        long before = environments.steps();
        environments.reset(new RandomStream(episodes++));
        for (int t = 0; environments.runningCount() > 0; t++) {
            environments.step(actions[t % DRAWN]);
        }
        count.steps += environments.steps() - before;
        return environments.rewards();
    }
}
