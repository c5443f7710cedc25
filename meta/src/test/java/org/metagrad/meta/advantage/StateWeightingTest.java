package org.metagrad.meta.advantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.ClosedForm;
import org.metagrad.meta.check.ExpectedSurrogate;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;

/**
 * What the weights make of each surrogate, in expectation over all draws of two trajectories: the
 * weights are those of {@link Advantages} with a fixed scale and values that are wrong.
 */
class StateWeightingTest {
    private static final double TOLERANCE = 1e-10;
    private static final int STATES = 3;
    private static final int STEPS = 3;
    private static final double SCALE = 2.5;
    private static final Surrogate LOADED = new Surrogate.Loaded(1, 1);
    private static final double[] THETA = {0.3, -0.5, 0.8, 0.1, -0.7, 0.4};

    /**
     * A process.
     *
     * @param ends whether state 2 is the end of an episode, in which nothing happens any more
     * @param discounted how states are weighed
     */
    record Case(EnumeratedMdp mdp, boolean ends, boolean discounted) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "gamma %s, %s, %s",
                    mdp.gamma(),
                    ends ? "unequal lengths" : "equal lengths",
                    discounted ? "discounted" : "undiscounted");
        }

        int length(int[] states) {
            for (int t = 1; ends && t < states.length; t++) {
                if (states[t] == STATES - 1) {
                    return t;
                }
            }
            return states.length;
        }

        double factor(int t) {
            return discounted ? Math.pow(mdp.gamma(), t) : 1;
        }

        /** {@code f_t (G_t - V(s_t))}, 0 after the end. */
        double advantage(int[] states, int[] actions, int t) {
            boolean over = t >= length(states);
            return over
                    ? 0
                    : factor(t) * (mdp.returnToGo(states, actions, t) - value(states[t], t));
        }
    }

    private static double value(int state, int time) {
        return 0.4 * state - 0.3 * time + 0.2;
    }

    static Stream<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (double gamma : new double[] {0.9, 0.99, 1}) {
            for (boolean ends : new boolean[] {false, true}) {
                for (boolean discounted : new boolean[] {false, true}) {
                    all.add(new Case(process(gamma, ends), ends, discounted));
                }
            }
        }
        return all.stream();
    }

    private static EnumeratedMdp process(double gamma, boolean ends) {
        SplittableRandom random = new SplittableRandom(7);
        double[] transitions = random.doubles(STATES * 2 * STATES, 0.1, 1).toArray();
        double[] rewards = random.doubles(STATES * 2, -1, 2).toArray();
        if (ends) {
            int last = (STATES - 1) * 2;
            Arrays.fill(transitions, last * STATES, transitions.length, 0);
            transitions[last * STATES + STATES - 1] = 1;
            transitions[(last + 1) * STATES + STATES - 1] = 1;
            Arrays.fill(rewards, last, last + 2, 0);
        }
        for (int row = 0; row < transitions.length; row += STATES) {
            double sum = Arrays.stream(transitions, row, row + STATES).sum();
            for (int i = row; i < row + STATES; i++) {
                transitions[i] /= sum;
            }
        }
        return new EnumeratedMdp(STATES, 2, STEPS, 0, gamma, transitions, rewards);
    }

    /** A trajectory of the process, cut at its end. */
    private record Episode(int[] states, int[] actions, int length, double probability) {}

    private static List<Episode> episodes(Case c) {
        Map<String, Episode> all = new HashMap<>();
        c.mdp()
                .forEach(
                        THETA,
                        (states, actions, p) -> {
                            int n = c.length(states);
                            int[] visited = Arrays.copyOf(states, n);
                            int[] taken = Arrays.copyOf(actions, n);
                            all.merge(
                                    key(visited, taken),
                                    new Episode(visited, taken, n, p),
                                    (a, b) ->
                                            new Episode(
                                                    visited,
                                                    taken,
                                                    n,
                                                    a.probability + b.probability));
                        });
        return List.copyOf(all.values());
    }

    private static String key(int[] states, int[] actions) {
        return Arrays.toString(states) + Arrays.toString(actions);
    }

    private static CategoricalPolicy policy() {
        return new CategoricalPolicy(new Mlp(List.of(STATES, 2), Mlp.Activation.IDENTITY));
    }

    private static Trajectories draw(Case c, Episode... episodes) {
        int k = episodes.length;
        SampleLayout layout = SampleLayout.of(List.of(new PolicyLoss(policy(), Surrogate.DICE, 0)));
        Trajectories samples = new Trajectories(layout, k, STEPS, false);
        samples.clear();
        for (int t = 0; t < STEPS; t++) {
            for (int e = 0; e < k; e++) {
                Episode episode = episodes[e];
                if (t < episode.length) {
                    float[] state = new float[STATES];
                    state[episode.states[t]] = 1;
                    float[] actions = new float[k];
                    actions[e] = episode.actions[t];
                    samples.append(e, t, state, 0, 1, actions, k);
                    double reward = c.mdp().reward(episode.states[t], episode.actions[t]);
                    samples.reward(samples.size() - 1, reward);
                }
            }
        }
        samples.arrange(new boolean[k], samples.finalStates().clone());
        return samples;
    }

    private static Advantages advantages(Case c, int k, double scale, Surrogate surrogate) {
        ValueFunction values =
                (samples, ofSamples, ofFinal) -> {
                    for (int i = 0; i < samples.size(); i++) {
                        int state = samples.state(i, 1) == 1 ? 1 : samples.state(i, 2) == 1 ? 2 : 0;
                        ofSamples[i] = value(state, samples.time(i));
                    }
                    Arrays.fill(ofFinal, 99);
                };
        return Advantages.of(
                new Advantages.Settings(
                        k,
                        STEPS,
                        c.mdp().gamma(),
                        1,
                        scale,
                        c.discounted(),
                        surrogate == Surrogate.DICE),
                values);
    }

    /**
     * What a trajectory's steps are credited with, in expectation over the other one: weights times
     * the number of samples and the scale.
     */
    private static ExpectedSurrogate expected(Case c, Surrogate surrogate) {
        Advantages advantages = advantages(c, 2, SCALE, surrogate);
        List<Episode> episodes = episodes(c);
        Map<String, double[]> credits = new HashMap<>();
        for (Episode own : episodes) {
            double[] credit = new double[STEPS];
            for (Episode other : episodes) {
                Trajectories samples = draw(c, own, other);
                advantages.weigh(samples);
                for (int i = 0; i < samples.size(); i++) {
                    if (samples.environment(i) == 0) {
                        credit[samples.time(i)] +=
                                other.probability
                                        * samples.size()
                                        * SCALE
                                        * advantages.weights()[i];
                    }
                }
            }
            credits.put(key(own.states, own.actions), credit);
        }
        Credit credit =
                (states, actions, t) -> {
                    int n = c.length(states);
                    String key = key(Arrays.copyOf(states, n), Arrays.copyOf(actions, n));
                    // the expectation multiplies by gamma^t
                    return credits.get(key)[t] / Math.pow(c.mdp().gamma(), t);
                };
        return new ExpectedSurrogate(c.mdp(), surrogate, credit);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySurrogateHasTheSameGradient(Case c) {
        double[] want = new ClosedForm(c.mdp(), c::advantage, THETA).gradient();
        for (Surrogate surrogate :
                List.of(Surrogate.LOGPROB, Surrogate.LVC, LOADED, Surrogate.DICE)) {
            double[] got = expected(c, surrogate).gradient(THETA);
            assertThat(Closeness.relativeError(got, want))
                    .as(surrogate.name())
                    .isLessThan(TOLERANCE);
        }
        double[] ofReturn = new ClosedForm(c.mdp(), c::advantage, THETA).gradientOfReturn();
        double off = Closeness.relativeError(want, ofReturn);
        if (c.discounted() || c.mdp().gamma() == 1) {
            assertThat(off).isLessThan(TOLERANCE);
        } else {
            assertThat(off).isGreaterThan(1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hessiansAreExactOrMissWhatIsSaidToBeMissing(Case c) {
        ClosedForm form = new ClosedForm(c.mdp(), c::advantage, THETA);
        double[] whole = ClosedForm.sum(form.curvature(), form.ofStep(), form.ofEarlierSteps());
        for (Surrogate exact : List.of(LOADED, Surrogate.DICE)) {
            assertThat(Closeness.relativeError(expected(c, exact).hessian(THETA), whole))
                    .as(exact.name())
                    .isLessThan(TOLERANCE);
        }
        if (c.discounted() || c.mdp().gamma() == 1) {
            assertThat(Closeness.relativeError(whole, form.hessianOfReturn()))
                    .isLessThan(TOLERANCE);
        }
        double[] lvc = expected(c, Surrogate.LVC).hessian(THETA);
        assertThat(Closeness.relativeError(ClosedForm.sum(lvc, form.ofEarlierSteps()), whole))
                .isLessThan(TOLERANCE);
        assertThat(Closeness.relativeError(lvc, whole)).isGreaterThan(1e-2);
        // Its Hessian depends on the baseline, of which the mean of the others is a part.
        ClosedForm centred = new ClosedForm(c.mdp(), centred(c), THETA);
        double[] logprob = expected(c, Surrogate.LOGPROB).hessian(THETA);
        assertThat(
                        Closeness.relativeError(
                                ClosedForm.sum(logprob, centred.ofStep(), centred.ofEarlierSteps()),
                                whole))
                .isLessThan(TOLERANCE);
    }

    /** Less the expected mean of the other trajectory. */
    private static Credit centred(Case c) {
        double sum = 0;
        for (Episode episode : episodes(c)) {
            for (int t = 0; t < episode.length; t++) {
                double return_ = 0;
                for (int k = episode.length - 1; k >= t; k--) {
                    return_ =
                            c.mdp().reward(episode.states[k], episode.actions[k])
                                    + c.mdp().gamma() * return_;
                }
                double a = c.factor(t) * (return_ - value(episode.states[t], t));
                sum += episode.probability * a / episode.length;
            }
        }
        double mean = sum;
        return (states, actions, t) ->
                t >= c.length(states) ? 0 : c.advantage(states, actions, t) - mean;
    }

    /** On every draw, with a deviation of its own or a fixed scale, not in expectation only. */
    @ParameterizedTest
    @MethodSource("cases")
    void diceHasTheDerivativesOfLoadedOnEveryDraw(Case c) {
        List<Episode> episodes = episodes(c);
        SplittableRandom random = new SplittableRandom(3);
        for (double scale : new double[] {0, SCALE}) {
            for (int i = 0; i < 5; i++) {
                Episode[] three = new Episode[3];
                Arrays.setAll(three, _ -> episodes.get(random.nextInt(episodes.size())));
                Batch dice = batch(c, scale, Surrogate.DICE, three);
                Batch loaded = batch(c, scale, LOADED, three);
                double[] at = random.doubles(STATES * 2 + 2, -1, 1).toArray();
                double[] v = random.doubles(at.length, -1, 1).toArray();
                double[] u = random.doubles(at.length, -1, 1).toArray();
                Arithmetic exact = Arithmetic.REFERENCE;
                assertThat(
                                Closeness.relativeError(
                                        dice.gradient(exact, at), loaded.gradient(exact, at)))
                        .isLessThan(1e-13);
                assertThat(
                                Closeness.relativeError(
                                        dice.product(exact, at, v), loaded.product(exact, at, v)))
                        .isLessThan(1e-13);
                assertThat(
                                Closeness.relativeError(
                                        dice.third(exact, at, v, u), loaded.third(exact, at, v, u)))
                        .isLessThan(1e-13);
            }
        }
    }

    private static Batch batch(Case c, double scale, Surrogate surrogate, Episode... episodes) {
        Advantages advantages = advantages(c, episodes.length, scale, surrogate);
        Trajectories samples = draw(c, episodes);
        advantages.weigh(samples);
        int n = samples.size();
        double[] states = new double[STATES * n];
        double[] actions = new double[n];
        double[] weights = new double[n];
        double[] follows = new double[n];
        int column = 0;
        for (int e = 0; e < episodes.length; e++) {
            for (int i = 0; i < n; i++) {
                if (samples.environment(i) == e) {
                    int t = samples.time(i);
                    states[episodes[e].states[t] * n + column] = 1;
                    actions[column] = episodes[e].actions[t];
                    weights[column] = advantages.weights()[i];
                    follows[column++] = t > 0 ? 1 : 0;
                }
            }
        }
        return new Batch(
                new PolicyLoss(policy(), surrogate, 0),
                List.of(states, actions, weights, follows)
                        .subList(0, surrogate.alongEpisodes() ? 4 : 3));
    }

    /** Discounting ignores the second half of a long episode; the default does not. */
    @Test
    void theDiscountedWeightOfALateStepIsNextToNothing() {
        assertThat(Math.pow(0.99, 499)).isLessThan(0.007);
        Case plain = new Case(process(0.5, false), false, false);
        Case discounted = new Case(process(0.5, false), false, true);
        Episode one = episodes(plain).getFirst();
        Advantages of = advantages(plain, 1, 1, Surrogate.LVC);
        of.weigh(draw(plain, one));
        double[] weights = of.weights().clone();
        Advantages less = advantages(discounted, 1, 1, Surrogate.LVC);
        less.weigh(draw(discounted, one));
        for (int t = 0; t < STEPS; t++) {
            assertThat(less.weights()[t])
                    .isCloseTo(
                            Math.pow(0.5, t) * weights[t],
                            org.assertj.core.api.Assertions.within(1e-15));
        }
    }
}
