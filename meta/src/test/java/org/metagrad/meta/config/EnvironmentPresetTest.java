package org.metagrad.meta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.config.EnvironmentPreset.Target;

class EnvironmentPresetTest {
    static List<String> names() {
        return Environments.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEnvironmentHasAPresetThatFitsIt(String name) {
        EnvironmentPreset preset = EnvironmentPreset.of(name);
        var distribution = Environments.named(name);
        assertThat(preset.environment()).isEqualTo(name);
        assertThat(preset.horizon())
                .isEqualTo(distribution.environment(distribution.medium(), 1).horizon());
        assertThat(preset.alpha()).isPositive();
        assertThat(preset.outerLearningRate()).isPositive();
        assertThat(preset.actionRepeat()).isPositive();
        assertThat(preset.entropyBonus()).isNotNegative();
        assertThat(preset.advantageScale()).isNotNegative();
        assertThat(preset.iterations()).isPositive();
    }

    @Test
    void theMainJobsPresetIsTheDefaultConfiguration() {
        TrainingConfig defaults = TrainingConfig.defaults();
        EnvironmentPreset preset = EnvironmentPreset.of(defaults.environment());
        assertThat(preset.alpha()).isEqualTo(defaults.alpha());
        assertThat(preset.outerLearningRate()).isEqualTo(defaults.outerLearningRate());
        assertThat(preset.targets()).containsExactly(new Target(400, 1), new Target(475, 1));
    }

    @Test
    void intersectionIsDecidedOncePerSecondWithASharedScaleOfAdvantages() {
        EnvironmentPreset preset = EnvironmentPreset.of("intersection");
        TrainingConfig config = TrainingConfig.of(Map.of("env", "intersection"));
        assertThat(preset.actionRepeat()).isEqualTo(5).isEqualTo(config.actionRepeat());
        assertThat(preset.discount()).isEqualTo(0.998).isEqualTo(config.discount());
        assertThat(config.discountOfDecision()).isCloseTo(0.99, within(1e-4));
        assertThat(preset.entropyBonus()).isEqualTo(0.05).isEqualTo(config.entropyBonus());
        assertThat(preset.advantageScale()).isEqualTo(5).isEqualTo(config.advantageScale());
        assertThat(preset.iterations()).isEqualTo(1500).isEqualTo(config.iterations());
        assertThat(TrainingConfig.defaults().advantageScale()).isZero();
        // the bonus falls over the run, however long that is
        assertThat(preset.entropyDecays()).isTrue();
        assertThat(config.entropyDecay()).isEqualTo(1500);
        TrainingConfig shorter =
                TrainingConfig.of(Map.of("env", "intersection", "iterations", "300"));
        assertThat(shorter.entropyDecay()).isEqualTo(300);
        assertThat(TrainingConfig.defaults().entropyDecay()).isZero();
    }

    @Test
    void aliasesAreFollowedAndUnknownNamesRefused() {
        assertThat(EnvironmentPreset.of("cartpole").environment()).isEqualTo("cartpole-dynamics");
        assertThatThrownBy(() -> EnvironmentPreset.of("cartpoll"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean cartpole?");
    }

    @Test
    void theTargetsCannotBeChanged() {
        List<Target> targets = new ArrayList<>(List.of(new Target(1, 1)));
        var preset =
                new EnvironmentPreset(
                        "cartpole-mass", 0.1, 1e-2, 500, 0, false, 1, 0.99, 0, 25, targets);
        targets.clear();
        assertThat(preset.targets()).hasSize(1);
    }
}
