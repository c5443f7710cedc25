package org.metagrad.bench.verify.check;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.metagrad.bench.io.OutputLostException;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.Reason;

/** The lines of a verification and its totals. Lines have no line breaks or control characters. */
public final class Report {
    private static final int LONGEST = 400;

    private final PrintWriter out;
    private final List<Engine> engines;
    private int passed;
    private int failed;
    private int skipped;

    /**
     * A report on all ways to run programs.
     *
     * @param out gets the lines
     */
    public Report(PrintWriter out) {
        this(out, List.of(Engine.values()));
    }

    /**
     * A report on some ways to run programs.
     *
     * @param out gets the lines
     * @param engines the ways
     */
    public Report(PrintWriter out, List<Engine> engines) {
        this.out = out;
        this.engines = engines;
    }

    /** The ways to run programs that are to be checked. */
    List<Engine> engines() {
        return engines;
    }

    /** {@code |got - want| / max(|want|, smallest)} in Euclidean norms against the tolerance. */
    void compare(String name, double[] got, double[] want, double smallest, double tolerance) {
        if (got.length != want.length) {
            fail(name, "got " + got.length + " values, " + want.length + " wanted");
            return;
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < got.length; i++) {
            difference = Math.hypot(difference, got[i] - want[i]);
            norm = Math.hypot(norm, want[i]);
        }
        error(name, difference / Math.max(norm, smallest), tolerance);
    }

    /**
     * Gives the line of an error that was measured otherwise; what is not a number fails.
     *
     * @param name of the check
     * @param error what was measured
     * @param tolerance the largest error allowed
     */
    public void error(String name, double error, double tolerance) {
        boolean pass = error <= tolerance;
        passed += pass ? 1 : 0;
        failed += pass ? 0 : 1;
        line(
                String.format(
                        Locale.ROOT,
                        "%s %s %.1e %.0e",
                        pass ? "PASS" : "FAIL",
                        name,
                        error,
                        tolerance));
    }

    /**
     * Fails a check that could not be made.
     *
     * @param name of the check
     * @param problem the reason
     */
    public void fail(String name, String problem) {
        failed++;
        line("FAIL " + name + " " + problem);
    }

    /**
     * Gives the line of something for which there is no check.
     *
     * @param name of the check
     */
    public void skip(String name) {
        skip(name, "");
    }

    /**
     * Gives the line of something for which there is no check, with a hint.
     *
     * @param name of the check
     * @param hint what may have been meant; empty for none
     */
    public void skip(String name, String hint) {
        skipped++;
        line("SKIP " + name + (hint.isEmpty() ? "" : " " + hint));
    }

    /** {@return whether anything was compared at all} */
    public boolean hasChecked() {
        return passed + failed > 0;
    }

    /**
     * Does a part of the checks; if it throws, that is a failed check and the others go on.
     *
     * @param name of the check
     * @param file that it reads
     * @param part of the checks
     */
    public void guard(String name, Path file, Runnable part) {
        try {
            part.run();
        } catch (OutputLostException e) {
            throw e;
        } catch (RuntimeException e) {
            String message = Reason.of(e);
            // what names a file of the same folder has its line too
            boolean located =
                    message.startsWith(file.toString())
                            || message.startsWith(file.resolveSibling("").toString());
            fail(name, located ? message : file + ":1: " + message);
        }
    }

    /**
     * Prints the totals.
     *
     * @return the exit code: 0 if all checks passed, else 1
     */
    public int finish() {
        line(
                passed
                        + " passed, "
                        + failed
                        + " failed"
                        + (skipped > 0 ? ", " + skipped + " skipped" : ""));
        return failed > 0 ? 1 : 0;
    }

    private void line(String text) {
        String clean = Printable.line(text);
        out.println(clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean);
        if (out.checkError()) {
            throw new OutputLostException();
        }
    }
}
