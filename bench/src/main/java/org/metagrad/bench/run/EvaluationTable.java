package org.metagrad.bench.run;

import java.util.List;
import java.util.Locale;
import org.metagrad.bench.io.Count;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.meta.Acting;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.TaskScore;
import org.metagrad.meta.problem.Score;

/**
 * Returns, errors or accuracies on held-out tasks, by adaptation step, as text and as {@code
 * evaluation.csv}.
 */
public final class EvaluationTable {
    /** Sinusoids are of size 5, so an error beyond this is of an adaptation that diverged. */
    private static final double GREATEST_ERROR = 1e6;

    private EvaluationTable() {}

    /**
     * {@return the table for a terminal}
     *
     * @param rows of an evaluation
     * @param score what the rows are of
     */
    public static String text(List<EvaluationRow> rows, Score score) {
        StringBuilder table = new StringBuilder("  adaptation steps");
        table.append(
                switch (score) {
                    case RETURN -> "   actions   mean return";
                    case ERROR -> "    mean error";
                    case ACCURACY -> "      accuracy";
                });
        // One task has no spread.
        boolean spread = rows.stream().anyMatch(row -> row.tasks() > 1);
        table.append(spread ? "   standard error" : "");
        for (EpisodeMeasure measure : rows.getFirst().measures()) {
            table.append("   ").append(padded(measure.name(), width(measure)));
        }
        table.append('\n');
        rows.forEach(row -> append(table, row, score, spread));
        return table.toString();
    }

    private static void append(
            StringBuilder table, EvaluationRow row, Score score, boolean spread) {
        // An adaptation that diverged says nothing by its digits.
        double result = row.meanReturn();
        boolean diverged =
                score == Score.ERROR ? !(result <= GREATEST_ERROR) : !Double.isFinite(result);
        table.append(padded(Integer.toString(row.adaptationSteps()), 18));
        table.append("   ");
        if (score.ofPolicy()) {
            table.append(padded(name(row.acting()), 7)).append("   ");
        }
        table.append(padded(diverged ? "diverged" : shown(result, score), 11));
        if (spread) {
            String error = diverged ? "-" : shown(row.standardError(), score);
            table.append("   ").append(padded(error, 14));
        }
        for (int m = 0; m < row.measures().size(); m++) {
            EpisodeMeasure measure = row.measures().get(m);
            String mean =
                    diverged
                            ? "-"
                            : measure.share()
                                    ? number(100 * row.mean(m), 1) + " %"
                                    : number(row.mean(m), 3);
            table.append("   ").append(padded(mean, width(measure)));
        }
        table.append('\n');
    }

    /** Room for {@code 100.0 %} and the name. */
    private static int width(EpisodeMeasure measure) {
        return Math.max(7, measure.name().length());
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String shown(double value, Score score) {
        return switch (score) {
            case RETURN -> number(value, 1);
            case ERROR -> number(value, 3);
            case ACCURACY -> number(100 * value, 1) + " %";
        };
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A number of a CSV, which is left out where there is none. */
    private static String field(double value) {
        return Double.isNaN(value) ? "" : number(value, 4);
    }

    private static String name(Acting acting) {
        return acting.name().toLowerCase(Locale.ROOT);
    }

    /** How many tasks, for example {@code 40 new tasks}. */
    static String tasks(int tasks, String kind) {
        return Count.of(tasks, kind + " task");
    }

    /**
     * {@return the table as CSV: a row for all tasks, in which the standard error of a single task
     * is left out, and one for each task}
     *
     * @param rows of an evaluation
     */
    public static String csv(List<EvaluationRow> rows) {
        StringBuilder table =
                new StringBuilder("adaptation_steps,actions,task,mean_return,standard_error,tasks")
                        .append(measures(rows))
                        .append(",task_parameters\n");
        for (EvaluationRow row : rows) {
            table.append(summary(row.adaptationSteps() + ",", "all,", row)).append(",\n");
        }
        for (EvaluationRow row : rows) {
            for (int t = 0; t < row.tasks(); t++) {
                TaskScore score = row.scores().get(t);
                table.append(row.adaptationSteps())
                        .append(',')
                        .append(name(row.acting()))
                        .append(',')
                        .append(t)
                        .append(',')
                        .append(number(score.meanReturn(), 4))
                        .append(",,1");
                for (double measure : score.measures()) {
                    table.append(',').append(field(measure));
                }
                table.append(",\"")
                        .append(score.task().describe().replace("\"", "\"\""))
                        .append("\"\n");
            }
        }
        return table.toString();
    }

    /** The columns of the measures, each with a comma before it. */
    static String measures(List<EvaluationRow> rows) {
        StringBuilder columns = new StringBuilder();
        for (EpisodeMeasure measure : rows.getFirst().measures()) {
            columns.append(',').append(measure.name().replace(' ', '_'));
        }
        return columns.toString();
    }

    /** The means of a row: what goes before, actions, what goes between, and the numbers. */
    static String summary(String before, String between, EvaluationRow row) {
        StringBuilder line = new StringBuilder(before).append(name(row.acting())).append(',');
        line.append(between).append(number(row.meanReturn(), 4)).append(',');
        line.append(field(row.standardError()));
        line.append(',').append(row.tasks());
        for (int m = 0; m < row.measures().size(); m++) {
            line.append(',').append(field(row.mean(m)));
        }
        return line.toString();
    }
}
