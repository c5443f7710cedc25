package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Sharp learners against finite differences of the whole procedure. */
class SharpTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.15;
    private static final double RHO = 0.2;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    private final CurvedTask task = new CurvedTask();

    /** {@code grad L(theta + rho g / |g|; D)} by its definition. */
    private double[] uphill(double[] at, double[] data) {
        double[] g = new double[N];
        task.gradient(at, data, g);
        double norm = Math.sqrt(Arrays.stream(g).map(x -> x * x).sum());
        double[] moved = at.clone();
        for (int i = 0; i < N; i++) {
            moved[i] += RHO * g[i] / norm;
        }
        task.gradient(moved, data, g);
        return g;
    }

    private double[] adapted(double[] start, double[] a, int k) {
        double[] at = start.clone();
        for (int s = 0; s < k; s++) {
            double[] g = uphill(at, task.sample(at, s));
            for (int i = 0; i < N; i++) {
                at[i] -= a[i] * g[i];
            }
        }
        return at;
    }

    private double outerLoss(double[] start, double[] a, int k) {
        return task.loss(adapted(start, a, k), task.sample(start, k));
    }

    private MetaGradient run(MetaLearner learner, double[] theta) {
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, theta, result);
        return result;
    }

    private static double[] stepSizes(int from, int to) {
        double[] a = new double[N];
        Arrays.fill(a, from, to, ALPHA);
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lowerIsTheDerivativeOfTheWholeProcedure(int k) {
        double[] all = stepSizes(0, N);
        double[] want = FiniteDifferences.gradient(x -> outerLoss(x, all, k), THETA, 1e-5);
        MetaGradient maml = run(new Sharp(new Maml(k, ALPHA), RHO), THETA);
        assertThat(Closeness.relativeError(maml.gradient(), want)).isLessThan(1e-8);
        assertThat(maml.iterate(k)).isEqualTo(adapted(THETA, all, k));
        // what the way through g / |g| brings is no rounding
        assertThat(Closeness.relativeError(stopped(k), want)).isGreaterThan(1e-3);
        assertThat(run(new Sharp(new Fomaml(k, ALPHA), RHO), THETA).gradient())
                .isEqualTo(maml.firstOrder());

        double[] last = stepSizes(2, N);
        double[] ofLast = FiniteDifferences.gradient(x -> outerLoss(x, last, k), THETA, 1e-5);
        MetaGradient anil = run(new Sharp(new Anil(k, ALPHA, 2, N, true), RHO), THETA);
        assertThat(Closeness.relativeError(anil.gradient(), ofLast)).isLessThan(1e-8);

        double[] context = stepSizes(N - 1, N);
        double[] shared = Arrays.copyOf(THETA, N - 1);
        double[] ofShared =
                FiniteDifferences.gradient(
                        x -> outerLoss(Arrays.copyOf(x, N), context, k), shared, 1e-5);
        MetaGradient cavia = run(new Sharp(new Cavia(k, ALPHA, 1, true), RHO), shared);
        assertThat(Closeness.relativeError(cavia.gradient(), ofShared)).isLessThan(1e-8);
    }

    /** The recursion with eps held fixed, {@code v <- v - alpha H(t + eps) v}. */
    private double[] stopped(int k) {
        double[][] iterates = new double[k + 1][];
        for (int s = 0; s <= k; s++) {
            iterates[s] = adapted(THETA, stepSizes(0, N), s);
        }
        double[] v = new double[N];
        task.gradient(iterates[k], task.sample(THETA, k), v);
        double[] product = new double[N];
        double[] g = new double[N];
        for (int s = k - 1; s >= 0; s--) {
            double[] data = task.sample(THETA, s);
            double[] at = iterates[s].clone();
            task.gradient(at, data, g);
            Vectors.step(at, -RHO / Math.sqrt(Vectors.dot(g, g)), g, at);
            task.hessianVectorProduct(at, data, v, product);
            Vectors.step(v, ALPHA, product, v);
        }
        return v;
    }

    @Test
    void lowerOfMetaSgdLearnsItsStepSizes() {
        double[] both = Arrays.copyOf(THETA, 2 * N);
        System.arraycopy(new double[] {0.1, -0.05, 0.2, 0.15}, 0, both, N, N);
        MetaGradient result = run(new Sharp(new MetaSgd(2, true), RHO), both);
        double[] want =
                FiniteDifferences.gradient(
                        x -> outerLoss(Arrays.copyOf(x, N), Arrays.copyOfRange(x, N, 2 * N), 2),
                        both,
                        1e-5);
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
    }

    static Stream<MetaLearner> learners() {
        return Stream.of(
                new Maml(2, ALPHA),
                new Fomaml(2, ALPHA),
                new Anil(2, ALPHA, 1, 3, true),
                new Cavia(2, ALPHA, 1, true),
                new MetaSgd(2, true),
                new Bmg(2, 3, ALPHA, 0),
                new Reptile(2, ALPHA));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void withoutAStepUphillItIsTheLearnerBitForBit(MetaLearner learner) {
        double[] theta = new double[learner.metaParameters(N)];
        Arrays.fill(theta, 0.05);
        System.arraycopy(THETA, 0, theta, 0, Math.min(N, theta.length));
        Sharp sharp = new Sharp(learner, 0);
        assertThat(run(sharp, theta).gradient()).isEqualTo(run(learner, theta).gradient());
        assertThat(run(new Sharp(learner, RHO), theta).gradient())
                .isNotEqualTo(run(learner, theta).gradient());
        assertThat(sharp.draws()).isEqualTo(learner.draws());
        assertThat(sharp.directionScale()).isEqualTo(learner.directionScale());
        assertThat(step(sharp, theta)).isEqualTo(step(learner, theta));
    }

    /** A step of adaptation from theta. */
    private double[] step(MetaLearner learner, double[] meta) {
        double[] g = new double[N];
        double[] next = new double[N];
        learner.innerGradient(task, THETA, task.sample(THETA, 0), g, learner.room(N));
        learner.innerStep(meta, N).step(0, THETA, g, null, next, null);
        return next;
    }

    /** Adaptation to new tasks takes the steps of the training. */
    @Test
    void adaptationGoesUphillAsTrainingDoes() {
        Sharp sharp = new Sharp(new Maml(1, ALPHA), RHO);
        assertThat(step(sharp, THETA)).isEqualTo(run(sharp, THETA).iterate(1));
        assertThat(step(sharp, THETA)).isNotEqualTo(step(sharp.learner(), THETA));
    }

    /** The upper form: the gradient at {@code theta + rho G / |G|}, to be applied to theta. */
    @Test
    void upperIsTheMetaGradientUphill() {
        double[] g = run(new Maml(2, ALPHA), THETA).gradient().clone();
        double[] moved = THETA.clone();
        Sharp.ascend(RHO, moved, g);
        double[] way = new double[N];
        Vectors.step(moved, 1, THETA, way);
        assertThat(Math.sqrt(Vectors.dot(way, way))).isCloseTo(RHO, offset());
        assertThat(Vectors.dot(way, g) / Math.sqrt(Vectors.dot(g, g))).isCloseTo(RHO, offset());
        double[] stays = THETA.clone();
        Sharp.ascend(RHO, stays, new double[N]);
        assertThat(stays).isEqualTo(THETA);
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.api.Assertions.within(1e-15);
    }

    @Test
    void aWrongLengthIsRefused() {
        for (double rho : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Sharp(new Maml(1, ALPHA), rho))
                    .hasMessage("rho " + rho + ": from 0 wanted");
        }
    }
}
