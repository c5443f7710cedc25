package org.metagrad.meta;

import java.util.List;
import org.metagrad.envs.EpisodeMeasure;

/**
 * Returns on held-out tasks after a number of adaptation steps.
 *
 * @param adaptationSteps gradient steps taken on each task, 0 for the meta-parameters themselves
 * @param acting how actions are chosen in the episodes that are scored; of no effect in regressions
 * @param measures what the environment measures beside the return
 * @param scores of each task, in the order of the protocol's sequence
 */
public record EvaluationRow(
        int adaptationSteps, Acting acting, List<EpisodeMeasure> measures, List<TaskScore> scores) {
    /** Copies the lists. */
    public EvaluationRow {
        measures = List.copyOf(measures);
        scores = List.copyOf(scores);
    }

    /** {@return the number of held-out tasks} */
    public int tasks() {
        return scores.size();
    }

    /** {@return the mean over the tasks of the mean undiscounted return of a task} */
    public double meanReturn() {
        double sum = 0;
        for (TaskScore score : scores) {
            sum += score.meanReturn();
        }
        return sum / scores.size();
    }

    /** {@return the standard error of the mean over tasks; NaN for a single task} */
    public double standardError() {
        int n = scores.size();
        double mean = meanReturn();
        double squares = 0;
        for (TaskScore score : scores) {
            squares += (score.meanReturn() - mean) * (score.meanReturn() - mean);
        }
        return n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }

    /**
     * {@return the mean over the tasks of a measure}
     *
     * @param measure its index in {@link #measures}
     */
    public double mean(int measure) {
        double sum = 0;
        for (TaskScore score : scores) {
            sum += score.measures().get(measure);
        }
        return sum / scores.size();
    }
}
