package org.metagrad.meta;

/**
 * Returns on held-out tasks after a number of adaptation steps.
 *
 * @param adaptationSteps gradient steps taken on each task, 0 for the meta-parameters themselves
 * @param meanReturn mean over the tasks of the mean undiscounted return of a task
 * @param standardError standard error of that mean over tasks; NaN for a single task
 * @param tasks number of held-out tasks
 */
public record EvaluationRow(
        int adaptationSteps, double meanReturn, double standardError, int tasks) {}
