package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.fixtures.TensorFile;

/**
 * Expected gradients and Hessians of the surrogates, over all trajectories of small Markov decision
 * processes: what no number of samples could tell.
 */
class SurrogateTest {
    private static final double TOLERANCE = 1e-10;
    private static final Surrogate EXACT = new Surrogate.Loaded(1, 1);
    private static final Surrogate SHORT = new Surrogate.Loaded(0, 1);

    /** A process with the exact derivatives of its expected return. */
    record Case(EnumeratedMdp mdp, double[] theta, double[] gradient, double[] hessian) {
        @Override
        public String toString() {
            return "S %d, A %d, T %d, gamma %s"
                    .formatted(mdp.states(), mdp.actions(), mdp.steps(), mdp.gamma());
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
                            at -> mdp.gradient(Surrogate.DICE, at, mdp::reward), theta, unit, 1e-5);
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
            double[] got =
                    mdp.gradient(
                            surrogate,
                            c.theta(),
                            surrogate == Surrogate.DICE ? mdp::reward : mdp::returnToGo);
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
        assertThat(error(mdp.hessian(Surrogate.DICE, c.theta(), mdp::reward), c))
                .isLessThan(tolerance(c));
        assertThat(error(mdp.hessian(EXACT, c.theta(), mdp::returnToGo), c))
                .isLessThan(tolerance(c));
        EnumeratedMdp.Credit advantage =
                (path, t) -> mdp.returnToGo(path, t) - values[t][path.states()[t]];
        EnumeratedMdp.Credit other = (path, t) -> mdp.returnToGo(path, t) - 3 * path.states()[t];
        assertThat(error(mdp.hessian(EXACT, c.theta(), advantage), c)).isLessThan(tolerance(c));
        assertThat(error(mdp.hessian(EXACT, c.theta(), other), c)).isLessThan(tolerance(c));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loadedAtZeroIsLowVarianceCurvature(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double[] lvc = mdp.hessian(Surrogate.LVC, c.theta(), mdp::returnToGo);
        double[] loaded = mdp.hessian(SHORT, c.theta(), mdp::returnToGo);
        assertThat(Closeness.relativeError(loaded, lvc)).isLessThan(TOLERANCE);
        EnumeratedMdp.Credit other = (path, t) -> mdp.returnToGo(path, t) - 3 * path.states()[t];
        double[] shifted = mdp.hessian(Surrogate.LVC, c.theta(), other);
        assertThat(Closeness.relativeError(shifted, lvc)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lvcIsNearerTheTrueHessianThanLogprob(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double lvc = error(mdp.hessian(Surrogate.LVC, c.theta(), mdp::returnToGo), c);
        double logprob = error(mdp.hessian(Surrogate.LOGPROB, c.theta(), mdp::returnToGo), c);
        assertThat(lvc).isBetween(1e-3, 0.9 * logprob);
    }

    /** With logits linear in theta and the true advantage the LOGPROB Hessian vanishes. */
    @ParameterizedTest
    @MethodSource("cases")
    void logprobWithTheTrueAdvantageIsBlindToCurvature(Case c) {
        EnumeratedMdp mdp = c.mdp();
        double[][] values = mdp.values(c.theta());
        EnumeratedMdp.Credit advantage =
                (path, t) -> {
                    int s = path.states()[t];
                    return mdp.quality(values, t, s, path.actions()[t]) - values[t][s];
                };
        double[] hessian = mdp.hessian(Surrogate.LOGPROB, c.theta(), advantage);
        assertThat(Closeness.largestDifference(hessian, new double[hessian.length]))
                .isLessThan(1e-14);
        double[] gradient = mdp.gradient(Surrogate.LOGPROB, c.theta(), advantage);
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
                    mdp.hessian(Surrogate.LOGPROB, theta, mdp::returnToGo));
            check(
                    file,
                    task + ".expected_lvc_hessian",
                    mdp.hessian(Surrogate.LVC, theta, mdp::returnToGo));
            // Downhill on the loss is uphill on the return.
            double[] adapted = theta.clone();
            Maml.step(adapted, -alpha, mdp.gradient(EXACT, theta, mdp::returnToGo), adapted);
            assertThat(mdp.expectedReturn(adapted))
                    .isCloseTo(file.scalar(task + ".J_adapted"), near(1e-12));
            double[] v = mdp.gradient(EXACT, adapted, mdp::returnToGo);
            check(file, task + ".fomaml", v);
            double[] hessian = mdp.hessian(EXACT, theta, mdp::returnToGo);
            double[] meta =
                    IntStream.range(0, v.length)
                            .mapToDouble(i -> v[i] + alpha * row(hessian, i, v))
                            .toArray();
            check(file, task + ".meta_grad", meta);
        }
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
            PolicyLoss loss = new PolicyLoss(PolicyLossTest.categorical(), surrogate, 0.3);
            double[] theta = PolicyLossTest.parameters(loss, 5);
            double[] v = PolicyLossTest.parameters(loss, 6);
            double[] whole = new double[theta.length];
            double[] apart = new double[theta.length];
            add(whole, PolicyLossTest.batch(loss, 3, 2, 0), theta, v);
            add(apart, PolicyLossTest.batch(loss, 3, 0, 2), theta, v);
            add(apart, PolicyLossTest.batch(loss, 0, 2, 1), theta, v);
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
