package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Meta-gradients through the states of inner optimisers, against the whole procedure. */
class InnerOptimiserTest {
    private static final int N = CurvedTask.N;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};
    private static final InnerOptimiser.Momentum MOMENTUM = new InnerOptimiser.Momentum(0.1, 0.7);
    private static final InnerOptimiser.Adam ADAM =
            new InnerOptimiser.Adam(0.2, 0.8, 0.95, 1e-3, 1e-2);

    private final CurvedTask task = new CurvedTask();

    static Stream<InnerOptimiser> optimisers() {
        return Stream.of(
                new InnerOptimiser.Sgd(0.1),
                MOMENTUM,
                new InnerOptimiser.Momentum(0.1, 0),
                ADAM,
                new InnerOptimiser.Adam(0.1, 0, 0.999, 0, 1e-6),
                new InnerOptimiser.Adam(0.1, 0.9, 0.999, 1e-8, 1e-4));
    }

    /** The loss after k steps by the formulas of the papers. */
    private double outerLoss(double[] start, InnerOptimiser optimiser, int from, int to, int k) {
        double[][] iterates =
                ByFormula.iterates(
                        start,
                        optimiser,
                        from,
                        to,
                        k,
                        (at, s, g) -> task.gradient(at, task.sample(at, s), g));
        return task.loss(iterates[k], task.sample(iterates[k], k));
    }

    private MetaGradient run(MetaLearner learner, double[] theta) {
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, theta, result);
        // what an earlier task has left in the room has no effect
        double[] first = result.gradient().clone();
        learner.metaGradient(task, theta, result);
        assertThat(result.gradient()).isEqualTo(first);
        return result;
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void theGradientIsThatOfTheWholeProcedure(InnerOptimiser optimiser) {
        for (int k = 1; k <= 4; k++) {
            int steps = k;
            MetaGradient maml = run(new Maml(k, optimiser, 0), THETA);
            double[] want = differences(x -> outerLoss(x, optimiser, 0, N, steps), THETA);
            assertThat(Closeness.relativeError(maml.gradient(), want)).isLessThan(1e-6);
            // Adam's first step is nearly the sign of the gradient, which has no slope
            boolean sign =
                    optimiser instanceof InnerOptimiser.Adam && (k == 1 || optimiser != ADAM);
            assertThat(Closeness.relativeError(maml.firstOrder(), want))
                    .isGreaterThan(sign ? 0 : 1e-2);
            assertThat(run(new Fomaml(k, optimiser, 0), THETA).gradient())
                    .isEqualTo(maml.firstOrder());

            MetaGradient fixed = run(new Maml(k, optimiser, 1), THETA);
            want = differences(x -> outerLoss(x, optimiser, 0, N - 1, steps), THETA);
            assertThat(Closeness.relativeError(fixed.gradient(), want)).isLessThan(1e-6);

            MetaGradient anil = run(new Anil(k, optimiser, 2, N, true), THETA);
            want = differences(x -> outerLoss(x, optimiser, 2, N, steps), THETA);
            assertThat(Closeness.relativeError(anil.gradient(), want)).isLessThan(1e-6);

            double[] theta = Arrays.copyOf(THETA, N - 1);
            MetaGradient cavia = run(new Cavia(k, optimiser, 1, true), theta);
            want =
                    differences(
                            x -> outerLoss(Arrays.copyOf(x, N), optimiser, N - 1, N, steps), theta);
            assertThat(Closeness.relativeError(cavia.gradient(), want)).isLessThan(1e-6);
        }
    }

    private static double[] differences(
            java.util.function.ToDoubleFunction<double[]> f, double[] theta) {
        return FiniteDifferences.gradient(f, theta, 1e-5);
    }

    /** To hold the state while a step is differentiated is another, wrong, gradient. */
    @Test
    void theStateIsPartOfIt() {
        for (InnerOptimiser optimiser : List.of(MOMENTUM, ADAM)) {
            InnerStep rule = optimiser.on(0, N);
            MetaGradient right = run(new Maml(3, optimiser, 0), THETA);
            MetaGradient room = new MetaGradient(N, 3);
            System.arraycopy(THETA, 0, room.iterate(0), 0, N);
            InnerLoop<double[]> inner = new InnerLoop<>(task, rule, 3, room, true);
            double[] v = inner.outerGradient();
            for (int s = 2; s >= 0; s--) {
                inner.pullBack(s);
                Arrays.fill(room.carried(), 0);
            }
            assertThat(Closeness.relativeError(v, right.gradient())).isGreaterThan(1e-2);
        }
    }

    @Test
    void noMomentumIsAPlainStepBitForBit() {
        for (int k = 1; k <= 3; k++) {
            MetaGradient plain = run(new Maml(k, 0.1), THETA);
            MetaGradient none = run(new Maml(k, new InnerOptimiser.Momentum(0.1, 0), 0), THETA);
            assertThat(none.gradient()).isEqualTo(plain.gradient());
            assertThat(none.iterate(k)).isEqualTo(plain.iterate(k));
            MetaGradient some = run(new Maml(k, MOMENTUM, 0), THETA);
            // the first step has no velocity yet
            assertThat(Arrays.equals(some.gradient(), plain.gradient())).isEqualTo(k == 1);
        }
    }

    /** Where a gradient is 0 the constant under the root keeps the slope finite: PITFALLS 17. */
    @Test
    void aGradientOfZeroHasASlope() {
        InnerStep rule = new InnerOptimiser.Adam(0.1, 0.9, 0.999, 1e-8, 1e-8).on(0, 1);
        double[] state = new double[2];
        double[] next = new double[1];
        rule.step(0, new double[] {2}, new double[1], state, next, state);
        assertThat(next).containsExactly(2);
        double[] u = new double[1];
        double c = rule.pullBack(0, new double[1], state, new double[] {1}, new double[2], u);
        assertThat(c * u[0])
                .isCloseTo(0.1 / 1e-4, org.assertj.core.data.Percentage.withPercentage(1));
    }

    /** A learner adapts to new tasks as it has trained: the same steps from the same start. */
    @ParameterizedTest
    @MethodSource("optimisers")
    void adaptationTakesTheStepsOfTraining(InnerOptimiser optimiser) {
        for (MetaLearner learner :
                List.of(
                        new Maml(3, optimiser, 1),
                        new Reptile(3, optimiser, 0),
                        new Anil(3, optimiser, 1, 3, true))) {
            MetaGradient result = run(learner, THETA);
            InnerStep rule = learner.innerStep(THETA, N);
            double[] at = THETA.clone();
            double[] state = new double[rule.stateSize(N)];
            double[] g = new double[N];
            for (int s = 0; s < 3; s++) {
                task.gradient(at, task.sample(at, s), g);
                rule.step(s, at, g, state, at, state);
            }
            assertThat(at).isEqualTo(result.iterate(3));
            assertThat(Vectors.finite(at)).isTrue();
        }
    }

    @Test
    void constantsThatMakeNoOptimiserAreNamed() {
        for (double alpha : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            for (ThrowingCallable made :
                    List.<ThrowingCallable>of(
                            () -> new InnerOptimiser.Sgd(alpha),
                            () -> new InnerOptimiser.Momentum(alpha, 0.9),
                            () -> new InnerOptimiser.Adam(alpha, 0.9, 0.999, 1e-8, 1e-8))) {
                assertThatThrownBy(made)
                        .hasMessage(
                                "inner optimiser: alpha "
                                        + alpha
                                        + ": a finite number from 0 wanted");
            }
        }
        assertThatThrownBy(() -> new InnerOptimiser.Adam(0.1, 0.9, 0.999, 1e-8, 0))
                .hasMessage("inner optimiser: epsilonRoot 0.0: above 0 wanted");
        assertThatThrownBy(() -> new InnerOptimiser.Momentum(0.1, 1))
                .hasMessage("inner optimiser: momentum 1.0: from 0 to below 1 wanted");
        assertThatThrownBy(() -> new InnerOptimiser.Adam(0.1, -1, 0.999, 1e-8, 1))
                .hasMessage("inner optimiser: beta1 -1.0: from 0 to below 1 wanted");
    }
}
