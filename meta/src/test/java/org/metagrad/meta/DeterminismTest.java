package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.Kernels;

/** One configuration, one hash of the parameters: whatever the threads and the kernels. */
class DeterminismTest {
    private static final TrainingConfig SHORT =
            TrainingConfig.defaults()
                    .with("iterations", "2")
                    .with("tasks", "5")
                    .with("trajectories", "6")
                    .with("inner-steps", "2")
                    .with("hidden-width", "20");

    private static String hash(TrainingConfig config, Kernels kernels) {
        try (Training training = new Training(config, kernels)) {
            for (int i = 0; i < config.iterations(); i++) {
                training.step();
            }
            return Digest.sha256(training.parameters());
        }
    }

    @Test
    void threadsAndKernelsDoNotChangeABit() {
        for (String algorithm : Algorithm.names()) {
            TrainingConfig config = SHORT.with("algorithm", algorithm);
            String one = hash(config.with("threads", "1"), Kernels.best());
            assertThat(hash(config.with("threads", "2"), Kernels.best())).isEqualTo(one);
            assertThat(hash(config.with("threads", "7"), Kernels.best())).isEqualTo(one);
            assertThat(hash(config.with("threads", "2"), Kernels.scalar())).isEqualTo(one);
        }
    }

    @Test
    void directedWithoutAStepIsTheLearnerItself() {
        for (String base : new String[] {"maml", "fomaml"}) {
            TrainingConfig directed = SHORT.with("algorithm", "directed-" + base);
            assertThat(hash(directed.with("eta", "0"), Kernels.best()))
                    .isEqualTo(hash(SHORT.with("algorithm", base), Kernels.best()));
            assertThat(hash(directed, Kernels.best()))
                    .isNotEqualTo(hash(SHORT.with("algorithm", base), Kernels.best()));
        }
    }

    @Test
    void seedsAndAlgorithmsDo() {
        assertThat(hash(SHORT.with("seed", "2"), Kernels.best()))
                .isNotEqualTo(hash(SHORT.with("seed", "3"), Kernels.best()));
        assertThat(hash(SHORT.with("algorithm", "maml"), Kernels.best()))
                .isNotEqualTo(hash(SHORT.with("algorithm", "fomaml"), Kernels.best()));
    }
}
