package org.metagrad.bench.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a program waits for when it starts: to load a policy, and for its first action. Each is done
 * once in each of ten virtual machines, in which nothing has been compiled.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class PolicyStart {
    /** A state that JMH makes. */
    public PolicyStart() {}

    /** A run on the disk. */
    @State(Scope.Thread)
    public static class Written {
        private Path folder;

        /** A state that JMH makes. */
        public Written() {}

        /**
         * Writes it.
         *
         * @throws IOException if it cannot be written
         */
        @Setup
        public void write() throws IOException {
            folder = TrainedRun.folder();
        }
    }

    /** A policy that has just been loaded. */
    @State(Scope.Thread)
    public static class Loaded {
        private Policy policy;
        private float[] observation;

        /** A state that JMH makes. */
        public Loaded() {}

        /**
         * Loads it.
         *
         * @throws IOException if it cannot be read
         */
        @Setup
        public void load() throws IOException {
            policy = Policies.load(TrainedRun.folder());
            observation = new float[policy.observationSize()];
        }
    }

    /**
     * Loads the policy of a run.
     *
     * @param written the run
     * @return the policy
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Policy load(Written written) throws IOException {
        return Policies.load(written.folder);
    }

    /**
     * Draws the first action.
     *
     * @param loaded a policy
     * @return the action
     */
    @Benchmark
    public float[] firstAct(Loaded loaded) {
        return loaded.policy.act(loaded.observation);
    }
}
