package org.metagrad.meta.advantage;

import java.util.Arrays;
import org.metagrad.meta.rollout.Trajectories;

/**
 * The weights of the samples in the policy loss: generalised advantage estimates (Schulman et al.
 * 2016, arXiv 1506.02438, eq. 16), {@code delta_t = r_t + gamma V_{t+1} - V_t}, {@code A_t =
 * delta_t + gamma lambda A_{t+1}}, times {@code f_t}, which is 1 or, with states weighted by the
 * discount, {@code gamma^t}; normalised over the task's n samples, so that the loss is a mean over
 * all steps of the task:
 *
 * <pre>
 *   w_t = (f_t A_t - mean) / (std + 1e-8) / n,   or   (f_t A_t - mean of the others) / scale / n
 * </pre>
 *
 * <p>The mean and the standard deviation are those of {@code f_t A_t}. A deviation of each task's
 * own gives all tasks the same say, those in which hardly anything is at stake as well. A scale
 * that all tasks share keeps what is at stake: where most tasks are safe, the few in which the same
 * behaviour is a disaster are heard.
 *
 * <p>V is the linear-feature baseline, fitted to the task's samples and 0 after the end of a
 * trajectory; or, once it has been fitted, the value network of all tasks, which is 0 after
 * termination and the value of the last state after truncation.
 *
 * <p>The surrogate DICE credits a step for all actions before it and so takes differences, {@code
 * w_t - w_{t+1}} with lambda 1 and {@code w_T = 0}. With the discount these are {@code gamma^t
 * delta_t}: discounted rewards, shaped by V as a potential (Ng et al. 1999); on rewards alone the
 * noise of the returns carries a policy away once it is good. Without it they are {@code A_t -
 * A_{t+1} = delta_t - (1 - gamma) A_{t+1}}. By summation by parts they give DICE the derivatives of
 * LOADED(1,1) on every draw, of which the first is that of all surrogates, {@code sum_t w_t grad
 * log pi_t}.
 *
 * <p>What is exact: discounted, with a V and a scale that do not depend on the draw, {@code n}
 * times the loss has in expectation the gradient of {@code -K / scale} times the discounted return,
 * whatever the lengths of the K trajectories, and with DICE and LOADED(1,1) its Hessian. For that
 * the mean that is taken off a trajectory is of the other trajectories alone. Undiscounted, at
 * gamma below 1, the expected gradient is {@code E[sum_t A_t grad log pi_t]}, which is the gradient
 * of no function (Nota and Thomas 2020, arXiv 1906.07073): late steps count as much as early ones,
 * though each looks ahead only as far as gamma does.
 *
 * <p>What is not: a deviation, a mean of all samples and the linear baseline depend on the very
 * trajectories that they weigh, which biases the gradient by a share of the order of 1/K, mostly
 * its length; and where trajectories differ in length, so does division by n.
 */
public final class Advantages {
    private static final double SMALL = 1e-8;

    private final Settings settings;
    private final LinearFeatureBaseline baseline;
    private final ValueFunction critic;
    private final double[] returns;
    private final double[] values;
    private final double[] advantages;
    private final double[] weights;
    private final double[] next;
    private final double[] nextValue;
    private final double[] finalValues;
    private final double[] sums;
    private final int[] lengths;

    /**
     * The settings of the estimates.
     *
     * @param trajectories the largest number of them in a draw
     * @param horizon the largest number of their steps
     * @param gamma the discount from one decision to the next
     * @param lambda of the estimates
     * @param sharedScale what advantages are divided by; 0 for each task's own deviation
     * @param discounted whether {@code f_t} is {@code gamma^t} and not 1
     * @param differences whether the weights are those of DICE
     */
    public record Settings(
            int trajectories,
            int horizon,
            double gamma,
            double lambda,
            double sharedScale,
            boolean discounted,
            boolean differences) {}

    private Advantages(Settings settings, LinearFeatureBaseline baseline, ValueFunction critic) {
        this.settings = settings;
        this.baseline = baseline;
        this.critic = critic;
        int capacity = settings.trajectories * settings.horizon;
        returns = new double[capacity];
        values = new double[capacity];
        advantages = new double[capacity];
        weights = new double[capacity];
        next = new double[settings.trajectories];
        nextValue = new double[settings.trajectories];
        finalValues = new double[settings.trajectories];
        sums = new double[settings.trajectories];
        lengths = new int[settings.trajectories];
    }

    /** Advantages against a baseline that is fitted to each draw. */
    public static Advantages ofBaseline(Settings settings, int observationSize) {
        return new Advantages(settings, new LinearFeatureBaseline(observationSize), null);
    }

    /** Advantages against a value function that draws do not change and that is fitted. */
    public static Advantages of(Settings settings, ValueFunction critic) {
        return new Advantages(settings, null, critic);
    }

    /**
     * Advantages against a value function that draws do not change; while it has not been fitted,
     * against a baseline that is fitted to each draw.
     */
    public static Advantages of(Settings settings, ValueFunction critic, int observationSize) {
        return new Advantages(settings, new LinearFeatureBaseline(observationSize), critic);
    }

    /** Writes the weight of each sample, and what the weights are divided by. */
    public void weigh(Trajectories samples) {
        estimate(samples);
        weighStates(samples);
        if (settings.sharedScale > 0) {
            centreByOthers(samples);
        } else {
            normalise(samples);
        }
        if (settings.differences) {
            takeDifferences(samples);
        }
        for (int i = 0; i < samples.size(); i++) {
            samples.weight(i, weights[i]);
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

    /** {@code A_t} of each sample of the draw weighed last, with lambda 1 for DICE; live. */
    public double[] advantages() {
        return advantages;
    }

    /** The weight of each sample of the draw weighed last, before it is rounded to float; live. */
    public double[] weights() {
        return weights;
    }

    private void estimate(Trajectories samples) {
        int n = samples.size();
        double gamma = settings.gamma;
        double lambda = settings.lambda;
        Arrays.fill(nextValue, 0);
        boolean ofCritic = critic != null && critic.fitted();
        if (!ofCritic) {
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
        Arrays.fill(sums, 0);
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            double delta = samples.reward(i) + gamma * nextValue[e] - values[i];
            next[e] = delta + gamma * lambda * next[e];
            nextValue[e] = values[i];
            if (ofCritic) {
                returns[i] = next[e] + values[i];
            }
            sums[e] = delta + gamma * sums[e];
            advantages[i] = settings.differences ? sums[e] : next[e];
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

    /** {@code f_t A_t}. */
    private void weighStates(Trajectories samples) {
        double factor = 1;
        int time = 0;
        for (int i = 0; i < samples.size(); i++) {
            for (; settings.discounted && time < samples.time(i); time++) {
                factor *= settings.gamma;
            }
            weights[i] = factor * advantages[i];
        }
    }

    private void normalise(Trajectories samples) {
        int n = samples.size();
        // backwards, as the estimates come
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            sum += weights[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = weights[i] - mean;
            squares += d * d;
        }
        double deviation = Math.sqrt(squares / n) + SMALL;
        samples.scale(deviation);
        double scale = 1 / (deviation * n);
        for (int i = 0; i < n; i++) {
            weights[i] = (weights[i] - mean) * scale;
        }
    }

    /** A mean with the trajectory's own steps in it would take part of its credit away. */
    private void centreByOthers(Trajectories samples) {
        int n = samples.size();
        Arrays.fill(sums, 0);
        Arrays.fill(lengths, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sums[samples.environment(i)] += weights[i];
            lengths[samples.environment(i)]++;
            sum += weights[i];
        }
        for (int e = 0; e < sums.length; e++) {
            int others = n - lengths[e];
            sums[e] = others == 0 ? 0 : (sum - sums[e]) / others;
        }
        samples.scale(settings.sharedScale);
        double scale = 1 / (settings.sharedScale * n);
        for (int i = 0; i < n; i++) {
            weights[i] = (weights[i] - sums[samples.environment(i)]) * scale;
        }
    }

    /** {@code w_t - w_{t+1}}, 0 behind the end of a trajectory. */
    private void takeDifferences(Trajectories samples) {
        Arrays.fill(next, 0);
        for (int i = samples.size() - 1; i >= 0; i--) {
            int e = samples.environment(i);
            double own = weights[i];
            weights[i] -= next[e];
            next[e] = own;
        }
    }
}
