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
        TrainingConfig config = TrainingConfig.of(Map.of("env", name, "algorithm", "maml"));
        preset.settings()
                .forEach((key, value) ->
                        assertThat(config.text(key)).as(key.key()).isEqualTo(value));
        assertThat(config.alpha()).isPositive();
        assertThat(config.outerLearningRate()).isPositive();
        // every algorithm trains with it, baselines and directed ones included
        for (String algorithm : Algorithm.names()) {
            if (algorithm.endsWith("meta-rkhs-2") && !name.equals("sinusoid")) {
                continue; // of regressions alone
            }
            TrainingConfig of = TrainingConfig.of(Map.of("env", name, "algorithm", algorithm));
            assertThat(of.iterations()).isGreaterThan(of.warmIterations());
        }
    }

    @Test
    void theMainJobsPresetIsTheDefaultConfiguration() {
        TrainingConfig defaults = TrainingConfig.defaults();
        EnvironmentPreset preset = EnvironmentPreset.of(defaults.environment());
        assertThat(preset.setting(TrainingKey.ALPHA)).isEqualTo("0.1");
        assertThat(defaults.alpha()).isEqualTo(0.1);
        assertThat(preset.targets()).containsExactly(new Target(400, 1), new Target(475, 1));
    }

    @Test
    void intersectionIsDecidedOncePerSecondWithASharedScaleOfAdvantages() {
        EnvironmentPreset preset = EnvironmentPreset.of("intersection");
        TrainingConfig config = TrainingConfig.of(Map.of("env", "intersection"));
        assertThat(config.actionRepeat()).isEqualTo(5);
        assertThat(config.discount()).isEqualTo(0.998);
        assertThat(config.discountOfDecision()).isCloseTo(0.99, within(1e-4));
        assertThat(config.entropyBonus()).isEqualTo(0.05);
        assertThat(config.advantageScale()).isEqualTo(5);
        assertThat(TrainingConfig.defaults().advantageScale()).isZero();
        // the bonus falls over the run, however long that is
        assertThat(preset.entropyDecays()).isTrue();
        assertThat(config.entropyDecay()).isEqualTo(config.iterations());
        TrainingConfig shorter =
                TrainingConfig.of(Map.of("env", "intersection", "iterations", "900"));
        assertThat(shorter.entropyDecay()).isEqualTo(900);
        assertThat(TrainingConfig.defaults().entropyDecay()).isZero();
    }

    /** A run too short for the preset's warm start has none. */
    @Test
    void aWarmStartLeavesIterationsToTheAlgorithm() {
        TrainingConfig config = TrainingConfig.of(Map.of("env", "intersection"));
        assertThat(config.warmIterations()).isEqualTo(750);
        for (String iterations : List.of("750", "3")) {
            TrainingConfig few =
                    TrainingConfig.of(Map.of("env", "intersection", "iterations", iterations));
            assertThat(few.warmIterations()).isZero();
        }
        assertThatThrownBy(() ->
                        TrainingConfig.of(
                                Map.of(
                                        "env", "intersection",
                                        "iterations", "500",
                                        "warm-start", "joint:500")))
                .hasMessageContaining("more iterations wanted");
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
        var preset = new EnvironmentPreset("cartpole-mass", 500, false, Map.of(), targets);
        targets.clear();
        assertThat(preset.targets()).hasSize(1);
    }
}
