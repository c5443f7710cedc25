package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metagrad.bench.io.CsvFile;

/**
 * Mean returns on held-out tasks of what a run has learnt, its {@code evaluation.csv}.
 *
 * @param before adaptation, actions drawn
 * @param after one step of it
 * @param modeAfter the most probable action taken
 * @param tasks of each held-out task, in their order
 */
record FinalScores(double before, double after, double modeAfter, List<OfTask> tasks) {
    /**
     * One held-out task.
     *
     * @param parameters of the task in words
     * @param before mean return before adaptation, actions drawn
     * @param after one step
     */
    record OfTask(String parameters, double before, double after) {}

    static FinalScores read(Path file) throws IOException {
        CsvFile table = CsvFile.read(file);
        double[] all = new double[3];
        List<String> names = new ArrayList<>();
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int steps = (int) table.number(row, "adaptation_steps");
            boolean mode = table.text(row, "actions").equals("mode");
            if (steps > 1 || mode && steps == 0) {
                continue;
            }
            double value = table.number(row, "mean_return");
            if (table.text(row, "task").equals("all")) {
                all[mode ? 2 : steps] = value;
            } else if (!mode) {
                (steps == 0 ? before : after).add(value);
                if (steps == 0) {
                    names.add(table.text(row, "task_parameters"));
                }
            }
        }
        List<OfTask> tasks = new ArrayList<>();
        for (int t = 0; t < Math.min(before.size(), after.size()); t++) {
            tasks.add(new OfTask(names.get(t), before.get(t), after.get(t)));
        }
        return new FinalScores(all[0], all[1], all[2], List.copyOf(tasks));
    }
}
