package org.metagrad.meta;

import java.util.Arrays;

/**
 * Generalised advantage estimates (Schulman et al. 2016, arXiv 1506.02438, eq. 16) with the
 * linear-feature baseline, normalised over the task's samples.
 *
 * <p>{@code delta_t = r_t + gamma V_{t+1} - V_t}, {@code A_t = delta_t + gamma lambda A_{t+1}};
 * after the end of a trajectory {@code V} and {@code A} are 0. The weights written to the samples
 * are {@code (A - mean) / (std + 1e-8) / n}: the loss is the mean over all steps of the task.
 */
final class Advantages {
    private static final double SMALL = 1e-8;

    private final double gamma;
    private final double lambda;
    private final LinearFeatureBaseline baseline;
    private final double[] returns;
    private final double[] advantages;
    private final double[] next;
    private final double[] nextValue;

    Advantages(int observationSize, int trajectories, int horizon, double gamma, double lambda) {
        this.gamma = gamma;
        this.lambda = lambda;
        baseline = new LinearFeatureBaseline(observationSize);
        returns = new double[trajectories * horizon];
        advantages = new double[trajectories * horizon];
        next = new double[trajectories];
        nextValue = new double[trajectories];
    }

    /** Writes the weight of each sample. */
    void weigh(Trajectories samples) {
        int n = samples.size();
        // Samples are in order of time, so one pass backwards serves all trajectories at once.
        Arrays.fill(next, 0);
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            next[e] = samples.reward(i) + gamma * next[e];
            returns[i] = next[e];
        }
        baseline.fit(samples, returns);
        Arrays.fill(next, 0);
        Arrays.fill(nextValue, 0);
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            int e = samples.environment(i);
            double value = baseline.predict(samples, i);
            double delta = samples.reward(i) + gamma * nextValue[e] - value;
            next[e] = delta + gamma * lambda * next[e];
            nextValue[e] = value;
            advantages[i] = next[e];
            sum += next[e];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = advantages[i] - mean;
            squares += d * d;
        }
        double scale = 1 / ((Math.sqrt(squares / n) + SMALL) * n);
        for (int i = 0; i < n; i++) {
            samples.weight(i, (advantages[i] - mean) * scale);
        }
    }
}
