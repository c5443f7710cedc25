package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** The zeroing trick on a classification of balanced classes, by its closed form. */
class ZeroedTest {
    private static final int CLASSES = 3;
    private static final int FEATURES = 4;
    private static final int INPUTS = 2;
    private static final int SHOTS = 2;
    private static final double ALPHA = 0.7;
    private static final Mlp NETWORK =
            new Mlp(List.of(INPUTS, FEATURES, CLASSES), Mlp.Activation.TANH);
    private static final int ALL = NETWORK.parameterCount();
    private static final int HEAD = ALL - CLASSES * (FEATURES + 1);
    private static final double[] THETA = new SplittableRandom(2).doubles(ALL, -1, 1).toArray();

    /** Samples along the columns: inputs, labels, weights. */
    private record Shots(int innerSteps) implements LearningTask<List<double[]>> {
        private static final CrossEntropy LOSS = new CrossEntropy(NETWORK);

        @Override
        public List<double[]> sample(double[] theta, int draw) {
            int n = CLASSES * SHOTS;
            double[] labels = new double[n];
            double[] weights = new double[n];
            Arrays.setAll(labels, i -> i % CLASSES);
            Arrays.fill(weights, 1.0 / n);
            int seed = draw < innerSteps ? 7 : 8;
            double[] x = new SplittableRandom(seed).doubles((long) INPUTS * n, -2, 2).toArray();
            return List.of(x, labels, weights);
        }

        private static List<double[]> split(double[] vector) {
            List<double[]> parts = new ArrayList<>();
            int at = 0;
            for (Shape shape : NETWORK.parameterShapes()) {
                parts.add(Arrays.copyOfRange(vector, at, at + shape.size()));
                at += shape.size();
            }
            return parts;
        }

        private static void join(List<double[]> parts, double[] to) {
            int at = 0;
            for (double[] part : parts) {
                System.arraycopy(part, 0, to, at, part.length);
                at += part.length;
            }
        }

        private static List<double[]> with(double[] theta, List<double[]> data) {
            List<double[]> all = split(theta);
            all.addAll(data);
            return all;
        }

        double loss(double[] theta, List<double[]> data) {
            return ReferenceInterpreter.evaluate(LOSS.program(CLASSES * SHOTS), with(theta, data))
                    .getFirst()[0];
        }

        @Override
        public void gradient(double[] theta, List<double[]> data, double[] to) {
            join(
                    ReferenceInterpreter.evaluate(
                            LOSS.gradient(CLASSES * SHOTS), with(theta, data)),
                    to);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, List<double[]> data, double[] v, double[] to) {
            List<double[]> all = with(theta, data);
            all.addAll(split(v));
            join(
                    ReferenceInterpreter.evaluate(LOSS.hessianVectorProduct(CLASSES * SHOTS), all),
                    to);
        }
    }

    private static MetaGradient run(MetaLearner learner) {
        MetaGradient result = learner.room(ALL);
        learner.metaGradient(new Shots(learner.innerSteps()), THETA, result);
        return result;
    }

    private static Zeroed zeroed(MetaLearner learner) {
        return new Zeroed(learner, HEAD, ALL);
    }

    /** The features of a sample of a batch. */
    private static double[] features(List<double[]> data, int sample) {
        int n = CLASSES * SHOTS;
        double[] phi = new double[FEATURES];
        for (int j = 0; j < FEATURES; j++) {
            double z = THETA[FEATURES * INPUTS + j];
            for (int i = 0; i < INPUTS; i++) {
                z += THETA[j * INPUTS + i] * data.getFirst()[i * n + sample];
            }
            phi[j] = Math.tanh(z);
        }
        return phi;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    @Test
    void oneStepFromAZeroHeadIsContrastive() {
        double[] adapted = run(zeroed(new Maml(1, ALPHA))).iterate(1);
        Shots task = new Shots(1);
        List<double[]> support = task.sample(THETA, 0);
        List<double[]> query = task.sample(THETA, 1);
        int n = CLASSES * SHOTS;
        for (int q = 0; q < n; q++) {
            double[] phi = features(query, q);
            for (int c = 0; c < CLASSES; c++) {
                double want = 0;
                for (int s = 0; s < n; s++) {
                    double own = support.get(1)[s] == c ? 1 : 0;
                    want += ALPHA / n * (own - 1.0 / CLASSES) * dot(features(support, s), phi);
                }
                int row = HEAD + c * FEATURES;
                double logit = dot(Arrays.copyOfRange(adapted, row, row + FEATURES), phi);
                assertThat(logit).isCloseTo(want, within(1e-15));
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            assertThat(adapted[ALL - CLASSES + c]).isCloseTo(0, within(1e-16));
        }
        assertThat(Arrays.copyOf(adapted, HEAD)).isEqualTo(Arrays.copyOf(THETA, HEAD));
    }

    @Test
    void withOneStepZeroedMamlIsZeroedAnil() {
        MetaGradient maml = run(zeroed(new Maml(1, ALPHA)));
        MetaGradient anil = run(zeroed(new Anil(1, ALPHA, HEAD, ALL, true)));
        assertThat(maml.iterate(1)).isEqualTo(anil.iterate(1));
        assertThat(Closeness.relativeError(maml.gradient(), anil.gradient())).isLessThan(1e-12);
        // neither the trick nor the one step can be left out
        assertThat(
                        Closeness.relativeError(
                                run(zeroed(new Maml(2, ALPHA))).gradient(),
                                run(zeroed(new Anil(2, ALPHA, HEAD, ALL, true))).gradient()))
                .isGreaterThan(1e-3);
        assertThat(
                        Closeness.relativeError(
                                run(new Maml(1, ALPHA)).gradient(),
                                run(new Anil(1, ALPHA, HEAD, ALL, true)).gradient()))
                .isGreaterThan(1e-3);
    }

    @Test
    void itIsTheDerivativeOfTheProcedureWithAZeroHead() {
        int k = 2;
        Shots task = new Shots(k);
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] at = x.clone();
                            Arrays.fill(at, HEAD, ALL, 0);
                            double[] g = new double[ALL];
                            for (int s = 0; s < k; s++) {
                                task.gradient(at, task.sample(at, s), g);
                                for (int i = 0; i < ALL; i++) {
                                    at[i] -= ALPHA * g[i];
                                }
                            }
                            return task.loss(at, task.sample(at, k));
                        },
                        THETA,
                        1e-5);
        MetaGradient result = run(zeroed(new Maml(k, ALPHA)));
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Arrays.copyOfRange(result.gradient(), HEAD, ALL)).containsOnly(0);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
    }

    @Test
    void theHeadIsZeroAtEveryStart() {
        Zeroed learner = zeroed(new Fomaml(1, ALPHA));
        double[] start = new double[ALL];
        learner.start(THETA, start);
        assertThat(start).isEqualTo(learner.initial(THETA, ALPHA));
        assertThat(Arrays.copyOfRange(start, HEAD, ALL)).containsOnly(0);
        assertThat(Arrays.copyOf(start, HEAD)).isEqualTo(Arrays.copyOf(THETA, HEAD));
        assertThatThrownBy(() -> new Zeroed(new Fomaml(1, ALPHA), 3, 3))
                .hasMessage("last layer from 3 to 3: a range of parameters wanted");
    }
}
