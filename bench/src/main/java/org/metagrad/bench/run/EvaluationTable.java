package org.metagrad.bench.run;

import java.util.List;
import java.util.Locale;
import org.metagrad.bench.io.Count;
import org.metagrad.meta.EvaluationRow;

/** Returns on held-out tasks, by adaptation step, as text and as {@code evaluation.csv}. */
public final class EvaluationTable {
    /** Sinusoids are of size 5, so an error beyond this is of an adaptation that diverged. */
    private static final double GREATEST_ERROR = 1e6;

    private EvaluationTable() {}

    /**
     * {@return the table for a terminal}
     *
     * @param rows of an evaluation
     * @param errors whether the rows are of mean squared errors and not of returns
     */
    public static String text(List<EvaluationRow> rows, boolean errors) {
        StringBuilder table = new StringBuilder("  adaptation steps   ");
        table.append(errors ? " mean error" : "mean return");
        // One task has no spread.
        boolean spread = rows.stream().anyMatch(row -> row.tasks() > 1);
        table.append(spread ? "   standard error\n" : "\n");
        String digits = errors ? "3" : "1";
        double greatest = errors ? GREATEST_ERROR : Double.MAX_VALUE;
        for (EvaluationRow row : rows) {
            // An adaptation that diverged says nothing by its digits.
            boolean diverged = !(row.meanReturn() <= greatest);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "  %16d   %11s",
                            row.adaptationSteps(),
                            diverged ? "diverged" : number(row.meanReturn(), digits)));
            if (spread) {
                String error = diverged ? "-" : number(row.standardError(), digits);
                table.append(String.format(Locale.ROOT, "   %14s", error));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String number(double value, String digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** How many tasks, for example {@code 40 new tasks}. */
    static String tasks(int tasks, String kind) {
        return Count.of(tasks, kind + " task");
    }

    /**
     * {@return the table as CSV, in which the standard error of a single task is left out}
     *
     * @param rows of an evaluation
     */
    public static String csv(List<EvaluationRow> rows) {
        StringBuilder table =
                new StringBuilder("adaptation_steps,mean_return,standard_error,tasks\n");
        for (EvaluationRow row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.4f,%s,%d\n",
                            row.adaptationSteps(),
                            row.meanReturn(),
                            row.tasks() == 1 ? "" : number(row.standardError(), "4"),
                            row.tasks()));
        }
        return table.toString();
    }
}
