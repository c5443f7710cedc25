package org.metagrad.bench.film;

import java.util.List;
import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;

/**
 * A recorded episode.
 *
 * @param looks what the drawing noted of the environment after the reset and after each step [T+1]
 * @param actions [T][dimensions]
 * @param rewards [T]
 * @param terminated whether the dynamics ended it, not the time limit
 */
record Episode(
        EnvironmentTask task,
        List<double[]> looks,
        List<float[]> actions,
        double[] rewards,
        boolean terminated) {
    /** The number of steps, T. */
    int length() {
        return rewards.length;
    }

    /** One number of every look [T+1]. */
    double[] series(int index) {
        return looks.stream().mapToDouble(look -> look[index]).toArray();
    }

    /** What the drawing noted last. */
    double[] last() {
        return looks.getLast();
    }

    /** The sum of the rewards so far [T+1]. */
    double[] runningReturn() {
        double[] sums = new double[rewards.length + 1];
        for (int t = 0; t < rewards.length; t++) {
            sums[t + 1] = sums[t] + rewards[t];
        }
        return sums;
    }

    /** The sum of the rewards as text: whole if all of them are. */
    String returnText(double value) {
        boolean whole = true;
        for (double reward : rewards) {
            whole &= reward == Math.rint(reward);
        }
        // adding zero keeps a minus away from what rounds to it
        return String.format(
                Locale.ROOT, whole ? "%.0f" : "%.1f", Math.rint(value * 10) / 10 + 0.0);
    }
}
