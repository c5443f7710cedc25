package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** The implicit gradient against finite differences through the minimum, and a closed form. */
class ImamlTest {
    private static final int N = CurvedTask.N;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};
    private static final int TO_THE_MINIMUM = 2000;

    /** The curved task with the same data in every inner step, and others outside. */
    private static final class Supervised implements LearningTask<double[]> {
        private final CurvedTask task = new CurvedTask();
        private final int innerSteps;

        Supervised(int innerSteps) {
            this.innerSteps = innerSteps;
        }

        @Override
        public double[] sample(double[] theta, int draw) {
            return task.sample(theta, draw < innerSteps ? 0 : 1);
        }

        @Override
        public void gradient(double[] theta, double[] data, double[] to) {
            task.gradient(theta, data, to);
        }

        @Override
        public void hessianVectorProduct(double[] theta, double[] data, double[] v, double[] to) {
            task.hessianVectorProduct(theta, data, v, to);
        }
    }

    private static double[] minimum(Supervised task, double[] theta, double lambda, int fixed) {
        double[] at = theta.clone();
        double[] g = new double[N];
        for (int s = 0; s < TO_THE_MINIMUM; s++) {
            task.gradient(at, task.sample(at, 0), g);
            for (int i = 0; i < N - fixed; i++) {
                at[i] -= 0.1 * (g[i] + lambda * (at[i] - theta[i]));
            }
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void itIsTheDerivativeThroughTheMinimum(int fixed) {
        double lambda = 1.5;
        Supervised task = new Supervised(TO_THE_MINIMUM);
        Imaml learner = new Imaml(TO_THE_MINIMUM, 0.1, lambda, 20, fixed);
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, THETA, result);
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] at = minimum(task, x, lambda, fixed);
                            return task.task.loss(at, task.sample(at, TO_THE_MINIMUM));
                        },
                        THETA,
                        1e-5);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
        assertThat(result.negativeCurvature()).isFalse();
    }

    @Test
    void onQuadraticsItIsClosed() {
        double[] a = {0.5, 1.5, 2.5, 0.1};
        double lambda = 0.7;
        QuadraticTask task = new QuadraticTask(a, new double[] {1, -1, 2, 0});
        Imaml learner = new Imaml(500, 0.3, lambda, 10, 0);
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, THETA, result);
        double[] want = new double[N];
        for (int i = 0; i < N; i++) {
            double phi = (a[i] * task.centre()[i] + lambda * THETA[i]) / (a[i] + lambda);
            want[i] = a[i] * (phi - task.centre()[i]) / (1 + a[i] / lambda);
        }
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-10);
    }

    /** A Hessian with an eigenvalue below -lambda: no minimum, and no gradient of nonsense. */
    @Test
    void negativeCurvatureIsReportedAndStopsTheSolution() {
        QuadraticTask saddle =
                new QuadraticTask(new double[] {2, -3, 1, 0.5}, new double[] {1, -1, 2, 0});
        Imaml learner = new Imaml(2, 0.1, 1, 10, 0);
        MetaGradient result = learner.room(N);
        learner.metaGradient(saddle, THETA, result);
        assertThat(result.negativeCurvature()).isTrue();
        assertThat(result.gradient()).doesNotContain(Double.NaN);
        // downhill still: it has a part of the outer gradient
        double along = 0;
        for (int i = 0; i < N; i++) {
            along += result.gradient()[i] * result.firstOrder()[i];
        }
        assertThat(along).isPositive();
        QuadraticTask convex =
                new QuadraticTask(new double[] {2, 3, 1, 0.5}, new double[] {1, -1, 2, 0});
        learner.metaGradient(convex, THETA, result);
        assertThat(result.negativeCurvature()).isFalse();
    }

    @Test
    void aStepOfAdaptationIsHeldAtTheStart() {
        Imaml learner = new Imaml(2, 0.1, 3, 10, 1);
        double[] next = new double[N];
        double[] at = {1.3, -0.2, 0.5, 0.4};
        double[] g = {1, 2, 3, 4};
        InnerStep held = learner.innerStep(THETA, N);
        held.step(0, at, g, null, next, null);
        assertThat(next).containsExactly(new double[] {0.9, -0.4, 0.2, 0.4}, within(1e-15));
        assertThat(g).containsExactly(new double[] {4, 2, 3, 4}, within(1e-15));
        assertThatThrownBy(() -> held.pullBack(0, g, null, at, null, next))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new Imaml(1, 0.1, 1, 1, 0))
                .hasMessage("innerSteps 1: at least 2 wanted");
        assertThatThrownBy(() -> new Imaml(2, 0.1, Double.POSITIVE_INFINITY, 1, 0))
                .hasMessage(
                        "lambda Infinity and 1 solver steps: lambda above 0 and at least 1 step wanted");
        assertThatThrownBy(() -> new Imaml(2, 0.1, 0, 1, 0))
                .hasMessage(
                        "lambda 0.0 and 1 solver steps: lambda above 0 and at least 1 step wanted");
    }
}
