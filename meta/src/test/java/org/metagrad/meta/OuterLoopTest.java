package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.task.LearningProblem;

/** What an outer iteration does with the gradients, at tiny size. */
class OuterLoopTest {
    private static TrainingConfig tiny(String... entries) {
        TrainingConfig config =
                TrainingConfig.of(Map.of("tasks", "3", "trajectories", "6", "hidden-width", "8"));
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return config;
    }

    private static float[] after(TrainingConfig config, int iterations) {
        try (Training training = new Training(config)) {
            for (int i = 0; i < iterations; i++) {
                training.step();
            }
            return training.parameters();
        }
    }

    @Test
    void randomInitialisationStaysWhereItIs() {
        TrainingConfig random = tiny("algorithm", "random");
        assertThat(after(random, 2)).isEqualTo(after(random, 0));
        assertThat(after(tiny("algorithm", "joint"), 1)).isNotEqualTo(after(random, 0));
    }

    /** One draw and no inner step: 3 tasks of 6 trajectories in an iteration. */
    @ParameterizedTest
    @CsvSource({"joint, 1", "medium, 1", "maml, 2", "reptile, 2", "anil, 2"})
    void everyDrawIsPaidFor(String algorithm, int draws) {
        TrainingConfig config =
                tiny(
                                "env",
                                "navigation-shifted",
                                "inner-steps",
                                algorithm.equals("reptile") ? "2" : "1")
                        .with("algorithm", algorithm);
        try (Training training = new Training(config)) {
            // navigation ends early at its goal alone, which no start is near
            assertThat(training.step().environmentSteps()).isEqualTo(3L * 6 * 100 * draws);
        }
    }

    @Test
    void etaDecaysToTheLearnerItself() {
        TrainingConfig directed = tiny("algorithm", "directed-fomaml", "eta-decay", "1");
        // at iteration 0 eta is whole, so the first step differs; all later ones are plain
        assertThat(after(directed, 1)).isNotEqualTo(after(tiny("algorithm", "fomaml"), 1));
        assertThat(after(directed, 1)).isEqualTo(after(directed.with("eta-decay", "0"), 1));
        assertThat(after(directed, 2)).isNotEqualTo(after(directed.with("eta-decay", "0"), 2));
    }

    /** Looking ahead, plain descent starts from the old parameters. */
    @Test
    void lookAheadTakesTheGradientThereAndTheStepHere() {
        TrainingConfig directed =
                tiny(
                        "env", "sinusoid",
                        "optimiser", "sgd",
                        "outer-learning-rate", "0.01",
                        "algorithm", "directed-fomaml",
                        "eta", "0.05",
                        "tasks", "3");
        float[] start = after(directed, 0);
        float[] inPlace = after(directed, 1);
        float[] ahead = after(directed.with("look-ahead", "true"), 1);
        float[] directedOnly = after(directed.with("outer-learning-rate", "0"), 1);
        float[] sum = new float[start.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = start[i] + (inPlace[i] - directedOnly[i]);
        }
        assertThat(ahead).containsExactly(sum, within(1e-6f));
        assertThat(directedOnly).isNotEqualTo(start);
    }

    /**
     * With one task in the meta-batch and the same points the mean of N is that task's gradient.
     */
    @Test
    void directionsAreOfDifferentTasks() {
        TrainingConfig directed =
                tiny("env", "sinusoid", "outer-learning-rate", "0", "algorithm", "directed-maml");
        float[] medium = after(directed, 1);
        float[] random = after(directed.with("direction", "random"), 1);
        float[] mean = after(directed.with("direction", "mean"), 1);
        assertThat(medium).isNotEqualTo(random);
        assertThat(mean).isNotEqualTo(medium).isNotEqualTo(random);
        assertThat(after(directed.with("medium", "amplitude=1"), 1)).isNotEqualTo(medium);
    }

    @Test
    void metaSgdWithAConstantStepSizeStartsAsMaml() {
        TrainingConfig maml = tiny("algorithm", "maml");
        float[] one = after(maml, 1);
        float[] other = after(maml.with("algorithm", "meta-sgd"), 1);
        assertThat(other).hasSize(2 * one.length);
        float[] theta = java.util.Arrays.copyOf(other, one.length);
        // Adam's first step is a sign: where that of a tiny gradient flips, rounding did it
        int different = 0;
        for (int i = 0; i < theta.length; i++) {
            different += Math.abs(theta[i] - one[i]) > 1e-4 ? 1 : 0;
        }
        assertThat(different).isLessThan(theta.length / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cartpole-dynamics", "navigation-shifted"})
    void aTrustRegionIsKept(String environment) {
        TrainingConfig config = tiny("env", environment, "optimiser", "trpo", "inner-steps", "1");
        float[] near = after(config.with("max-divergence", "1e-6"), 1);
        float[] far = after(config.with("max-divergence", "0.01"), 1);
        float[] start = after(config.with("algorithm", "random"), 0);
        // the directed step is the same in both, so compare what the region adds
        double small = distance(near, start);
        double large = distance(far, start);
        assertThat(small).isPositive();
        assertThat(large).isGreaterThan(small);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void everyAlgorithmIsEvaluatedByItsOwnInnerLoop() {
        for (Algorithm algorithm :
                List.of(
                        Algorithm.named("maml"),
                        Algorithm.named("meta-sgd"),
                        Algorithm.named("directed-cavia"),
                        Algorithm.named("anil"),
                        Algorithm.named("joint"))) {
            TrainingConfig config = tiny("algorithm", algorithm.name(), "advantage", "critic");
            try (Training training = new Training(config)) {
                training.step();
                float[] theta = training.parameters();
                assertThat(Evaluation.parameters(config, training.namedParameters()))
                        .isEqualTo(theta);
                var result =
                        new Adaptation(config)
                                .adapt(
                                        theta,
                                        org.metagrad.envs.cartpole.CartPole.Task.GYMNASIUM,
                                        1,
                                        3);
                int policy = LearningProblem.of(config).parameters().size();
                int moved = 0;
                for (int i = 0; i < policy; i++) {
                    moved += result.theta()[i] != theta[i] ? 1 : 0;
                }
                switch (algorithm.base()) {
                    case CAVIA -> {
                        assertThat(moved).isZero();
                        assertThat(result.theta()).hasSize(policy + 5);
                        assertThat(result.theta()[policy]).isNotZero();
                    }
                    case ANIL -> assertThat(moved).isBetween(1, 2 * 8 + 2);
                    default -> assertThat(moved).isGreaterThan(policy / 2);
                }
            }
        }
    }

    @Test
    void sinusoidsAreLearnt() {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "env", "sinusoid",
                                "algorithm", "meta-sgd",
                                "outer-learning-rate", "0.005"));
        try (Training training = new Training(config)) {
            for (int i = 0; i < 300; i++) {
                training.step();
            }
            List<EvaluationRow> rows =
                    Evaluation.evaluate(
                            config, training.parameters(), new EvaluationProtocol(1, 100, 1, 1));
            assertThat(rows.get(1).meanReturn()).isLessThan(0.6 * rows.get(0).meanReturn());
        }
    }
}
