package org.metagrad.meta.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Digest;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Examples;

/** What the generated problems draw, and that they are learnt. */
class GeneratedProblemsTest {
    private static final int PIXELS = StrokeCharacter.SIZE * StrokeCharacter.SIZE;

    private static float[] image(int character, int hand) {
        float[] image = new float[PIXELS];
        Arrays.fill(image, 7);
        new StrokeCharacter(RandomStream.of(1).split(character))
                .draw(RandomStream.of(2).split(hand), image);
        return image;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void imagesAreInkOnPaper() {
        for (int c = 0; c < 50; c++) {
            float[] image = image(c, c);
            double ink = 0;
            for (float pixel : image) {
                assertThat(pixel).isBetween(0f, 1f);
                ink += pixel;
            }
            assertThat(ink).isBetween(20.0, 400.0);
        }
    }

    /** Two hands write one character more alike than two characters are; not the same. */
    @Test
    void aCharacterIsMoreLikeItselfThanLikeOthers() {
        double same = 0;
        double others = 0;
        for (int c = 0; c < 60; c++) {
            assertThat(image(c, 1)).isEqualTo(image(c, 1));
            double own = distance(image(c, 1), image(c, 2));
            assertThat(own).isGreaterThan(1);
            same += own;
            others += distance(image(c, 1), image(c + 1, 2));
        }
        assertThat(same).isLessThan(0.95 * others);
    }

    /** The bits of the images are part of a run's. */
    @Test
    void imagesAreTheSameOnEveryMachine() {
        double[] all = new double[4 * PIXELS];
        for (int c = 0; c < 4; c++) {
            float[] image = image(c, 5);
            for (int i = 0; i < PIXELS; i++) {
                all[c * PIXELS + i] = image[i];
            }
        }
        assertThat(Digest.sha256(all))
                .isEqualTo("1675c6a667e268eee240c85f186746e6541db84d4536450479fc0aa782179a6f");
    }

    @Test
    void charactersOfATaskDifferAndThoseOfEvaluationAreHeldOut() {
        Strokes strokes = new Strokes(0);
        for (int t = 0; t < 2000; t++) {
            RandomStream stream = RandomStream.of(3).split(t);
            List<Integer> training = strokes.sample(stream).numbers();
            List<Integer> heldOut = strokes.sampleHeldOut(stream).numbers();
            assertThat(training).hasSize(5).doesNotHaveDuplicates();
            assertThat(training).allMatch(n -> n >= 0 && n < 964);
            assertThat(heldOut).hasSize(5).doesNotHaveDuplicates();
            assertThat(heldOut).allMatch(n -> n >= 964 && n < 964 + 659);
        }
    }

    /** Examples of a label lie around its mean, and support and query are not the same. */
    @Test
    void prototypesAreGaussian() {
        int n = 4000;
        Prototypes prototypes = new Prototypes(0);
        Prototypes.Clusters task = prototypes.sample(RandomStream.of(5));
        FloatTiles support = new FloatTiles(12, n);
        FloatTiles query = new FloatTiles(12, n);
        prototypes.draw(
                task,
                RandomStream.of(6),
                new Examples(support, n, 10, 1, 5),
                new Examples(query, n, 10, 1, 5));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            int label = (int) support.get(i, 10);
            assertThat(label).isEqualTo(i % 5);
            double off = support.get(i, 3) - task.mean(label, 3);
            sum += off;
            squares += off * off;
            assertThat(support.get(i, 3)).isNotEqualTo(query.get(i, 3));
        }
        assertThat(sum / n).isBetween(-0.06, 0.06);
        assertThat(squares / n).isBetween(0.9, 1.1);
    }

    /**
     * Of the examples to adapt to a share is shown with each other label alike, of queries none.
     */
    @Test
    void labelsAreWrongAsOftenAsTheyAreToBe() {
        int n = 20_000;
        Prototypes clean = new Prototypes(0);
        Prototypes noisy = new Prototypes(0.2);
        Prototypes.Clusters task = clean.sample(RandomStream.of(5));
        FloatTiles[] tiles = new FloatTiles[4];
        Arrays.setAll(tiles, _ -> new FloatTiles(12, n));
        int t = 0;
        for (Prototypes problem : List.of(clean, noisy)) {
            problem.draw(
                    task,
                    RandomStream.of(6),
                    new Examples(tiles[t++], n, 10, 1, 5),
                    new Examples(tiles[t++], n, 10, 1, 5));
        }
        int[] shift = new int[5];
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < 10; row++) {
                assertThat(tiles[2].get(i, row)).isEqualTo(tiles[0].get(i, row));
            }
            assertThat(tiles[3].get(i, 10)).isEqualTo(tiles[1].get(i, 10)).isEqualTo(i % 5);
            shift[((int) tiles[2].get(i, 10) - i % 5 + 5) % 5]++;
        }
        assertThat(shift[0] / (double) n).isBetween(0.79, 0.81);
        for (int other = 1; other < 5; other++) {
            assertThat(shift[other] / (double) n).isBetween(0.045, 0.055);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maml", "fomaml", "reptile", "meta-sgd", "cavia", "anil", "joint", "random"})
    void everyLearnerTrainsOnStrokes(String algorithm) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "env", "strokes",
                                "algorithm", algorithm,
                                "tasks", "2",
                                "hidden-width", "3",
                                "hidden-layers", "2",
                                "iterations", "2",
                                "threads", "2"));
        try (Training training = new Training(config)) {
            training.run(done -> assertThat(done.returnAfter()).isBetween(0.0, 1.0));
            List<EvaluationRow> rows =
                    Evaluation.evaluate(
                            config,
                            training.parameters(),
                            EvaluationProtocol.of(config).withTasks(3).withSteps(1));
            assertThat(rows).hasSize(2).allMatch(row -> row.meanReturn() <= 1);
        }
    }

    @Test
    void prototypesAreLearntAndOneStepTellsTheLabels() {
        TrainingConfig config =
                TrainingConfig.of(Map.of("env", "prototypes", "iterations", "60", "threads", "1"));
        assertThat(config.algorithm().name()).isEqualTo("maml");
        try (Training training = new Training(config)) {
            training.run(_ -> {});
            List<EvaluationRow> rows =
                    Evaluation.evaluate(
                            config,
                            training.parameters(),
                            EvaluationProtocol.of(config).withTasks(100).withSteps(1));
            assertThat(rows.get(0).meanReturn()).isBetween(0.15, 0.25);
            assertThat(rows.get(1).meanReturn()).isGreaterThan(0.5);
        }
    }

    @Test
    void aDirectedStepIsRefusedByName() {
        TrainingConfig config =
                TrainingConfig.of(Map.of("env", "strokes", "algorithm", "directed-maml"));
        assertThatThrownBy(() -> new Training(config))
                .hasMessage(
                        "directed-maml: strokes has no medium task; direction random or mean, or an algorithm without the directed step, wanted");
        assertThatThrownBy(() ->
                        TrainingConfig.of(
                                Map.of(
                                        "env", "strokes",
                                        "algorithm", "directed-maml",
                                        "medium", "a=1")))
                .hasMessage("medium of strokes: there is none");
        assertThatThrownBy(() -> TrainingConfig.of(Map.of("env", "strokes", "entropy-bonus", "1")))
                .hasMessage("entropy-bonus 1.0 with env strokes: a classification has no policy");
    }
}
