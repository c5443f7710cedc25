package org.metagrad.bench.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;
import org.openjdk.jmh.annotations.AuxCounters;
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

    /** What the thread itself has done, which other programs on the machine do not lengthen. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        private static final double NANOS_OF_MILLISECOND = 1e6;

        /** Processor time, ms. */
        public double cpuMillis;

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long start;

        /** A state that JMH makes. */
        public Processor() {}

        private void start() {
            start = threads.getCurrentThreadCpuTime();
        }

        private void stop() {
            cpuMillis = (threads.getCurrentThreadCpuTime() - start) / NANOS_OF_MILLISECOND;
        }
    }

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
     * @param processor gets the time. Modified.
     * @return the policy
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Policy load(Written written, Processor processor) throws IOException {
        processor.start();
        Policy policy = Policies.load(written.folder);
        processor.stop();
        return policy;
    }

    /**
     * Draws the first action.
     *
     * @param loaded a policy
     * @param processor gets the time. Modified.
     * @return the action
     */
    @Benchmark
    public float[] firstAct(Loaded loaded, Processor processor) {
        processor.start();
        float[] action = loaded.policy.act(loaded.observation);
        processor.stop();
        return action;
    }
}
