package org.metagrad.bench.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What the user sees of work that several threads share: a bar with the time left on a terminal, a
 * line for every twentieth elsewhere. The time left is that of the rest at the pace so far.
 */
public final class SharedProgress implements AutoCloseable {
    private static final int UNITS = 1000;
    private static final int LINES = 20;

    private final PrintWriter out;
    private final LongSupplier nanoseconds;
    private final double before;
    private final long start;
    private final ProgressBar bar;
    private double share;
    private int lines;

    /**
     * Begins to show progress.
     *
     * @param terminal on which it is shown
     * @param out gets the lines where it is no terminal
     * @param name of the work
     * @param before the share that is done, from 0 to 1
     */
    public SharedProgress(Terminal terminal, PrintWriter out, String name, double before) {
        this(terminal, out, name, before, System::nanoTime);
    }

    SharedProgress(
            Terminal terminal,
            PrintWriter out,
            String name,
            double before,
            LongSupplier nanoseconds) {
        this.out = out;
        this.nanoseconds = nanoseconds;
        this.before = before;
        share = before;
        lines = (int) (LINES * before);
        start = nanoseconds.getAsLong();
        bar =
                terminal.interactive()
                        ? new ProgressBarBuilder()
                                .setTaskName(name)
                                .setInitialMax(UNITS)
                                .startsFrom(units(before), Duration.ZERO)
                                .setStyle(ProgressBarStyle.ASCII)
                                .setUpdateIntervalMillis(200)
                                .hideEta()
                                .setConsumer(
                                        new ConsoleProgressBarConsumer(
                                                System.out, terminal.columns() - 1))
                                .build()
                        : null;
    }

    private static long units(double share) {
        return Math.round(UNITS * share);
    }

    /**
     * Shows how far the work is.
     *
     * @param share what is done, from 0 to 1
     * @param text what else there is to say
     */
    public synchronized void at(double share, String text) {
        this.share = share;
        String left = left().map(seconds -> ", " + TimeLeft.text(seconds) + " left").orElse("");
        if (bar != null) {
            bar.stepTo(units(share));
            bar.setExtraMessage(" " + text + left);
            return;
        }
        int now = (int) (LINES * share + 1e-9);
        if (now > lines) {
            lines = now;
            out.printf(
                    Locale.ROOT,
                    "%.0f %%, %s, %s%s%n",
                    100 * share,
                    text,
                    TimeLeft.text(elapsed()),
                    left);
            out.flush();
        }
    }

    private double elapsed() {
        return (nanoseconds.getAsLong() - start) / 1e9;
    }

    /** Seconds; empty while nothing is known. */
    private Optional<Double> left() {
        OptionalDouble pace =
                share > before
                        ? OptionalDouble.of(elapsed() / (share - before))
                        : OptionalDouble.empty();
        return pace.isPresent() ? Optional.of((1 - share) * pace.getAsDouble()) : Optional.empty();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        out.flush();
    }
}
