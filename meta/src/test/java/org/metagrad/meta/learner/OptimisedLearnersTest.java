package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** What goes around inner loops, or makes others of them, with momentum and Adam inside. */
class OptimisedLearnersTest {
    private static final int N = CurvedTask.N;
    private static final double RHO = 0.2;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};
    private static final InnerOptimiser.Momentum MOMENTUM = new InnerOptimiser.Momentum(0.1, 0.7);
    private static final InnerOptimiser.Adam ADAM =
            new InnerOptimiser.Adam(0.2, 0.8, 0.95, 1e-3, 1e-2);

    private final CurvedTask task = new CurvedTask();

    static Stream<InnerOptimiser> optimisers() {
        return Stream.of(new InnerOptimiser.Sgd(0.1), MOMENTUM, ADAM);
    }

    private MetaGradient run(MetaLearner learner) {
        return run(learner, null);
    }

    private MetaGradient run(MetaLearner learner, double[] weights) {
        MetaGradient result = learner.room(N);
        result.weighSteps(weights);
        learner.metaGradient(task, THETA, result);
        // what an earlier task has left in the room has no effect
        double[] first = result.gradient().clone();
        learner.metaGradient(task, THETA, result);
        assertThat(result.gradient()).isEqualTo(first);
        return result;
    }

    private void gradient(double[] at, int s, double[] g) {
        task.gradient(at, task.sample(at, s), g);
    }

    private void uphill(double[] at, int s, double[] g) {
        gradient(at, s, g);
        double[] moved = at.clone();
        Vectors.step(moved, -RHO / Math.sqrt(Vectors.dot(g, g)), g, moved);
        gradient(moved, s, g);
    }

    private double outerLoss(double[] at, int k) {
        return task.loss(at, task.sample(at, k));
    }

    private static double[] differences(ToDoubleFunction<double[]> f) {
        return FiniteDifferences.gradient(f, THETA, 1e-5);
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void stepsUphillAreDifferentiatedThroughTheState(InnerOptimiser optimiser) {
        int k = 3;
        double[] want =
                differences(x ->
                        outerLoss(ByFormula.iterates(x, optimiser, 0, N, k, this::uphill)[k], k));
        MetaGradient maml = run(new Sharp(new Maml(k, optimiser, 0), RHO));
        assertThat(Closeness.relativeError(maml.gradient(), want)).isLessThan(1e-6);
        assertThat(Closeness.relativeError(run(new Maml(k, optimiser, 0)).gradient(), want))
                .isGreaterThan(1e-3);
        double[] ofLast =
                differences(x ->
                        outerLoss(ByFormula.iterates(x, optimiser, 2, N, k, this::uphill)[k], k));
        MetaGradient anil = run(new Sharp(new Anil(k, optimiser, 2, N, true), RHO));
        assertThat(Closeness.relativeError(anil.gradient(), ofLast)).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void lossesAfterEveryStepAreTooMany(InnerOptimiser optimiser) {
        double[] weights = {0.5, 0.2, 0.3};
        for (int from : new int[] {0, 2}) {
            double[] want =
                    differences(x -> {
                        double[][] iterates =
                                ByFormula.iterates(x, optimiser, from, N, 3, this::gradient);
                        double sum = 0;
                        for (int s = 1; s <= 3; s++) {
                            sum += weights[s - 1] * outerLoss(iterates[s], 3);
                        }
                        return sum;
                    });
            MetaLearner learner =
                    from == 0 ? new Maml(3, optimiser, 0) : new Anil(3, optimiser, from, N, true);
            assertThat(Closeness.relativeError(run(learner, weights).gradient(), want))
                    .isLessThan(1e-6);
            assertThat(Closeness.relativeError(run(learner).gradient(), want)).isGreaterThan(1e-3);
        }
    }

    /** The target goes on with the state of the inner steps, and is held. */
    @ParameterizedTest
    @MethodSource("optimisers")
    void theBootstrapGoesOnWithTheState(InnerOptimiser optimiser) {
        int k = 2;
        for (int targetSteps : new int[] {1, 3}) {
            int all = k + targetSteps;
            for (int fixed : new int[] {0, 1}) {
                int moved = N - fixed;
                double[][] way =
                        ByFormula.iterates(THETA, optimiser, 0, moved, all, this::gradient);
                double[] mean = new double[N];
                double[] g = new double[N];
                for (int s = k; s < all; s++) {
                    gradient(way[s], s, g);
                    Vectors.addShare(g, targetSteps, mean);
                }
                double[] want =
                        differences(x -> {
                            double[] at =
                                    ByFormula.iterates(x, optimiser, 0, moved, k, this::gradient)[
                                            k];
                            double sum = 0;
                            for (int i = 0; i < moved; i++) {
                                double off = at[i] - way[all][i];
                                sum += off * off / (2 * optimiser.alpha() * targetSteps);
                            }
                            // what is fixed has no distance, and the mean gradient
                            return moved == N ? sum : sum + mean[N - 1] * at[N - 1];
                        });
                MetaGradient bmg =
                        run(new Bmg(k, targetSteps, Bmg.Matching.PARAMETERS, optimiser, fixed));
                assertThat(Closeness.relativeError(bmg.gradient(), want)).isLessThan(1e-6);
                assertThat(Closeness.relativeError(bmg.firstOrder(), want)).isGreaterThan(1e-2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void evolutionStrategiesMeasureThatInnerLoop(InnerOptimiser optimiser) {
        MetaGradient result = run(new EsMaml(2, optimiser, 2, 1e-4, 1));
        double[] maml = run(new Maml(2, optimiser, 1)).gradient();
        double[] want = new double[N];
        double[] e = new double[N];
        for (int m = 0; m < 2; m++) {
            task.noise(m, e);
            Vectors.step(want, -Vectors.dot(maml, e) / 2, e, want);
        }
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-6);
    }

    /** The minimum does not know by which steps it was reached. */
    @Test
    void theImplicitGradientIsThatOfTheMinimum() {
        int k = 2000;
        LearningTask<double[]> same = new SameData(task);
        InnerOptimiser slow = new InnerOptimiser.Adam(0.02, 0.8, 0.95, 1e-3, 1e-2);
        double[] want = null;
        for (InnerOptimiser optimiser : List.of(new InnerOptimiser.Sgd(0.1), MOMENTUM, slow)) {
            Imaml learner = new Imaml(k, optimiser, 1.5, 20, 1);
            MetaGradient result = learner.room(N);
            learner.metaGradient(same, THETA, result);
            want = want == null ? result.gradient() : want;
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(result.iterate(1)[0]).isNotEqualTo(THETA[0]);
        }
    }

    /** The same data in every draw. */
    private record SameData(CurvedTask task) implements LearningTask<double[]> {
        @Override
        public double[] sample(double[] theta, int draw) {
            return task.sample(theta, 0);
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

    /** A learner adapts to new tasks as it has trained: the same steps from the same start. */
    @ParameterizedTest
    @MethodSource("optimisers")
    void adaptationTakesTheStepsOfTraining(InnerOptimiser optimiser) {
        for (MetaLearner learner :
                List.of(
                        new Sharp(new Maml(3, optimiser, 0), RHO),
                        new Bmg(3, 2, Bmg.Matching.PARAMETERS, optimiser, 1),
                        new EsMaml(3, optimiser, 1, 0.1, 0),
                        new Imaml(3, optimiser, 0.7, 5, 1))) {
            MetaGradient result = run(learner);
            InnerStep rule = learner.innerStep(THETA, N);
            double[] at = THETA.clone();
            double[] state = new double[rule.stateSize(N)];
            double[] g = new double[N];
            for (int s = 0; s < 3; s++) {
                learner.innerGradient(task, at, task.sample(at, s), g, learner.room(N));
                rule.step(s, at, g, state, at, state);
            }
            assertThat(at).isEqualTo(result.iterate(3));
            assertThat(Arrays.equals(at, THETA)).isFalse();
        }
    }
}
