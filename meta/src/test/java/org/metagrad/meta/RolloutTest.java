package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.Environments;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;

class RolloutTest {
    /** CartPole pays 1 for each step of the dynamics, so the returns count them as well. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void countsEveryStepOfAHeldAction(int actionRepeat) {
        int trajectories = 6;
        var distribution = Environments.named("cartpole");
        var policy = new CategoricalPolicy(new Mlp(List.of(4, 8, 2), Mlp.Activation.TANH));
        BatchEnvironment environment =
                distribution.environment(distribution.medium(), trajectories, actionRepeat);
        var samples = new Trajectories(4, trajectories, environment.horizon());
        var rollout = new Rollout(policy, trajectories, FloatKernels.best());
        double[] theta = new double[policy.network().parameterCount()];
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
