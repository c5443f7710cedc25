package org.metagrad.meta;

import java.util.List;
import org.metagrad.envs.EnvironmentTask;

/**
 * How well it goes on one held-out task.
 *
 * @param task the task
 * @param meanReturn mean undiscounted return of its scored episodes, or mean squared error; where
 *     the adaptation diverged, -Infinity or Infinity
 * @param measures means of what the environment measures beside the return; NaN where the
 *     adaptation diverged
 */
public record TaskScore(EnvironmentTask task, double meanReturn, List<Double> measures) {
    /** Copies the list. */
    public TaskScore {
        measures = List.copyOf(measures);
    }
}
