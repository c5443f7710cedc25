package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;

/** One configuration, one hash of the parameters: whatever the threads and the kernels. */
class DeterminismTest {
    private static final TrainingConfig SHORT =
            TrainingConfig.defaults()
                    .with("iterations", "2")
                    .with("tasks", "3")
                    .with("trajectories", "3")
                    .with("inner-steps", "2")
                    .with("hidden-width", "9");

    private static String hash(TrainingConfig config, FloatKernels kernels) {
        try (Training training = new Training(config, kernels)) {
            for (int i = 0; i < config.iterations(); i++) {
                training.step();
            }
            return Digest.sha256(training.parameters());
        }
    }

    private static TrainingConfig with(String... entries) {
        TrainingConfig config = SHORT;
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return config;
    }

    /** Every algorithm, and every other choice once. */
    static List<TrainingConfig> choices() {
        List<TrainingConfig> all = new ArrayList<>();
        for (String algorithm : Algorithm.names()) {
            if (algorithm.endsWith("meta-rkhs-2")) {
                all.add(with("env", "sinusoid", "algorithm", algorithm));
            } else if (algorithm.endsWith("imaml")) {
                all.add(with("inner-steps", "2", "algorithm", algorithm));
            } else {
                all.add(with("algorithm", algorithm));
            }
        }
        all.add(with("env", "sinusoid", "algorithm", "sharp-anil", "sharpness", "lower"));
        all.add(with("env", "sinusoid", "inner-steps", "3", "multi-step-loss", "2"));
        all.add(with("env", "sinusoid", "algorithm", "bmg", "inner-optimiser", "adam"));
        all.add(with("env", "prototypes", "algorithm", "imaml", "inner-optimiser", "momentum"));
        all.add(with("env", "prototypes", "algorithm", "es-maml", "es-pairs", "2"));
        all.add(with("env", "prototypes", "algorithm", "natural-maml", "label-noise", "0.3"));
        all.add(with("env", "navigation-shifted", "algorithm", "bmg", "matching", "divergence"));
        all.add(with("env", "strokes", "algorithm", "meta-curvature", "hidden-width", "3"));
        for (String optimiser : List.of("sgd", "momentum", "rmsprop")) {
            all.add(with("optimiser", optimiser));
        }
        all.add(with("optimiser", "trpo"));
        all.add(with("optimiser", "trpo", "env", "navigation-shifted", "entropy-bonus", "0.1"));
        all.add(with("optimiser", "promp", "algorithm", "directed-anil"));
        all.add(with("optimiser", "promp", "env", "navigation-shifted", "algorithm", "cavia"));
        all.add(with("env", "lunarlander-continuous", "log-std-adapted", "false"));
        for (String surrogate : List.of("logprob", "dice", "loaded(0.5,0.9)")) {
            all.add(with("surrogate", surrogate));
        }
        all.add(with("advantage", "critic"));
        all.add(with("surrogate", "loaded(1,0.9)", "advantage", "critic", "entropy-bonus", "0.1"));
        all.add(with("env", "navigation-shifted", "action-repeat", "3", "entropy-bonus", "0.1"));
        all.add(with("env", "lunarlander-continuous", "algorithm", "cavia", "trajectories", "2"));
        all.add(with("direction", "random", "eta-decay", "2"));
        all.add(with("entropy-bonus", "0.1", "entropy-decay", "2"));
        all.add(with("direction", "mean", "look-ahead", "true", "activation", "relu"));
        all.add(
                with(
                        "algorithm",
                        "meta-sgd",
                        "surrogate",
                        "logprob",
                        "sampling-credit",
                        "1",
                        "inner-steps",
                        "2"));
        all.add(with("surrogate", "dice", "state-weighting", "discounted"));
        all.add(with("env", "sinusoid", "algorithm", "directed-cavia"));
        all.add(with("env", "prototypes", "algorithm", "cavia"));
        all.add(with("env", "strokes", "algorithm", "maml", "hidden-width", "3"));
        all.add(with("inner-optimiser", "adam", "alpha", "0.01", "inner-steps", "2"));
        all.add(with("inner-optimiser", "momentum", "algorithm", "anil", "inner-steps", "2"));
        all.add(with("env", "sinusoid", "algorithm", "reptile", "optimiser", "sgd"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("choices")
    void threadsAndKernelsDoNotChangeABit(TrainingConfig config) {
        String one = hash(config.with("threads", "1"), FloatKernels.best());
        assertThat(hash(config.with("threads", "3"), FloatKernels.best())).isEqualTo(one);
        assertThat(hash(config.with("threads", "2"), FloatKernels.scalar())).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maml", "fomaml", "reptile", "meta-sgd", "cavia", "anil"})
    void directedWithoutAStepIsTheLearnerItself(String base) {
        TrainingConfig plain = with("algorithm", base);
        TrainingConfig directed = with("algorithm", "directed-" + base);
        String bits = hash(plain, FloatKernels.best());
        assertThat(hash(directed.with("eta", "0"), FloatKernels.best())).isEqualTo(bits);
        assertThat(hash(directed, FloatKernels.best())).isNotEqualTo(bits);
    }

    @Test
    void seedsAndAlgorithmsDo() {
        assertThat(hash(SHORT.with("seed", "2"), FloatKernels.best()))
                .isNotEqualTo(hash(SHORT.with("seed", "3"), FloatKernels.best()));
        assertThat(hash(SHORT.with("algorithm", "maml"), FloatKernels.best()))
                .isNotEqualTo(hash(SHORT.with("algorithm", "fomaml"), FloatKernels.best()));
    }
}
