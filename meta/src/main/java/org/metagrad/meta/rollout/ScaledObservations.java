package org.metagrad.meta.rollout;

import java.util.Arrays;

/**
 * Puts the observations of a rollout into the units of an {@link ObservationScale} and counts what
 * the scale learns from. One for each thread; without a scale it does nothing.
 */
public final class ScaledObservations {
    private final ObservationScale scale;
    private final int stride;
    private final float[] mean;
    private final float[] inverse;
    private final double[] sums;

    /**
     * Room for observations.
     *
     * @param scale null for none
     * @param observationSize D
     * @param stride between two components
     */
    public ScaledObservations(ObservationScale scale, int observationSize, int stride) {
        this.scale = scale;
        this.stride = stride;
        int size = scale == null ? 0 : observationSize;
        mean = new float[size];
        inverse = new float[size];
        sums = new double[scale == null ? 0 : scale.sums()];
    }

    /** Begins a draw. */
    public void start() {
        if (scale != null) {
            scale.read(mean, inverse);
            Arrays.fill(sums, 0);
        }
    }

    /**
     * Scales samples, and counts them.
     *
     * @param observations {@code [D, stride]}, of which the first {@code n} columns are modified
     */
    void samples(float[] observations, int n) {
        if (scale == null) {
            return;
        }
        sums[0] += n;
        for (int d = 0; d < mean.length; d++) {
            double sum = 0;
            double squares = 0;
            for (int i = d * stride; i < d * stride + n; i++) {
                float z = (observations[i] - mean[d]) * inverse[d];
                sum += z;
                squares += (double) z * z;
                observations[i] = clip(z);
            }
            sums[1 + d] += sum;
            sums[1 + mean.length + d] += squares;
        }
    }

    /** Scales observations that are no samples. */
    public void others(float[] observations, int n) {
        for (int d = 0; d < mean.length; d++) {
            for (int i = d * stride; i < d * stride + n; i++) {
                observations[i] = clip((observations[i] - mean[d]) * inverse[d]);
            }
        }
    }

    private static float clip(float z) {
        return Math.max(-ObservationScale.LIMIT, Math.min(ObservationScale.LIMIT, z));
    }

    /** See {@link Rollout#observationSums}. */
    double[] sums() {
        return sums;
    }
}
