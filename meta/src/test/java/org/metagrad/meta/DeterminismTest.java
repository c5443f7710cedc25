package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.FloatKernels;

/** One configuration, one hash of the parameters: whatever the threads and the kernels. */
class DeterminismTest {
    private static final TrainingConfig SHORT =
            TrainingConfig.defaults()
                    .with("iterations", "2")
                    .with("tasks", "5")
                    .with("trajectories", "6")
                    .with("inner-steps", "2")
                    .with("hidden-width", "20");

    private static String hash(TrainingConfig config, FloatKernels kernels) {
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
            String one = hash(config.with("threads", "1"), FloatKernels.best());
            assertThat(hash(config.with("threads", "2"), FloatKernels.best())).isEqualTo(one);
            assertThat(hash(config.with("threads", "7"), FloatKernels.best())).isEqualTo(one);
            assertThat(hash(config.with("threads", "2"), FloatKernels.scalar())).isEqualTo(one);
        }
    }

    @Test
    void directedWithoutAStepIsTheLearnerItself() {
        for (String base : new String[] {"maml", "fomaml"}) {
            TrainingConfig directed = SHORT.with("algorithm", "directed-" + base);
            assertThat(hash(directed.with("eta", "0"), FloatKernels.best()))
                    .isEqualTo(hash(SHORT.with("algorithm", base), FloatKernels.best()));
            assertThat(hash(directed, FloatKernels.best()))
                    .isNotEqualTo(hash(SHORT.with("algorithm", base), FloatKernels.best()));
        }
    }

    @Test
    void seedsAndAlgorithmsDo() {
        assertThat(hash(SHORT.with("seed", "2"), FloatKernels.best()))
                .isNotEqualTo(hash(SHORT.with("seed", "3"), FloatKernels.best()));
        assertThat(hash(SHORT.with("algorithm", "maml"), FloatKernels.best()))
                .isNotEqualTo(hash(SHORT.with("algorithm", "fomaml"), FloatKernels.best()));
    }
}
