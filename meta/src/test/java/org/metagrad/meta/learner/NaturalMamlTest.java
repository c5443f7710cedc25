package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Steps along natural gradients, with matrices that are inverted by EJML. */
class NaturalMamlTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.4;
    private static final double DAMPING = 0.3;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};

    private final CurvedTask curved = new CurvedTask();
    private final InformedTask task = new InformedTask(curved);

    private static NaturalMaml learner(int k, int fixed) {
        return new NaturalMaml(k, new InnerOptimiser.Sgd(ALPHA), DAMPING, 2 * N, fixed);
    }

    private MetaGradient run(MetaLearner learner) {
        MetaGradient result = learner.room(N);
        learner.metaGradient(task, THETA, result);
        double[] first = result.gradient().clone();
        learner.metaGradient(task, THETA, result);
        assertThat(result.gradient()).as("in a used room").isEqualTo(first);
        return result;
    }

    /** {@code (F + damping I)^-1} in the parameters that move, 0 in the others. */
    private DMatrixRMaj preconditioner(double[] theta, int s, int fixed) {
        int moved = N - fixed;
        DMatrixRMaj f = new DMatrixRMaj(moved, moved);
        double[] unit = new double[N];
        double[] column = new double[N];
        for (int j = 0; j < moved; j++) {
            Arrays.fill(unit, 0);
            unit[j] = 1;
            task.fisherVectorProduct(theta, task.sample(theta, s), unit, column);
            for (int i = 0; i < moved; i++) {
                f.set(i, j, column[i] + (i == j ? DAMPING : 0));
            }
        }
        CommonOps_DDRM.invert(f);
        DMatrixRMaj m = new DMatrixRMaj(N, N);
        CommonOps_DDRM.insert(f, m, 0, 0);
        return m;
    }

    private double[] step(double[] at, DMatrixRMaj m, int s) {
        double[] g = new double[N];
        task.gradient(at, task.sample(at, s), g);
        double[] next = new double[N];
        Vectors.step(at, ALPHA, times(m, g), next);
        return next;
    }

    private static double[] times(DMatrixRMaj m, double[] g) {
        DMatrixRMaj product = new DMatrixRMaj(N, 1);
        CommonOps_DDRM.mult(m, DMatrixRMaj.wrap(N, 1, g), product);
        return product.getData();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theMetaGradientIsThatOfStepsWithTheirMatricesHeld(int fixed) {
        for (int k = 1; k <= 3; k++) {
            DMatrixRMaj[] held = new DMatrixRMaj[k];
            double[] at = THETA;
            for (int s = 0; s < k; s++) {
                held[s] = preconditioner(at, s, fixed);
                at = step(at, held[s], s);
            }
            MetaGradient result = run(learner(k, fixed));
            assertThat(Closeness.relativeError(result.iterate(k), at)).isLessThan(1e-12);
            int steps = k;
            double[] want =
                    FiniteDifferences.gradient(
                            x -> {
                                double[] y = x;
                                for (int s = 0; s < steps; s++) {
                                    y = step(y, held[s], s);
                                }
                                return curved.loss(y, task.sample(y, steps));
                            },
                            THETA,
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
            // what is left out is no rounding
            double[] whole =
                    FiniteDifferences.gradient(
                            x -> {
                                double[] y = x;
                                for (int s = 0; s < steps; s++) {
                                    y = step(y, preconditioner(y, s, fixed), s);
                                }
                                return curved.loss(y, task.sample(y, steps));
                            },
                            THETA,
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), whole)).isGreaterThan(1e-4);
        }
    }

    @Test
    void withMuchDampingItIsMaml() {
        double damping = 1e9;
        NaturalMaml natural =
                new NaturalMaml(2, new InnerOptimiser.Sgd(ALPHA * damping), damping, 5, 0);
        double[] maml = run(new Maml(2, ALPHA)).gradient();
        assertThat(Closeness.relativeError(run(natural).gradient(), maml)).isLessThan(1e-7);
    }

    /** Uphill gradients, and the Fisher information where the step begins. */
    @Test
    void sharpItGoesAlongNaturalGradientsUphill() {
        double rho = 0.2;
        Sharp sharp = new Sharp(learner(1, 0), rho);
        DMatrixRMaj held = preconditioner(THETA, 0, 0);
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] g = new double[N];
                            double[] data = task.sample(x, 0);
                            task.gradient(x, data, g);
                            double[] up = x.clone();
                            Vectors.step(up, -rho / Math.sqrt(Vectors.dot(g, g)), g, up);
                            task.gradient(up, data, g);
                            double[] y = x.clone();
                            Vectors.step(y, ALPHA, times(held, g), y);
                            return curved.loss(y, task.sample(y, 1));
                        },
                        THETA,
                        1e-5);
        assertThat(Closeness.relativeError(run(sharp).gradient(), want)).isLessThan(1e-8);
    }

    @Test
    void newTasksAreAdaptedToAlike() {
        for (MetaLearner learner :
                List.of(
                        learner(3, 1),
                        new Sharp(learner(3, 0), 0.1),
                        new NaturalMaml(
                                3, new InnerOptimiser.Momentum(ALPHA, 0.5), DAMPING, 3, 0))) {
            double[] want = run(learner).iterate(3);
            InnerStep rule = learner.innerStep(THETA, N);
            MetaGradient room = learner.room(N);
            double[] at = THETA.clone();
            double[] state = new double[rule.stateSize(N)];
            double[] g = new double[N];
            for (int s = 0; s < 3; s++) {
                learner.innerGradient(task, at, task.sample(at, s), g, room);
                rule.step(s, at, g, state, at, state);
            }
            assertThat(at).isEqualTo(want);
        }
    }

    @Test
    void withoutDistributionsItIsRefused() {
        MetaLearner learner = learner(1, 0);
        assertThatThrownBy(() -> learner.metaGradient(curved, THETA, learner.room(N)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("CurvedTask has no Fisher information");
        assertThatThrownBy(() -> new NaturalMaml(1, new InnerOptimiser.Sgd(1), 0, 3, 0))
                .hasMessage(
                        "damping 0.0 and 3 solver steps: damping above 0 and at least 1 step wanted");
    }

    @Test
    void bootstrapsMatchDivergencesByTheirGradients() {
        int k = 2;
        int all = 5;
        InnerOptimiser sgd = new InnerOptimiser.Sgd(ALPHA);
        double[][] way =
                ByFormula.iterates(
                        THETA,
                        sgd,
                        0,
                        N - 1,
                        all,
                        (at, s, g) -> task.gradient(at, task.sample(at, s), g));
        double[] target = way[all];
        double[] want =
                FiniteDifferences.gradient(
                        x -> {
                            double[] at =
                                    ByFormula.iterates(
                                            x,
                                            sgd,
                                            0,
                                            N - 1,
                                            k,
                                            (y, s, g) -> task.gradient(y, task.sample(y, s), g))[k];
                            return task.divergence(at, target, task.sample(at, k));
                        },
                        THETA,
                        1e-5);
        MetaGradient result = run(new Bmg(k, all - k, Bmg.Matching.DIVERGENCE, sgd, 1));
        assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
        MetaGradient other = run(new Bmg(k, all - k, Bmg.Matching.PARAMETERS, sgd, 1));
        assertThat(Closeness.relativeError(other.gradient(), want)).isGreaterThan(1e-2);
    }
}
