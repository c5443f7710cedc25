package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.LinearDecay;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Every learner against finite differences of its whole procedure, and against each other. */
class MetaLearnerTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.15;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    private final CurvedTask task = new CurvedTask();

    /** {@code L(theta_k; D')} by the definition of the inner loop, nothing shared with the code. */
    private double outerLoss(double[] start, double[] a, int k) {
        double[] at = start.clone();
        double[] g = new double[N];
        for (int s = 0; s < k; s++) {
            task.gradient(at, task.sample(at, s), g);
            for (int i = 0; i < N; i++) {
                at[i] -= a[i] * g[i];
            }
        }
        return task.loss(at, task.sample(at, k));
    }

    private static double[] stepSizes(int from, int to) {
        double[] a = new double[N];
        Arrays.fill(a, from, to, ALPHA);
        return a;
    }

    private MetaGradient run(MetaLearner learner, double[] theta) {
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, theta, result);
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anil(int k) {
        MetaGradient result = run(new Anil(k, ALPHA, 2, N, true), THETA);
        double[] a = stepSizes(2, N);
        double[] want = FiniteDifferences.gradient(x -> outerLoss(x, a, k), THETA, 1e-5);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
        assertThat(Arrays.copyOf(result.iterate(k), 2)).isEqualTo(Arrays.copyOf(THETA, 2));
        assertThat(run(new Anil(k, ALPHA, 2, N, false), THETA).gradient())
                .isEqualTo(result.firstOrder());
    }

    /** The last parameter has no inner step, but a derivative through the others' steps. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lastParametersMayBeFixed(int k) {
        double[] want =
                FiniteDifferences.gradient(x -> outerLoss(x, stepSizes(0, N - 1), k), THETA, 1e-5);
        MetaGradient result = run(new Maml(k, ALPHA, 1), THETA);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(result.iterate(k)[N - 1]).isEqualTo(THETA[N - 1]);
        assertThat(result.gradient()).isNotEqualTo(run(new Maml(k, ALPHA), THETA).gradient());
        assertThat(run(new Fomaml(k, ALPHA, 1), THETA).gradient()).isEqualTo(result.firstOrder());
        Reptile reptile = new Reptile(k + 1, ALPHA, 1);
        MetaGradient towards = run(reptile, THETA);
        assertThat(towards.gradient()[N - 1]).isZero();
        assertThat(towards.gradient()[0]).isNotZero();

        MetaSgd learner = new MetaSgd(k, true, 1);
        double[] both = learner.initial(THETA, ALPHA);
        assertThat(both[2 * N - 1]).isZero();
        assertThat(both[2 * N - 2]).isEqualTo(ALPHA);
        MetaGradient learnt = run(learner, both);
        assertThat(Closeness.relativeError(Arrays.copyOf(learnt.gradient(), N), want))
                .isLessThan(1e-8);
        assertThat(learnt.gradient()[2 * N - 1]).isZero();
        assertThat(learnt.gradient()[2 * N - 2]).isNotZero();

        double[] next = new double[N];
        for (MetaLearner any : List.of(new Maml(1, ALPHA, 1), new Joint(ALPHA, 1, 0), reptile)) {
            any.innerStep(THETA, N).step(0, THETA, new double[] {1, 1, 1, 1}, null, next, null);
            assertThat(next).containsExactly(.3 - ALPHA, -.2 - ALPHA, .5 - ALPHA, .1);
        }
        assertThatThrownBy(() -> new Joint(ALPHA, -1, 0)).hasMessage("fixed -1: from 0 wanted");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void cavia(int k) {
        double[] theta = Arrays.copyOf(THETA, N - 1);
        MetaGradient result = run(new Cavia(k, ALPHA, 1, true), theta);
        double[] a = stepSizes(N - 1, N);
        double[] want =
                FiniteDifferences.gradient(x -> outerLoss(Arrays.copyOf(x, N), a, k), theta, 1e-5);
        assertThat(result.gradient()).hasSize(N - 1);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
        assertThat(Arrays.copyOf(result.iterate(k), N - 1)).isEqualTo(theta);
        assertThat(run(new Cavia(k, ALPHA, 1, false), theta).gradient())
                .isEqualTo(result.firstOrder());
    }

    /** Every task starts at a context of 0, whatever the room held before. */
    @Test
    void theContextIsResetForEachTask() {
        double[] theta = Arrays.copyOf(THETA, N - 1);
        Cavia learner = new Cavia(2, ALPHA, 1, true);
        MetaGradient used = learner.room(N);
        learner.metaGradient(task, new double[] {3, 2, 1}, used);
        learner.metaGradient(task, theta, used);
        assertThat(used.gradient()).isEqualTo(run(learner, theta).gradient());
        assertThat(used.iterate(0)[N - 1]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void metaSgd(int k) {
        double[] both = Arrays.copyOf(THETA, 2 * N);
        double[] a = {0.1, -0.05, 0.2, 0.15};
        System.arraycopy(a, 0, both, N, N);
        MetaGradient result = run(new MetaSgd(k, true), both);
        double[] want =
                FiniteDifferences.gradient(
                        x -> outerLoss(Arrays.copyOf(x, N), Arrays.copyOfRange(x, N, 2 * N), k),
                        both,
                        1e-5);
        assertThat(result.gradient()).hasSize(2 * N);
        for (int part = 0; part < 2; part++) {
            assertThat(
                            Closeness.relativeError(
                                    Arrays.copyOfRange(result.gradient(), part * N, part * N + N),
                                    Arrays.copyOfRange(want, part * N, part * N + N)))
                    .as("theta or a: part %d", part)
                    .isLessThan(1e-8);
        }
        assertThat(run(new MetaSgd(k, false), both).gradient()).isEqualTo(result.firstOrder());
        if (k > 1) {
            assertThat(result.firstOrder()).isNotEqualTo(result.gradient());
        }
    }

    /** With the same step size everywhere; to rounding, which differs by where alpha is applied. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void metaSgdWithConstantStepSizesIsMaml(int k) {
        double[] both = Arrays.copyOf(THETA, 2 * N);
        Arrays.fill(both, N, 2 * N, ALPHA);
        MetaGradient maml = run(new Maml(k, ALPHA), THETA);
        MetaGradient sgd = run(new MetaSgd(k, true), both);
        assertThat(sgd.iterate(k)).isEqualTo(maml.iterate(k));
        assertThat(Closeness.relativeError(Arrays.copyOf(sgd.gradient(), N), maml.gradient()))
                .isLessThan(1e-14);
        // Moving all step sizes together is moving alpha.
        double sum = Arrays.stream(sgd.gradient(), N, 2 * N).sum();
        double step = 1e-5;
        double above = outerLoss(THETA, constant(ALPHA + step), k);
        double below = outerLoss(THETA, constant(ALPHA - step), k);
        assertThat(Closeness.relativeError(sum, (above - below) / (2 * step))).isLessThan(1e-7);
    }

    private static double[] constant(double value) {
        double[] a = new double[N];
        Arrays.fill(a, value);
        return a;
    }

    @Test
    void fomamlIsMamlLessTheHessianAndAnilOfEverythingIsMaml() {
        for (int k = 1; k <= 3; k++) {
            MetaGradient maml = run(new Maml(k, ALPHA), THETA);
            MetaGradient fomaml = run(new Fomaml(k, ALPHA), THETA);
            assertThat(fomaml.gradient()).isEqualTo(fomaml.firstOrder());
            assertThat(fomaml.gradient()).isEqualTo(maml.firstOrder());
            assertThat(Closeness.relativeError(maml.firstOrder(), maml.gradient()))
                    .isGreaterThan(1e-2);
            assertThat(run(new Anil(k, ALPHA, 0, N, true), THETA).gradient())
                    .isEqualTo(maml.gradient());
        }
    }

    @Test
    void reptileIsTheWayThatTheStepsGo() {
        Reptile learner = new Reptile(3, ALPHA);
        MetaGradient result = run(learner, THETA);
        double[] sum = new double[N];
        for (int s = 0; s < 3; s++) {
            Vectors.step(sum, -ALPHA, result.innerGradient(s), sum);
        }
        assertThat(Closeness.relativeError(result.gradient(), sum)).isLessThan(1e-12);
        // A whole step along it ends where the inner loop does.
        double[] moved = THETA.clone();
        Vectors.step(moved, 1, result.gradient(), moved);
        assertThat(Closeness.largestDifference(moved, result.iterate(3))).isLessThan(1e-15);
        assertThat(task.loss(moved, task.sample(moved, 0)))
                .isLessThan(task.loss(THETA, task.sample(THETA, 0)));
    }

    @Test
    void aDecayEndsAtZero() {
        LinearDecay epsilon = new LinearDecay(0.8, 4);
        assertThat(Stream.of(0, 1, 2, 3, 4, 9).map(epsilon::at))
                .containsExactly(0.8, 0.6000000000000001, 0.4, 0.2, 0.0, 0.0);
        assertThatThrownBy(() -> new LinearDecay(1, 0)).hasMessage("iterations 0: from 1 wanted");
    }

    static Stream<MetaLearner> learners() {
        return Stream.of(
                new Maml(2, ALPHA),
                new Fomaml(2, ALPHA),
                new Anil(2, ALPHA, 1, 3, true),
                new Cavia(2, ALPHA, 1, true),
                new MetaSgd(2, true),
                new Reptile(2, ALPHA));
    }

    /** What is learnt at the start: step sizes of 0.05 where they are learnt. */
    private static double[] start(MetaLearner learner) {
        double[] theta = new double[learner.metaParameters(N)];
        Arrays.fill(theta, 0.05);
        System.arraycopy(THETA, 0, theta, 0, Math.min(N, theta.length));
        return theta;
    }

    @ParameterizedTest
    @MethodSource("learners")
    void directedWithoutAStepIsTheLearnerItselfBitForBit(MetaLearner learner) {
        Directed directed = new Directed(learner, 0);
        double[] theta = start(learner);
        MetaGradient room = learner.room(N);
        directed.mediumStep(task, theta, room);
        assertThat(theta).isEqualTo(start(learner));
        learner.metaGradient(task, theta, room);
        assertThat(room.gradient()).isEqualTo(run(learner, theta).gradient());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void directedIsTheLearnerAfterAStepOnTheMediumTask(MetaLearner learner) {
        double eta = 0.2;
        Directed directed = new Directed(learner, eta);
        double[] theta = start(learner);
        MetaGradient room = learner.room(N);
        directed.mediumStep(task, theta, room);
        double[] at = new double[N];
        System.arraycopy(start(learner), 0, at, 0, Math.min(N, theta.length));
        if (learner instanceof Cavia) {
            at[N - 1] = 0;
        }
        double[] g = new double[N];
        task.gradient(at, task.sample(at, 0), g);
        double[] want = start(learner);
        for (int i = 0; i < Math.min(N, want.length); i++) {
            want[i] -= eta * g[i];
        }
        assertThat(theta).isEqualTo(want);
        learner.metaGradient(task, theta, room);
        assertThat(room.gradient())
                .isEqualTo(run(learner, want).gradient())
                .isNotEqualTo(run(learner, start(learner)).gradient());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whatIsLearntIsNotModified(MetaLearner learner) {
        double[] theta = start(learner);
        run(learner, theta);
        assertThat(theta).isEqualTo(start(learner));
    }

    @Test
    void theLastLayerIsThatOfTheNetwork() {
        Mlp network = new Mlp(List.of(4, 8, 3, 2), Mlp.Activation.TANH);
        Anil anil = Anil.of(network, 1, 0.1);
        assertThat(anil.from()).isEqualTo(4 * 8 + 8 + 8 * 3 + 3);
        assertThat(anil.to()).isEqualTo(network.parameterCount());
        assertThatThrownBy(() -> anil.metaGradient(task, THETA, anil.room(N)))
                .hasMessage("last layer from 67 to 75: theta has 4 values");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> new Fomaml(0, 0.1)).hasMessage("innerSteps 0: at least 1 wanted");
        assertThatThrownBy(() -> new MetaSgd(0, true))
                .hasMessage("innerSteps 0: at least 1 wanted");
        assertThatThrownBy(() -> new Anil(1, 0.1, 3, 3, true))
                .hasMessage("last layer from 3 to 3: a range of parameters wanted");
        assertThatThrownBy(() -> new Cavia(1, 1, 0, true))
                .hasMessage("context 0: at least 1 value wanted");
        for (int k : new int[] {-1, 0, 1}) {
            assertThatThrownBy(() -> new Reptile(k, 0.1))
                    .hasMessage(
                            "innerSteps %d: Reptile wants at least 2, one is training on all tasks jointly",
                            k);
        }
    }
}
