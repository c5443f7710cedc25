package org.metagrad.bench.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.io.CsvFile;

/**
 * A row of {@code evaluation.csv} or {@code evaluations.csv}.
 *
 * @param iteration of an evaluation during the training, 0 at the end
 * @param steps of adaptation
 * @param actions {@code sampled} or {@code mode}
 * @param task its number, -1 of all together
 * @param mean the return, or mean squared error
 * @param error standard error of the mean over tasks; NaN where there is none
 * @param tasks how many they are
 * @param measures what else was measured, by name
 * @param parameters of the task, as the task describes itself; empty of all together
 */
record Score(
        int iteration,
        int steps,
        String actions,
        int task,
        double mean,
        double error,
        int tasks,
        Map<String, Double> measures,
        String parameters) {
    private static final List<String> NO_MEASURES =
            List.of(
                    "iteration",
                    "env_steps",
                    "adaptation_steps",
                    "actions",
                    "task",
                    "mean_return",
                    "standard_error",
                    "tasks",
                    "task_parameters");

    static Score of(CsvFile table, int row) {
        Map<String, Double> measures = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (!NO_MEASURES.contains(column)) {
                measures.put(column.replace('_', ' '), table.number(row, column));
            }
        }
        boolean curve = table.columns().contains("iteration");
        boolean ofAll = curve || table.text(row, "task").equals("all");
        return new Score(
                curve ? (int) table.whole(row, "iteration") : 0,
                (int) table.whole(row, "adaptation_steps"),
                table.text(row, "actions"),
                ofAll ? -1 : (int) table.whole(row, "task"),
                table.number(row, "mean_return"),
                table.number(row, "standard_error"),
                (int) table.whole(row, "tasks"),
                measures,
                curve ? "" : table.text(row, "task_parameters"));
    }

    /** Whether its actions were drawn, and not the most probable ones. */
    boolean isDrawn() {
        return actions.equals("sampled");
    }
}
