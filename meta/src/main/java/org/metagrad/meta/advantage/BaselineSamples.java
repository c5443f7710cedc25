package org.metagrad.meta.advantage;

import java.util.Arrays;

/** Copies of samples that are given one by one; room grows with their number and is kept. */
final class BaselineSamples implements FitSamples {
    private final double[] state;
    private double[] states = {};
    private int[] times = {};
    private double[] targets = {};
    private int size;

    BaselineSamples(int observationSize) {
        state = new double[observationSize];
    }

    void clear() {
        size = 0;
    }

    void add(double[] s, int time, double target) {
        int d = state.length;
        if (size == times.length) {
            int room = Math.max(64, 2 * size);
            states = Arrays.copyOf(states, room * d);
            times = Arrays.copyOf(times, room);
            targets = Arrays.copyOf(targets, room);
        }
        System.arraycopy(s, 0, states, size * d, d);
        times[size] = time;
        targets[size] = target;
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double[] state(int i) {
        System.arraycopy(states, i * state.length, state, 0, state.length);
        return state;
    }

    @Override
    public int time(int i) {
        return times[i];
    }

    @Override
    public double target(int i) {
        return targets[i];
    }
}
