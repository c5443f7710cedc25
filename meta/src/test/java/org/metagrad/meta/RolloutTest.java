package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;

class RolloutTest {
    /** CartPole pays 1 for each step of the dynamics, so the returns count them as well. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void countsEveryStepOfAHeldAction(int actionRepeat) {
        int trajectories = 6;
        var problem =
                (ReinforcementLearning)
                        Problem.of(
                                TrainingConfig.defaults()
                                        .with("trajectories", "" + trajectories)
                                        .with("action-repeat", "" + actionRepeat)
                                        .with("hidden-width", "8"));
        BatchEnvironment environment = problem.environment(trajectories);
        Trajectories samples = problem.trajectories();
        var rollout = new Rollout(problem, FloatKernels.best());
        double[] theta = new double[problem.taskParameters()];
        double returns = 0;
        int decisions = 0;
        for (int draw = 0; draw < 2; draw++) {
            rollout.run(theta, environment, RandomStream.of(draw), samples);
            returns += samples.meanReturn() * trajectories;
            decisions += samples.size();
        }
        assertThat(rollout.steps()).isEqualTo(Math.round(returns));
        if (actionRepeat == 1) {
            assertThat(rollout.steps()).isEqualTo(decisions);
        } else {
            assertThat(rollout.steps()).isBetween(2L * decisions, 3L * decisions);
        }
    }

    /** What a rollout sets up, its streams, does not grow with the number of its steps. */
    @ParameterizedTest
    @MethodSource("org.metagrad.envs.Environments#names")
    void aStepAllocatesNothing(String name) {
        var problem =
                (ReinforcementLearning)
                        Problem.of(
                                TrainingConfig.of(Map.of("env", name, "trajectories", "8"))
                                        .with("hidden-width", "8"));
        BatchEnvironment environment = problem.environment(problem.config().trajectories());
        Trajectories samples = problem.trajectories();
        var rollout = new Rollout(problem, FloatKernels.best());
        double[] theta = new double[problem.taskParameters()];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // What sets a rollout up is a stream; an object for each of its 20 decisions or more is
        // 320 bytes.
        long allocated = Long.MAX_VALUE;
        for (int draw = 0; draw < 20_000 && allocated >= 100; draw++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            rollout.run(theta, environment, RandomStream.of(draw), samples);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(samples.size()).isGreaterThan(20);
        }
        assertThat(allocated).isLessThan(100);
    }
}
