package org.metagrad.meta.rollout;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.envs.ActionRepeat;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/**
 * The batch of environments that a rollout steps: passes calls on and says where it was when one of
 * them throws or gives what cannot be used. Arrays are asked for after each step and not taken for
 * live. One for each thread; allocates nothing but messages.
 *
 * <p>One class for the whole contract: each call of it has its check and its message here.
 */
public final class WatchedEnvironment {
    /** The largest reward, in size: returns, their squares and their sums stay finite. */
    private static final double LARGEST_REWARD = 1e100;

    /** A NaN that nothing computes. */
    private static final float UNWRITTEN = Float.intBitsToFloat(0x7fc00bad);

    private static final int INFINITY_BITS = 0x7f800000;

    private final String name;
    private final int size;
    private final int observationSize;
    private BatchEnvironment batch;
    private int step;

    WatchedEnvironment(String name, int size, int observationSize) {
        this.name = name;
        this.size = size;
        this.observationSize = observationSize;
    }

    /**
     * Gives a batch a task.
     *
     * @throws IllegalArgumentException if the task is null or of another kind
     */
    public static void setTask(String name, BatchEnvironment batch, EnvironmentTask task) {
        String where = "environment " + name + ", task " + describe(task);
        if (task == null) {
            throw new IllegalArgumentException(where + ": a task was wanted");
        }
        try {
            batch.setTask(task);
        } catch (IllegalArgumentException | ClassCastException foreign) {
            throw new IllegalArgumentException(where + ": " + foreign.getMessage(), foreign);
        } catch (Throwable thrown) {
            throw EnvironmentException.threw(where, "setTask", thrown);
        }
    }

    /** Starts an episode in each environment of a batch. */
    void reset(BatchEnvironment batch, RandomStream stream) {
        this.batch = batch;
        step = 0;
        try {
            batch.reset(stream);
        } catch (Throwable thrown) {
            throw threw("reset", thrown);
        }
    }

    /** The flags of who is running, checked for their length. */
    boolean[] running() {
        try {
            return requireLength("running()", batch.running());
        } catch (EnvironmentException problem) {
            throw problem;
        } catch (Throwable thrown) {
            throw threw("running", thrown);
        }
    }

    /**
     * Checks what is known of who is running.
     *
     * @param n how many there are by {@link #running}
     * @param horizon the most steps of an episode
     */
    void requireRunning(int n, int horizon) {
        int counted;
        try {
            counted = batch.runningCount();
        } catch (Throwable thrown) {
            throw threw("runningCount", thrown);
        }
        if (counted != n) {
            throw wrong("runningCount() is " + counted + ", but " + n + " of running() are true");
        }
        if (n == 0 && step == 0) {
            throw wrong("none is running after the reset");
        }
        if (n > 0 && step == horizon) {
            throw wrong(
                    n
                            + " are running still, but an episode ends after the horizon of "
                            + horizon
                            + " steps");
        }
    }

    /** Says that an environment runs again that had ended. */
    EnvironmentException restarted(int e, int length) {
        return wrong(
                e,
                "is running, but its episode ended after "
                        + length
                        + " steps; until the next reset it stays where it is");
    }

    /** Lets what {@link #observe} does not write be found. */
    void expectAll(float[] out, int stride) {
        for (int d = 0; d < observationSize; d++) {
            Arrays.fill(out, d * stride, d * stride + size, UNWRITTEN);
        }
    }

    void observe(float[] out, int stride) {
        try {
            batch.observe(out, 0, stride);
        } catch (Throwable thrown) {
            throw threw("observe", thrown);
        }
    }

    /**
     * Checks the observations in the first columns.
     *
     * @param column which environments they are of
     */
    void requireFinite(float[] observations, int stride, int[] column, int n) {
        int largest = 0;
        for (int d = 0; d < observationSize; d++) {
            int row = d * stride;
            for (int j = 0; j < n; j++) {
                int bits = Float.floatToRawIntBits(observations[row + j]) & 0x7fffffff;
                largest = Math.max(largest, bits);
            }
        }
        if (largest >= INFINITY_BITS) {
            for (int j = 0; j < n; j++) {
                requireFinite(observations, stride, j, column[j]);
            }
        }
    }

    /** Checks the observation of environment {@code e} in column {@code j}. */
    void requireFinite(float[] observations, int stride, int j, int e) {
        for (int d = 0; d < observationSize; d++) {
            float value = observations[d * stride + j];
            if (!Float.isFinite(value)) {
                boolean written =
                        Float.floatToRawIntBits(value) != Float.floatToRawIntBits(UNWRITTEN);
                throw wrong(
                        e,
                        String.format(
                                Locale.ROOT,
                                "component %d of %d of the observation %s, a finite number was wanted",
                                d,
                                observationSize,
                                written ? "is " + value : "was not written by observe"));
            }
        }
    }

    void step(float[] actions) {
        try {
            batch.step(actions);
        } catch (Throwable thrown) {
            throw threw("step", thrown);
        }
    }

    /**
     * The rewards of the last step as learning sees them: within an action that was held they may
     * be discounted.
     *
     * @param rewards the undiscounted ones
     */
    double[] discountedRewards(double[] rewards) {
        return batch instanceof ActionRepeat held ? held.discountedRewards() : rewards;
    }

    /** The rewards of the last step. */
    double[] rewards() {
        double[] rewards;
        try {
            rewards = batch.rewards();
        } catch (Throwable thrown) {
            throw threw("rewards", thrown);
        }
        if (rewards == null || rewards.length != size) {
            throw wrong(
                    "rewards() has "
                            + (rewards == null ? "null" : rewards.length + " values")
                            + ", "
                            + size
                            + " were wanted");
        }
        return rewards;
    }

    /** A reward of environment {@code e}, checked. */
    double reward(double[] rewards, int e) {
        double reward = rewards[e];
        // written so that a NaN fails as well
        if (!(Math.abs(reward) <= LARGEST_REWARD)) {
            throw wrong(
                    e,
                    String.format(
                            Locale.ROOT,
                            "the reward is %s, a number from -%s to %s was wanted",
                            reward,
                            LARGEST_REWARD,
                            LARGEST_REWARD));
        }
        return reward;
    }

    /** Counts a step. */
    void next() {
        step++;
    }

    /** The flags of who was ended by the time limit, checked against those that ended otherwise. */
    boolean[] truncated() {
        boolean[] truncated;
        boolean[] terminated;
        try {
            truncated = requireLength("truncated()", batch.truncated());
            terminated = requireLength("terminated()", batch.terminated());
        } catch (EnvironmentException problem) {
            throw problem;
        } catch (Throwable thrown) {
            throw threw("truncated or terminated", thrown);
        }
        for (int e = 0; e < size; e++) {
            if (truncated[e] && terminated[e]) {
                throw wrong(e, "is both terminated and truncated, one of the two was wanted");
            }
        }
        return truncated;
    }

    /** A measure of the ended episode of environment {@code e}. */
    double measure(int measure, int e) {
        double value;
        try {
            value = batch.measure(measure, e);
        } catch (Throwable thrown) {
            throw threw("measure", thrown);
        }
        if (!Double.isFinite(value)) {
            throw wrong(e, "measure " + measure + " is " + value + ", a finite number was wanted");
        }
        return value;
    }

    /** Steps of the dynamics since construction. */
    long steps(BatchEnvironment of) {
        batch = of;
        try {
            return of.steps();
        } catch (Throwable thrown) {
            throw threw("steps", thrown);
        }
    }

    private boolean[] requireLength(String call, boolean[] flags) {
        if (flags == null || flags.length != size) {
            throw wrong(
                    call
                            + " has "
                            + (flags == null ? "null" : flags.length + " values")
                            + ", "
                            + size
                            + " were wanted");
        }
        return flags;
    }

    /** Says of environment {@code e} what came and what was wanted. */
    EnvironmentException wrong(int e, String what) {
        return EnvironmentException.wrong(where(e), what);
    }

    /** Says of all of them what came and what was wanted. */
    EnvironmentException wrong(String what) {
        return EnvironmentException.wrong(whereOfAll(), what);
    }

    private EnvironmentException threw(String call, Throwable thrown) {
        return EnvironmentException.threw(whereOfAll(), call, thrown);
    }

    /** The beginning of a message about environment {@code e}. */
    String where(int e) {
        return where() + ", trajectory " + e + ", step " + step;
    }

    private String whereOfAll() {
        String trajectories = size == 1 ? ", trajectory 0" : ", trajectories 0 to " + (size - 1);
        return where() + trajectories + ", step " + step;
    }

    private String where() {
        EnvironmentTask task = null;
        try {
            task = batch.task();
        } catch (RuntimeException _) {
            // What is being reported matters more.
        }
        return "environment " + name + ", task " + describe(task);
    }

    private static String describe(EnvironmentTask task) {
        try {
            return task == null ? "null" : task.describe();
        } catch (RuntimeException _) {
            return "of " + task.getClass().getName();
        }
    }
}
