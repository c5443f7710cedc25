package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** The learner against finite differences of the whole procedure, and against closed forms. */
class MamlTest {
    private static final int N = 4;
    private static final double ALPHA = 0.15;

    /** {@code L(theta; c) = sum(exp(A theta) - c tanh(theta))}, a curved loss with data c. */
    private static final class Curved implements LearningTask<double[]> {
        private final double[] matrix = new SplittableRandom(3).doubles(N * N, -1, 1).toArray();
        private final Program loss;
        private final Program gradient;
        private final Program product;

        Curved() {
            ProgramBuilder b = new ProgramBuilder();
            var theta = b.input(N, 1);
            var a = b.input(N, N);
            var c = b.input(N, 1);
            var curved = b.exp(b.matmul(a, theta));
            var pulled = b.multiply(c, b.tanh(theta));
            loss = b.build(b.sum(b.subtract(curved, pulled)));
            gradient = Differentiation.gradient(loss, 0);
            product = Differentiation.outputs(Differentiation.hessianVectorProduct(loss, 0), 1, 2);
        }

        @Override
        public double[] sample(double[] theta, int draw) {
            return new SplittableRandom(draw + 17).doubles(N, -1, 1).toArray();
        }

        double loss(double[] theta, double[] c) {
            return ReferenceInterpreter.evaluate(loss, List.of(theta, matrix, c)).getFirst()[0];
        }

        @Override
        public void gradient(double[] theta, double[] c, double[] to) {
            var g = ReferenceInterpreter.evaluate(gradient, List.of(theta, matrix, c));
            System.arraycopy(g.getFirst(), 0, to, 0, N);
        }

        @Override
        public void hessianVectorProduct(double[] theta, double[] c, double[] v, double[] to) {
            var hv = ReferenceInterpreter.evaluate(product, List.of(theta, matrix, c, v));
            System.arraycopy(hv.getFirst(), 0, to, 0, N);
        }
    }

    @Test
    void metaGradientIsTheDerivativeOfTheWholeProcedure() {
        Curved task = new Curved();
        double[] theta = {0.3, -0.2, 0.5, 0.1};
        for (int steps = 1; steps <= 4; steps++) {
            int k = steps;
            MetaGradient result = new MetaGradient(N, k);
            new Maml(k, ALPHA).metaGradient(task, theta, result);
            double[] want =
                    FiniteDifferences.gradient(
                            start -> {
                                double[] at = start.clone();
                                double[] g = new double[N];
                                for (int s = 0; s < k; s++) {
                                    task.gradient(at, task.sample(at, s), g);
                                    Maml.step(at, ALPHA, g, at);
                                }
                                return task.loss(at, task.sample(at, k));
                            },
                            theta,
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
        }
    }

    /** {@code L_i = 1/2 (theta - c_i)' A (theta - c_i)} with one A for all tasks. */
    private record Quadratic(double[] diagonal, double[] centre) implements LearningTask<Integer> {
        @Override
        public Integer sample(double[] theta, int draw) {
            return draw;
        }

        @Override
        public void gradient(double[] theta, Integer data, double[] to) {
            for (int i = 0; i < to.length; i++) {
                to[i] = diagonal[i] * (theta[i] - centre[i]);
            }
        }

        @Override
        public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] to) {
            for (int i = 0; i < to.length; i++) {
                to[i] = diagonal[i] * v[i];
            }
        }
    }

    /**
     * Where all tasks share their curvature and the medium gradient is the mean gradient, Directed
     * FOMAML with eta = alpha is MAML less {@code alpha g_m}: why the directed step imitates the
     * second order.
     */
    @Test
    void directedFomamlIsMamlLessTheMediumStepOnQuadratics() {
        double[] a = {0.5, 1.5, 2.5, 0.1};
        double[] theta = {1, -2, 0.5, 3};
        int tasks = 5;
        double beta = ALPHA;
        double[] maml = new double[N];
        double[] medium = new double[N];
        List<Quadratic> all =
                IntStream.range(0, tasks)
                        .mapToObj(t ->
                                new Quadratic(
                                        a, new SplittableRandom(t).doubles(N, -1, 1).toArray()))
                        .toList();
        double[] g = new double[N];
        MetaGradient result = new MetaGradient(N, 1);
        for (Quadratic task : all) {
            new Maml(1, ALPHA).metaGradient(task, theta, result);
            Maml.step(maml, -1.0 / tasks, result.gradient(), maml);
            task.gradient(theta, 0, g);
            Maml.step(medium, -1.0 / tasks, g, medium);
        }
        double[] directed = theta.clone();
        Maml.step(directed, ALPHA, medium, directed);
        double[] fomaml = new double[N];
        for (Quadratic task : all) {
            new Fomaml(1, ALPHA).metaGradient(task, directed, result);
            Maml.step(fomaml, -1.0 / tasks, result.gradient(), fomaml);
        }
        double[] left = directed.clone();
        Maml.step(left, beta, fomaml, left);
        double[] right = theta.clone();
        Maml.step(right, beta, maml, right);
        Maml.step(right, ALPHA, medium, right);
        assertThat(Closeness.largestDifference(left, right)).isLessThan(1e-12);
    }

    @Test
    void noInnerStepIsRefused() {
        assertThatThrownBy(() -> new Maml(0, 0.1)).hasMessage("innerSteps 0: at least 1 wanted");
    }
}
