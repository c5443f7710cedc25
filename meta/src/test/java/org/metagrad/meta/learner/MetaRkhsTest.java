package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.LinearisedError;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Both forms of Meta-RKHS against finite differences, the formula of the paper and flows. */
class MetaRkhsTest {
    private static final int N = CurvedTask.N;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "2, 1"})
    void theEnergysGradientIsItsDerivative(int k, int fixed) {
        double alpha = 0.07;
        CurvedTask task = new CurvedTask();
        double[] data = task.sample(THETA, 0);
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] g = new double[N];
                            task.gradient(x, data, g);
                            double square = 0;
                            for (int i = 0; i < N - fixed; i++) {
                                square += g[i] * g[i];
                            }
                            return task.loss(x, data) - k * alpha * square;
                        },
                        THETA,
                        1e-5);
        MetaRkhs1 learner = new MetaRkhs1(k, alpha, fixed);
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, THETA, result);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
    }

    /** A network with points in double, and the loss of either kind on them. */
    private static final class Points implements LearningTask<double[][]> {
        private final Mlp network;
        private final Loss loss;
        private final double[][] support;
        private final double[][] query;
        private final int innerSteps;

        Points(Mlp network, Loss loss, int innerSteps) {
            this.network = network;
            this.loss = loss;
            this.innerSteps = innerSteps;
            support = draw(5, 1);
            query = draw(4, 2);
        }

        private static double[][] draw(int n, int seed) {
            double[] x = new SplittableRandom(seed).doubles(n, -2, 2).toArray();
            double[] y = Arrays.stream(x).map(v -> Math.sin(2 * v + 0.5)).toArray();
            double[] w = new double[n];
            Arrays.fill(w, 1.0 / n);
            return new double[][] {x, y, w};
        }

        private List<double[]> arguments(double[] theta, double[][] data) {
            List<double[]> all = new java.util.ArrayList<>();
            int at = 0;
            for (Shape shape : loss.parameterShapes()) {
                all.add(Arrays.copyOfRange(theta, at, at + shape.size()));
                at += shape.size();
            }
            all.addAll(List.of(data));
            return all;
        }

        @Override
        public double[][] sample(double[] theta, int draw) {
            return draw < innerSteps ? support : query;
        }

        @Override
        public double value(double[] theta, double[][] data) {
            Program program = loss.program(data[0].length);
            return ReferenceInterpreter.evaluate(program, arguments(theta, data)).getFirst()[0];
        }

        @Override
        public void gradient(double[] theta, double[][] data, double[] to) {
            flatten(
                    ReferenceInterpreter.evaluate(
                            loss.gradient(data[0].length), arguments(theta, data)),
                    to);
        }

        @Override
        public void hessianVectorProduct(double[] theta, double[][] data, double[] v, double[] to) {
            List<double[]> all = arguments(theta, data);
            all.addAll(arguments(v, new double[0][]));
            flatten(
                    ReferenceInterpreter.evaluate(loss.hessianVectorProduct(data[0].length), all),
                    to);
        }

        private static void flatten(List<double[]> parts, double[] to) {
            int at = 0;
            for (double[] part : parts) {
                System.arraycopy(part, 0, to, at, part.length);
                at += part.length;
            }
        }

        /** Outputs and Jacobian, row by row: nothing shared with {@link LinearisedError}. */
        double[][] jacobian(double[] theta, double[] x, double[] outputs) {
            ProgramBuilder b = new ProgramBuilder();
            var parameters = network.parameterShapes().stream().map(b::input).toList();
            var input = b.input(1, 1);
            Program f = b.build(network.apply(b, parameters, input));
            Program g =
                    Differentiation.gradient(f, IntStream.range(0, parameters.size()).toArray());
            double[][] rows = new double[x.length][theta.length];
            for (int i = 0; i < x.length; i++) {
                List<double[]> all = new java.util.ArrayList<>();
                int at = 0;
                for (Shape shape : network.parameterShapes()) {
                    all.add(Arrays.copyOfRange(theta, at, at + shape.size()));
                    at += shape.size();
                }
                all.add(new double[] {x[i]});
                outputs[i] = ReferenceInterpreter.evaluate(f, all).getFirst()[0];
                flatten(ReferenceInterpreter.evaluate(g, all), rows[i]);
            }
            return rows;
        }

        /** The paper's formula for the query points, its t being {@code 2/n} times the time. */
        double[] closedForm(double[] theta, double time) {
            int n = support[0].length;
            double[] f = new double[n];
            double[][] j = jacobian(theta, support[0], f);
            double[] predictions = new double[query[0].length];
            double[][] jq = jacobian(theta, query[0], predictions);
            DMatrixRMaj gram = new DMatrixRMaj(n, n);
            for (int a = 0; a < n; a++) {
                for (int c = 0; c < n; c++) {
                    gram.set(a, c, dot(j[a], j[c]));
                }
            }
            var eigen = DecompositionFactory_DDRM.eig(n, true, true);
            assertThat(eigen.decompose(gram)).isTrue();
            double[] coefficients = new double[n];
            for (int e = 0; e < n; e++) {
                double value = eigen.getEigenvalue(e).getReal();
                DMatrixRMaj vector = eigen.getEigenVector(e);
                double along = 0;
                for (int a = 0; a < n; a++) {
                    along += vector.get(a) * (f[a] - support[1][a]);
                }
                double factor = Math.expm1(-2.0 / n * time * value) / value;
                for (int a = 0; a < n; a++) {
                    coefficients[a] += factor * along * vector.get(a);
                }
            }
            for (int q = 0; q < predictions.length; q++) {
                for (int a = 0; a < n; a++) {
                    predictions[q] += dot(jq[q], j[a]) * coefficients[a];
                }
            }
            return predictions;
        }

        double error(double[] predictions) {
            double sum = 0;
            for (int q = 0; q < predictions.length; q++) {
                double e = predictions[q] - query[1][q];
                sum += e * e / predictions.length;
            }
            return sum;
        }

        private static double dot(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * y[i];
            }
            return sum;
        }
    }

    private static Points points(int... sizes) {
        Mlp network = new Mlp(Arrays.stream(sizes).boxed().toList(), Mlp.Activation.TANH);
        return new Points(network, new LinearisedError(network), 1);
    }

    private static double[] parameters(Points points) {
        return new SplittableRandom(5)
                .doubles(points.network.parameterCount(), -0.9, 0.9)
                .toArray();
    }

    private static MetaGradient run(MetaRkhs2 learner, Points points, double[] theta) {
        MetaGradient result = learner.room(2 * theta.length);
        learner.metaGradient(points, theta, result);
        return result;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.5, 5, 100})
    void theClosedFormIsThePapersAndItsGradientTheDerivative(double time) {
        Points points = points(1, 4, 1);
        double[] theta = parameters(points);
        MetaGradient result = run(new MetaRkhs2(4, time / 4, 5), points, theta);
        assertThat(points.value(result.iterate(1), points.query))
                .isCloseTo(
                        points.error(points.closedForm(theta, time)),
                        org.assertj.core.api.Assertions.within(1e-9));
        double[] want =
                FiniteDifferences.gradient(
                        x -> points.error(points.closedForm(x, time)), theta, 1e-5);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-6);
        // the kernels' own derivative is no small part
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
    }

    @Test
    void itIsTheFlowOfTheLinearisedNetwork() {
        Points points = points(1, 4, 1);
        double[] theta = parameters(points);
        double time = 0.5;
        int steps = 2000;
        double[] at = Arrays.copyOf(theta, 2 * theta.length);
        double[] g = new double[at.length];
        double[] middle = new double[at.length];
        for (int s = 0; s < steps; s++) {
            // the midpoint rule, of second order
            points.gradient(at, points.support, g);
            for (int i = 0; i < at.length; i++) {
                middle[i] = at[i] - (i < theta.length ? 0 : time / steps / 2 * g[i]);
            }
            points.gradient(middle, points.support, g);
            for (int i = theta.length; i < at.length; i++) {
                at[i] -= time / steps * g[i];
            }
        }
        double[] closed = run(new MetaRkhs2(1, time, 5), points, theta).iterate(1);
        assertThat(Closeness.relativeError(closed, at)).isLessThan(1e-6);
        // and it goes on from where it is: two steps are one of twice the time
        MetaRkhs2 half = new MetaRkhs2(1, time / 2, 5);
        double[] twice = Arrays.copyOf(theta, 2 * theta.length);
        for (int s = 0; s < 2; s++) {
            half.innerGradient(points, twice, points.support, g, half.room(twice.length));
            half.innerStep(theta, twice.length).step(s, twice, g, null, twice, null);
        }
        assertThat(Closeness.relativeError(twice, closed)).isLessThan(1e-9);
    }

    @Test
    void withoutTimeNothingIsAdapted() {
        Points points = points(1, 4, 1);
        double[] theta = parameters(points);
        MetaGradient result = run(new MetaRkhs2(3, 0, 5), points, theta);
        assertThat(result.iterate(1)).isEqualTo(Arrays.copyOf(theta, 2 * theta.length));
        Points plain = new Points(points.network, new MeanSquaredError(points.network), 1);
        double[] g = new double[theta.length];
        plain.gradient(theta, points.query, g);
        assertThat(Closeness.relativeError(result.gradient(), g)).isLessThan(1e-14);
    }

    /** A linear network is its own linearisation, and small steps are the flow. */
    @Test
    void onALinearNetworkItIsMamlOfManySmallSteps() {
        Points points = points(1, 1);
        double[] theta = {0.4, -0.3};
        double time = 0.3;
        MetaGradient closed = run(new MetaRkhs2(1, time, 5), points, theta);
        int k = 4000;
        Points plain = new Points(points.network, new MeanSquaredError(points.network), k);
        Maml maml = new Maml(k, time / k);
        MetaGradient steps = maml.room(2);
        maml.metaGradient(plain, theta, steps);
        assertThat(Closeness.relativeError(closed.gradient(), steps.gradient())).isLessThan(1e-3);
        assertThat(Closeness.relativeError(closed.firstOrder(), steps.gradient()))
                .isGreaterThan(1e-1);
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new MetaRkhs2(1, -1, 5))
                .hasMessage("alpha -1.0, points 5: from 0 and from 1 wanted");
        assertThatThrownBy(() -> new MetaRkhs1(1, Double.NaN, 0))
                .hasMessage("alpha NaN: a finite number from 0 wanted");
        assertThatThrownBy(() -> new MetaRkhs1(0, 1, 0))
                .hasMessage("innerSteps 0: at least 1 wanted");
    }
}
