package org.metagrad.bench.verify.check;

import java.util.Locale;
import org.metagrad.fixtures.Table;

/**
 * The comparison of a table's cells with what was computed: one line for all of them, naming the
 * place of the worst if it is beyond its tolerance.
 */
public final class Deviations {
    private final Table table;
    private double worst = -1;
    private double worstError;
    private double worstTolerance;
    private int worstRow;
    private String worstText = "";
    private int compared;

    /**
     * The deviations from a table.
     *
     * @param table what is wanted
     */
    public Deviations(Table table) {
        this.table = table;
    }

    /**
     * Compares with a number of the table; one that is missing is a large error.
     *
     * @param row number of the row, from 0
     * @param column name of the column
     * @param got what was computed
     * @param tolerance the largest error allowed
     */
    public void compare(int row, String column, double got, double tolerance) {
        double want = table.value(row, column);
        note(row, column, got, Math.abs(got - want), tolerance);
    }

    /**
     * Compares with a number of the table, relative to the larger of it and 1.
     *
     * @param row number of the row, from 0
     * @param column name of the column
     * @param got what was computed
     * @param tolerance the largest error allowed
     */
    public void compareRelative(int row, String column, double got, double tolerance) {
        double want = table.value(row, column);
        note(row, column, got, Math.abs(got - want) / Math.max(1, Math.abs(want)), tolerance);
    }

    /**
     * Compares with a cell that has 1 or 0.
     *
     * @param row number of the row, from 0
     * @param column name of the column
     * @param got what was computed
     */
    public void flag(int row, String column, boolean got) {
        compare(row, column, got ? 1 : 0, 0);
    }

    private void note(int row, String column, double got, double error, double tolerance) {
        compared++;
        double excess = error == 0 ? 0 : error / tolerance;
        excess = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
        if (excess > worst) {
            worst = excess;
            worstError = error;
            worstTolerance = tolerance;
            worstRow = row;
            worstText =
                    String.format(
                            Locale.ROOT,
                            "column '%s' is '%s', %s computed",
                            column,
                            table.text(row, column),
                            got);
        }
    }

    /**
     * Gives the line, if anything was compared: the cell nearest to its tolerance, or beyond.
     *
     * @param name of the check
     * @param report gets the line
     */
    public void report(String name, Report report) {
        if (compared == 0) {
            return;
        }
        if (worst <= 1) {
            report.error(name, worstError, worstTolerance);
        } else {
            report.fail(name, table.error(worstRow, worstText).getMessage());
        }
    }
}
