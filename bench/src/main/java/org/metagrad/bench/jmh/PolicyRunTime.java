package org.metagrad.bench.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.metagrad.meta.Episodes;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;
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
 * A policy in its steady state, on vectors where there are any: an action, and an adaptation of one
 * step to episodes of 10 decisions each. The network is 5-64-64-1, with a standard deviation of its
 * own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyRunTime {
    private static final int DECISIONS = 10;

    /** Episodes of an adaptation. */
    @Param("20")
    public int episodes;

    private Policy policy;
    private Episodes collected;
    private Episodes given;
    private float[] observation;

    /** A state that JMH makes. */
    public PolicyRunTime() {}

    /**
     * Loads a policy and collects its episodes.
     *
     * @throws IOException if it cannot be read
     */
    @Setup
    public void load() throws IOException {
        policy = Policies.load(TrainedRun.folder());
        observation = new float[policy.observationSize()];
        collected = policy.episodes();
        given = policy.episodes();
        for (int e = 0; e < episodes; e++) {
            for (int t = 0; t < DECISIONS; t++) {
                observation[0] = e - t;
                policy.act(observation);
                collected.add(observation, policy.drawn(), t - e);
            }
            collected.terminate();
        }
    }

    /**
     * Draws an action.
     *
     * @return the action
     */
    @Benchmark
    public float[] act() {
        return policy.act(observation);
    }

    /**
     * Adapts, and goes back.
     *
     * @return the policy
     */
    @Benchmark
    public Policy adapt() {
        given.addAll(collected);
        policy.adapt(given, 1);
        policy.reset();
        return policy;
    }
}
