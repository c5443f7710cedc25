package org.metagrad.envs;

import java.util.Arrays;

/**
 * The bookkeeping that the environments of a batch have in common: which are running, why the
 * others ended, how many steps were taken, and the checks of the arguments. The dynamics say what
 * ended; nothing here depends on them.
 */
public final class Episodes {
    private final double[] alive;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final boolean[] running;
    private final double[] rewards;

    private final int size;
    private final int horizon;
    private int runningCount;
    private int time;
    private long steps;
    private boolean started;

    /**
     * The books of a batch that has not been reset.
     *
     * @param size the number of environments
     * @param horizon the number of steps after which an episode is truncated
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public Episodes(int size, int horizon) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "size is " + size + ": a batch needs at least 1 environment");
        }
        this.size = size;
        this.horizon = horizon;
        alive = new double[size];
        terminated = new boolean[size];
        truncated = new boolean[size];
        running = new boolean[size];
        rewards = new double[size];
    }

    /** {@return the number of environments} */
    public int size() {
        return size;
    }

    /** {@return the number of steps after which an episode is truncated} */
    public int horizon() {
        return horizon;
    }

    /**
     * {@return the live factors 1 for running and 0 for ended, for loops without branches, [size]}
     */
    public double[] alive() {
        return alive;
    }

    /** {@return the live flags of the environments that the dynamics have ended, [size]} */
    public boolean[] terminated() {
        return terminated;
    }

    /** {@return the live flags of the environments that the horizon has ended, [size]} */
    public boolean[] truncated() {
        return truncated;
    }

    /** {@return the live flags of the environments that are running, [size]} */
    public boolean[] running() {
        return running;
    }

    /** {@return the live rewards of the last step, [size], for the dynamics to write} */
    public double[] rewards() {
        return rewards;
    }

    /** {@return the number of environments that are running} */
    public int runningCount() {
        return runningCount;
    }

    /** {@return the number of steps of running environments since construction} */
    public long steps() {
        return steps;
    }

    /** Begins an episode in every environment. */
    public void start() {
        Arrays.fill(alive, 1.0);
        Arrays.fill(terminated, false);
        Arrays.fill(truncated, false);
        Arrays.fill(running, true);
        Arrays.fill(rewards, 0.0);
        runningCount = size;
        time = 0;
        started = true;
    }

    /**
     * Lets environment {@code e} run, whether or not it had ended.
     *
     * @param e number of the environment, from 0
     */
    public void resume(int e) {
        requireStarted();
        alive[e] = 1.0;
        terminated[e] = false;
        truncated[e] = false;
        if (!running[e]) {
            running[e] = true;
            runningCount++;
        }
    }

    /**
     * Counts a step of what was running, terminates where {@code ended} is not 0, and truncates the
     * rest when the horizon is reached.
     *
     * @param ended [size], 0 for those that were not running. Not modified.
     */
    public void step(double[] ended) {
        steps += runningCount;
        for (int e = 0; e < size; e++) {
            // taken once an episode, and so well predicted
            if (ended[e] != 0.0) {
                terminated[e] = true;
                running[e] = false;
                alive[e] = 0.0;
                runningCount--;
            }
        }
        pass();
    }

    /**
     * Counts a step of what was running, terminates the environments named, and truncates the rest
     * when the horizon is reached.
     *
     * @param ended numbers of environments that were running, each once. Not modified.
     * @param count how many of {@code ended}
     */
    public void step(int[] ended, int count) {
        steps += runningCount;
        for (int i = 0; i < count; i++) {
            int e = ended[i];
            terminated[e] = true;
            running[e] = false;
            alive[e] = 0.0;
        }
        runningCount -= count;
        pass();
    }

    /**
     * Counts a step in which the dynamics ended none, and truncates when the horizon is reached.
     */
    public void step() {
        steps += runningCount;
        pass();
    }

    private void pass() {
        time++;
        if (time >= horizon) {
            System.arraycopy(running, 0, truncated, 0, size);
            Arrays.fill(running, false);
            Arrays.fill(alive, 0.0);
            runningCount = 0;
        }
    }

    /**
     * Checks that there is something to step and an action for it.
     *
     * @param actions [dimensions, size] feature-major. Not modified.
     * @param offset index of the first element in the array
     * @param stride distance between two rows
     * @param dimensions components of an action
     * @throws IllegalStateException before the first reset, and when all have ended
     * @throws IllegalArgumentException if the array is too short
     */
    public void requireActions(float[] actions, int offset, int stride, int dimensions) {
        requireStarted();
        if (runningCount == 0) {
            throw new IllegalStateException(
                    "all " + size + " environments have ended: reset before the next step");
        }
        requireRoom("actions", actions, offset, dimensions == 1 ? size : stride, dimensions);
    }

    /**
     * Checks that {@code out} has room for the observations.
     *
     * @param out where they will be written. Not modified.
     * @param offset index of the first element in the array
     * @param stride distance between two rows
     * @param observationSize components of an observation
     * @throws IllegalStateException before the first reset
     * @throws IllegalArgumentException if the array is too short
     */
    public void requireObservations(float[] out, int offset, int stride, int observationSize) {
        requireStarted();
        requireRoom("out", out, offset, stride, observationSize);
    }

    private void requireRoom(String name, float[] array, int offset, int stride, int rows) {
        if (stride < size) {
            throw new IllegalArgumentException(
                    "stride is " + stride + ": at least the batch size " + size + " was wanted");
        }
        long end = (long) offset + (long) (rows - 1) * stride + size;
        if (offset < 0 || end > array.length) {
            throw new IllegalArgumentException(
                    name
                            + ": "
                            + array.length
                            + " floats, too few for ["
                            + rows
                            + ", "
                            + size
                            + "] at offset "
                            + offset
                            + " with stride "
                            + stride);
        }
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException(
                    "the environments have not been reset: call reset first");
        }
    }

    /**
     * Refuses a component of a continuous action that is not finite.
     *
     * @param actions [dimensions, size], checked before by {@link #requireActions}
     * @param offset index of the first element in the array
     * @param stride distance between two rows
     * @param dimensions components of an action
     * @throws IllegalArgumentException naming environment, component and what came
     */
    public void requireFinite(float[] actions, int offset, int stride, int dimensions) {
        for (int d = 0; d < dimensions; d++) {
            int row = offset + d * stride;
            for (int e = 0; e < size; e++) {
                float action = actions[row + e];
                // 0 for finite numbers alone
                if (action - action != 0f && running[e]) {
                    throw new IllegalArgumentException(
                            "environment "
                                    + e
                                    + ": component "
                                    + d
                                    + " of the action is "
                                    + action
                                    + ", only finite numbers are allowed");
                }
            }
        }
    }

    /**
     * {@return the task as one of the environment's own kind}
     *
     * @param <T> the kind
     * @param task the task
     * @param wanted the environment's own kind
     * @param environment its name, for the message
     * @throws IllegalArgumentException if it is null or of another kind
     */
    public static <T extends EnvironmentTask> T requireTask(
            EnvironmentTask task, Class<T> wanted, String environment) {
        if (wanted.isInstance(task)) {
            return wanted.cast(task);
        }
        throw new IllegalArgumentException(
                "task is "
                        + (task == null ? "null" : "a " + task.getClass().getName())
                        + ": "
                        + environment
                        + " wants a "
                        + wanted.getName());
    }

    /**
     * Rounds {@code values[e]} of every environment into one row of the observations.
     *
     * @param values [size]. Not modified.
     * @param out the observations, feature-major. Modified.
     * @param offset index of the row's first element in {@code out}
     */
    public static void round(double[] values, float[] out, int offset) {
        for (int e = 0; e < values.length; e++) {
            out[offset + e] = (float) values[e];
        }
    }
}
