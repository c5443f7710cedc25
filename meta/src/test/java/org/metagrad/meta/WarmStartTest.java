package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.meta.config.TrainingConfig;

class WarmStartTest {
    private static TrainingConfig config(String... more) {
        var entries = new java.util.HashMap<String, String>();
        entries.put("algorithm", "maml");
        entries.put("iterations", "6");
        entries.put("tasks", "2");
        entries.put("trajectories", "3");
        entries.put("hidden-width", "4");
        entries.put("threads", "2");
        for (int i = 0; i < more.length; i += 2) {
            entries.put(more[i], more[i + 1]);
        }
        return TrainingConfig.of(entries);
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
    void theFirstIterationsAreThoseOfTheOtherAlgorithm() {
        TrainingConfig warm = config("warm-start", "joint:3");
        TrainingConfig joint = config("algorithm", "joint");
        assertThat(after(warm, 3)).isEqualTo(after(joint, 3));
        assertThat(after(warm, 4)).isNotEqualTo(after(joint, 4));
    }

    /** A context that stays 0 adds nothing to what the network computes. */
    @Test
    void aContextStaysZeroDuringTheWarmStart() {
        TrainingConfig config =
                config("algorithm", "cavia", "context", "2", "warm-start", "joint:3");
        float[] start = after(config, 0);
        float[] warm = after(config, 3);
        // W1 [4, 4 + 2]: the columns of the context have no gradient
        for (int unit = 0; unit < 4; unit++) {
            for (int column = 0; column < 6; column++) {
                int i = 6 * unit + column;
                if (column < 4) {
                    assertThat(warm[i]).isNotEqualTo(start[i]);
                } else {
                    assertThat(warm[i]).isEqualTo(start[i]);
                }
            }
        }
        assertThat(after(config, 6)).hasSameSizeAs(start).isNotEqualTo(warm);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRunThatIsStoppedAnywhereGoesOnToTheSameBits(int stop) {
        TrainingConfig config =
                config("warm-start", "joint:3", "averaging", "0.5", "outer-schedule", "cosine");
        Checkpoint checkpoint;
        try (Training first = new Training(config)) {
            for (int i = 0; i < stop; i++) {
                first.step();
            }
            checkpoint = first.checkpoint();
        }
        try (Training second = new Training(config);
                Training undisturbed = new Training(config)) {
            if (stop % 2 == 1) {
                // a training that is already beyond the warm start goes back
                second.run(_ -> {});
            }
            second.restore(checkpoint);
            assertThat(second.run(_ -> {})).isEqualTo(6);
            undisturbed.run(_ -> {});
            assertThat(second.parameters()).isEqualTo(undisturbed.parameters());
            assertThat(second.averageParameters().orElseThrow())
                    .isEqualTo(undisturbed.averageParameters().orElseThrow());
            assertThat(second.checkpoint().environmentSteps())
                    .isEqualTo(undisturbed.checkpoint().environmentSteps());
            assertThat(bits(second)).isEqualTo(bits(undisturbed));
        }
    }

    private static List<List<Double>> bits(Training training) {
        return training.checkpoint().tensors().stream()
                .map(tensor -> Arrays.stream(tensor.data()).boxed().toList())
                .toList();
    }

    @Test
    void aCheckpointOfAnotherShapeChangesNothing() {
        TrainingConfig config = config("warm-start", "joint:3");
        try (Training training = new Training(config);
                Training same = new Training(config)) {
            training.step();
            same.step();
            Checkpoint inWarmStart = training.checkpoint();
            Checkpoint broken =
                    new Checkpoint(
                            config,
                            inWarmStart.environment(),
                            5,
                            inWarmStart.environmentSteps(),
                            inWarmStart.tensors().subList(0, 1));
            assertThatThrownBy(() -> training.restore(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("optimiser");
            training.run(_ -> {});
            same.run(_ -> {});
            assertThat(training.parameters()).isEqualTo(same.parameters());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maml", "meta-sgd", "cavia"})
    void theParametersOfAnotherRunAreTakenOver(String algorithm) {
        TrainingConfig joint = config("algorithm", "joint");
        TrainingConfig config = config("algorithm", algorithm, "warm-start", "runs/joint");
        try (Training other = new Training(joint);
                Training training = new Training(config)) {
            assertThatThrownBy(training::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "warm-start runs/joint: its parameters are wanted first, by warmStart(tensors) or restore");
            float[] start = training.parameters();
            other.run(_ -> {});
            training.warmStart(other.namedParameters());
            float[] theirs = other.parameters();
            int context = config.context();
            int at = 0;
            float[] ours = training.parameters();
            for (int i = 0; i < theirs.length; i++) {
                assertThat(ours[at++]).isEqualTo(theirs[i]);
                if (i < 16 && (i + 1) % 4 == 0) {
                    for (int c = 0; c < context; c++, at++) {
                        assertThat(ours[at]).isEqualTo(start[at]);
                    }
                }
            }
            for (; at < ours.length; at++) {
                assertThat(ours[at]).isEqualTo(start[at]);
            }
            training.step();
            assertThatThrownBy(() -> training.warmStart(other.namedParameters()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("after 1 iterations");
        }
    }

    @Test
    void parametersOfAnotherShapeAreRefused() {
        TrainingConfig config = config("warm-start", "runs/wide");
        try (Training other = new Training(config("hidden-width", "5"));
                Training training = new Training(config)) {
            float[] start = training.parameters();
            assertThatThrownBy(() -> training.warmStart(other.namedParameters()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "tensor policy.W1 has shape [5, 4], the configuration wants [4, 4]");
            assertThat(training.parameters()).isEqualTo(start);
        }
    }

    @Test
    void theAverageIsThePlainMeanAndThenExponential() {
        TrainingConfig config = config("averaging", "0.75");
        try (Training training = new Training(config)) {
            double[] expected = null;
            for (int n = 1; n <= 6; n++) {
                training.step();
                double[] theta = training.checkpoint().tensors().getFirst().data();
                double weight = Math.max(0.25, 1.0 / n);
                if (expected == null) {
                    expected = theta.clone();
                }
                for (int i = 0; i < theta.length; i++) {
                    expected[i] += weight * (theta[i] - expected[i]);
                }
            }
            float[] average = training.averageParameters().orElseThrow();
            for (int i = 0; i < average.length; i++) {
                assertThat(average[i]).isEqualTo((float) expected[i]);
            }
            assertThat(training.namedAverage().orElseThrow())
                    .hasSameSizeAs(training.namedParameters());
        }
        try (Training training = new Training(config())) {
            assertThat(training.averageParameters()).isEmpty();
        }
    }

    /** A step of size 0 is none, and the average has no effect on what is averaged. */
    @Test
    void theScheduleBeginsAfterTheWarmStart() {
        TrainingConfig linear = config("warm-start", "joint:3", "outer-schedule", "linear");
        TrainingConfig constant = config("warm-start", "joint:3", "averaging", "0.9");
        // the first step behind the warm start is a whole one
        assertThat(after(linear, 4)).isEqualTo(after(constant, 4));
        assertThat(after(linear, 5)).isNotEqualTo(after(constant, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    joint:6       | maml     | warm-start joint:6 with iterations 6: they are the first of the run's, more iterations wanted
                    joint:0       | maml     | warm-start 0 iterations: at least 1 wanted
                    cavia:2       | maml     | warm-start by cavia: allowed are joint, medium, maml, fomaml, reptile, anil
                    jiont:2       | maml     | algorithm 'jiont': allowed are maml, fomaml, reptile, meta-sgd, lslr-maml, meta-curvature, natural-maml, cavia, anil, imaml, bmg, meta-rkhs-1, meta-rkhs-2, es-maml, joint, medium, random; directed-, sharp- or directed-sharp- before all but the last three, zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd, lslr-maml, meta-curvature, natural-maml, anil; did you mean joint?
                    maml:2        | cavia    | warm-start maml:2 with algorithm cavia: before it the context stays 0, allowed are joint, medium
                    fomaml:2      | sharp-natural-maml | warm-start fomaml:2 with algorithm sharp-natural-maml: alpha is the size of its natural steps and not of those before it, allowed are joint, medium
                    reptile:2     | maml     | warm-start reptile:2: algorithm reptile with inner-steps 1: at least 2 wanted, one step is training on all tasks jointly
                    """)
    void whatMakesNoWarmStartIsOneLine(String warm, String algorithm, String message) {
        assertThatThrownBy(() -> config("warm-start", warm, "algorithm", algorithm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aConfigurationIsReadBack() {
        TrainingConfig config = config("warm-start", "joint:3");
        assertThat(config.toMap()).containsEntry("warm-start", "joint:3");
        assertThat(TrainingConfig.fromMap(config.toMap())).isEqualTo(config);
        Map<String, String> old = config.toMap();
        List.of("warm-start", "outer-schedule", "averaging").forEach(old::remove);
        assertThat(TrainingConfig.fromMap(old)).isEqualTo(config());
    }

    @ParameterizedTest
    @CsvSource({
        "maml, promp, joint:2",
        "maml, trpo, joint:2",
        "maml, promp, fomaml:2",
        "cavia, promp, joint:2",
        "maml, trpo, medium:2"
    })
    void rulesThatLookAtTheTrajectoriesAgainComeAfterOthers(
            String algorithm, String optimiser, String warm) {
        TrainingConfig config =
                config("algorithm", algorithm, "optimiser", optimiser, "warm-start", warm);
        assertThat(after(config, 6)).isNotEqualTo(after(config, 2));
    }

    @Test
    void reptilesEpsilonFallsOverTheWarmStartAlone() {
        String[] options = {
            "optimiser", "sgd", "inner-steps", "2", "warm-start", "reptile:3", "iterations", "4"
        };
        TrainingConfig four = config(options);
        options[7] = "6";
        TrainingConfig six = config(options);
        assertThat(after(four, 4)).isEqualTo(after(six, 4));
        assertThat(after(four, 1)).isNotEqualTo(after(four, 2));
    }

    /** Step sizes are not trained in a warm start, whatever they were before it is restored. */
    @Test
    void goingBackToTheWarmStartForgetsWhatCameAfterIt() {
        TrainingConfig config = config("algorithm", "meta-sgd", "warm-start", "joint:2");
        try (Training training = new Training(config);
                Training straight = new Training(config)) {
            training.step();
            Checkpoint first = training.checkpoint();
            training.run(_ -> {});
            training.restore(first);
            for (int i = 0; i < 3; i++) {
                training.step();
                straight.step();
            }
            straight.step();
            assertThat(training.parameters()).isEqualTo(straight.parameters());
        }
    }

    @Test
    void aRefusedCheckpointLeavesTheStepsCounted() {
        TrainingConfig config = config("warm-start", "joint:3");
        try (Training training = new Training(config);
                Training same = new Training(config)) {
            for (int i = 0; i < 4; i++) {
                training.step();
                same.step();
            }
            Checkpoint now = training.checkpoint();
            Checkpoint broken =
                    new Checkpoint(
                            config,
                            now.environment(),
                            1,
                            now.environmentSteps(),
                            now.tensors().subList(0, 1));
            assertThatThrownBy(() -> training.restore(broken))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(training.step().environmentSteps())
                    .isEqualTo(same.step().environmentSteps());
            assertThat(training.parameters()).isEqualTo(same.parameters());
        }
    }

    @Test
    void whatTheWarmStartReadsMayBeGiven() {
        assertThat(
                        config(
                                        "optimiser",
                                        "trpo",
                                        "warm-start",
                                        "joint:2",
                                        "outer-learning-rate",
                                        "0.5")
                                .outerLearningRate())
                .isEqualTo(0.5);
        assertThat(
                        config("algorithm", "joint", "warm-start", "reptile:2", "inner-steps", "2")
                                .innerSteps())
                .isEqualTo(2);
    }

    @Test
    void baselinesOfUntrainedAndMediumTasksHaveNoWarmStartOfThePreset() {
        for (String algorithm : List.of("random", "medium")) {
            var entries = Map.of("env", "intersection", "algorithm", algorithm);
            assertThat(TrainingConfig.of(entries).warmIterations()).isZero();
        }
        var joint = Map.of("env", "intersection", "algorithm", "joint");
        assertThat(TrainingConfig.of(joint).warmIterations()).isEqualTo(750);
    }

    /** A run's own file means what it meant; a file of a few options takes today's presets. */
    @Test
    void theFileOfAnOlderRunKeepsItsMeaning() {
        Map<String, String> file = TrainingConfig.of(Map.of("env", "intersection")).toMap();
        List.of("warm-start", "outer-schedule", "discount-per").forEach(file::remove);
        TrainingConfig asOptions = TrainingConfig.of(Map.of(), file);
        assertThat(asOptions.warmIterations()).isEqualTo(750);
        file.put("metagrad.version", "0.1.0");
        TrainingConfig old = TrainingConfig.of(Map.of(), file);
        assertThat(old.warmIterations()).isZero();
        assertThat(old.discountPer()).isEqualTo(org.metagrad.meta.config.DiscountPeriod.DECISION);
    }
}
