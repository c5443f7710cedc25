package org.metagrad.meta.rollout;

import java.util.Arrays;

/**
 * Observations in units of their own spread: {@code z = clip((x - mean) / sqrt(variance), -10,
 * 10)}, with mean and variance over all samples of a training's earlier iterations. They change
 * between iterations alone, so that all samples of one are in the same units, and not at all after
 * the training. Before the first iteration {@code z = x}, clipped.
 *
 * <p>Threads collect the sums of their tasks' draws, each task in a place of its own; {@link
 * #update} takes them in in the order of the tasks, which makes the bits independent of the threads
 * (parallel variance: Chan, Golub and LeVeque 1979).
 */
public final class ObservationScale {
    /** Where rare observations are cut off. */
    public static final float LIMIT = 10;

    /** What does not vary is left in its own units. */
    private static final double SMALLEST_VARIANCE = 1e-8;

    private final int size;
    private final double[] values;
    private final double[] count = new double[1];
    private final double[][] collected;

    /**
     * A scale that leaves observations as they are.
     *
     * @param observationSize D
     * @param tasks how many places there are to collect in
     */
    public ObservationScale(int observationSize, int tasks) {
        size = observationSize;
        values = new double[2 * size];
        Arrays.fill(values, size, 2 * size, 1);
        collected = new double[tasks][1 + 2 * size];
    }

    /** The live means {@code [D]} and, behind them, variances {@code [D]}. */
    public double[] values() {
        return values;
    }

    /** The live number of samples that the means are of, [1]. */
    public double[] count() {
        return count;
    }

    /** The number of components, D. */
    public int size() {
        return size;
    }

    /**
     * The length of the sums of a draw: the number of samples, then sums of z and of its square.
     */
    int sums() {
        return 1 + 2 * size;
    }

    /** Writes the means and what is multiplied by afterwards, {@code [D]} each. */
    void read(float[] mean, float[] inverse) {
        read(values, mean, inverse);
    }

    /**
     * Writes the means and what is multiplied by afterwards, {@code [D]} each.
     *
     * @param values means and, behind them, variances. Not modified.
     */
    public static void read(double[] values, float[] mean, float[] inverse) {
        int size = mean.length;
        for (int d = 0; d < size; d++) {
            mean[d] = (float) values[d];
            double variance = values[size + d];
            inverse[d] = (float) (1 / Math.sqrt(variance < SMALLEST_VARIANCE ? 1 : variance));
        }
    }

    /**
     * Adds the sums of a draw to those of a task.
     *
     * @param task its number in the meta-batch; one thread at a time
     * @param sums as {@link Rollout#observationSums} has them. Not modified.
     */
    public void collect(int task, double[] sums) {
        double[] all = collected[task];
        for (int i = 0; i < all.length; i++) {
            all[i] += sums[i];
        }
    }

    /** The sums of a task, which are 0 afterwards. */
    public double[] collected(int task) {
        double[] sums = collected[task].clone();
        Arrays.fill(collected[task], 0);
        return sums;
    }

    /** Takes in what was collected since the last call. */
    public void update() {
        float[] mean = new float[size];
        float[] inverse = new float[size];
        read(mean, inverse);
        double[] sums = new double[sums()];
        for (double[] ofTask : collected) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += ofTask[i];
            }
            Arrays.fill(ofTask, 0);
        }
        double n = sums[0];
        if (n == 0) {
            return;
        }
        double before = count[0];
        double all = before + n;
        for (int d = 0; d < size; d++) {
            double z = sums[1 + d] / n;
            double unit = 1 / (double) inverse[d];
            double batchMean = mean[d] + z * unit;
            double batchVariance = Math.max(0, sums[1 + size + d] / n - z * z) * unit * unit;
            double apart = batchMean - values[d];
            double variance = before == 0 ? 0 : values[size + d];
            values[d] += apart * n / all;
            values[size + d] =
                    (variance * before + batchVariance * n + apart * apart * before * n / all)
                            / all;
        }
        count[0] = all;
    }
}
