package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.FixtureLoss;

/** Meta-gradients against PyTorch's, in every arithmetic. */
class TorchFixtureTest {
    private static final double DOUBLE = 1e-10;

    /** A task of a file: the inner batches, then the outer one. */
    private record FileTask(
            FixtureLoss fixture, String prefix, int innerSteps, Arithmetic arithmetic)
            implements LearningTask<Batch> {
        @Override
        public Batch sample(double[] theta, int draw) {
            if (draw == innerSteps) {
                return fixture.batch(prefix + ".outer");
            }
            int batches = fixture.file().intScalar("n_inner_batches");
            return fixture.batch(prefix + ".inner" + Math.min(draw, batches - 1));
        }

        @Override
        public void gradient(double[] theta, Batch data, double[] gradient) {
            copy(data.gradient(arithmetic, theta), gradient);
        }

        @Override
        public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
            copy(data.product(arithmetic, theta, v), product);
        }

        private static void copy(double[] from, double[] to) {
            System.arraycopy(from, 0, to, 0, to.length);
        }
    }

    static Stream<String> cases() {
        return Stream.of(
                "tiny_4-8-2_tanh_reinforce_cat.csv",
                "tiny_4-8-2_relu_reinforce_cat.csv",
                "tiny_4-8-2_tanh_ac_cat.csv",
                "tiny_4-8-2_relu_ac_cat.csv",
                "tiny_4-8-2_tanh_ce.csv",
                "tiny_4-8-2_relu_ce.csv",
                "tiny_4-8-2_tanh_mse.csv",
                "tiny_4-8-2_relu_mse.csv",
                "tiny_4-8-2_tanh_reinforce_gauss.csv",
                "tiny_4-8-2_relu_reinforce_gauss.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void metaGradients(String name) {
        FixtureLoss fixture = FixtureLoss.read(name);
        TensorFile file = fixture.file();
        double[] theta = file.doubles("theta");
        int tasks = file.intScalar("n_tasks");
        for (int steps = 1; steps <= 3; steps++) {
            for (Arithmetic arithmetic : Arithmetic.values()) {
                double tolerance = arithmetic.tolerance();
                double[] maml = new double[theta.length];
                double[] fomaml = new double[theta.length];
                for (int t = 0; t < tasks; t++) {
                    FileTask task = new FileTask(fixture, "task" + t, steps, arithmetic);
                    MetaGradient result = new MetaGradient(theta.length, steps);
                    double alpha = file.scalar("inner_lr");
                    new Maml(steps, alpha).metaGradient(task, theta, result);
                    assertThat(
                                    Closeness.relativeError(
                                            result.iterate(steps),
                                            file.doubles("K" + steps + ".task" + t + ".adapted")))
                            .isLessThan(tolerance);
                    Vectors.step(maml, -1.0 / tasks, result.gradient(), maml);
                    new Fomaml(steps, alpha).metaGradient(task, theta, result);
                    assertThat(result.gradient()).isEqualTo(result.firstOrder());
                    Vectors.step(fomaml, -1.0 / tasks, result.gradient(), fomaml);
                }
                assertThat(Closeness.relativeError(maml, file.doubles("K" + steps + ".maml")))
                        .as("MAML, %d steps, %s", steps, arithmetic)
                        .isLessThan(tolerance);
                assertThat(Closeness.relativeError(fomaml, file.doubles("K" + steps + ".fomaml")))
                        .as("FOMAML, %d steps, %s", steps, arithmetic)
                        .isLessThan(tolerance);
            }
        }
    }

    /** What these tests hold on to would not pass with the Hessian term left out or halved. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1.001})
    void aWrongSecondOrderTermIsSeen(double factor) {
        TensorFile file = TensorFile.read("torch/tiny_4-8-2_tanh_reinforce_cat.csv");
        double[] maml = file.doubles("K1.maml");
        double[] fomaml = file.doubles("K1.fomaml");
        double[] wrong = new double[maml.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = fomaml[i] + factor * (maml[i] - fomaml[i]);
        }
        assertThat(Closeness.relativeError(wrong, maml)).isGreaterThan(DOUBLE);
    }
}
