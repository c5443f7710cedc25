package org.metagrad.bench.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cartpole.CartPole;
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
 * CartPole with a 4-64-64-2 policy in the loop: a batch is reset and stepped, the policy run once a
 * step for the whole batch and an action drawn for each environment, until the last episode has
 * ended. {@code policySteps} counts the steps of running environments in a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicySteps {

    /** Environments that step together. */
    @Param({"4", "20", "1000"})
    public int batch;

    /** {@code balancing}: nearly all episodes are 500 steps; {@code untrained}: about 20. */
    @Param({"balancing", "untrained"})
    public String policy;

    /** The kernel set, {@code best} or {@code scalar}. */
    @Param("best")
    public String kernels;

    private BatchEnvironment environments;
    private FloatExecutable plan;
    private int stride;
    private float[] observations;
    private float[] logarithms;
    private float[] actions;
    private long episodes;

    /** A state that JMH makes. */
    public PolicySteps() {}

    /** The steps of an iteration, which JMH divides by its time. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Count {
        /** Steps of running environments. */
        public long policySteps;

        /** A state that JMH makes. */
        public Count() {}
    }

    /** Plans the policy. */
    @Setup
    public void plan() {
        environments =
                Environments.named("cartpole-dynamics")
                        .environment(new CartPole.Task(9.8, 0.5, 0.1, 1.0), batch);
        FloatBatch of = FloatBatch.of("4-64-64-2");
        // Whole vectors.
        stride = Math.ceilDiv(batch, 16) * 16;
        observations = new float[4 * stride];
        logarithms = new float[2 * stride];
        actions = new float[batch];
        float[] theta = policy.equals("balancing") ? balancing(of.policy()) : untrained(of);
        Program program = of.policy().distributions(stride);
        plan = FloatExecutable.of(program, KernelChoice.floats(kernels), Outputs.ASSIGN);
        int at = 0;
        for (int i = 0; i < program.inputs().size() - 1; i++) {
            plan.input(i, theta, at);
            at += program.inputs().get(i).shape().size();
        }
        plan.input(program.inputs().size() - 1, observations, 0).output(0, logarithms, 0);
    }

    private static float[] untrained(FloatBatch batch) {
        double[] theta = batch.theta(1);
        float[] rounded = new float[theta.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) theta[i];
        }
        return rounded;
    }

    /** All units do the same: they push the way in which the pole falls. */
    private static float[] balancing(CategoricalPolicy policy) {
        float[] theta = new float[policy.network().parameterCount()];
        float[] gains = {0.05f, 0.1f, 1f, 0.4f};
        for (int unit = 0; unit < 64; unit++) {
            System.arraycopy(gains, 0, theta, 4 * unit, 4);
        }
        int second = 64 * 4 + 64;
        Arrays.fill(theta, second, second + 64 * 64, 1f / 16);
        int third = second + 64 * 64 + 64;
        Arrays.fill(theta, third, third + 64, -1f);
        Arrays.fill(theta, third + 64, third + 128, 1f);
        return theta;
    }

    /**
     * Steps a policy through one batch of episodes.
     *
     * @param count of the steps. Modified.
     * @return the rewards of the last step
     */
    @Benchmark
    public double[] episodes(Count count) {
        long before = environments.steps();
        RandomStream stream = new RandomStream(episodes++);
        environments.reset(stream.split(0));
        long key = stream.split(1).key();
        for (int t = 0; environments.runningCount() > 0; t++) {
            environments.observe(observations, 0, stride);
            plan.run();
            draw(RandomStream.split(key, t));
            environments.step(actions);
        }
        count.policySteps += environments.steps() - before;
        return environments.rewards();
    }

    /** Action 0 with its probability. */
    private void draw(long key) {
        for (int e = 0; e < batch; e++) {
            float u = RandomStream.uniformFloat(key, e);
            actions[e] = u < (float) Math.exp(logarithms[e]) ? 0 : 1;
        }
    }
}
