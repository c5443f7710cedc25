package org.metagrad.bench.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a request to stop. The virtual machine ends when its shutdown hooks do, so
 * the hook asks the work to stop and holds the machine until the work has closed its files, or
 * patience is over.
 */
public final class StopSignal implements AutoCloseable {
    /** The exit code of a process that SIGINT ended, as shells count. */
    public static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-signal");
    private volatile boolean requested;
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    private StopSignal() {}

    /** {@return a signal that listens until it is closed} */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** {@return whether to stop at the next opportunity} */
    public boolean requested() {
        return requested;
    }

    /** What else to do at once when the request comes, on the thread of the signal. */
    void whenRequested(Runnable action) {
        actions.add(action);
        if (requested) {
            action.run();
        }
    }

    /** What not to do any more. */
    void forget(Runnable action) {
        actions.remove(action);
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
        actions.forEach(Runnable::run);
        try {
            finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
