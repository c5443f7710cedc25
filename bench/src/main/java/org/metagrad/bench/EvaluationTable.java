package org.metagrad.bench;

import java.util.List;
import java.util.Locale;
import org.metagrad.meta.EvaluationRow;

/** Returns on held-out tasks, by adaptation step, as text and as {@code evaluation.csv}. */
final class EvaluationTable {
    private EvaluationTable() {}

    static String text(List<EvaluationRow> rows) {
        StringBuilder table =
                new StringBuilder("  adaptation steps   mean return   standard error\n");
        for (EvaluationRow row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "  %16d   %11.1f   %14.1f\n",
                            row.adaptationSteps(),
                            row.meanReturn(),
                            row.standardError()));
        }
        return table.toString();
    }

    static String csv(List<EvaluationRow> rows) {
        StringBuilder table =
                new StringBuilder("adaptation_steps,mean_return,standard_error,tasks\n");
        for (EvaluationRow row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.4f,%.4f,%d\n",
                            row.adaptationSteps(),
                            row.meanReturn(),
                            row.standardError(),
                            row.tasks()));
        }
        return table.toString();
    }
}
