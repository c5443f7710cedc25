package org.metagrad.meta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OuterScheduleTest {
    @Test
    void sharesFallFromOneToNothing() {
        for (OuterSchedule schedule : OuterSchedule.values()) {
            assertThat(schedule.share(0, 8)).isOne();
            assertThat(schedule.share(9, 8)).isEqualTo(schedule.share(8, 8));
        }
        assertThat(OuterSchedule.CONSTANT.share(8, 8)).isOne();
        assertThat(OuterSchedule.LINEAR.share(2, 8)).isEqualTo(0.75);
        assertThat(OuterSchedule.LINEAR.share(8, 8)).isZero();
        assertThat(OuterSchedule.COSINE.share(2, 8))
                .isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-15));
        assertThat(OuterSchedule.COSINE.share(4, 8)).isCloseTo(0.5, within(1e-15));
        assertThat(OuterSchedule.COSINE.share(8, 8)).isZero();
    }

    @Test
    void reptileByPlainDescentHasItsOwn() {
        var reptile = Map.of("algorithm", "reptile", "optimiser", "sgd", "iterations", "10");
        TrainingConfig config = TrainingConfig.of(reptile);
        assertThat(OuterRule.decays(config)).isTrue();
        assertThat(OuterRule.share(config, 5)).isEqualTo(0.5);
        TrainingConfig adam = TrainingConfig.of(Map.of("algorithm", "reptile"));
        assertThat(OuterRule.decays(adam)).isFalse();
        assertThat(OuterRule.share(adam, 5)).isOne();
    }

    @Test
    void aTrustRegionHasNone() {
        TrainingConfig config = TrainingConfig.of(Map.of("algorithm", "maml", "optimiser", "trpo"));
        assertThat(OuterRule.decays(config)).isFalse();
    }
}
