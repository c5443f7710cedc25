package org.metagrad.meta.advantage;

import java.util.Arrays;
import org.metagrad.meta.rollout.Trajectories;

/**
 * The weights of the samples in the policy loss: generalised advantage estimates (Schulman et al.
 * 2016, arXiv 1506.02438, eq. 16), {@code delta_t = r_t + gamma V_{t+1} - V_t}, {@code A_t =
 * delta_t + gamma lambda A_{t+1}}, normalised over the task's n samples: {@code (A - mean) / (std +
 * 1e-8) / n}, so that the loss is a mean over all steps of the task; or {@code (A - mean) / scale /
 * n} with a scale that all tasks share.
 *
 * <p>A deviation of each task's own gives all tasks the same say, those in which hardly anything is
 * at stake as well. A shared scale keeps what is at stake: where most tasks are safe, the few in
 * which the same behaviour is a disaster are heard.
 *
 * <p>V is the linear-feature baseline, fitted to the task's samples and 0 after the end of a
 * trajectory; or the value network of all tasks, which is 0 after termination and the value of the
 * last state after truncation.
 *
 * <p>The surrogate DICE, which credits a step for all actions before it, takes {@code gamma^t
 * delta_t / (s n)}: discounted rewards, shaped by V as a potential (Ng et al. 1999). That changes
 * no derivative's expectation, and the gradient is that of the weights {@code gamma^t A_t} with
 * lambda 1; on rewards alone the noise of the returns carries a policy away once it is good. Here s
 * is the standard deviation of {@code gamma^t A_t} over the samples.
 */
public final class Advantages {
    private static final double SMALL = 1e-8;

    private final Settings settings;
    private final LinearFeatureBaseline baseline;
    private final ValueFunction critic;
    private final double[] returns;
    private final double[] values;
    private final double[] advantages;
    private final double[] errors;
    private final double[] next;
    private final double[] nextValue;
    private final double[] finalValues;

    /**
     * The settings of the estimates.
     *
     * @param trajectories the largest number of them in a draw
     * @param horizon the largest number of their steps
     * @param gamma the discount from one decision to the next
     * @param lambda of the estimates
     * @param sharedScale what advantages are divided by; 0 for each task's own deviation
     * @param weighsErrors whether the weights are those of DICE
     */
    public record Settings(
            int trajectories,
            int horizon,
            double gamma,
            double lambda,
            double sharedScale,
            boolean weighsErrors) {}

    private Advantages(Settings settings, LinearFeatureBaseline baseline, ValueFunction critic) {
        this.settings = settings;
        this.baseline = baseline;
        this.critic = critic;
        int capacity = settings.trajectories * settings.horizon;
        returns = new double[capacity];
        values = new double[capacity];
        advantages = new double[capacity];
        errors = new double[capacity];
        next = new double[settings.trajectories];
        nextValue = new double[settings.trajectories];
        finalValues = new double[settings.trajectories];
    }

    /** Advantages against a baseline that is fitted to each draw. */
    public static Advantages ofBaseline(Settings settings, int observationSize) {
        return new Advantages(settings, new LinearFeatureBaseline(observationSize), null);
    }

    /** Advantages against a value function that draws do not change. */
    public static Advantages of(Settings settings, ValueFunction critic) {
        return new Advantages(settings, null, critic);
    }

    /** Writes the weight of each sample. */
    public void weigh(Trajectories samples) {
        estimate(samples);
        if (settings.weighsErrors) {
            weighErrors(samples);
        } else {
            normalise(samples);
        }
    }

    /**
     * The live targets that values are to be fitted to, of each sample of the draw weighed last.
     * For the baseline that is the discounted return, for a value function the lambda-return {@code
     * A_t + V_t}.
     */
    public double[] valueTargets() {
        return returns;
    }

    /** {@code A_t} of each sample of the draw weighed last, before DICE's weights; live. */
    public double[] advantages() {
        return advantages;
    }

    private void estimate(Trajectories samples) {
        int n = samples.size();
        double gamma = settings.gamma;
        double lambda = settings.lambda;
        Arrays.fill(nextValue, 0);
        if (critic == null) {
            discount(samples);
            baseline.fit(samples, returns);
            for (int i = 0; i < n; i++) {
                values[i] = baseline.predict(samples, i);
            }
        } else {
            critic.values(samples, values, finalValues);
            for (int e = 0; e < nextValue.length; e++) {
                nextValue[e] = samples.truncated(e) ? finalValues[e] : 0;
            }
        }
        // Samples are in order of time, so one pass backwards serves all trajectories at once.
        Arrays.fill(next, 0);
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            double delta = samples.reward(i) + gamma * nextValue[e] - values[i];
            next[e] = delta + gamma * lambda * next[e];
            nextValue[e] = values[i];
            advantages[i] = next[e];
            errors[i] = delta;
            if (critic != null) {
                returns[i] = next[e] + values[i];
            }
        }
    }

    private void discount(Trajectories samples) {
        double gamma = settings.gamma;
        Arrays.fill(next, 0);
        for (int i = samples.size() - 1; i >= 0; i--) {
            int e = samples.environment(i);
            next[e] = samples.reward(i) + gamma * next[e];
            returns[i] = next[e];
        }
    }

    private void normalise(Trajectories samples) {
        int n = samples.size();
        // backwards, as the estimates come
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            sum += advantages[i];
        }
        double mean = sum / n;
        double scale = 1 / (spread(advantages, mean, n) * n);
        for (int i = 0; i < n; i++) {
            samples.weight(i, (advantages[i] - mean) * scale);
        }
    }

    private void weighErrors(Trajectories samples) {
        int n = samples.size();
        double gamma = settings.gamma;
        double discounted = 1;
        int time = 0;
        for (int i = 0; i < n; i++) {
            for (; time < samples.time(i); time++) {
                discounted *= gamma;
            }
            errors[i] *= discounted;
        }
        Arrays.fill(next, 0);
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            next[e] += errors[i];
            advantages[i] = next[e];
            sum += next[e];
        }
        double scale = 1 / (spread(advantages, sum / n, n) * n);
        for (int i = 0; i < n; i++) {
            samples.weight(i, errors[i] * scale);
        }
    }

    /** The number that advantages are divided by. */
    private double spread(double[] values, double mean, int n) {
        if (settings.sharedScale > 0) {
            return settings.sharedScale;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = values[i] - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / n) + SMALL;
    }
}
