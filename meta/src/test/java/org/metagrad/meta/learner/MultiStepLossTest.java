package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** The sum of the losses after every step against finite differences of the whole procedure. */
class MultiStepLossTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.15;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    private final CurvedTask task = new CurvedTask();

    private double sumOfLosses(double[] start, double[] a, double[] weights) {
        int k = weights.length;
        double[] at = start.clone();
        double[] g = new double[N];
        double sum = 0;
        for (int s = 0; s < k; s++) {
            task.gradient(at, task.sample(at, s), g);
            for (int i = 0; i < N; i++) {
                at[i] -= a[i] * g[i];
            }
            sum += weights[s] * task.loss(at, task.sample(at, k));
        }
        return sum;
    }

    private MetaGradient run(MetaLearner learner, double[] theta, double[] weights) {
        MetaGradient result = learner.room(N);
        result.weighSteps(weights);
        learner.metaGradient(task, theta, result);
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void itIsTheDerivativeOfTheSum(int k) {
        double[] weights = new double[k];
        new MultiStepLoss(k, 10).weights(3, weights);
        double[] all = new double[N];
        Arrays.fill(all, ALPHA);
        double[] want = FiniteDifferences.gradient(x -> sumOfLosses(x, all, weights), THETA, 1e-5);
        MetaGradient maml = run(new Maml(k, ALPHA), THETA, weights);
        assertThat(Closeness.relativeError(maml.gradient(), want)).isLessThan(1e-8);
        assertThat(run(new Fomaml(k, ALPHA), THETA, weights).gradient())
                .isEqualTo(maml.firstOrder());

        double[] last = {0, 0, ALPHA, ALPHA};
        double[] ofLast =
                FiniteDifferences.gradient(x -> sumOfLosses(x, last, weights), THETA, 1e-5);
        MetaGradient anil = run(new Anil(k, ALPHA, 2, N, true), THETA, weights);
        assertThat(Closeness.relativeError(anil.gradient(), ofLast)).isLessThan(1e-8);
        assertThat(run(new Anil(k, ALPHA, 2, N, false), THETA, weights).gradient())
                .isEqualTo(anil.firstOrder());

        double[] context = {0, 0, 0, ALPHA};
        double[] shared = Arrays.copyOf(THETA, N - 1);
        double[] ofShared =
                FiniteDifferences.gradient(
                        x -> sumOfLosses(Arrays.copyOf(x, N), context, weights), shared, 1e-5);
        MetaGradient cavia = run(new Cavia(k, ALPHA, 1, true), shared, weights);
        assertThat(Closeness.relativeError(cavia.gradient(), ofShared)).isLessThan(1e-8);
    }

    /** All weight on the last step is the usual loss. */
    @Test
    void theLastStepAloneIsMaml() {
        double[] weights = {0, 0, 1};
        assertThat(run(new Maml(3, ALPHA), THETA, weights).gradient())
                .isEqualTo(run(new Maml(3, ALPHA), THETA, null).gradient());
    }

    @Test
    void theFirstOrderPartIsTheSumOfTheOuterGradients() {
        double[] weights = {0.5, 0.2, 0.3};
        MetaGradient result = run(new Maml(3, ALPHA), THETA, weights);
        double[] want = new double[N];
        double[] g = new double[N];
        for (int s = 1; s <= 3; s++) {
            task.gradient(result.iterate(s), task.sample(THETA, 3), g);
            for (int i = 0; i < N; i++) {
                want[i] += weights[s - 1] * g[i];
            }
        }
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isLessThan(1e-14);
    }

    @Test
    void weightsMoveToTheLastStepAndSumToOne() {
        MultiStepLoss loss = new MultiStepLoss(4, 100);
        double[] w = new double[4];
        loss.weights(0, w);
        assertThat(w).containsExactly(0.25, 0.25, 0.25, 0.25);
        loss.weights(50, w);
        assertThat(w).containsExactly(0.125, 0.125, 0.125, 0.625);
        for (int iteration : new int[] {97, 100, 1_000_000}) {
            loss.weights(iteration, w);
            assertThat(w[0]).isCloseTo(0.03 / 4, within(1e-12));
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
        }
        assertThatThrownBy(() -> new MultiStepLoss(1, 0)).hasMessage("annealing 0: from 1 wanted");
    }
}
