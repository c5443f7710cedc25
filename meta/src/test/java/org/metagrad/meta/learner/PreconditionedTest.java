package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Shape;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.meta.file.ParameterLayout;

/** Learners of a preconditioner against differences of the whole procedure by their formulas. */
class PreconditionedTest {
    private static final int N = CurvedTask.N;
    private static final double ALPHA = 0.1;
    private static final double[] THETA = {0.3, -0.2, 0.5, 0.1};
    private static final List<Shape> SQUARE = List.of(new Shape(2, 2));
    private static final List<Shape> MIXED = List.of(new Shape(1, 2), new Shape(2, 1));
    private static final List<Shape> SHORT = List.of(new Shape(3, 1));

    private final CurvedTask task = new CurvedTask();

    static Stream<List<Shape>> shapes() {
        return Stream.of(SQUARE, MIXED, SHORT);
    }

    private MetaGradient run(MetaLearner learner, double[] meta, double... weights) {
        MetaGradient result = learner.room(N);
        result.weighSteps(weights.length == 0 ? null : weights);
        learner.metaGradient(task, meta, result);
        double[] first = result.gradient().clone();
        learner.metaGradient(task, meta, result);
        assertThat(result.gradient()).as("in a used room").isEqualTo(first);
        return result;
    }

    /** {@code M_s g}, by loops over all entries. */
    private interface Matrix {
        double[] times(double[] meta, int s, double[] g);
    }

    private static double[] rates(double[] meta, int s, double[] g, int k, List<Shape> shapes) {
        double[] product = new double[N];
        int at = 0;
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = 0; j < shapes.get(i).size(); j++, at++) {
                product[at] = meta[N + i * k + s] * g[at];
            }
        }
        return product;
    }

    private static double[] curvature(double[] meta, double[] g, List<Shape> shapes) {
        double[] product = new double[N];
        int at = 0;
        int m = N;
        for (Shape shape : shapes) {
            int r = shape.rows();
            int c = shape.columns();
            int right = m + r * r;
            for (int i = 0; i < r; i++) {
                for (int j = 0; j < c; j++) {
                    for (int a = 0; a < r; a++) {
                        for (int b = 0; b < c; b++) {
                            double ofRight = c > 1 ? meta[right + b * c + j] : 1;
                            product[at + i * c + j] +=
                                    ALPHA * meta[m + i * r + a] * g[at + a * c + b] * ofRight;
                        }
                    }
                }
            }
            at += r * c;
            m = right + (c > 1 ? c * c : 0);
        }
        return product;
    }

    /** The weighed losses after every step, or the last one alone. */
    private double loss(double[] meta, int k, Matrix matrix, double... weights) {
        double[] at = Arrays.copyOf(meta, N);
        double[] g = new double[N];
        double sum = 0;
        for (int s = 0; s < k; s++) {
            task.gradient(at, task.sample(at, s), g);
            double[] step = matrix.times(meta, s, g);
            for (int i = 0; i < N; i++) {
                at[i] -= step[i];
            }
            double weight = weights.length == 0 ? (s == k - 1 ? 1 : 0) : weights[s];
            sum += weight * task.loss(at, task.sample(at, k));
        }
        return sum;
    }

    private static double[] perturbed(MetaLearner learner) {
        double[] meta = learner.initial(THETA, ALPHA);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = N; i < meta.length; i++) {
            meta[i] += 0.3 * (random.nextDouble() - 0.5);
        }
        return meta;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void ratesOfLayersAndStepsAreLearnt(List<Shape> shapes) {
        for (int k = 1; k <= 3; k++) {
            int steps = k;
            Lslr learner = new Lslr(k, shapes, true);
            double[] meta = perturbed(learner);
            assertThat(meta).hasSize(N + k * shapes.size());
            check(learner, meta, k, (m, s, g) -> rates(m, s, g, steps, shapes));
            double[] plain = run(new Lslr(k, shapes, false), meta).gradient();
            assertThat(plain).isEqualTo(run(learner, meta).firstOrder());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void kroneckerProductsAreLearnt(List<Shape> shapes) {
        for (int k = 1; k <= 3; k++) {
            MetaCurvature learner = new MetaCurvature(k, ALPHA, shapes, true);
            double[] meta = perturbed(learner);
            check(learner, meta, k, (m, s, g) -> curvature(m, g, shapes));
            double[] plain = run(new MetaCurvature(k, ALPHA, shapes, false), meta).gradient();
            assertThat(plain).isEqualTo(run(learner, meta).firstOrder());
        }
    }

    private void check(PreconditionedLearner learner, double[] meta, int k, Matrix matrix) {
        for (double[] weights : List.of(new double[0], new double[] {0.5, 0.2, 0.3})) {
            if (weights.length > 0 && k != 3) {
                continue;
            }
            double[] want =
                    FiniteDifferences.gradient(x -> loss(x, k, matrix, weights), meta, 1e-5);
            MetaGradient result = run(learner, meta, weights);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
            double[] ofM = Arrays.copyOfRange(want, N, want.length);
            double[] learnt = Arrays.copyOfRange(result.gradient(), N, want.length);
            assertThat(Closeness.relativeError(learnt, ofM)).isLessThan(1e-8);
        }
    }

    /** Without second order what is learnt has the derivative of a single step by its own. */
    @Test
    void firstOrderOfTheLastStepIsExact() {
        MetaCurvature learner = new MetaCurvature(1, ALPHA, SQUARE, true);
        double[] meta = perturbed(learner);
        MetaGradient result = run(learner, meta);
        int m = meta.length;
        assertThat(Arrays.copyOfRange(result.firstOrder(), N, m))
                .isEqualTo(Arrays.copyOfRange(result.gradient(), N, m));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void atTheirStartTheyAreMaml(int k) {
        MetaGradient maml = run(new Maml(k, ALPHA), THETA);
        MetaCurvature curvature = new MetaCurvature(k, ALPHA, MIXED, true);
        MetaGradient of = run(curvature, curvature.initial(THETA, ALPHA));
        assertThat(of.iterate(k)).isEqualTo(maml.iterate(k));
        assertThat(Arrays.copyOf(of.gradient(), N)).isEqualTo(maml.gradient());
        Lslr rates = new Lslr(k, MIXED, true);
        MetaGradient same = run(rates, rates.initial(THETA, ALPHA));
        assertThat(same.iterate(k)).isEqualTo(maml.iterate(k));
        assertThat(Closeness.relativeError(Arrays.copyOf(same.gradient(), N), maml.gradient()))
                .isLessThan(1e-14);
    }

    @Test
    void furtherStepsHaveTheRatesOfTheLastAndTheTailStays() {
        Lslr learner = new Lslr(2, SHORT, true);
        double[] meta = learner.initial(THETA, ALPHA);
        meta[N] = 0.5;
        meta[N + 1] = 0.25;
        double[] next = new double[N];
        double[] sizes = {0.5, 0.25, 0.25};
        for (int s = 0; s < 3; s++) {
            learner.innerStep(meta, N).step(s, THETA, new double[] {1, 1, 1, 1}, null, next, null);
            double a = sizes[s];
            assertThat(next).containsExactly(.3 - a, -.2 - a, .5 - a, .1);
        }
    }

    @Test
    void decoratedTheyAreDifferentiatedAsWholes() {
        double rho = 0.2;
        for (PreconditionedLearner learner :
                List.of(new Lslr(2, MIXED, true), new MetaCurvature(2, ALPHA, SQUARE, true))) {
            double[] meta = perturbed(learner);
            MetaGradient result = run(new Sharp(learner, rho), meta);
            double[] want =
                    FiniteDifferences.gradient(
                            x -> {
                                // what the steps go along, uphill, through the learner's own rule
                                double[] at = Arrays.copyOf(x, N);
                                InnerStep rule = learner.innerStep(x, N);
                                double[] state = new double[rule.stateSize(N)];
                                double[] g = new double[N];
                                for (int s = 0; s < 2; s++) {
                                    double[] data = task.sample(at, s);
                                    task.gradient(at, data, g);
                                    double norm = 0;
                                    for (double each : g) {
                                        norm += each * each;
                                    }
                                    double[] up = at.clone();
                                    for (int i = 0; i < N; i++) {
                                        up[i] += rho * g[i] / Math.sqrt(norm);
                                    }
                                    task.gradient(up, data, g);
                                    rule.step(s, at, g, state, at, state);
                                }
                                return task.loss(at, task.sample(at, 2));
                            },
                            meta,
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            MetaGradient zeroed = run(new Zeroed(learner, 2, N), meta);
            double[] headless = meta.clone();
            Arrays.fill(headless, 2, N, 0);
            double[] whole = run(learner, headless).gradient().clone();
            Arrays.fill(whole, 2, N, 0);
            assertThat(zeroed.gradient()).isEqualTo(whole);
        }
    }

    @Test
    void filesNameWhatIsLearnt() {
        ParameterLayout of =
                ParameterLayout.of(
                        "policy.",
                        List.of("W1", "b1", "log_std"),
                        List.of(new Shape(2, 3), new Shape(2, 1), new Shape(2, 1)));
        List<Shape> moved = of.shapes().subList(0, 2);
        ParameterLayout rates = new Lslr(4, moved, true).layout(of);
        assertThat(rates.names())
                .containsExactly(
                        "policy.W1", "policy.b1", "policy.log_std", "step_rate.W1", "step_rate.b1");
        MetaCurvature curvature = new MetaCurvature(1, ALPHA, moved, true);
        ParameterLayout sides = curvature.layout(of);
        assertThat(sides.names().subList(3, 6))
                .containsExactly("curvature.W1.left", "curvature.W1.right", "curvature.b1.left");
        for (MetaLearner learner : List.of(new Lslr(4, moved, true), curvature)) {
            assertThat(learner.layout(of).size()).isEqualTo(learner.metaParameters(of.size()));
        }
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new Lslr(0, SQUARE, true))
                .hasMessage("innerSteps 0: at least 1 wanted");
        assertThatThrownBy(() -> new Lslr(1, List.of(), true))
                .hasMessage("shapes: those of at least one tensor wanted");
        assertThatThrownBy(() -> new MetaCurvature(1, Double.NaN, SQUARE, true))
                .hasMessageContaining("alpha NaN");
        for (MetaLearner learner :
                List.of(
                        new Imaml(2, ALPHA, 1, 3, 0),
                        new MetaRkhs1(1, ALPHA, 0),
                        new MetaRkhs2(1, ALPHA, 3),
                        new EsMaml(1, ALPHA, 2, 0.1, 0),
                        new Joint(ALPHA))) {
            String name = learner.getClass().getSimpleName();
            assertThatThrownBy(() -> new Sharp(learner, 0.1))
                    .hasMessage(
                            "sharp "
                                    + name
                                    + ": its meta-gradient goes back through no inner gradient steps, which are to be taken uphill");
            assertThatThrownBy(() -> new Zeroed(learner, 0, 1))
                    .hasMessage(
                            "zeroed "
                                    + name
                                    + ": its steps are not of a last layer that may begin at 0");
        }
        Sharp sharp = new Sharp(new Maml(1, ALPHA), 0.1);
        assertThatThrownBy(() -> new Sharp(new Zeroed(sharp, 0, 1), 0.1))
                .hasMessage("sharp Sharp: it is sharp already");
        Zeroed zeroed = new Zeroed(new Maml(1, ALPHA), 0, 1);
        assertThatThrownBy(() -> new Zeroed(new Sharp(zeroed, 0.1), 0, 1))
                .hasMessage("zeroed Zeroed: its last layer is 0 already");
    }
}
