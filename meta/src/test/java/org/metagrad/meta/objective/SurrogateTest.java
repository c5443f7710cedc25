package org.metagrad.meta.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.EnumeratedExpectation;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.ExpectedSurrogate;
import org.metagrad.meta.check.PolicySamples;

/**
 * Expected gradients and Hessians of the surrogates, over all trajectories of small Markov decision
 * processes: what no number of samples could tell.
 */
class SurrogateTest {
    private static final double TOLERANCE = 1e-10;
    private static final Surrogate EXACT = new Surrogate.Loaded(1, 1);
    private static final Surrogate SHORT = new Surrogate.Loaded(0, 1);

    /** A baseline of the state that has nothing to do with its value. */
    private static final EnumeratedExpectation.Credit ANOTHER = (states, _, t) -> 3 * states[t];

    /** A process with the exact derivatives of its expected return. */
    record Case(EnumeratedMdp mdp, double[] theta, double[] gradient, double[] hessian) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "S %d, A %d, T %d, gamma %s",
                    mdp.states(),
                    mdp.actions(),
                    mdp.steps(),
                    mdp.gamma());
        }
    }

    static Stream<Case> cases() {
        TensorFile file = TensorFile.read("enumerated_mdp/small.csv");
        Stream<Case> stored =
                Stream.of("task0", "task1")
                        .map(task ->
                                new Case(
                                        EnumeratedMdp.of(file, task),
                                        file.doubles("theta"),
                                        file.doubles(task + ".grad"),
                                        file.doubles(task + ".hessian")));
        return Stream.concat(stored, Stream.of(random(3, 2, 4, 0.9), random(2, 3, 3, 0.5)));
    }

    /** A process of another size, whose derivatives come from differences of the return. */
    private static Case random(int states, int actions, int steps, double gamma) {
        SplittableRandom random = new SplittableRandom(states);
        double[] transitions = random.doubles(states * actions * states, 0.1, 1).toArray();
        for (int row = 0; row < transitions.length; row += states) {
            double sum = Arrays.stream(transitions, row, row + states).sum();
            for (int i = row; i < row + states; i++) {
                transitions[i] /= sum;
            }
        }
        double[] rewards = random.doubles(states * actions, -1, 1).toArray();
        EnumeratedMdp mdp =
                new EnumeratedMdp(states, actions, steps, 1, gamma, transitions, rewards);
        double[] theta = random.doubles(states * actions, -1, 1).toArray();
        int p = theta.length;
        double[] hessian = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            double[] row =
                    FiniteDifferences.along(
                            expected(mdp, Surrogate.DICE)::gradient, theta, unit, 1e-5);
            System.arraycopy(row, 0, hessian, i * p, p);
        }
        double[] gradient = FiniteDifferences.gradient(mdp::expectedReturn, theta, 1e-5);
        return new Case(mdp, theta, gradient, hessian);
    }

    /** The stored derivatives are exact, those by differences are good for 1e-8. */
    private static double tolerance(Case c) {
        return c.mdp().gamma() == 1 ? TOLERANCE : 1e-8;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySurrogateHasThePolicyGradient(Case c) {
        EnumeratedMdp mdp = c.mdp();
        for (Surrogate surrogate :
                List.of(Surrogate.LOGPROB, Surrogate.LVC, EXACT, SHORT, Surrogate.DICE)) {
            double[] got = expected(mdp, surrogate).gradient(c.theta());
            assertThat(Closeness.relativeError(got, c.gradient()))
                    .as(surrogate.name())
                    .isLessThan(tolerance(c));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void diceAndLoadedHaveTheExactHessianWhateverTheBaseline(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double[][] values = mdp.values(c.theta());
        ExpectedSurrogate loaded = expected(mdp, EXACT);
        EnumeratedExpectation.Credit value = (states, _, t) -> values[t][states[t]];
        ExpectedSurrogate dice = expected(mdp, Surrogate.DICE);
        for (ExpectedSurrogate exact :
                List.of(
                        dice,
                        dice.minus(potential(mdp, value)),
                        dice.minus(potential(mdp, ANOTHER)),
                        loaded,
                        loaded.minus(value),
                        loaded.minus(ANOTHER))) {
            assertThat(error(exact.hessian(c.theta()), c)).isLessThan(tolerance(c));
        }
    }

    /** Off a reward, it leaves {@code r_t + gamma V(s_{t+1}) - V(s_t)}, V being 0 after the end. */
    private static EnumeratedExpectation.Credit potential(
            EnumeratedMdp mdp, EnumeratedExpectation.Credit value) {
        return (states, actions, t) -> {
            boolean last = t == states.length - 1;
            double next = last ? 0 : mdp.gamma() * value.of(states, actions, t + 1);
            return value.of(states, actions, t) - next;
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loadedAtZeroIsLowVarianceCurvature(Case c) {
        EnumeratedMdp mdp = c.mdp();
        ExpectedSurrogate lvc = expected(mdp, Surrogate.LVC);
        double[] want = lvc.hessian(c.theta());
        double[] loaded = expected(mdp, SHORT).hessian(c.theta());
        assertThat(Closeness.relativeError(loaded, want)).isLessThan(TOLERANCE);
        double[] shifted = lvc.minus(ANOTHER).hessian(c.theta());
        assertThat(Closeness.relativeError(shifted, want)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lvcIsNearerTheTrueHessianThanLogprob(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double lvc = error(expected(mdp, Surrogate.LVC).hessian(c.theta()), c);
        double logprob = error(expected(mdp, Surrogate.LOGPROB).hessian(c.theta()), c);
        assertThat(lvc).isBetween(1e-3, 0.9 * logprob);
    }

    /** With logits linear in theta and the true advantage the LOGPROB Hessian vanishes. */
    @ParameterizedTest
    @MethodSource("cases")
    void logprobWithTheTrueAdvantageIsBlindToCurvature(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double[][] values = mdp.values(c.theta());
        EnumeratedExpectation.Credit advantage =
                (states, actions, t) -> {
                    int s = states[t];
                    return mdp.quality(values, t, s, actions[t]) - values[t][s];
                };
        ExpectedSurrogate logprob = new ExpectedSurrogate(mdp, Surrogate.LOGPROB, advantage);
        double[] hessian = logprob.hessian(c.theta());
        assertThat(Closeness.largestDifference(hessian, new double[hessian.length]))
                .isLessThan(1e-14);
        double[] gradient = logprob.gradient(c.theta());
        assertThat(Closeness.relativeError(gradient, c.gradient())).isLessThan(tolerance(c));
    }

    @Test
    void hessiansAndMetaGradientsAreThoseOnRecord() {
        TensorFile file = TensorFile.read("enumerated_mdp/small.csv");
        double[] theta = file.doubles("theta");
        double alpha = file.scalar("alpha");
        for (String task : List.of("task0", "task1")) {
            EnumeratedMdp mdp = EnumeratedMdp.of(file, task);
            assertThat(mdp.expectedReturn(theta)).isCloseTo(file.scalar(task + ".J"), near(1e-12));
            check(
                    file,
                    task + ".expected_logprob_hessian_returns_to_go",
                    expected(mdp, Surrogate.LOGPROB).hessian(theta));
            check(
                    file,
                    task + ".expected_lvc_hessian",
                    expected(mdp, Surrogate.LVC).hessian(theta));
            // Downhill on the loss is uphill on the return.
            double[] adapted = theta.clone();
            Vectors.step(adapted, -alpha, expected(mdp, EXACT).gradient(theta), adapted);
            assertThat(mdp.expectedReturn(adapted))
                    .isCloseTo(file.scalar(task + ".J_adapted"), near(1e-12));
            double[] v = expected(mdp, EXACT).gradient(adapted);
            check(file, task + ".fomaml", v);
            double[] hessian = expected(mdp, EXACT).hessian(theta);
            double[] meta =
                    IntStream.range(0, v.length)
                            .mapToDouble(i -> v[i] + alpha * row(hessian, i, v))
                            .toArray();
            check(file, task + ".meta_grad", meta);
        }
    }

    private static ExpectedSurrogate expected(EnumeratedMdp mdp, Surrogate surrogate) {
        return ExpectedSurrogate.of(mdp, surrogate);
    }

    private static double row(double[] matrix, int i, double[] v) {
        double sum = 0;
        for (int j = 0; j < v.length; j++) {
            sum += matrix[i * v.length + j] * v[j];
        }
        return sum;
    }

    /** Two episodes in one batch: [1, 10, 100] and [1000, 10000]. */
    @Test
    void theCumulativeSumOfDiceStaysWithinAnEpisode() {
        ProgramBuilder b = new ProgramBuilder();
        Program sums = b.build(b.decayedSum(b.input(1, 5), b.input(1, 5)));
        double[] d = {1, 10, 100, 1000, 10000};
        double[] follows = {0, 1, 1, 0, 1};
        for (Arithmetic arithmetic : Arithmetic.values()) {
            assertThat(arithmetic.run(sums, List.of(d, follows)))
                    .containsExactly(1, 11, 111, 1000, 11000);
        }
    }

    /** The same two episodes as one batch and as two, with padding after each. */
    @Test
    void aRaggedBatchEqualsItsEpisodesApart() {
        for (Surrogate surrogate :
                List.of(
                        Surrogate.LOGPROB,
                        Surrogate.LVC,
                        Surrogate.DICE,
                        new Surrogate.Loaded(0.7, 1))) {
            PolicyLoss loss = new PolicyLoss(PolicySamples.categorical(), surrogate, 0.3);
            double[] theta = PolicySamples.parameters(loss, 5);
            double[] v = PolicySamples.parameters(loss, 6);
            double[] whole = new double[theta.length];
            double[] apart = new double[theta.length];
            add(whole, PolicySamples.batch(loss, 3, 2, 0), theta, v);
            add(apart, PolicySamples.batch(loss, 3, 0, 2), theta, v);
            add(apart, PolicySamples.batch(loss, 0, 2, 1), theta, v);
            assertThat(Closeness.relativeError(apart, whole))
                    .as(surrogate.name())
                    .isLessThan(1e-13);
        }
    }

    private static void add(double[] to, Batch batch, double[] theta, double[] v) {
        double[] g = batch.gradient(Arithmetic.DOUBLE, theta);
        double[] hv = batch.product(Arithmetic.DOUBLE, theta, v);
        for (int i = 0; i < to.length; i++) {
            to[i] += g[i] + hv[i];
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    logprob
                    lvc
                    dice
                    loaded(0.5,0.95)
                    loaded(1.0,1.0)
                    """)
    void namesAreReadAndWritten(String name) {
        assertThat(Surrogate.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lcv | surrogate 'lcv': allowed are logprob, lvc, dice, loaded(lambda,tau); did you mean lvc?
                    loaded(0.5) | surrogate 'loaded(0.5)': allowed are logprob, lvc, dice, loaded(lambda,tau)
                    loaded(0.5,x) | surrogate loaded: tau 'x': allowed are numbers from 0 to 1
                    loaded(2,1) | surrogate loaded: lambda '2': allowed are numbers from 0 to 1
                    """)
    void aWrongNameIsOneLine(String name, String message) {
        assertThatThrownBy(() -> Surrogate.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static double error(double[] hessian, Case c) {
        return Closeness.relativeError(hessian, c.hessian());
    }

    private static void check(TensorFile file, String name, double[] got) {
        assertThat(Closeness.relativeError(got, file.doubles(name))).as(name).isLessThan(TOLERANCE);
    }

    private static org.assertj.core.data.Offset<Double> near(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }
}
