package org.metagrad.meta.advantage;

import java.util.Arrays;

/** The smallest and largest values of the components of states. */
final class StateRange {
    private final double[] low;
    private final double[] high;

    StateRange(int observationSize) {
        low = new double[observationSize];
        high = new double[observationSize];
        clear();
    }

    void clear() {
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    void add(double[] state) {
        for (int d = 0; d < low.length; d++) {
            // Both keep a NaN.
            low[d] = Math.min(low[d], state[d]);
            high[d] = Math.max(high[d], state[d]);
        }
    }

    /** The smallest values; live. */
    double[] low() {
        return low;
    }

    /** The largest values; live. */
    double[] high() {
        return high;
    }
}
