package org.metagrad.bench.verify.estimator;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;

/**
 * Recorded rewards, one episode after the other, as the trajectories of a draw: what training
 * computes over its draws is computed over them.
 */
final class RecordedEpisodes {
    private static final SampleLayout LAYOUT =
            SampleLayout.of(
                    List.of(
                            new PolicyLoss(
                                    new CategoricalPolicy(
                                            new Mlp(List.of(1, 2), Mlp.Activation.TANH)),
                                    Surrogate.LVC,
                                    0)));

    /** Steps {@code [from, end)}; {@code value} is that of the state after a truncated one. */
    private record Episode(int from, int end, boolean truncated, double value) {
        int length() {
            return end - from;
        }
    }

    private final double[] rewards;
    private final List<Episode> episodes = new ArrayList<>();
    private final int horizon;
    private final Trajectories samples;

    /**
     * Cuts the steps into episodes.
     *
     * @param terminated where an episode ended with nothing after it
     * @param truncated where one was cut off otherwise
     * @param finalValues of the states in which those ended; read only there
     * @param lastValue of the state after the last step, where neither holds
     */
    RecordedEpisodes(
            double[] rewards,
            boolean[] terminated,
            boolean[] truncated,
            double[] finalValues,
            double lastValue) {
        this.rewards = rewards;
        int from = 0;
        for (int t = 0; t < rewards.length; t++) {
            boolean cut = !terminated[t] && truncated[t];
            if (terminated[t] || cut || t == rewards.length - 1) {
                double value = cut ? finalValues[t] : lastValue;
                episodes.add(new Episode(from, t + 1, !terminated[t], value));
                from = t + 1;
            }
        }
        horizon = episodes.stream().mapToInt(Episode::length).max().orElseThrow();
        samples = new Trajectories(LAYOUT, episodes.size(), horizon, false);
        draw();
    }

    private void draw() {
        int n = episodes.size();
        float[] nothing = new float[samples.finalStates().length];
        boolean[] truncated = new boolean[n];
        samples.clear();
        for (int t = 0; t < horizon; t++) {
            for (int e = 0; e < n; e++) {
                Episode episode = episodes.get(e);
                truncated[e] = episode.truncated;
                if (t < episode.length()) {
                    samples.append(e, t, nothing, 0, 1, nothing, 0);
                    samples.reward(samples.size() - 1, rewards[episode.from + t]);
                }
            }
        }
        samples.arrange(truncated, nothing);
    }

    /** Estimates {@code A_t} with these values of the steps' states. */
    Advantages estimate(double[] values, double gamma, double lambda) {
        Advantages advantages = Advantages.of(settings(gamma, lambda), this.values(values));
        advantages.weigh(samples);
        return advantages;
    }

    private org.metagrad.meta.advantage.ValueFunction values(double[] recorded) {
        return (samples, values, ofFinal) -> {
            for (int i = 0; i < samples.size(); i++) {
                values[i] = recorded[step(i)];
            }
            for (int e = 0; e < ofFinal.length; e++) {
                ofFinal[e] = episodes.get(e).value;
            }
        };
    }

    /** What the baseline is fitted to, without values of what comes after an episode. */
    double[] discountedReturns(double gamma) {
        Advantages advantages = Advantages.ofBaseline(settings(gamma, 1), 1);
        advantages.weigh(samples);
        return inOrder(advantages.valueTargets());
    }

    private Advantages.Settings settings(double gamma, double lambda) {
        return new Advantages.Settings(episodes.size(), horizon, gamma, lambda, 0, false, false);
    }

    /** Figures of a draw's samples in the order of the recording. */
    double[] inOrder(double[] ofSamples) {
        double[] ordered = new double[rewards.length];
        for (int i = 0; i < samples.size(); i++) {
            ordered[step(i)] = ofSamples[i];
        }
        return ordered;
    }

    private int step(int sample) {
        return episodes.get(samples.environment(sample)).from + samples.time(sample);
    }
}
