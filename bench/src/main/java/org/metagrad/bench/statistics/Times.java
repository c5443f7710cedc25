package org.metagrad.bench.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How long runs took to come to a target, where some have not come to it: those are censored, known
 * to take longer than they were watched.
 *
 * @param values when a run came to the target or, where it is censored, how long it was watched;
 *     positive
 * @param reached whether the run came to the target
 */
public record Times(double[] values, boolean[] reached) {
    /** Copies and checks. */
    public Times {
        if (values.length != reached.length || values.length == 0) {
            throw new IllegalArgumentException(
                    values.length
                            + " times with "
                            + reached.length
                            + ": as many wanted, at least one");
        }
        for (double value : values) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("time " + value + ": positive wanted");
            }
        }
        values = values.clone();
        reached = reached.clone();
    }

    /**
     * {@return the same runs watched no longer than up to a horizon, which is when those that come
     * later are censored}
     *
     * @param horizon positive
     */
    public Times upTo(double horizon) {
        double[] cut = values.clone();
        boolean[] came = reached.clone();
        for (int i = 0; i < cut.length; i++) {
            came[i] = reached[i] && values[i] <= horizon;
            cut[i] = Math.min(values[i], horizon);
        }
        return new Times(cut, came);
    }

    /** {@return the number of runs} */
    public int size() {
        return values.length;
    }

    /** {@return how many came to the target} */
    public int count() {
        int count = 0;
        for (boolean came : reached) {
            count += came ? 1 : 0;
        }
        return count;
    }

    /**
     * {@return the share of runs that came to the target, with the exact interval of Clopper and
     * Pearson, which covers in 95 % or more; right where all were watched up to the same time, as
     * after {@link #upTo}: runs that come after the first censored one are more than their share}
     */
    public Interval share() {
        int n = size();
        int k = count();
        double tail = (1 - Interval.CONFIDENCE) / 2;
        double low =
                k == 0 ? 0 : BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(tail);
        double high =
                k == n
                        ? 1
                        : BetaDistribution.of(k + 1.0, n - k)
                                .inverseCumulativeProbability(1 - tail);
        return new Interval((double) k / n, low, high);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Times(double[] v, boolean[] r)
                && Arrays.equals(values, v)
                && Arrays.equals(reached, r);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(reached);
    }

    @Override
    public String toString() {
        return "Times" + Arrays.toString(values) + Arrays.toString(reached);
    }
}
