package org.metagrad.envs;

import java.util.List;

/**
 * A batch of E copies of one environment that share a task and step together.
 *
 * <p>All episodes start at a {@code reset} and each ends by itself, by <em>termination</em> (the
 * dynamics ended it) or by <em>truncation</em> (the time limit of {@link #horizon()} steps was
 * reached); the two are kept apart because the value of the state after a truncation is not zero.
 * An environment that has ended keeps its state and gives reward 0 until the next reset.
 *
 * <p>Matrices are feature-major: component {@code d} of environment {@code e} is at {@code offset +
 * d * stride + e}. Nothing allocates after construction. The same reset stream and actions give the
 * same bits whatever E is: the environment {@code e} of a batch reset with {@code reset(stream)} is
 * the only environment of a batch of one reset with {@code reset(stream, e)}.
 *
 * <p>An instance is not safe for use by several threads at once; two instances share nothing.
 */
public interface BatchEnvironment {
    /** {@return the number of environments, E} */
    int size();

    /** {@return the number of floats in an observation, D} */
    int observationSize();

    /** {@return what one environment accepts as an action} */
    ActionSpace actionSpace();

    /** {@return the number of steps after which an episode is truncated} */
    int horizon();

    /** {@return the task of all environments of the batch} */
    EnvironmentTask task();

    /**
     * Replaces the task and recomputes every constant derived from it, without allocation. States
     * and flags stay as they are; usually a reset follows.
     *
     * @param task of the family of this environment
     * @throws IllegalArgumentException if the task belongs to another family of environments
     */
    void setTask(EnvironmentTask task);

    /**
     * Resets as {@link #reset(RandomStream, int) reset(stream, 0)} does.
     *
     * @param stream of which each environment draws from a child
     */
    default void reset(RandomStream stream) {
        reset(stream, 0);
    }

    /**
     * Starts an episode in every environment; environment {@code e} draws from {@code
     * stream.split(first + e)} alone.
     *
     * @param stream of which each environment draws from a child
     * @param first the number of the first environment, by which a batch can be a slice of a larger
     *     one
     */
    void reset(RandomStream stream, int first);

    /**
     * Steps every environment that is still running. The actions of the others are not looked at.
     *
     * <p>A discrete action travels as its index. The components of a continuous one are clipped to
     * the bounds of the {@link ActionSpace.Box}, as a Gaussian policy leaves them now and then;
     * what is not finite is refused.
     *
     * @param actions [dimensions, E] feature-major. Not modified.
     * @param offset where the first action is
     * @param stride distance between the components of one action, at least E; of no effect with
     *     one component
     * @throws IllegalArgumentException if a running environment's action is not allowed (then
     *     nothing has been stepped) or {@code actions} is too short
     * @throws IllegalStateException if no environment is running: before the first reset, or when
     *     all have ended
     */
    void step(float[] actions, int offset, int stride);

    /**
     * Steps as {@link #step(float[], int, int) step(actions, 0, E)} does.
     *
     * @param actions [dimensions, E] feature-major. Not modified.
     */
    default void step(float[] actions) {
        step(actions, 0, size());
    }

    /**
     * Writes the current observations, the state rounded to float32.
     *
     * @param out [D, E] feature-major. Modified.
     * @param offset where the first observation goes
     * @param stride distance between the components of one observation, at least E
     * @throws IllegalArgumentException if {@code stride < E} or {@code out} is too short
     * @throws IllegalStateException before the first reset
     */
    void observe(float[] out, int offset, int stride);

    /** {@return the rewards of the last step, [E]; a live view that the next step overwrites} */
    double[] rewards();

    /** {@return which environments the dynamics have ended, [E]; a live view} */
    boolean[] terminated();

    /**
     * {@return which environments the time limit has ended, [E]; a live view} Never set together
     * with {@link #terminated}.
     */
    boolean[] truncated();

    /**
     * {@return which environments are neither terminated nor truncated, [E]; a live view, all false
     * before the first reset}
     */
    boolean[] running();

    /** {@return how many environments are running} */
    int runningCount();

    /** {@return what can be told of ended episodes beside their returns; none unless overridden} */
    default List<EpisodeMeasure> measures() {
        return List.of();
    }

    /**
     * {@return a measure of an ended episode}
     *
     * @param measure index in {@link #measures}
     * @param e number of the environment, which is not running
     * @throws IndexOutOfBoundsException if there is no such measure
     */
    default double measure(int measure, int e) {
        throw new IndexOutOfBoundsException(measure);
    }

    /**
     * {@return steps of the dynamics since construction, summed over the environments that were
     * running: what an agent has spent} Where an action is held for several steps, each of them
     * counts.
     */
    long steps();
}
