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
            double gamma, double lambda, double sharedScale, boolean weighsErrors) {
        return Advantages.ofBaseline(
                new Advantages.Settings(K, HORIZON, gamma, lambda, sharedScale, weighsErrors), 2);
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
                Advantages.of(new Advantages.Settings(2, 2, 0.5, 1, 0, false), values);
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
        shared.weigh(disaster);
        float[] large = weights(disaster);
        shared.weigh(trifle);
        float[] small = weights(trifle);
        for (int i = 0; i < large.length; i++) {
            assertThat(large[i]).isCloseTo((float) (loud[i] * deviation / 5), within(1e-6f));
            assertThat(small[i]).isCloseTo(large[i] / 100, within(1e-7f));
        }
    }

    /** That of the advantages, from weights divided by a shared scale of 1. */
    private static double deviation(Trajectories samples) {
        advantages(0.9, 0.95, 1, false).weigh(samples);
        double squares = 0;
        for (float weight : weights(samples)) {
            double advantage = (double) weight * samples.size();
            squares += advantage * advantage;
        }
        return Math.sqrt(squares / samples.size());
    }

    /**
     * What follows a step in DICE is its discounted advantage, that of the others with lambda 1 up
     * to their mean.
     */
    @Test
    void sumsOfDicesWeightsAreDiscountedAdvantages() {
        double gamma = 0.9;
        Trajectories samples = draw(3);
        int n = samples.size();
        advantages(gamma, 1, 1, false).weigh(samples);
        float[] centred = weights(samples);
        advantages(gamma, 0.5, 1, true).weigh(samples);
        float[] dice = weights(samples);
        double[] rest = new double[K];
        double[] means = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            rest[e] += dice[i];
            means[i] = rest[e] / Math.pow(gamma, samples.time(i)) - centred[i];
        }
        for (double mean : means) {
            assertThat(mean).isCloseTo(means[0], within(1e-6));
        }
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
