package org.metagrad.envs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

class HorizonTest {

    /** A horizon cuts an episode off and changes nothing before. */
    @ParameterizedTest
    @CsvSource({
        "halfcheetah-dir, 7, 200",
        "halfcheetah-vel, 7, 200",
        "halfcheetah-body, 7, 200",
        "lunarlander-gravity, 7, 400",
        "lunarlander-full, 7, 400",
        "lunarlander-continuous, 7, 400"
    })
    void episodesAreTruncatedThere(String name, int horizon, int own) {
        TaskDistribution usual = Environments.named(name);
        TaskDistribution shorter = usual.withHorizon(horizon);
        assertThat(usual.environment(usual.medium(), 1).horizon()).isEqualTo(own);
        assertThat(shorter.name()).isEqualTo(name);
        assertThat(shorter.all()).isEqualTo(usual.all());
        assertThat(shorter.degenerateMedium()).isEqualTo(usual.degenerateMedium());
        assertThat(shorter.withHorizon(own).environment(usual.medium(), 1).horizon())
                .isEqualTo(own);

        BatchEnvironment cut = shorter.environment(shorter.medium(), 2);
        BatchEnvironment whole = usual.environment(usual.medium(), 2);
        cut.reset(RandomStream.of(1));
        whole.reset(RandomStream.of(1));
        int actions = cut.actionSpace().dimensions() * 2;
        for (int t = 0; t < horizon; t++) {
            assertThat(cut.truncated()).containsOnly(false);
            cut.step(new float[actions]);
            whole.step(new float[actions]);
            assertThat(cut.rewards()).isEqualTo(whole.rewards());
        }
        assertThat(cut.truncated()).containsOnly(true);
        assertThat(cut.terminated()).containsOnly(false);
        assertThat(whole.runningCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"cartpole-dynamics", "intersection", "navigation-shifted", "cartpole-goal"})
    void othersSayThatTheyHaveOneHorizonAlone(String name) {
        TaskDistribution tasks = Environments.named(name);
        assertThatThrownBy(() -> tasks.withHorizon(30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("horizon 30: the episodes of " + name + " have one horizon alone");
    }
}
