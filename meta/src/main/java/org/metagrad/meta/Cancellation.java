package org.metagrad.meta;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Whether a training is to end: asked for, or its time is over. For any thread at any time. */
final class Cancellation {
    private final long created = System.nanoTime();
    private volatile boolean cancelled;
    private volatile long deadline = Long.MAX_VALUE;

    void cancel() {
        cancelled = true;
    }

    /** The same once this time from now is over, in place of what an earlier call said. */
    void cancelAfter(Duration time) {
        long now = System.nanoTime() - created;
        long nanos =
                time.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0
                        ? Long.MAX_VALUE / 2
                        : time.toNanos();
        deadline = now + nanos;
    }

    boolean isCancelled() {
        return cancelled || System.nanoTime() - created >= deadline;
    }

    /**
     * @throws CancellationException when cancelled
     */
    void stopIfCancelled(int iteration) {
        if (isCancelled()) {
            throw new CancellationException("cancelled after iteration " + iteration);
        }
    }
}
