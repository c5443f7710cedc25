package org.metagrad.meta;

import java.util.Locale;

/**
 * Discounted returns and generalised advantage estimates of samples that lie in order of time, one
 * episode after the other.
 *
 * <p>{@code terminated[t]}: the episode ended at step t and nothing comes after. {@code
 * truncated[t]}: it was cut off there, by a time limit, in a state of value {@code finalValues[t]},
 * for which the return bootstraps. After the last sample, where neither holds, the state has the
 * value {@code lastValue}.
 */
public final class Returns {
    private static final double SMALL = 1e-8;

    private Returns() {}

    /**
     * {@code G_t = r_t + gamma G_{t+1}}, with 0 after termination and the value after truncation
     * and after the last sample.
     *
     * @param finalValues values of the states in which truncated episodes ended; read only there,
     *     and may be null if there is none
     * @param returns [n]. Modified; may be {@code rewards}.
     */
    public static void discounted(
            double[] rewards,
            boolean[] terminated,
            boolean[] truncated,
            double[] finalValues,
            double lastValue,
            double gamma,
            double[] returns) {
        requireSameLength(rewards, terminated, truncated, returns);
        double next = lastValue;
        for (int t = rewards.length - 1; t >= 0; t--) {
            if (terminated[t]) {
                next = 0;
            } else if (truncated[t]) {
                next = finalValues[t];
            }
            next = rewards[t] + gamma * next;
            returns[t] = next;
        }
    }

    /**
     * Generalised advantage estimates (Schulman et al. 2016, arXiv 1506.02438, eq. 16): {@code
     * delta_t = r_t + gamma V_{t+1} - V_t, A_t = delta_t + gamma lambda A_{t+1}}. At the end of an
     * episode the sum is cut; {@code V_{t+1}} is 0 after termination and the value of the final
     * state after truncation.
     *
     * @param values {@code V_t}, [n]. Not modified.
     * @param finalValues as in {@link #discounted}
     * @param advantages [n]. Modified; may be {@code rewards} but not {@code values}.
     */
    public static void advantages(
            double[] rewards,
            double[] values,
            boolean[] terminated,
            boolean[] truncated,
            double[] finalValues,
            double lastValue,
            double gamma,
            double lambda,
            double[] advantages) {
        requireSameLength(rewards, terminated, truncated, advantages);
        require(values.length == rewards.length, "values", values.length, rewards.length);
        double nextValue = lastValue;
        double next = 0;
        for (int t = rewards.length - 1; t >= 0; t--) {
            if (terminated[t]) {
                nextValue = 0;
                next = 0;
            } else if (truncated[t]) {
                nextValue = finalValues[t];
                next = 0;
            }
            double delta = rewards[t] + gamma * nextValue - values[t];
            next = delta + gamma * lambda * next;
            nextValue = values[t];
            advantages[t] = next;
        }
    }

    /**
     * The lambda-returns {@code A_t + V_t}, what a value function is fitted to.
     *
     * @param returns [n]. Modified; may be {@code advantages}.
     */
    public static void lambda(double[] advantages, double[] values, double[] returns) {
        require(values.length == advantages.length, "values", values.length, advantages.length);
        require(returns.length == advantages.length, "returns", returns.length, advantages.length);
        for (int t = 0; t < advantages.length; t++) {
            returns[t] = advantages[t] + values[t];
        }
    }

    /**
     * {@code (A - mean) / (std + 1e-8)} over all samples of a task, with the standard deviation of
     * a population.
     *
     * @param advantages [n]. Modified.
     */
    public static void normalise(double[] advantages) {
        int n = advantages.length;
        double sum = 0;
        for (double a : advantages) {
            sum += a;
        }
        double mean = sum / n;
        double squares = 0;
        for (double a : advantages) {
            squares += (a - mean) * (a - mean);
        }
        double scale = 1 / (Math.sqrt(squares / n) + SMALL);
        for (int t = 0; t < n; t++) {
            advantages[t] = (advantages[t] - mean) * scale;
        }
    }

    private static void requireSameLength(
            double[] rewards, boolean[] terminated, boolean[] truncated, double[] to) {
        require(
                terminated.length == rewards.length,
                "terminated",
                terminated.length,
                rewards.length);
        require(truncated.length == rewards.length, "truncated", truncated.length, rewards.length);
        require(to.length == rewards.length, "the result", to.length, rewards.length);
    }

    private static void require(boolean holds, String name, int got, int wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s has %d values, there are %d samples", name, got, wanted));
        }
    }
}
