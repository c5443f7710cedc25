package org.metagrad.bench.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a request to stop. The virtual machine ends when its shutdown hooks do, so
 * the hook asks the work to stop and holds the machine until the work has closed its files, or
 * patience is over.
 */
final class StopSignal implements AutoCloseable {
    /** The exit code of a process that SIGINT ended, as shells count. */
    static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-signal");
    private volatile boolean requested;
    private volatile Runnable action = () -> {};

    private StopSignal() {}

    /** Listens until closed. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Whether to stop at the next opportunity. */
    boolean requested() {
        return requested;
    }

    /** What to do at once when the request comes, on the thread of the signal. */
    void whenRequested(Runnable action) {
        this.action = action;
        if (requested) {
            action.run();
        }
    }

    /** The work is over, its files are closed. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The machine is shutting down already, and the hook has just been released.
        }
    }

    /** What the shutdown hook runs. */
    void stopAndWait() {
        requested = true;
        action.run();
        try {
            finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
