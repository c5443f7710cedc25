package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.InnerStep;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/** Gradients and Hessian-vector products of an iteration, counted where they are computed. */
class DerivativeCountTest {
    private static TrainingConfig config(String algorithm, String... more) {
        Map<String, String> entries =
                new java.util.HashMap<>(
                        Map.of(
                                "env", "navigation-shifted",
                                "algorithm", algorithm,
                                "tasks", "3",
                                "trajectories", "2",
                                "threads", "2"));
        for (int i = 0; i < more.length; i += 2) {
            entries.put(more[i], more[i + 1]);
        }
        return TrainingConfig.of(entries);
    }

    @ParameterizedTest
    @CsvSource({
        "maml, 2, 9, 6",
        "fomaml, 2, 9, 0",
        "anil, 2, 9, 6",
        "meta-sgd, 1, 6, 3",
        "cavia, 1, 6, 3",
        "reptile, 3, 9, 0",
        "joint, 1, 3, 0",
        "directed-maml, 2, 10, 6",
        "directed-fomaml, 2, 10, 0",
        "sharp-maml, 2, 18, 12",
        "directed-sharp-maml, 2, 19, 12",
        "bmg, 2, 21, 6",
        "meta-rkhs-1, 2, 3, 3",
        "es-maml, 2, 246, 0"
    })
    void countsOfThreeTasks(String algorithm, int steps, int gradients, int products) {
        try (Training training =
                new Training(config(algorithm, "inner-steps", Integer.toString(steps)))) {
            for (int i = 0; i < 2; i++) {
                IterationMetrics figures = training.step();
                assertThat(figures.gradients()).isEqualTo(gradients);
                assertThat(figures.hessianProducts()).isEqualTo(products);
            }
        }
    }

    @Test
    void aDirectionOfAllTasksCostsAGradientEach() {
        try (Training training = new Training(config("directed-maml", "direction", "mean"))) {
            assertThat(training.step().gradients()).isEqualTo(3 * 3);
        }
    }

    /** Every epoch after the first is a meta-gradient of its own. */
    @Test
    void epochsOfProMpAreCounted() {
        try (Training training =
                new Training(config("maml", "optimiser", "promp", "epochs", "4"))) {
            IterationMetrics figures = training.step();
            assertThat(figures.gradients()).isEqualTo(4 * 2 * 3);
            assertThat(figures.hessianProducts()).isEqualTo(4 * 3);
        }
    }

    @Test
    void curvatureAndLineSearchOfTrpoAreCounted() {
        try (Training training = new Training(config("maml", "optimiser", "trpo"))) {
            IterationMetrics figures = training.step();
            // beside MAML's own: ten products J' F J of a task are two products with its inner
            // Hessian and one with its Fisher matrix each
            assertThat(figures.hessianProducts()).isGreaterThan(3 + 3 * 10 * 3);
            assertThat(figures.gradients()).isGreaterThan(2 * 3);
        }
    }

    /** Every step of a solution is a product, and one gradient says where. */
    @Test
    void solutionsAreCounted() {
        try (Training training =
                new Training(config("imaml", "inner-steps", "4", "solver-steps", "2"))) {
            IterationMetrics figures = training.step();
            assertThat(figures.gradients()).isEqualTo(3 * (4 + 2));
            assertThat(figures.hessianProducts()).isEqualTo(3 * 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "algorithm=sharp-maml sharpness=lower, 3, 2",
        "algorithm=maml inner-steps=3 multi-step-loss=5, 6, 3",
        "algorithm=meta-rkhs-1, 1, 1",
        "algorithm=bmg target-steps=3, 4, 1",
        "algorithm=bmg target-steps=3 matching=divergence, 5, 1",
        "algorithm=lslr-maml inner-steps=3, 4, 3",
        "algorithm=meta-curvature inner-steps=2, 3, 2",
        "algorithm=natural-maml solver-steps=3, 2, 7"
    })
    void whatRegressionsHaveOfTheirOwnIsCounted(String options, int gradients, int products) {
        Map<String, String> entries = new java.util.HashMap<>();
        entries.put("env", "sinusoid");
        entries.put("tasks", "4");
        for (String option : options.split(" ")) {
            entries.put(option.split("=")[0], option.split("=")[1]);
        }
        try (Training training = new Training(TrainingConfig.of(entries))) {
            IterationMetrics figures = training.step();
            assertThat(figures.gradients()).isEqualTo(4 * gradients);
            assertThat(figures.hessianProducts()).isEqualTo(4 * products);
        }
    }

    @Test
    void regressionsAreCountedToo() {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of("env", "sinusoid", "algorithm", "directed-maml", "tasks", "4"));
        try (Training training = new Training(config)) {
            IterationMetrics figures = training.step();
            assertThat(figures.gradients()).isEqualTo(2 * 4 + 1);
            assertThat(figures.hessianProducts()).isEqualTo(4);
        }
    }

    /** A task that notes what is asked of it. */
    private record Noting<D>(LearningTask<D> task, AtomicLong gradients, AtomicLong products)
            implements LearningTask<D> {
        @Override
        public D sample(double[] theta, int draw) {
            return task.sample(theta, draw);
        }

        @Override
        public void gradient(double[] theta, D data, double[] gradient) {
            gradients.incrementAndGet();
            task.gradient(theta, data, gradient);
        }

        @Override
        public void linearise(double[] theta, D data, double[] gradient) {
            gradients.incrementAndGet();
            task.linearise(theta, data, gradient);
        }

        @Override
        public void linearise(double[] theta, D data, int from, int to, double[] gradient) {
            gradients.incrementAndGet();
            task.linearise(theta, data, from, to, gradient);
        }

        @Override
        public void hessianVectorProduct(double[] theta, D data, double[] v, double[] product) {
            products.incrementAndGet();
            task.hessianVectorProduct(theta, data, v, product);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, D data, int from, int to, double[] v, double[] product) {
            products.incrementAndGet();
            task.hessianVectorProduct(theta, data, from, to, v, product);
        }
    }

    @Test
    void theCountIsThatOfTheCalls() {
        AtomicLong gradients = new AtomicLong();
        AtomicLong products = new AtomicLong();
        Maml maml = new Maml(3, 0.1);
        MetaLearner noting =
                new MetaLearner() {
                    @Override
                    public int innerSteps() {
                        return maml.innerSteps();
                    }

                    @Override
                    public InnerStep innerStep(double[] meta, int parameters) {
                        return maml.innerStep(meta, parameters);
                    }

                    @Override
                    public <D> void metaGradient(
                            LearningTask<D> task, double[] theta, MetaGradient result) {
                        maml.metaGradient(new Noting<>(task, gradients, products), theta, result);
                    }
                };
        TrainingConfig config = config("maml");
        try (Training training =
                new Training(config, Environments.named(config.environment()), noting)) {
            long counted = 0;
            long countedProducts = 0;
            for (int i = 0; i < 3; i++) {
                IterationMetrics figures = training.step();
                counted += figures.gradients();
                countedProducts += figures.hessianProducts();
            }
            assertThat(counted).isEqualTo(gradients.get()).isEqualTo(3 * 3 * 4);
            assertThat(countedProducts).isEqualTo(products.get()).isEqualTo(3 * 3 * 3);
        }
    }
}
