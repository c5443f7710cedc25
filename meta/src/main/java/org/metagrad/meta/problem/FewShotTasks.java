package org.metagrad.meta.problem;

import java.util.Optional;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/**
 * A distribution of supervised tasks, each with a few examples to adapt to (support) and others
 * that judge the adaptation (query). Immutable: several threads ask at once, and what is drawn is a
 * function of the stream alone.
 *
 * @param <T> what tells the tasks of the family apart, a record
 */
public interface FewShotTasks<T extends EnvironmentTask> {

    /** {@return the type of the tasks} */
    Class<T> type();

    /**
     * {@return a task to train on}
     *
     * @param stream whose numbers are drawn, another one for each task
     */
    T sample(RandomStream stream);

    /**
     * {@return a task to evaluate on} By default of the same distribution, from streams that
     * training does not have; a data set whose classes are split gives those that are held out.
     *
     * @param stream whose numbers are drawn, another one for each task
     */
    default T sampleHeldOut(RandomStream stream) {
        return sample(stream);
    }

    /**
     * Draws all examples of a task. Where they come from a finite set, those of the query are to be
     * others than those of the support.
     *
     * @param task one of {@link #sample}, or of the same type
     * @param stream whose numbers are drawn, another one for each draw
     * @param support every one is to be set. Modified.
     * @param query every one is to be set. Modified.
     */
    void draw(T task, RandomStream stream, Examples support, Examples query);

    /**
     * {@return the medium task, on which directed learners take their step; empty where there is
     * none, and directed learners are then refused}
     */
    default Optional<T> medium() {
        return Optional.empty();
    }
}
