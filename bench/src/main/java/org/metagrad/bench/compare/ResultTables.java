package org.metagrad.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.metagrad.bench.statistics.Interval;
import org.metagrad.meta.store.AtomicFile;

/**
 * The tables of a comparison: {@code outcomes.csv} (a row for each run and target), {@code
 * summary.csv} (for each column, target and measure) and {@code comparisons.csv} (for each two
 * columns). A field is empty where there is nothing to say.
 */
record ResultTables(Analysis analysis) {
    static final String OUTCOMES = "outcomes.csv";
    static final String SUMMARY = "summary.csv";
    static final String COMPARISONS = "comparisons.csv";

    void write(Path folder) throws IOException {
        write(folder.resolve(OUTCOMES), outcomes());
        write(folder.resolve(SUMMARY), summary());
        write(folder.resolve(COMPARISONS), comparisons());
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.writeDurably(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(Object... fields) {
        StringBuilder row = new StringBuilder();
        for (Object field : fields) {
            row.append(row.isEmpty() ? "" : ",").append(text(field));
        }
        return row.append('\n').toString();
    }

    private static String text(Object field) {
        return switch (field) {
            case Double number when Double.isNaN(number) -> "";
            case Double number -> String.format(Locale.ROOT, "%.6g", number);
            case OptionalDouble number -> number.isPresent() ? text(number.getAsDouble()) : "";
            default -> field.toString();
        };
    }

    private String outcomes() {
        StringBuilder text =
                new StringBuilder(
                        "column,seed,target,state,iterations,environment_steps,gradient_evaluations,seconds,final_before,final_after,final_mode_after\n");
        for (Column column : analysis.grid().columns()) {
            for (GridRun run : analysis.runs(column)) {
                if (analysis.grid().targets().isEmpty()) {
                    text.append(outcome(run, OptionalDouble.empty()));
                }
                for (double target : analysis.grid().targets()) {
                    text.append(outcome(run, OptionalDouble.of(target)));
                }
            }
        }
        return text.toString();
    }

    private String outcome(GridRun run, OptionalDouble target) {
        OptionalInt at =
                target.isPresent()
                        ? analysis.converged(run, target.getAsDouble())
                        : OptionalInt.empty();
        String state = at.isPresent() ? "converged" : run.diverged() ? "diverged" : "censored";
        Optional<RunCurve.Evaluated> when =
                at.isPresent()
                        ? Optional.of(run.curve().evaluations().get(at.getAsInt()))
                        : Optional.empty();
        return row(
                run.cell().column().name(),
                run.cell().seed(),
                target,
                state,
                time(run, when, Measure.ITERATIONS),
                time(run, when, Measure.ENVIRONMENT_STEPS),
                time(run, when, Measure.DERIVATIVES),
                run.cost().isPresent() ? time(run, when, Measure.SECONDS) : "",
                run.scores().map(FinalScores::before).orElse(Double.NaN),
                run.scores().map(FinalScores::after).orElse(Double.NaN),
                run.scores().map(FinalScores::modeAfter).orElse(Double.NaN));
    }

    private static String time(GridRun run, Optional<RunCurve.Evaluated> when, Measure measure) {
        return when.map(evaluated ->
                        measure == Measure.SECONDS
                                ? text(run.at(evaluated, measure))
                                : Long.toString((long) run.at(evaluated, measure)))
                .orElse("");
    }

    private String summary() {
        StringBuilder text =
                new StringBuilder(
                        "column,target,measure,runs,reached,share,share_low,share_high,median,restricted_mean,horizon,diverged,final_iqm,final_iqm_low,final_iqm_high,step_length\n");
        for (Analysis.Reached reached : analysis.reached()) {
            Column column = reached.column();
            text.append(
                    row(
                            column.name(),
                            reached.target(),
                            reached.measure().key(),
                            reached.times().size(),
                            reached.times().count(),
                            reached.share().estimate(),
                            reached.share().low(),
                            reached.share().high(),
                            reached.median(),
                            reached.restrictedMean(),
                            reached.horizon(),
                            diverged(column),
                            analysis.finalReturn(column).estimate(),
                            analysis.finalReturn(column).low(),
                            analysis.finalReturn(column).high(),
                            analysis.stepLength(column)));
        }
        if (analysis.reached().isEmpty()) {
            for (Column column : analysis.grid().columns()) {
                Interval end = analysis.finalReturn(column);
                text.append(
                        row(
                                column.name(),
                                "",
                                "",
                                analysis.runs(column).size(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                diverged(column),
                                end.estimate(),
                                end.low(),
                                end.high(),
                                analysis.stepLength(column)));
            }
        }
        return text.toString();
    }

    private long diverged(Column column) {
        return analysis.runs(column).stream().filter(GridRun::diverged).count();
    }

    private String comparisons() {
        StringBuilder text =
                new StringBuilder(
                        "kind,column,reference,target,measure,pairs,censored_pairs,horizon,came,reference_came,speed_up,low,high,log_rank_p,final_difference,final_low,final_high\n");
        for (Analysis.Compared compared : analysis.compared()) {
            Optional<Interval> ratio = compared.speedUp().ratio();
            Optional<Interval> end = analysis.finalDifference(compared.pair());
            text.append(
                    row(
                            "\"" + analysis.kind(compared.pair()).words() + "\"",
                            compared.pair().column(),
                            compared.pair().reference(),
                            compared.target(),
                            compared.measure().key(),
                            compared.speedUp().pairs(),
                            compared.speedUp().censoredPairs(),
                            compared.horizon(),
                            compared.came(),
                            compared.referenceCame(),
                            ratio.map(Interval::estimate).orElse(Double.NaN),
                            ratio.map(Interval::low).orElse(Double.NaN),
                            ratio.map(Interval::high).orElse(Double.NaN),
                            compared.speedUp().logRank().pValue(),
                            end.map(Interval::estimate).orElse(Double.NaN),
                            end.map(Interval::low).orElse(Double.NaN),
                            end.map(Interval::high).orElse(Double.NaN)));
        }
        return text.toString();
    }

    /** The comparisons in environment steps, for a terminal. */
    void print(PrintWriter output) {
        if (!analysis.judged()) {
            output.printf(
                    Locale.ROOT,
                    "Too few evaluations to say who comes to a target: at least %d of every run wanted.%n",
                    Convergence.MEAN_OF + Convergence.STAYING);
            output.flush();
            return;
        }
        for (double target : analysis.grid().targets()) {
            output.printf(
                    Locale.ROOT,
                    "To a return of %s after one step, in environment steps:%n",
                    number(target));
            int wide =
                    analysis.grid().columns().stream()
                            .mapToInt(column -> column.name().length())
                            .max()
                            .orElse(0);
            for (Analysis.Reached reached : analysis.reached()) {
                if (reached.measure() == Measure.ENVIRONMENT_STEPS && reached.target() == target) {
                    output.printf(
                            Locale.ROOT,
                            "  %-" + wide + "s  %3d of %d, median %s%s%n",
                            reached.column().name(),
                            reached.times().count(),
                            reached.times().size(),
                            reached.median().isPresent()
                                    ? steps(reached.median().getAsDouble())
                                    : "-",
                            compared(reached));
                }
            }
        }
        output.flush();
    }

    private String compared(Analysis.Reached reached) {
        StringBuilder text = new StringBuilder();
        for (Analysis.Compared compared : analysis.compared()) {
            Optional<Interval> ratio = compared.speedUp().ratio();
            if (compared.pair().column().equals(reached.column().name())
                    && compared.measure() == reached.measure()
                    && compared.target() == reached.target()
                    && ratio.isPresent()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                ", %s times as fast as %s",
                                interval(ratio.get()),
                                compared.pair().reference()));
            }
        }
        return text.toString();
    }

    /** For example {@code 1.12 (0.95 to 1.31)}; one seed has no interval. */
    static String interval(Interval interval) {
        if (Double.isNaN(interval.low())) {
            return String.format(Locale.ROOT, "%.2f", interval.estimate());
        }
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                interval.estimate(),
                interval.low(),
                interval.high());
    }

    /** For example {@code 12,300} or {@code 1.23 million}. */
    static String steps(double value) {
        return value >= 1e6
                ? String.format(Locale.ROOT, "%.2f million", value / 1e6)
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A number without needless digits. */
    static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
