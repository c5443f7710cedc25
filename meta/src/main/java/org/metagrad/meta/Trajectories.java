package org.metagrad.meta;

import java.util.Arrays;

/**
 * The samples of one draw: all steps of K trajectories of one task, in order of time.
 *
 * <p>Samples are stored in tiles of {@link PlannedLoss#TILE} columns, one tile after the other,
 * each a row-major matrix {@code [D + 2, TILE]} of the D state components, the action and the
 * weight. A plan runs on a tile where it lies. Columns past the last sample are zero, so they weigh
 * nothing.
 */
final class Trajectories {
    private static final int TILE = PlannedLoss.TILE;

    private final int observationSize;
    private final float[] tiles;
    private final int[] environment;
    private final int[] time;
    private final double[] reward;
    private final double[] returns;
    private int size;

    /**
     * Room for {@code trajectories} of at most {@code horizon} steps.
     *
     * @param observationSize D
     */
    Trajectories(int observationSize, int trajectories, int horizon) {
        this.observationSize = observationSize;
        int capacity = trajectories * horizon;
        int tileCount = (capacity + TILE - 1) / TILE;
        tiles = new float[tileCount * tileSize()];
        environment = new int[capacity];
        time = new int[capacity];
        reward = new double[capacity];
        returns = new double[trajectories];
    }

    void clear() {
        size = 0;
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
        int row = place(size);
        for (int d = 0; d < observationSize; d++) {
            tiles[row + d * TILE] = observations[d * stride + e];
        }
        tiles[row + observationSize * TILE] = action;
        environment[size] = e;
        time[size] = t;
        size++;
    }

    void reward(int sample, double value) {
        reward[sample] = value;
        returns[environment[sample]] += value;
    }

    /** Fills the last tile up with columns that weigh nothing. */
    void finish() {
        for (int sample = size; sample % TILE != 0; sample++) {
            int row = place(sample);
            for (int d = 0; d < observationSize + 2; d++) {
                tiles[row + d * TILE] = 0;
            }
        }
    }

    void weight(int sample, double value) {
        tiles[place(sample) + (observationSize + 1) * TILE] = (float) value;
    }

    float state(int sample, int d) {
        return tiles[place(sample) + d * TILE];
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
        return size;
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

    float[] tiles() {
        return tiles;
    }

    int tileCount() {
        return (size + TILE - 1) / TILE;
    }

    int tileSize() {
        return (observationSize + 2) * TILE;
    }

    private int place(int sample) {
        return sample / TILE * tileSize() + sample % TILE;
    }
}
