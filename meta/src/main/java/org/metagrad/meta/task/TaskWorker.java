package org.metagrad.meta.task;

import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.LearningTask;

/**
 * What one thread works with: buffers and plans that turn to one task after the other.
 *
 * @param <D> what a draw gives
 */
public interface TaskWorker<D> extends LearningTask<D> {
    /** No place among the tasks of the meta-batch. */
    int APART = -1;

    /** The child of a task's stream from which no draw is made: draws have smaller numbers. */
    long NOISE = 1L << 40;

    /** Fills a vector with normal numbers of a child of the stream that no draw has. */
    static void noise(RandomStream stream, int number, double[] to) {
        RandomStream own = stream.split(NOISE).split(number);
        for (int i = 0; i < to.length; i++) {
            to[i] = own.normal(i);
        }
    }

    /**
     * Turns to a task; draw {@code d} is a pure function of {@code stream.split(d)}.
     *
     * @param slot the task's number in the meta-batch, or {@link #APART}
     */
    void enter(EnvironmentTask task, RandomStream stream, int slot);

    /**
     * How well the task goes at parameters: the mean return of a draw under them, or the mean
     * squared error.
     *
     * @param draw the number of a draw that was made under {@code theta}
     */
    double score(double[] theta, int draw);

    /**
     * The mean return of a draw as the sampling credit counts it: discounted where the loss weighs
     * states by the discount. 0 where data do not depend on the parameters.
     *
     * @param draw the number of a draw
     */
    default double creditedReturn(int draw) {
        return 0;
    }

    /**
     * What the loss over a draw divides returns by: the number that advantages are divided by times
     * the mean length of the trajectories; infinite where nothing is at stake.
     *
     * @param draw the number of a draw
     */
    default double creditUnit(int draw) {
        return Double.POSITIVE_INFINITY;
    }

    /** Environment steps, or points, drawn since construction. */
    long steps();

    PhaseClock clock();

    /** The derivatives computed since construction. */
    DerivativeCount derivatives();
}
