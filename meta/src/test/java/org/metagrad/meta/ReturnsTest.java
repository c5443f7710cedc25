package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.Environments;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;

/** Returns, advantages and the linear baseline against Stable-Baselines3's and cherry's. */
class ReturnsTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void returnsAndAdvantagesAreThoseOnRecord() {
        TensorFile file = TensorFile.read("rl_math/gae_returns.csv");
        for (int c = 0; c < file.intScalar("n_cases"); c++) {
            String prefix = String.format(Locale.ROOT, "c%02d.", c);
            double[] reward = file.doubles(prefix + "reward");
            double[] value = file.doubles(prefix + "value");
            boolean[] done = flags(file.ints(prefix + "done"));
            boolean[] none = new boolean[done.length];
            double gamma = file.scalar(prefix + "gamma");
            double lambda = file.scalar(prefix + "lambda");
            double last = file.scalar(prefix + "last_value");
            double[] got = new double[reward.length];
            Returns.advantages(reward, value, done, none, null, last, gamma, lambda, got);
            check(file, prefix + "advantage", got);
            Returns.lambda(got, value, got);
            check(file, prefix + "lambda_return", got);
            Returns.discounted(reward, done, none, null, last, gamma, got);
            check(file, prefix + "discounted_return_bootstrapped", got);
            Returns.discounted(reward, done, none, null, 0, gamma, got);
            check(file, prefix + "discounted_return_no_bootstrap", got);
            if (file.has(prefix + "truncated")) {
                Returns.advantages(
                        reward,
                        value,
                        done,
                        flags(file.ints(prefix + "truncated")),
                        file.doubles(prefix + "value_of_final_observation_where_truncated"),
                        last,
                        gamma,
                        lambda,
                        got);
                check(file, prefix + "advantage_with_truncation_bootstrap", got);
            }
        }
    }

    /** A time limit is not a failure: the value of the state it cut off counts. */
    @Test
    void truncationBootstrapsAndTerminationDoesNot() {
        double[] rewards = {1, 1};
        double[] values = {0, 0};
        boolean[] yes = {false, true};
        boolean[] no = {false, false};
        double[] finals = {0, 10};
        double[] got = new double[2];
        Returns.advantages(rewards, values, yes, no, finals, 99, 0.5, 1, got);
        assertThat(got).containsExactly(1.5, 1);
        Returns.discounted(rewards, yes, no, finals, 99, 0.5, got);
        assertThat(got).containsExactly(1.5, 1);
        Returns.advantages(rewards, values, no, yes, finals, 99, 0.5, 1, got);
        assertThat(got).containsExactly(4, 6);
        Returns.discounted(rewards, no, yes, finals, 99, 0.5, got);
        assertThat(got).containsExactly(4, 6);
        Returns.discounted(rewards, no, no, null, 100, 0.5, got);
        assertThat(got).containsExactly(26.5, 51);
    }

    /** An upright CartPole is stopped after 500 steps, in a state from which it could go on. */
    @Test
    void aTruncatedCartPoleBootstrapsAndAFallenOneDoesNot() {
        var distribution = Environments.named("cartpole");
        BatchEnvironment environment = distribution.environment(distribution.medium(), 2);
        environment.reset(RandomStream.of(3));
        float[] state = new float[8];
        List<Double> fallen = new ArrayList<>();
        List<Double> upright = new ArrayList<>();
        while (environment.runningCount() > 0) {
            environment.observe(state, 0, 2);
            boolean falls = environment.running()[1];
            // The first is balanced by the linear policy of the recorded episodes, the other
            // pushed.
            double lean = state[4] + 0.25 * state[6] + 0.02 * state[0] + 0.05 * state[2];
            environment.step(new float[] {lean > 0 ? 1 : 0, 1});
            upright.add(environment.rewards()[0]);
            if (falls) {
                fallen.add(environment.rewards()[1]);
            }
        }
        assertThat(environment.truncated()).containsExactly(true, false);
        assertThat(environment.terminated()).containsExactly(false, true);
        double gamma = 0.99;
        double value = 70;
        for (int e = 0; e < 2; e++) {
            List<Double> rewards = e == 0 ? upright : fallen;
            int n = rewards.size();
            boolean[] terminated = new boolean[n];
            boolean[] truncated = new boolean[n];
            double[] finals = new double[n];
            terminated[n - 1] = environment.terminated()[e];
            truncated[n - 1] = environment.truncated()[e];
            finals[n - 1] = value;
            double[] got = new double[n];
            double[] r = rewards.stream().mapToDouble(x -> x).toArray();
            Returns.advantages(r, new double[n], terminated, truncated, finals, 9, gamma, 1, got);
            double want = (1 - Math.pow(gamma, n)) / (1 - gamma);
            want += e == 0 ? Math.pow(gamma, n) * value : 0;
            assertThat(n).isEqualTo(e == 0 ? 500 : n).isGreaterThan(5);
            assertThat(got[0]).isCloseTo(want, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    /** Two episodes of 3 and 1 steps, and what each of their steps counts. */
    @Test
    void meansOverStepsAndOverEpisodesAreToldApart() {
        assertThat(Weighting.STEPS.share(4, 2)).isEqualTo(0.25);
        assertThat(Weighting.EPISODES.share(4, 2)).isEqualTo(0.5);
    }

    @Test
    void normalisedAdvantagesHaveMeanZeroAndVarianceOne() {
        double[] advantages = {1, 2, 3, 6};
        Returns.normalise(advantages);
        double deviation = Math.sqrt(3.5);
        double[] want = {-2 / deviation, -1 / deviation, 0, 3 / deviation};
        assertThat(Closeness.relativeError(advantages, want)).isLessThan(1e-8);
        double[] equal = {4, 4};
        Returns.normalise(equal);
        assertThat(equal).containsExactly(0, 0);
    }

    @Test
    void theLinearBaselineIsTheOneOnRecord() {
        TensorFile file = TensorFile.read("rl_math/linear_feature_baseline.csv");
        int[] dims = file.dims("observations_T_B_D");
        double[] observations = file.doubles("observations_T_B_D");
        double[] mask = file.doubles("mask_T_B");
        double[] returns = file.doubles("returns_T_B");
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(dims[2]);
        double[] state = new double[dims[2]];
        baseline.clear();
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                System.arraycopy(observations, i * dims[2], state, 0, dims[2]);
                baseline.add(state, i / dims[1], returns[i]);
            }
        }
        baseline.solve();
        assertThat(Closeness.relativeError(baseline.weights(), file.doubles("weights")))
                .isLessThan(1e-10);
        double[] predictions = new double[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                System.arraycopy(observations, i * dims[2], state, 0, dims[2]);
                predictions[i] = baseline.predict(state, i / dims[1]);
            }
        }
        assertThat(Closeness.relativeError(predictions, file.doubles("predictions_T_B")))
                .isLessThan(1e-10);
    }

    @Test
    void wrongLengthsAreNamed() {
        double[] two = new double[2];
        assertThatThrownBy(() ->
                        Returns.discounted(two, new boolean[3], new boolean[2], null, 0, 1, two))
                .hasMessage("terminated has 3 values, there are 2 samples");
    }

    private static boolean[] flags(int[] values) {
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] == 1;
        }
        return flags;
    }

    private static void check(TensorFile file, String name, double[] got) {
        assertThat(Closeness.relativeError(got, file.doubles(name))).as(name).isLessThan(TOLERANCE);
    }
}
