package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.fixtures.Digest;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;

/**
 * Tasks of several tiles, more or fewer than there are threads: those that are left over compute
 * tiles of the others, and no bit depends on it.
 */
class HelpedTasksTest {
    private static final int[] TASKS = {1, 2, 3, 5};
    private static final int[] THREADS = {2, 3, 8};

    private static final TrainingConfig SEVERAL_TILES =
            TrainingConfig.defaults()
                    .with("iterations", "1")
                    .with("trajectories", "40")
                    .with("inner-steps", "2")
                    .with("hidden-width", "5");

    private static TrainingConfig with(String... entries) {
        TrainingConfig config = SEVERAL_TILES;
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return config;
    }

    /** Every algorithm, and what else computes over tiles. */
    static List<TrainingConfig> choices() {
        List<TrainingConfig> all = new ArrayList<>();
        for (String algorithm : Algorithm.names()) {
            all.add(
                    algorithm.endsWith("meta-rkhs-2")
                            ? with("env", "sinusoid", "trajectories", "400", "algorithm", algorithm)
                            : with("algorithm", algorithm));
        }
        all.add(with("env", "prototypes", "trajectories", "400", "algorithm", "imaml"));
        all.add(with("env", "sinusoid", "trajectories", "400", "algorithm", "natural-maml"));
        all.add(with("optimiser", "trpo"));
        all.add(with("optimiser", "promp", "algorithm", "cavia"));
        all.add(with("advantage", "critic", "iterations", "2"));
        all.add(with("surrogate", "loaded(1,0.9)", "advantage", "critic", "iterations", "2"));
        all.add(with("surrogate", "dice"));
        all.add(with("algorithm", "directed-anil", "direction", "mean"));
        all.add(with("surrogate", "logprob", "algorithm", "meta-sgd", "sampling-credit", "1"));
        all.add(with("env", "navigation-shifted", "algorithm", "maml", "entropy-bonus", "0.1"));
        return all;
    }

    private static String hash(TrainingConfig config) {
        try (Training training = new Training(config)) {
            for (int i = 0; i < config.iterations(); i++) {
                training.step();
            }
            return Digest.sha256(training.parameters());
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void bitsDoNotDependOnWhoComputesATile(TrainingConfig config) {
        for (int tasks : TASKS) {
            TrainingConfig of = config.with("tasks", Integer.toString(tasks));
            String alone = hash(of.with("threads", "1"));
            for (int threads : THREADS) {
                assertThat(hash(of.with("threads", Integer.toString(threads))))
                        .as("%d tasks, %d threads", tasks, threads)
                        .isEqualTo(alone);
            }
        }
    }
}
