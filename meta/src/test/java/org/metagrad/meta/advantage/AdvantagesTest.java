package org.metagrad.meta.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.PolicySamples;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;

class AdvantagesTest {
    private static final int K = 4;
    private static final int HORIZON = 12;
    private static final SampleLayout LAYOUT =
            SampleLayout.of(
                    List.of(
                            new PolicyLoss(
                                    new CategoricalPolicy(
                                            new Mlp(List.of(2, 2), Mlp.Activation.TANH)),
                                    Surrogate.LVC,
                                    0)));

    private static Advantages advantages(
            double gamma, double lambda, double sharedScale, boolean ofDice) {
        return Advantages.ofBaseline(
                new Advantages.Settings(K, HORIZON, gamma, lambda, sharedScale, ofDice, ofDice), 2);
    }

    /** K trajectories of unequal lengths with random states and rewards. */
    private static Trajectories draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trajectories samples = new Trajectories(LAYOUT, K, HORIZON, false);
        samples.clear();
        float[] states = new float[2 * K];
        for (int t = 0; t < HORIZON; t++) {
            for (int i = 0; i < states.length; i++) {
                states[i] = (float) random.nextDouble(-1, 1);
            }
            for (int e = 0; e < K; e++) {
                if (t < HORIZON - 3 * e) {
                    float[] actions = new float[K];
                    actions[e] = random.nextInt(2);
                    samples.append(e, t, states, e, K, actions, K);
                    samples.reward(samples.size() - 1, random.nextDouble(-1, 1));
                }
            }
        }
        return samples;
    }

    private static float[] weights(Trajectories samples) {
        float[] weights = new float[samples.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = samples.tiles().get(i, 3);
        }
        return weights;
    }

    /** A time limit is not a failure: the value of the state it cut off counts. */
    @Test
    void truncationBootstrapsAndTerminationDoesNot() {
        Trajectories samples = new Trajectories(LAYOUT, 2, 2, false);
        samples.clear();
        float[] nothing = new float[2 * 16];
        for (int t = 0; t < 2; t++) {
            for (int e = 0; e < 2; e++) {
                samples.append(e, t, nothing, 0, 1, nothing, 0);
                samples.reward(samples.size() - 1, 1);
            }
        }
        samples.arrange(new boolean[] {true, false}, nothing);
        ValueFunction values =
                (_, ofSamples, ofFinal) -> {
                    Arrays.fill(ofSamples, 0);
                    Arrays.fill(ofFinal, 10);
                };
        Advantages advantages =
                Advantages.of(new Advantages.Settings(2, 2, 0.5, 1, 0, false, false), values);
        advantages.weigh(samples);
        assertThat(Arrays.copyOf(advantages.advantages(), 4)).containsExactly(4, 1.5, 6, 1);
        assertThat(Arrays.copyOf(advantages.valueTargets(), 4)).containsExactly(4, 1.5, 6, 1);
    }

    @Test
    void weightsHaveMeanZeroAndTheVarianceOfAShare() {
        Trajectories samples = draw(4);
        advantages(0.9, 0.95, 0, false).weigh(samples);
        double sum = 0;
        double squares = 0;
        for (float weight : weights(samples)) {
            sum += weight;
            squares += (double) weight * weight;
        }
        int n = samples.size();
        assertThat(sum).isCloseTo(0, within(1e-6));
        assertThat(n * squares).isCloseTo(1, within(1e-5));
    }

    /** A baseline fitted on what came after adaptation says nothing about what came before. */
    @Test
    void theBaselineIsFittedToItsOwnDrawAndNoOther() {
        Advantages advantages = advantages(0.9, 0.95, 0, false);
        Trajectories before = draw(1);
        advantages.weigh(before);
        float[] first = weights(before);
        Trajectories after = draw(2);
        advantages.weigh(after);
        assertThat(weights(after)).isNotEqualTo(first);
        advantages.weigh(before);
        assertThat(weights(before)).isEqualTo(first);
    }

    /** A task's own deviation makes a trifle as loud as a disaster, a shared scale does not. */
    @Test
    void aSharedScaleKeepsWhatIsAtStake() {
        Advantages own = advantages(0.9, 0.95, 0, false);
        Advantages shared = advantages(0.9, 0.95, 5, false);
        Trajectories disaster = draw(1);
        Trajectories trifle = draw(1);
        for (int i = 0; i < trifle.size(); i++) {
            trifle.reward(i, 0.01 * trifle.reward(i));
        }
        own.weigh(disaster);
        float[] loud = weights(disaster);
        own.weigh(trifle);
        assertThat(weights(trifle)).containsExactly(loud, within(1e-5f));
        double deviation = deviation(disaster);
        // Within a trajectory: what is taken off is the mean of the others alone.
        int[] firstOf = new int[K];
        for (int i = disaster.size() - 1; i >= 0; i--) {
            firstOf[disaster.environment(i)] = i;
        }
        shared.weigh(disaster);
        float[] large = weights(disaster);
        shared.weigh(trifle);
        float[] small = weights(trifle);
        for (int i = 0; i < large.length; i++) {
            int first = firstOf[disaster.environment(i)];
            double apart = (loud[i] - loud[first]) * deviation / 5;
            assertThat(large[i] - large[first]).isCloseTo((float) apart, within(1e-6f));
            assertThat(small[i]).isCloseTo(large[i] / 100, within(1e-7f));
        }
    }

    private static double deviation(Trajectories samples) {
        Advantages of = advantages(0.9, 0.95, 1, false);
        of.weigh(samples);
        double[] all = Arrays.copyOf(of.advantages(), samples.size());
        double mean = Arrays.stream(all).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(all).map(a -> (a - mean) * (a - mean)).average().orElseThrow());
    }

    /** The mean that a trajectory's advantages lose is that of the others' steps. */
    @Test
    void aSharedScaleTakesTheMeanOfTheOtherTrajectoriesOff() {
        Trajectories samples = draw(2);
        Advantages of = advantages(0.9, 0.95, 1, false);
        of.weigh(samples);
        int n = samples.size();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int others = 0;
            for (int j = 0; j < n; j++) {
                if (samples.environment(j) != samples.environment(i)) {
                    sum += of.advantages()[j];
                    others++;
                }
            }
            double want = (of.advantages()[i] - sum / others) / n;
            assertThat(of.weights()[i]).isCloseTo(want, within(1e-14));
        }
    }

    /** What follows a step in DICE is the weight of the others with lambda 1. */
    @Test
    void sumsOfDicesWeightsAreWeightsOfTheOthers() {
        for (boolean discounted : new boolean[] {false, true}) {
            for (double scale : new double[] {0, 2}) {
                Trajectories samples = draw(3);
                float[] others = weights(samples, 1, scale, discounted, false);
                float[] dice = weights(samples, 0.5, scale, discounted, true);
                double[] rest = new double[K];
                for (int i = samples.size() - 1; i >= 0; i--) {
                    int e = samples.environment(i);
                    rest[e] += dice[i];
                    assertThat(rest[e]).isCloseTo(others[i], within(1e-7));
                }
            }
        }
    }

    private static float[] weights(
            Trajectories samples,
            double lambda,
            double scale,
            boolean discounted,
            boolean differences) {
        Advantages.ofBaseline(
                        new Advantages.Settings(
                                K, HORIZON, 0.9, lambda, scale, discounted, differences),
                        2)
                .weigh(samples);
        return weights(samples);
    }

    /**
     * Baseline and normalisation depend on the policy that drew the samples, and are not
     * differentiated: the gradient of a loss is that with the weights held.
     */
    @Test
    void weightsAreConstantsToTheGradient() {
        PolicyLoss loss = new PolicyLoss(PolicySamples.categorical(), Surrogate.LOGPROB, 0);
        Batch batch = PolicySamples.batch(loss, 3, 2, 0);
        double[] theta = PolicySamples.parameters(loss, 1);
        double[] held =
                FiniteDifferences.gradient(
                        at -> batch.value(Arithmetic.REFERENCE, at), theta, 1e-5);
        double[] got = batch.gradient(Arithmetic.REFERENCE, theta);
        assertThat(Closeness.relativeError(got, held)).isLessThan(1e-8);
    }
}
