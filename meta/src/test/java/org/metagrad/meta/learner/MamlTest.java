package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** The learner against finite differences of the whole procedure, and against closed forms. */
class MamlTest {
    private static final int N = 4;
    private static final double ALPHA = 0.15;

    @Test
    void metaGradientIsTheDerivativeOfTheWholeProcedure() {
        CurvedTask task = new CurvedTask();
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
                                    Vectors.step(at, ALPHA, g, at);
                                }
                                return task.loss(at, task.sample(at, k));
                            },
                            theta,
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
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
        List<QuadraticTask> all =
                IntStream.range(0, tasks)
                        .mapToObj(t ->
                                new QuadraticTask(
                                        a, new SplittableRandom(t).doubles(N, -1, 1).toArray()))
                        .toList();
        double[] g = new double[N];
        MetaGradient result = new MetaGradient(N, 1);
        for (QuadraticTask task : all) {
            new Maml(1, ALPHA).metaGradient(task, theta, result);
            Vectors.step(maml, -1.0 / tasks, result.gradient(), maml);
            task.gradient(theta, 0, g);
            Vectors.step(medium, -1.0 / tasks, g, medium);
        }
        double[] directed = theta.clone();
        Directed learner = new Directed(new Fomaml(1, ALPHA), ALPHA);
        learner.mediumStep(QuadraticTask.mean(all), directed, result);
        double[] fomaml = new double[N];
        for (QuadraticTask task : all) {
            learner.learner().metaGradient(task, directed, result);
            Vectors.step(fomaml, -1.0 / tasks, result.gradient(), fomaml);
        }
        double[] left = directed.clone();
        Vectors.step(left, beta, fomaml, left);
        double[] right = theta.clone();
        Vectors.step(right, beta, maml, right);
        Vectors.step(right, ALPHA, medium, right);
        assertThat(Closeness.largestDifference(left, right)).isLessThan(1e-12);
    }

    @Test
    void noInnerStepIsRefused() {
        assertThatThrownBy(() -> new Maml(0, 0.1)).hasMessage("innerSteps 0: at least 1 wanted");
    }
}
