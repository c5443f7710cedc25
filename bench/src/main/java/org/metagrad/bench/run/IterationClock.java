package org.metagrad.bench.run;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * The time that the iterations of a run take. The first that is seen starts the run up as well, and
 * says nothing of the others.
 */
final class IterationClock {
    private final LongSupplier nanoseconds;
    private final int iterations;
    private final TimeLeft pace = new TimeLeft();
    private final long start;
    private long before;
    private boolean started;
    private OptionalDouble left = OptionalDouble.empty();

    /**
     * @param nanoseconds such as {@link System#nanoTime}
     */
    IterationClock(LongSupplier nanoseconds, int iterations) {
        this.nanoseconds = nanoseconds;
        this.iterations = iterations;
        start = nanoseconds.getAsLong();
    }

    /** Takes an iteration that is over into account. */
    synchronized void iterationDone(int iteration) {
        long now = nanoseconds.getAsLong();
        if (started) {
            pace.add(1, (now - before) / 1e9);
        }
        started = true;
        before = now;
        int rest = iterations - iteration;
        left = rest == 0 ? OptionalDouble.of(0) : pace.of(rest);
    }

    double elapsed() {
        return (nanoseconds.getAsLong() - start) / 1e9;
    }

    /** Seconds from now on; empty while nothing is known. */
    synchronized OptionalDouble left() {
        double since = (nanoseconds.getAsLong() - before) / 1e9;
        return left.isEmpty() ? left : OptionalDouble.of(Math.max(0, left.getAsDouble() - since));
    }
}
