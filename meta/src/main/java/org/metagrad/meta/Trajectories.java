package org.metagrad.meta;

import java.util.Arrays;

/**
 * The samples of one draw: all steps of K trajectories of one task, in order of time.
 *
 * <p>The numbers of a sample are the D state components, the action and the weight.
 */
final class Trajectories {
    private final int observationSize;
    private final FloatTiles tiles;
    private final int[] environment;
    private final int[] time;
    private final double[] reward;
    private final double[] returns;

    /**
     * Room for {@code trajectories} of at most {@code horizon} steps.
     *
     * @param observationSize D
     */
    Trajectories(int observationSize, int trajectories, int horizon) {
        this.observationSize = observationSize;
        int capacity = trajectories * horizon;
        tiles = new FloatTiles(observationSize + 2, capacity);
        environment = new int[capacity];
        time = new int[capacity];
        reward = new double[capacity];
        returns = new double[trajectories];
    }

    void clear() {
        tiles.clear();
        Arrays.fill(returns, 0);
    }

    /**
     * Appends the step of one environment.
     *
     * @param e the trajectory's number
     * @param t steps since the reset, from 0
     * @param observations {@code [D, stride]}, of which column {@code e} is taken
     */
    void append(int e, int t, float[] observations, int stride, float action) {
        int sample = tiles.append();
        for (int d = 0; d < observationSize; d++) {
            tiles.set(sample, d, observations[d * stride + e]);
        }
        tiles.set(sample, observationSize, action);
        environment[sample] = e;
        time[sample] = t;
    }

    void reward(int sample, double value) {
        reward[sample] = value;
        returns[environment[sample]] += value;
    }

    void weight(int sample, double value) {
        tiles.set(sample, observationSize + 1, (float) value);
    }

    float state(int sample, int d) {
        return tiles.get(sample, d);
    }

    double reward(int sample) {
        return reward[sample];
    }

    /** The trajectory of a sample. */
    int environment(int sample) {
        return environment[sample];
    }

    /** The step of a sample within its trajectory, from 0. */
    int time(int sample) {
        return time[sample];
    }

    /** The number of samples. */
    int size() {
        return tiles.size();
    }

    int trajectories() {
        return returns.length;
    }

    int observationSize() {
        return observationSize;
    }

    /** The mean undiscounted return of the trajectories. */
    double meanReturn() {
        double sum = 0;
        for (double value : returns) {
            sum += value;
        }
        return sum / returns.length;
    }

    FloatTiles tiles() {
        return tiles;
    }
}
