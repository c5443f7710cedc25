package org.metagrad.meta.advantage;

import java.util.Arrays;

/** The samples that a baseline is fitted to; room grows with their number and is kept. */
final class BaselineSamples {
    private final double[] low;
    private final double[] high;
    private final double[] state;
    private double[] states;
    private int[] times;
    private double[] targets;
    private int size;

    /**
     * Room for samples, at first empty.
     *
     * @param capacity how many there is room for at first
     */
    BaselineSamples(int observationSize, int capacity) {
        states = new double[capacity * observationSize];
        times = new int[capacity];
        targets = new double[capacity];
        low = new double[observationSize];
        high = new double[observationSize];
        state = new double[observationSize];
        clear();
    }

    void clear() {
        size = 0;
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    void add(double[] s, int time, double target) {
        int d = low.length;
        if (size == times.length) {
            int room = Math.max(64, 2 * size);
            states = Arrays.copyOf(states, room * d);
            times = Arrays.copyOf(times, room);
            targets = Arrays.copyOf(targets, room);
        }
        System.arraycopy(s, 0, states, size * d, d);
        for (int i = 0; i < d; i++) {
            // Both keep a NaN.
            low[i] = Math.min(low[i], s[i]);
            high[i] = Math.max(high[i], s[i]);
        }
        times[size] = time;
        targets[size] = target;
        size++;
    }

    int size() {
        return size;
    }

    /** A sample's state; the next call overwrites it. */
    double[] state(int i) {
        System.arraycopy(states, i * state.length, state, 0, state.length);
        return state;
    }

    int time(int i) {
        return times[i];
    }

    double target(int i) {
        return targets[i];
    }

    /** The smallest values of the states' components; live. */
    double[] low() {
        return low;
    }

    /** The largest values of the states' components; live. */
    double[] high() {
        return high;
    }
}
