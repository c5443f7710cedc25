package org.metagrad.bench.verify.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.metagrad.fixtures.KolmogorovSmirnov;
import org.metagrad.fixtures.Samples;
import org.metagrad.fixtures.Table;

/**
 * A row of statistics of a random quantity: n, mean, std, sem (if it is there) and quantiles.
 *
 * @param stats the table
 * @param row of the table
 */
public record RecordedSample(Table stats, int row) {
    /** Some hundred comparisons of good data are all within it with probability 0.99. */
    private static final double STANDARD_ERRORS = 4;

    private static final double LEVEL = 1e-6;
    private static final int MOST = 100_000_000;

    /**
     * Compares the means of the record and of a sample of ours, in standard errors of the
     * difference.
     *
     * @param name of the check
     * @param ours our sample. Not modified.
     * @param report gets the lines
     */
    public void compareMean(String name, double[] ours, Report report) {
        compareMean(name, 0, ours, report);
    }

    /**
     * Compares the means of the record and of a sample of ours as {@link #compareMean(String,
     * double[], Report)} does, where the numbers may be so equal that their rounding shows.
     *
     * @param name of the check
     * @param rounding of single values, relative to the larger of their mean and 1
     * @param ours our sample. Not modified.
     * @param report gets the lines
     */
    public void compareMean(String name, double rounding, double[] ours, Report report) {
        int n = stats.whole(row, "n", 1, MOST);
        double std = stats.number(row, "std");
        boolean stated = stats.columns().contains("sem");
        double sem = stated ? stats.number(row, "sem") : std / Math.sqrt(n);
        if (!(Math.abs(sem - std / Math.sqrt(n)) <= 1e-9 * Math.max(1, std))) {
            throw stats.error(
                    row,
                    String.format(
                            Locale.ROOT,
                            "sem is %s, std / sqrt(n) is %s",
                            sem,
                            std / Math.sqrt(n)));
        }
        double mean = mean(ours);
        double error = Math.hypot(sem, deviation(ours) / Math.sqrt(ours.length));
        double recorded = stats.number(row, "mean");
        double difference =
                Math.max(0, Math.abs(mean - recorded) - rounding * Math.max(1, Math.abs(recorded)));
        double z = difference == 0 ? 0 : difference / error;
        if (z <= STANDARD_ERRORS) {
            report.error(name, z, STANDARD_ERRORS);
        } else {
            report.fail(
                    name,
                    stats.error(
                                    row,
                                    String.format(
                                            Locale.ROOT,
                                            "column 'mean' is '%s', %s found: %.1f standard errors away",
                                            stats.text(row, "mean"),
                                            mean,
                                            z))
                            .getMessage());
        }
    }

    /**
     * Compares the recorded values with the row, and with a sample of ours by the test of
     * Kolmogorov and Smirnov.
     *
     * @param name of the check
     * @param raw the recorded values
     * @param key of the sample among the recorded ones
     * @param rounding of the recorded values, relative
     * @param ours our sample. Not modified.
     * @param report gets the lines
     */
    public void compareRaw(
            String name,
            Samples raw,
            List<String> key,
            double rounding,
            double[] ours,
            Report report) {
        compareRaw(
                name,
                raw.sample(key.toArray(String[]::new)),
                problem -> raw.error(key, problem),
                rounding,
                ours,
                report);
    }

    /**
     * Compares the values recorded in the column of a table with the row, and with a sample of ours
     * by the test of Kolmogorov and Smirnov.
     *
     * @param name of the check
     * @param raw the recorded values
     * @param column of the quantity
     * @param rounding of the recorded values, relative
     * @param ours our sample. Not modified.
     * @param report gets the lines
     */
    public void compareRaw(
            String name, Table raw, String column, double rounding, double[] ours, Report report) {
        compareRaw(
                name,
                raw.column(column),
                problem -> raw.error(-1, "column '" + column + "': " + problem),
                rounding,
                ours,
                report);
    }

    private void compareRaw(
            String name,
            double[] recorded,
            Function<String, IllegalArgumentException> error,
            double rounding,
            double[] ours,
            Report report) {
        double[] values = recorded.clone();
        Deviations row = new Deviations(stats);
        row.compare(this.row, "n", values.length, 0);
        row.compareRelative(this.row, "mean", mean(values), rounding);
        row.compareRelative(this.row, "std", deviation(values), rounding);
        Arrays.sort(values);
        for (String column : stats.columns()) {
            if (column.matches("q\\d+")) {
                double share = Integer.parseInt(column.substring(1)) / 100.0;
                row.compareRelative(this.row, column, quantile(values, share), rounding);
            }
        }
        row.report(name + "/row", report);
        double statistic = KolmogorovSmirnov.statistic(values, ours);
        double critical = KolmogorovSmirnov.criticalValue(values.length, ours.length, LEVEL);
        if (statistic <= critical) {
            report.error(name + "/distribution", statistic, critical);
        } else {
            report.fail(
                    name + "/distribution",
                    error.apply(
                                    String.format(
                                            Locale.ROOT,
                                            "Kolmogorov-Smirnov statistic %.3f against our sample, at most %.3f wanted",
                                            statistic,
                                            critical))
                            .getMessage());
        }
    }

    /**
     * Fails for each sample whose row of statistics is not there.
     *
     * @param name of the check
     * @param raw the recorded values
     * @param rows the keys of the rows that are there
     * @param stats name of their file
     * @param report gets the lines
     */
    public static void requireRows(
            String name, Samples raw, Set<List<String>> rows, String stats, Report report) {
        for (List<String> key : raw.names()) {
            if (!rows.contains(key)) {
                report.fail(
                        name + "/" + String.join("/", key),
                        raw.error(key, stats + " has no row of it").getMessage());
            }
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /** Between the two nearest of the sorted values, as numpy has it. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
