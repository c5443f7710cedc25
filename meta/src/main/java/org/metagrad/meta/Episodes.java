package org.metagrad.meta;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.metagrad.envs.ActionSpace;
import org.metagrad.meta.rollout.Actor;

/**
 * Trajectories that the caller collects with a {@link Policy}, one episode after the other, for
 * {@link Policy#adapt}. Made by {@link Policy#episodes}. Room grows with what is collected and is
 * kept. Not for several threads at once: each collects its own, {@link #addAll} joins them.
 *
 * <p>What is wrong is refused where it comes, named by episode, step and component, and changes
 * nothing.
 */
public final class Episodes {
    /** The largest reward, in size: returns, their squares and their sums stay finite. */
    private static final double LARGEST_REWARD = 1e100;

    private static final int FIRST_ROOM = 256;

    private final int observationSize;
    private final ActionSpace space;
    private final int actionSize;
    private final int horizon;
    private final int mostRewards;
    private final double discountWithin;
    private float[] observations;
    private float[] actions;
    private double[] rewards;
    private int[] first = new int[16];
    private boolean[] truncated = new boolean[16];
    private float[] last;
    private int ended;
    private int size;
    private int held;
    private double weight;

    /**
     * Without episodes.
     *
     * @param horizon the most decisions of an episode
     * @param mostRewards the steps of the environment for which an action is held
     * @param discountWithin the discount from one of these to the next
     */
    Episodes(
            int observationSize,
            ActionSpace space,
            int horizon,
            int mostRewards,
            double discountWithin) {
        this.observationSize = observationSize;
        this.space = space;
        this.horizon = horizon;
        this.mostRewards = mostRewards;
        this.discountWithin = discountWithin;
        actionSize = space.dimensions();
        observations = new float[FIRST_ROOM * observationSize];
        actions = new float[FIRST_ROOM * actionSize];
        rewards = new double[FIRST_ROOM];
        last = new float[first.length * observationSize];
    }

    /**
     * Adds a step to the episode that is going on.
     *
     * @param observation what the policy saw, as the environment shows it, {@code
     *     [observationSize]}. Copied.
     * @param drawn what the policy chose by {@link Policy#drawn}: the action in the policy's own
     *     units, before it was cut off and brought into those of the environment. Copied.
     * @param reward of the environment's step, or of the first one for which the action is held
     * @throws IllegalArgumentException if a length is wrong, a number is not finite, the action is
     *     none, or the episode has its most steps already
     */
    public void add(float[] observation, float[] drawn, double reward) {
        if (size - first[ended] == horizon) {
            throw wrong(
                    "is longer than the policy's episodes, which have at most "
                            + horizon
                            + " steps");
        }
        try {
            Actor.requireFinite(observation, observationSize);
        } catch (IllegalArgumentException problem) {
            throw wrong(problem.getMessage());
        }
        requireAction(drawn);
        requireReward(reward);
        if (size == rewards.length) {
            int room = Math.multiplyExact(2, size);
            observations = Arrays.copyOf(observations, room * observationSize);
            actions = Arrays.copyOf(actions, room * actionSize);
            rewards = Arrays.copyOf(rewards, room);
        }
        System.arraycopy(observation, 0, observations, size * observationSize, observationSize);
        System.arraycopy(drawn, 0, actions, size * actionSize, actionSize);
        rewards[size++] = reward;
        held = 1;
        weight = 1;
    }

    /**
     * Adds the reward of a further step of the environment, for which the action of the last step
     * is held: {@code discount^j} of the j-th one counts, as in the policy's training.
     *
     * @param reward of that step
     * @throws IllegalArgumentException if it is not finite
     * @throws IllegalStateException if there is no step in this episode, or its action has been
     *     held for all of {@link Policy#actionRepeat} steps
     */
    public void addHeld(double reward) {
        if (size == first[ended] || held == mostRewards) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "episode %d: %d rewards of the last step are there, the policy holds an action for %d",
                            ended,
                            size == first[ended] ? 0 : held,
                            mostRewards));
        }
        requireReward(reward);
        weight *= discountWithin;
        rewards[size - 1] += weight * reward;
        held++;
    }

    /**
     * Ends the episode: the environment has ended it, and what would come after it is worth
     * nothing.
     *
     * @throws IllegalStateException if it has no steps
     */
    public void terminate() {
        end(false);
    }

    /**
     * Ends the episode: a time limit, or the caller, has ended it, and it might have gone on.
     *
     * @param observation what the environment shows after the last step. Copied.
     * @throws IllegalStateException if it has no steps
     * @throws IllegalArgumentException if the length is wrong or a number is not finite
     */
    public void truncate(float[] observation) {
        try {
            Actor.requireFinite(observation, observationSize);
        } catch (IllegalArgumentException problem) {
            throw wrong("after the last step " + problem.getMessage());
        }
        int episode = ended;
        end(true);
        System.arraycopy(observation, 0, last, episode * observationSize, observationSize);
    }

    private void end(boolean byLimit) {
        if (size == first[ended]) {
            throw new IllegalStateException(
                    "episode " + ended + ": has no steps, at least 1 was wanted");
        }
        if (ended + 1 == first.length) {
            first = Arrays.copyOf(first, 2 * first.length);
            truncated = Arrays.copyOf(truncated, first.length);
            last = Arrays.copyOf(last, first.length * observationSize);
        }
        truncated[ended++] = byLimit;
        first[ended] = size;
    }

    /**
     * Adds all episodes of others, behind those that are there.
     *
     * @param others of the same kind, none of them going on. Not modified.
     * @throws IllegalArgumentException if they are for another kind of policy, or an episode is
     *     going on, here or there
     */
    public void addAll(Episodes others) {
        requireEnded();
        others.requireFor(observationSize, space, horizon, mostRewards, discountWithin);
        others.requireEnded();
        int samples = size + others.size;
        if (samples > rewards.length) {
            observations = Arrays.copyOf(observations, samples * observationSize);
            actions = Arrays.copyOf(actions, samples * actionSize);
            rewards = Arrays.copyOf(rewards, samples);
        }
        System.arraycopy(
                others.observations,
                0,
                observations,
                size * observationSize,
                others.size * observationSize);
        System.arraycopy(others.actions, 0, actions, size * actionSize, others.size * actionSize);
        System.arraycopy(others.rewards, 0, rewards, size, others.size);
        for (int e = 0; e < others.ended; e++) {
            size += others.length(e);
            int episode = ended;
            end(others.truncated[e]);
            System.arraycopy(
                    others.last,
                    e * observationSize,
                    last,
                    episode * observationSize,
                    observationSize);
        }
    }

    /** Forgets all episodes. */
    public void clear() {
        ended = 0;
        size = 0;
        first[0] = 0;
    }

    /** {@return the number of episodes that have ended} */
    public int count() {
        return ended;
    }

    /** {@return the number of steps of all episodes, with the one that is going on} */
    public int steps() {
        return size;
    }

    private void requireAction(float[] drawn) {
        if (drawn.length != actionSize) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "the action has %d components, %d were wanted",
                            drawn.length,
                            actionSize));
        }
        switch (space) {
            case ActionSpace.Discrete(int n) -> {
                int action = (int) drawn[0];
                if (action != drawn[0] || action < 0 || action >= n) {
                    throw wrong(
                            String.format(
                                    Locale.ROOT,
                                    "the action is %s, an index from 0 to %d was wanted",
                                    drawn[0],
                                    n - 1));
                }
            }
            case ActionSpace.Box _ -> {
                for (int d = 0; d < actionSize; d++) {
                    if (!Float.isFinite(drawn[d])) {
                        throw wrong(
                                String.format(
                                        Locale.ROOT,
                                        "component %d of %d of the action is %s, a finite number was wanted",
                                        d,
                                        actionSize,
                                        drawn[d]));
                    }
                }
            }
        }
    }

    private void requireReward(double reward) {
        // written so that a NaN fails as well
        if (!(Math.abs(reward) <= LARGEST_REWARD)) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "the reward is %s, a number from -%s to %s was wanted",
                            reward,
                            LARGEST_REWARD,
                            LARGEST_REWARD));
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT, "episode %d, step %d: %s", ended, size - first[ended], what));
    }

    /**
     * Checks that these are what a policy may learn from.
     *
     * @throws IllegalArgumentException if they are of another kind of policy, if there are none, or
     *     if the last one is going on
     */
    void requireUsable(
            int observationSize,
            ActionSpace space,
            int horizon,
            int mostRewards,
            double discountWithin) {
        requireFor(observationSize, space, horizon, mostRewards, discountWithin);
        requireEnded();
        if (ended == 0) {
            throw new IllegalArgumentException("episodes: there are none, at least 1 was wanted");
        }
    }

    private void requireFor(
            int observationSize,
            ActionSpace space,
            int horizon,
            int mostRewards,
            double discountWithin) {
        if (this.observationSize != observationSize
                || !Objects.equals(this.space, space)
                || this.horizon != horizon
                || this.mostRewards != mostRewards
                || this.discountWithin != discountWithin) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "episodes: of a policy with %s, wanted of one with %s",
                            kind(
                                    this.observationSize,
                                    this.space,
                                    this.horizon,
                                    this.mostRewards,
                                    this.discountWithin),
                            kind(observationSize, space, horizon, mostRewards, discountWithin)));
        }
    }

    private static String kind(
            int observationSize,
            ActionSpace space,
            int horizon,
            int mostRewards,
            double discountWithin) {
        return String.format(
                Locale.ROOT,
                "observations of %d, actions %s, up to %d steps, an action held for %d with discount %s",
                observationSize,
                space,
                horizon,
                mostRewards,
                discountWithin);
    }

    private void requireEnded() {
        if (size > first[ended]) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "episode %d: goes on after %d steps, terminate() or truncate(observation) was wanted",
                            ended,
                            size - first[ended]));
        }
    }

    /** The number of steps for which there is room. */
    int room() {
        return rewards.length;
    }

    int length(int episode) {
        return first[episode + 1] - first[episode];
    }

    int firstSample(int episode) {
        return first[episode];
    }

    boolean truncated(int episode) {
        return truncated[episode];
    }

    /** The live observations, {@code [samples, observationSize]}. */
    float[] observations() {
        return observations;
    }

    /** The live actions, {@code [samples, actionSize]}. */
    float[] actions() {
        return actions;
    }

    double reward(int sample) {
        return rewards[sample];
    }

    /** The live observations after the last steps, {@code [episodes, observationSize]}. */
    float[] last() {
        return last;
    }
}
