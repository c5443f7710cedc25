package org.metagrad.meta.task;

import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/** What tells how well parameters do on a task that is not learnt from. One for each thread. */
public interface Scorer {
    /**
     * Turns to a task.
     *
     * @param stream as for the adaptation to it; the episodes that are scored draw from a child of
     *     it that no adaptation draws from
     */
    void enter(EnvironmentTask task, RandomStream stream);

    /**
     * Scores parameters.
     *
     * @param theta the task's vector. Not modified.
     * @param byMode whether a policy takes its most probable actions
     * @param measures gets the means of the problem's measures. Modified.
     * @return the mean undiscounted return, or the mean squared error
     */
    double score(double[] theta, boolean byMode, double[] measures);
}
