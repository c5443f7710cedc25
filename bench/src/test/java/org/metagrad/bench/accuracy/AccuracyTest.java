package org.metagrad.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.ConfiguredTask;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;

class AccuracyTest {
    private static final RandomStream STREAM = RandomStream.of(5);

    private static double number(
            List<Map<String, Object>> rows,
            String stage,
            String reference,
            Approximation approximation,
            String name) {
        return rows.stream()
                .filter(row -> ((String) row.get("stage")).startsWith(stage))
                .filter(row -> row.get("reference").equals(reference))
                .filter(row -> row.get("approximation").equals(approximation.key()))
                .mapToDouble(row -> (Double) row.get(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tasksOfStagesAreNoneOfTheTraining() {
        Batches batches = new Batches("cartpole-dynamics", 1, 1, new Batches.Settings(2, 1, 1, 2));
        TaskDistribution distribution = Environments.named("cartpole-dynamics");
        for (int stage = 0; stage < 8; stage++) {
            for (int key = 0; key < 8; key++) {
                for (int iteration = 0; iteration < 8; iteration++) {
                    RandomStream training = RandomStream.of(1).split(key).split(iteration);
                    assertThat(batches.tasks(batches.stream(stage)))
                            .doesNotContain(distribution.sample(training.split(0)));
                }
            }
        }
    }

    /** By products: 20 of conjugate gradients are exact, the Neumann series diverges above 1. */
    @Test
    void hypergradientsByTheirProducts() {
        List<Map<String, Object>> rows = Hypergradients.rows(STREAM, 2);
        String small = "greatest curvature over lambda 0.5";
        String great = "greatest curvature over lambda 4.6";
        assertThat(hypergradient(rows, small, Approximation.IMPLICIT_20)).isLessThan(1e-10);
        assertThat(hypergradient(rows, great, Approximation.IMPLICIT_20)).isLessThan(1e-6);
        assertThat(hypergradient(rows, great, Approximation.IMPLICIT_5)).isBetween(1e-8, 0.1);
        assertThat(hypergradient(rows, small, Approximation.NEUMANN_20))
                .isLessThan(1e-5)
                .isLessThan(hypergradient(rows, small, Approximation.NEUMANN_5) / 100);
        assertThat(hypergradient(rows, great, Approximation.NEUMANN_5)).isGreaterThan(100);
        assertThat(hypergradient(rows, great, Approximation.NEUMANN_20)).isGreaterThan(1e9);
        assertThat(hypergradient(rows, great, Approximation.TRUNCATED_20))
                .isLessThan(hypergradient(rows, great, Approximation.TRUNCATED_5));
        assertThat(hypergradient(rows, great, Approximation.TRUNCATED_5))
                .isGreaterThan(hypergradient(rows, great, Approximation.IMPLICIT_5));
    }

    private static double hypergradient(
            List<Map<String, Object>> rows, String stage, Approximation approximation) {
        return number(rows, stage, Hypergradients.REFERENCE, approximation, "error");
    }

    @Test
    void cosineAndErrorByHand() {
        Closeness one = Closeness.of(new double[] {3, 0}, new double[] {3, 4});
        assertThat(one.cosine()).isEqualTo(0.6, within(1e-15));
        assertThat(one.error()).isEqualTo(0.8, within(1e-15));
        assertThat(Closeness.of(new double[] {6, 8}, new double[] {3, 4}))
                .isEqualTo(new Closeness(1, 1));
        assertThat(Closeness.of(new double[2], new double[] {3, 4})).isEqualTo(new Closeness(0, 1));
    }

    @Test
    void rowsHaveMedianLeastAndGreatest() {
        Comparison comparison = new Comparison("p");
        for (double x : new double[] {1.5, 1.1, 2, 1.2}) {
            comparison.add(
                    "s",
                    "r",
                    new double[] {1},
                    Map.of(Approximation.DIRECTED_FOMAML, new double[] {x}));
        }
        Map<String, Object> row = comparison.rows().getFirst();
        assertThat(row)
                .containsEntry("approximation", "directed-fomaml")
                .containsEntry("batches", 4L)
                .containsEntry("error", 0.35)
                .containsEntry("errorLow", 0.1)
                .containsEntry("errorHigh", 1.0);
    }

    @Test
    void onQuadraticsMamlIsExactForAnyNumberOfSteps() {
        for (int k = 1; k <= 3; k++) {
            assertThat(Quadratics.rows(STREAM, k, 2))
                    .filteredOn(row -> row.get("approximation").equals("maml"))
                    .hasSize(4)
                    .allSatisfy(row -> assertThat((Double) row.get("errorHigh")).isLessThan(1e-13));
        }
    }

    /** A 1-by-1 curvature a: MAML's gradient is (1 - a)^2k a x, FOMAML's (1 - a)^k a x. */
    @Test
    void theErrorOfFomamlOnAQuadraticIsThatOfItsFormula() {
        double a = 0.3;
        QuadraticTask task = new QuadraticTask(new double[][] {{a}}, new double[] {1});
        double[] theta = {3};
        for (int k = 1; k <= 3; k++) {
            Map<Approximation, double[]> directions =
                    Directions.ofLearners(
                            new Directions.Batch(_ -> task, 1, () -> task), theta, k, 1);
            double[] exact = task.exact(theta, k, 1);
            double shrunk = Math.pow(1 - a, k);
            assertThat(exact[0]).isEqualTo(shrunk * shrunk * a * 2, within(1e-15));
            assertThat(Closeness.of(directions.get(Approximation.FOMAML), exact).error())
                    .isEqualTo(1 / shrunk - 1, within(1e-13));
            assertThat(Closeness.of(directions.get(Approximation.MEDIUM_STEP), exact).error())
                    .isEqualTo(1 / (shrunk * shrunk) - 1, within(1e-13));
            // one step more of the same shrinking, (1 - a)^(k + 1) in place of (1 - a)^2k
            assertThat(directions.get(Approximation.DIRECTED_FOMAML)[0])
                    .isEqualTo(shrunk * (1 - a) * a * 2, within(1e-15));
        }
    }

    @Test
    void onSharedCurvatureDirectedFomamlIsMaml() {
        List<Map<String, Object>> rows = Quadratics.rows(STREAM, 1, 4);
        String shared = "shared curvature, alpha lambda_max 0.5";
        String own = "own curvature, alpha lambda_max 0.5";
        assertThat(error(rows, shared, Approximation.DIRECTED_FOMAML)).isLessThan(1e-12);
        assertThat(error(rows, shared, Approximation.FOMAML)).isGreaterThan(0.05);
        assertThat(error(rows, own, Approximation.DIRECTED_FOMAML)).isGreaterThan(1e-3);
    }

    private static double error(
            List<Map<String, Object>> rows, String stage, Approximation approximation) {
        return number(rows, stage, Quadratics.REFERENCE, approximation, "errorHigh");
    }

    @Test
    void theGreatestEigenvalueIsTheOneAskedFor() {
        double[][] a = QuadraticTask.curvature(STREAM, 8, 0.5);
        double[] x = {1, 1, 1, 1, 1, 1, 1, 1};
        double norm = 0;
        for (int i = 0; i < 3000; i++) {
            double[] y = new double[8];
            new QuadraticTask(a, new double[8]).hessianVectorProduct(x, 0, x, y);
            norm = Math.sqrt(java.util.Arrays.stream(y).map(v -> v * v).sum());
            for (int j = 0; j < 8; j++) {
                x[j] = y[j] / norm;
            }
        }
        assertThat(norm).isEqualTo(0.5, within(1e-9));
    }

    /** The reference data hold {@code grad J} and the meta-gradient that another program found. */
    @Test
    void theExactDerivativeIsThatOfTheReferenceData() {
        TensorFile file = TensorFile.read("enumerated_mdp/small.csv");
        double[] theta = file.finiteDoubles("theta");
        for (int t = 0; file.has("task" + t + ".P"); t++) {
            EnumeratedMdp process = EnumeratedMdp.of(file, "task" + t);
            double[] wanted = file.finiteDoubles("task" + t + ".meta_grad");
            double[] exact = Processes.exact(List.of(process), theta, 1);
            assertThat(Closeness.of(Directions.times(-1, exact), wanted).error()).isLessThan(1e-10);
        }
    }

    @Test
    void onProcessesUnbiasedHessiansAreExactAndLvcIsBetterThanLogprob() {
        List<Map<String, Object>> rows = Processes.rows(STREAM, 1, 3);
        for (String stage : List.of("reference data", "random")) {
            for (String reference : List.of(Processes.REFERENCE, Processes.HESSIAN)) {
                for (Approximation unbiased :
                        List.of(Approximation.MAML_DICE, Approximation.MAML_LOADED)) {
                    assertThat(number(rows, stage, reference, unbiased, "errorHigh"))
                            .isLessThan(1e-9);
                }
            }
            double lvc =
                    number(rows, stage, Processes.HESSIAN, Approximation.MAML_LVC, "errorHigh");
            double logprob =
                    number(rows, stage, Processes.HESSIAN, Approximation.MAML_LOGPROB, "errorLow");
            assertThat(lvc).isBetween(1e-3, logprob);
        }
    }

    /** Loaded DiCE at (0, 1) has LVC's derivatives, by another program on other tiles. */
    @Test
    void anotherSurrogateSeesTheSameTrajectories() {
        TrainingConfig config =
                TrainingConfig.defaults()
                        .with("algorithm", "maml")
                        .with("trajectories", "3")
                        .with("hidden-width", "8");
        ConfiguredTask<?> lvc = task(config, "lvc");
        ConfiguredTask<?> same = task(config, "loaded(0,1)");
        ConfiguredTask<?> unbiased = task(config, "loaded(1,1)");
        double[] theta = new double[lvc.parameters()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = 0.3 * STREAM.normal(i);
        }
        double[] wanted = metaGradient(lvc, theta, lvc);
        assertThat(Closeness.of(metaGradient(lvc, theta, lvc, same), wanted).error())
                .isLessThan(1e-5);
        assertThat(Closeness.of(metaGradient(lvc, theta, lvc, unbiased), wanted).error())
                .isGreaterThan(1e-4);
    }

    private static ConfiguredTask<?> task(TrainingConfig config, String surrogate) {
        return ConfiguredTask.of(config.with("surrogate", surrogate), new Maml(1, 1));
    }

    private static double[] metaGradient(
            ConfiguredTask<?> base, double[] theta, ConfiguredTask<?>... tasks) {
        for (ConfiguredTask<?> task : tasks) {
            task.enter(new CartPole.Task(10, 0.5, 0.1, 1), STREAM.split(1));
        }
        LearningTask<?> task =
                tasks.length == 1 ? base : OtherCurvature.of(base, tasks[1], 1, false);
        Maml maml = new Maml(1, 1);
        MetaGradient room = maml.room(theta.length);
        maml.metaGradient(task, theta, room);
        return room.gradient();
    }

    @Test
    void onBatchesMamlIsExactOnItsOwnDataAndMeetsItsReference() {
        var settings = new Batches.Settings(2, 3, 2, 4);
        Batches batches = new Batches("intersection", 3, 1, settings);
        assertThat(batches.config().actionRepeat()).isEqualTo(5);
        assertThat(batches.config().entropyBonus()).isEqualTo(0.05);
        List<Map<String, Object>> rows = batches.rows(List.of(0), _ -> {});
        assertThat(number(rows, "iteration 0", Batches.SAMPLED, Approximation.MAML, "errorHigh"))
                .isZero();
        assertThat(number(rows, "iteration 0", Batches.SAMPLED, Approximation.FOMAML, "errorLow"))
                .isGreaterThan(1e-6);
        assertThat(
                        number(
                                rows,
                                "iteration 0",
                                Batches.SAMPLED,
                                Approximation.MAML_OTHER_DATA,
                                "errorLow"))
                .isGreaterThan(0.01);
        assertThat(rows)
                .filteredOn(row -> row.get("reference").equals(Batches.EXPECTED))
                .extracting(row -> row.get("approximation"))
                .contains(
                        "maml-lvc", "maml-logprob", "maml-dice", "maml-loaded", "reference-itself");
    }

    @Test
    void aComparisonOfTheUsualSettingsTakesItsOwnPlace(@TempDir Path folder) throws IOException {
        Map<String, Object> usual = Map.of("seed", 1L);
        Map<String, Object> other = Map.of("seed", 2L);
        Path file = folder.resolve("accuracy.json");
        Path beside = folder.resolve("accuracy-other.json");
        assertThat(AccuracyFile.in(folder, other, usual).path()).isEqualTo(file);
        for (String before :
                List.of("{\"settings\":{\"seed\":3}}", "{\"settings\":{\"seed\":1}}", "[]", "x")) {
            Files.writeString(file, before);
            assertThat(AccuracyFile.in(folder, usual, usual).path()).isEqualTo(file);
            assertThat(AccuracyFile.in(folder, other, usual).path()).isEqualTo(beside);
        }
        Files.writeString(file, "{\"settings\":{\"seed\":2}}");
        assertThat(AccuracyFile.in(folder, other, usual).path()).isEqualTo(file);
    }

    @Test
    void theStoredProcessesAreThoseOfTheReferenceData() {
        TensorFile file = TensorFile.read("enumerated_mdp/small.csv");
        assertThat(Processes.STORED_THETA).isEqualTo(file.finiteDoubles("theta"));
        for (int t = 0; t < Processes.STORED.size(); t++) {
            EnumeratedMdp wanted = EnumeratedMdp.of(file, "task" + t);
            EnumeratedMdp got = Processes.STORED.get(t);
            assertThat(got.transitions()).isEqualTo(wanted.transitions());
            assertThat(got.rewards()).isEqualTo(wanted.rewards());
            assertThat(got)
                    .usingRecursiveComparison()
                    .ignoringFields("transitions", "rewards")
                    .isEqualTo(wanted);
        }
        assertThat(file.has("task" + Processes.STORED.size() + ".P")).isFalse();
    }
}
