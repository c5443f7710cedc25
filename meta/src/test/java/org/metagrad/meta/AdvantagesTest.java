package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

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
                    samples.append(e, t, states, K, actions, K);
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

    /** A baseline fitted on what came after adaptation says nothing about what came before. */
    @Test
    void theBaselineIsFittedToItsOwnDrawAndNoOther() {
        Advantages advantages = new Advantages(2, K, HORIZON, 0.9, 0.95, 0, false, null);
        Trajectories before = draw(1);
        advantages.weigh(before);
        float[] first = weights(before);
        Trajectories after = draw(2);
        advantages.weigh(after);
        assertThat(weights(after)).isNotEqualTo(first);
        advantages.weigh(before);
        assertThat(weights(before)).isEqualTo(first);
    }

    /**
     * Baseline and normalisation depend on the policy that drew the samples, and are not
     * differentiated: the gradient of a loss is that with the weights held.
     */
    @Test
    void weightsAreConstantsToTheGradient() {
        PolicyLoss loss = new PolicyLoss(PolicyLossTest.categorical(), Surrogate.LOGPROB, 0);
        Batch batch = PolicyLossTest.batch(loss, 3, 2, 0);
        double[] theta = PolicyLossTest.parameters(loss, 1);
        double[] held =
                FiniteDifferences.gradient(
                        at -> batch.value(Arithmetic.REFERENCE, at), theta, 1e-5);
        double[] got = batch.gradient(Arithmetic.REFERENCE, theta);
        assertThat(Closeness.relativeError(got, held)).isLessThan(1e-8);
    }
}
