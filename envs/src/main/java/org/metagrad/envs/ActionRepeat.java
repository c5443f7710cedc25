package org.metagrad.envs;

import java.util.Arrays;
import java.util.List;

/**
 * Another environment in which every action is held for several of its steps, so that the agent
 * decides less often.
 *
 * <p>One step here is {@code repeat} steps there with the same action; the reward is the sum of
 * theirs, and beside it there is {@link #discountedRewards}, in which later ones count for less.
 * What ends on the way stops at once, and the episode's last step is shorter if {@code repeat} does
 * not divide the time limit. {@link #steps} counts the steps there, which are what is paid for.
 */
public final class ActionRepeat implements BatchEnvironment {
    private final BatchEnvironment environment;
    private final int repeat;
    private final double discount;
    private final double[] rewards;
    private final double[] discounted;

    /**
     * Holds every action of an environment for several steps, whose rewards count alike.
     *
     * @param environment takes the single steps, and must no longer be used by itself
     * @param repeat how often an action is applied, at least 1
     * @throws IllegalArgumentException if {@code repeat < 1}
     */
    public ActionRepeat(BatchEnvironment environment, int repeat) {
        this(environment, repeat, 1);
    }

    /**
     * Holds every action of an environment for several steps.
     *
     * @param environment takes the single steps, and must no longer be used by itself
     * @param repeat how often an action is applied, at least 1
     * @param discount of a step there, from 0 to 1
     * @throws IllegalArgumentException if {@code repeat < 1} or the discount is outside its range
     */
    public ActionRepeat(BatchEnvironment environment, int repeat, double discount) {
        if (repeat < 1) {
            throw new IllegalArgumentException(
                    "action repeat is " + repeat + ": at least 1 was wanted");
        }
        if (!(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException(
                    "discount is " + discount + ": from 0 to 1 was wanted");
        }
        this.environment = environment;
        this.repeat = repeat;
        this.discount = discount;
        rewards = new double[environment.size()];
        discounted = discount == 1 ? rewards : new double[rewards.length];
    }

    /**
     * {@return the same environment and repeat with another discount}
     *
     * @param discount of a step of the environment, from 0 to 1
     * @throws IllegalArgumentException if it is outside its range
     */
    public ActionRepeat discountedBy(double discount) {
        return new ActionRepeat(environment, repeat, discount);
    }

    @Override
    public int size() {
        return environment.size();
    }

    @Override
    public int observationSize() {
        return environment.observationSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return environment.actionSpace();
    }

    /** The number of actions in a truncated episode: the other's horizon / repeat, rounded up. */
    @Override
    public int horizon() {
        return Math.ceilDiv(environment.horizon(), repeat);
    }

    @Override
    public EnvironmentTask task() {
        return environment.task();
    }

    @Override
    public void setTask(EnvironmentTask task) {
        environment.setTask(task);
    }

    @Override
    public void reset(RandomStream stream, int first) {
        environment.reset(stream, first);
        Arrays.fill(rewards, 0.0);
        Arrays.fill(discounted, 0.0);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        // first, because it throws if an action is wrong
        environment.step(actions, offset, stride);
        System.arraycopy(singleRewards(), 0, rewards, 0, rewards.length);
        System.arraycopy(rewards, 0, discounted, 0, rewards.length);
        double weight = 1;
        for (int i = 1; i < repeat && environment.runningCount() > 0; i++) {
            environment.step(actions, offset, stride);
            double[] single = singleRewards();
            for (int e = 0; e < rewards.length; e++) {
                rewards[e] += single[e];
            }
            if (discounted != rewards) {
                weight *= discount;
                for (int e = 0; e < rewards.length; e++) {
                    discounted[e] += weight * single[e];
                }
            }
        }
    }

    private double[] singleRewards() {
        double[] single = environment.rewards();
        if (single == null || single.length != rewards.length) {
            throw new IllegalStateException(
                    "rewards() has "
                            + (single == null ? "null" : single.length + " values")
                            + ", "
                            + rewards.length
                            + " were wanted");
        }
        return single;
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        environment.observe(out, offset, stride);
    }

    /** The undiscounted sums. */
    @Override
    public double[] rewards() {
        return rewards;
    }

    /**
     * {@return {@code sum_j discount^j r_j} over the steps j = 0, 1, ... of the last action, [E]; a
     * live view that the next step overwrites} What ended on the way has no reward after its end.
     */
    public double[] discountedRewards() {
        return discounted;
    }

    @Override
    public boolean[] terminated() {
        return environment.terminated();
    }

    @Override
    public boolean[] truncated() {
        return environment.truncated();
    }

    @Override
    public boolean[] running() {
        return environment.running();
    }

    @Override
    public int runningCount() {
        return environment.runningCount();
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return environment.measures();
    }

    @Override
    public double measure(int measure, int e) {
        return environment.measure(measure, e);
    }

    @Override
    public long steps() {
        return environment.steps();
    }
}
