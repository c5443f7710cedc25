package org.metagrad.bench.run;

import java.io.PrintWriter;
import org.metagrad.meta.problem.Score;

/**
 * The terminal, or the file or pipe, to which the output goes.
 *
 * @param interactive whether a person watches, on a terminal that can redraw a line
 * @param columns width in characters
 */
public record Terminal(boolean interactive, int columns) {
    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;

    /** {@return the terminal of this process} */
    public static Terminal detect() {
        boolean interactive =
                System.console() != null
                        && System.console().isTerminal()
                        && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(interactive, columns(System.getenv("COLUMNS")));
    }

    /** The progress of a run of which {@code done} iterations are over. */
    Progress progress(PrintWriter out, int done, int iterations, Score score) {
        return interactive
                ? new Progress.Bar(done, iterations, columns, score)
                : new Progress.Lines(out, done, iterations, score, System::nanoTime);
    }

    /** The width that the launcher script or the shell gives. */
    private static int columns(String given) {
        try {
            return given == null
                    ? USUAL_COLUMNS
                    : Math.max(FEWEST_COLUMNS, Integer.parseInt(given));
        } catch (NumberFormatException _) {
            return USUAL_COLUMNS;
        }
    }
}
