package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
}
