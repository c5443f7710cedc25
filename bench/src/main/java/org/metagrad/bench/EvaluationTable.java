package org.metagrad.bench;

import java.util.List;
import java.util.Locale;
import org.metagrad.meta.EvaluationRow;

/** Returns on held-out tasks, by adaptation step, as text and as {@code evaluation.csv}. */
final class EvaluationTable {
    /** Sinusoids are of size 5, so an error beyond this is of an adaptation that diverged. */
    private static final double GREATEST_ERROR = 1e6;

    private EvaluationTable() {}

    /**
     * @param errors whether the rows are of mean squared errors and not of returns
     */
    static String text(List<EvaluationRow> rows, boolean errors) {
        StringBuilder table =
                new StringBuilder("  adaptation steps   ")
                        .append(errors ? " mean error" : "mean return")
                        .append("   standard error\n");
        String digits = errors ? "3" : "1";
        double greatest = errors ? GREATEST_ERROR : Double.MAX_VALUE;
        for (EvaluationRow row : rows) {
            // An adaptation that diverged says nothing by its digits.
            boolean diverged = !(row.meanReturn() <= greatest);
            table.append(
                    diverged
                            ? String.format(
                                    Locale.ROOT,
                                    "  %16d   %11s   %14s\n",
                                    row.adaptationSteps(),
                                    "diverged",
                                    "-")
                            : String.format(
                                    Locale.ROOT,
                                    "  %16d   %11." + digits + "f   %14." + digits + "f\n",
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
