package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Bootstrapped meta-gradients and evolution strategies. */
class BmgTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.15;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    private final CurvedTask task = new CurvedTask();

    private MetaGradient run(MetaLearner learner) {
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, THETA, result);
        return result;
    }

    private double[] descend(double[] start, int from, int to) {
        double[] at = start.clone();
        double[] g = new double[N];
        for (int s = from; s < to; s++) {
            task.gradient(at, task.sample(at, s), g);
            for (int i = 0; i < N; i++) {
                at[i] -= ALPHA * g[i];
            }
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void itIsTheDerivativeOfTheDistanceToTheTarget(int targetSteps) {
        int k = 2;
        // the target is held where theta itself leads to
        double[] target = descend(descend(THETA, 0, k), k, k + targetSteps);
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] at = descend(x, 0, k);
                            double sum = 0;
                            for (int i = 0; i < N; i++) {
                                sum += (at[i] - target[i]) * (at[i] - target[i]);
                            }
                            return sum / (2 * ALPHA * targetSteps);
                        },
                        THETA,
                        1e-5);
        MetaGradient result = run(new Bmg(k, targetSteps, ALPHA, 0));
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-2);
    }

    @Test
    void withOneStepItIsMamlBitForBit() {
        assertThat(run(new Bmg(3, 1, ALPHA, 1)).gradient())
                .isEqualTo(run(new Maml(3, ALPHA, 1)).gradient());
        assertThat(run(new Bmg(3, 2, ALPHA, 1)).gradient())
                .isNotEqualTo(run(new Maml(3, ALPHA, 1)).gradient());
        assertThat(new Bmg(3, 2, ALPHA, 0).draws()).isEqualTo(5);
        assertThatThrownBy(() -> new Bmg(1, 0, ALPHA, 0))
                .hasMessage("targetSteps 0: from 1 wanted");
    }

    /** Along each direction the central difference, and their sum; the noise is the task's. */
    @Test
    void evolutionStrategiesAreDifferencesAlongTheTasksNoise() {
        double sigma = 1e-4;
        int pairs = 3;
        MetaGradient result = run(new EsMaml(2, ALPHA, pairs, sigma, 0));
        double[] maml = run(new Maml(2, ALPHA)).gradient();
        double[] want = new double[N];
        double[] e = new double[N];
        for (int m = 0; m < pairs; m++) {
            task.noise(m, e);
            double slope = 0;
            for (int i = 0; i < N; i++) {
                slope += maml[i] * e[i];
            }
            for (int i = 0; i < N; i++) {
                want[i] += slope * e[i] / pairs;
            }
        }
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-6);
        assertThat(result.iterate(0)).isEqualTo(THETA);
        assertThat(result.iterate(2)).isEqualTo(descend(THETA, 0, 2));
    }

    /** With many directions it is MAML's gradient, to their noise. */
    @Test
    void manyDirectionsComeNearToMaml() {
        double[] maml = run(new Maml(1, ALPHA)).gradient();
        double[] few = run(new EsMaml(1, ALPHA, 10, 0.01, 0)).gradient().clone();
        double[] many = run(new EsMaml(1, ALPHA, 5000, 0.01, 0)).gradient();
        assertThat(Closeness.relativeError(many, maml)).isLessThan(0.05);
        assertThat(Closeness.relativeError(few, maml)).isGreaterThan(0.1);
        assertThatThrownBy(() -> new EsMaml(1, ALPHA, 1, Double.POSITIVE_INFINITY, 0))
                .hasMessage("1 pairs, sigma Infinity: at least 1 and above 0 wanted");
        assertThatThrownBy(() -> new EsMaml(1, ALPHA, 0, 1, 0))
                .hasMessage("0 pairs, sigma 1.0: at least 1 and above 0 wanted");
    }
}
