package org.metagrad.meta.task;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.metagrad.autodiff.tiles.PartedWork;

/**
 * The work that one thread lets the others take parts of. Parts are claimed in their order, and no
 * more of them than there are places for results that wait for one before them.
 */
final class OfferedParts {
    /** No part to be had. */
    static final int NONE = -1;

    private final int window;
    private final int patience;
    private final boolean[] done;
    private final Throwable[] failures;

    // Guarded by this.
    private PartedWork work;
    private int parts;
    private int next;
    private int taken;
    private int underway;
    private long helped;
    private Thread waiting;

    // Hints that are read without the lock.
    private volatile boolean open;
    private volatile int finished;

    /**
     * Nothing offered yet.
     *
     * @param window the most parts that are claimed and not taken
     * @param patience how often an owner looks before it sleeps
     */
    OfferedParts(int window, int patience) {
        this.window = window;
        this.patience = patience;
        done = new boolean[window];
        failures = new Throwable[window];
    }

    /** Whether there seems to be a part to be claimed. */
    boolean isOpen() {
        return open;
    }

    /**
     * Offers a work.
     *
     * @throws IllegalStateException if the owner is at one already
     */
    synchronized void begin(PartedWork offered) {
        if (work != null) {
            throw new IllegalStateException("a part of a work that offers one itself");
        }
        work = offered;
        parts = offered.parts();
        next = 0;
        taken = 0;
        helped = 0;
        Arrays.fill(done, false);
        open = true;
    }

    /**
     * Gives the next part to the calling thread, which must {@link #finish} it; or {@link #NONE}.
     */
    synchronized int claim() {
        if (!claimable()) {
            return NONE;
        }
        underway++;
        int part = next++;
        open = claimable();
        return part;
    }

    private boolean claimable() {
        return next < Math.min(parts, taken + window);
    }

    /** The work of which a part has been claimed. */
    synchronized PartedWork work() {
        return work;
    }

    /** The place for the result of a part that others may overtake; 0 is for one that none can. */
    int place(int part) {
        return 1 + part % window;
    }

    /**
     * Says that a claimed part is done.
     *
     * @param failure what it has thrown, null for nothing
     * @param nanos that it took a thread other than the owner's
     */
    synchronized void finish(int part, Throwable failure, long nanos) {
        helped += nanos;
        done[part % window] = true;
        failures[part % window] = failure;
        underway--;
        finished++;
        LockSupport.unpark(waiting);
    }

    /** The nanoseconds that other threads have spent on parts. */
    synchronized long helped() {
        return helped;
    }

    /** The first part that has not been taken. */
    synchronized int taken() {
        return taken;
    }

    /** Whether the first part that has not been taken is done. */
    synchronized boolean isNextDone() {
        return taken < next && done[taken % window];
    }

    /** What the first part that has not been taken has thrown, null for nothing. */
    synchronized Throwable failure() {
        return failures[taken % window];
    }

    /**
     * Takes the first part that has not been taken, which is done.
     *
     * @return whether there is a part to be claimed again that waited for a place
     */
    synchronized boolean take() {
        boolean waited = !claimable();
        done[taken % window] = false;
        taken++;
        open = claimable();
        return waited && open;
    }

    /** Waits until the first part that has not been taken is done by the thread that has it. */
    void awaitNext() {
        await(true);
    }

    /** Lets no part be claimed any more and waits for those that have been. */
    void end() {
        synchronized (this) {
            parts = next;
            open = false;
        }
        await(false);
        synchronized (this) {
            work = null;
            Arrays.fill(failures, null);
        }
    }

    private void await(boolean nextOnly) {
        int seen = finished;
        for (int i = 0; !isReady(nextOnly); i++) {
            if (i < patience) {
                for (int look = 0; look < 16 && finished == seen; look++) {
                    Thread.onSpinWait();
                }
                seen = finished;
            } else {
                sleep(nextOnly);
            }
        }
    }

    private synchronized boolean isReady(boolean nextOnly) {
        return underway == 0 || nextOnly && isNextDone();
    }

    private void sleep(boolean nextOnly) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        // An interrupt ends the parking at once and is the job's own affair: it stays set.
        if (Thread.currentThread().isInterrupted()) {
            Thread.yield();
        } else if (!isReady(nextOnly)) {
            LockSupport.park(this);
        }
        synchronized (this) {
            waiting = null;
        }
    }
}
