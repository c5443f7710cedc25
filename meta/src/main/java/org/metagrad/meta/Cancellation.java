package org.metagrad.meta;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Whether a training is to end: asked for, or its time is over. For any thread at any time. */
final class Cancellation {
    private static final long FAR = Long.MAX_VALUE / 2;

    /** Says that a training was cancelled here and not by what a task of the user's own threw. */
    static final class Requested extends CancellationException {
        private static final long serialVersionUID = 1;

        private Requested(int iteration) {
            super("cancelled after iteration " + iteration);
        }
    }

    private final long created = System.nanoTime();
    private volatile boolean cancelled;
    private volatile long deadline = Long.MAX_VALUE;

    void cancel() {
        cancelled = true;
    }

    /** Cancels once {@code time} has passed; replaces an earlier deadline. */
    void cancelAfter(Duration time) {
        long now = System.nanoTime() - created;
        // toNanos refuses what is longer than 292 years, in either direction.
        long nanos =
                time.compareTo(Duration.ofNanos(FAR)) > 0
                        ? FAR
                        : time.compareTo(Duration.ofNanos(-FAR)) < 0 ? -FAR : time.toNanos();
        deadline = now + nanos;
    }

    boolean isCancelled() {
        return cancelled || System.nanoTime() - created >= deadline;
    }

    /**
     * Throws where the training is to end.
     *
     * @throws Requested when cancelled
     */
    void stopIfCancelled(int iteration) {
        if (isCancelled()) {
            throw new Requested(iteration);
        }
    }
}
