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
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.problem.Score;

/** What the user sees while a run trains. */
sealed interface Progress extends AutoCloseable {
    void iterationDone(IterationMetrics metrics);

    @Override
    void close();

    /** {@code return 123.4 -> 456.7}: before and after adaptation. */
    static String scores(Score score, IterationMetrics metrics) {
        String form =
                switch (score) {
                    case RETURN -> "return %.1f -> %.1f";
                    case ERROR -> "error %.3f -> %.3f";
                    case ACCURACY -> "accuracy %.3f -> %.3f";
                };
        return String.format(Locale.ROOT, form, metrics.returnBefore(), metrics.returnAfter());
    }

    /** A bar with the time left, redrawn in place, for a terminal. */
    final class Bar implements Progress {
        private final ProgressBar bar;
        private final Score score;
        private final IterationClock clock;

        /**
         * The consumer is named, with its width, because the default one asks JLine for the width,
         * and JLine then lets SIGINT end the virtual machine without its shutdown hooks.
         */
        Bar(int done, int iterations, int columns, Score score) {
            this.score = score;
            clock = new IterationClock(System::nanoTime, iterations);
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("training")
                            .setInitialMax(iterations)
                            .startsFrom(done, Duration.ZERO)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .setEtaFunction(_ -> duration(clock.left()))
                            .setConsumer(new ConsoleProgressBarConsumer(System.out, columns - 1))
                            .build();
        }

        private static Optional<Duration> duration(OptionalDouble seconds) {
            return seconds.isPresent()
                    ? Optional.of(Duration.ofMillis(Math.round(1e3 * seconds.getAsDouble())))
                    : Optional.empty();
        }

        @Override
        public void iterationDone(IterationMetrics metrics) {
            clock.iterationDone(metrics.iteration());
            bar.setExtraMessage(" " + scores(score, metrics));
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** About ten plain lines in all, for files and pipes. */
    final class Lines implements Progress {
        private final PrintWriter out;
        private final int done;
        private final int iterations;
        private final int interval;
        private final Score score;
        private final IterationClock clock;

        Lines(PrintWriter out, int done, int iterations, Score score, LongSupplier nanoseconds) {
            this.score = score;
            clock = new IterationClock(nanoseconds, iterations);
            this.out = out;
            this.done = done;
            this.iterations = iterations;
            interval = Math.max(1, Math.ceilDiv(iterations - done, 10));
        }

        @Override
        public void iterationDone(IterationMetrics metrics) {
            int iteration = metrics.iteration();
            clock.iterationDone(iteration);
            if (iteration == done + 1 || iteration % interval == 0 || iteration == iterations) {
                OptionalDouble left = clock.left();
                out.println(
                        String.format(
                                Locale.ROOT,
                                "iteration %d of %d, %s, %s%s",
                                iteration,
                                iterations,
                                scores(score, metrics),
                                TimeLeft.text(clock.elapsed()),
                                left.isPresent()
                                        ? ", " + TimeLeft.text(left.getAsDouble()) + " left"
                                        : ""));
                out.flush();
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
