package org.metagrad.meta.task;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.PartedWork;

/**
 * The threads of {@link Workers} as a crew: one that has no task any more does parts of the work
 * that the others offer, until none of them has a task. It looks for work for some microseconds and
 * then sleeps; where there are more threads than processors it sleeps at once.
 */
final class HelpingThreads implements Crew {
    private static final int PATIENCE = 400;
    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;

    private final OfferedParts[] offers;
    private final Thread[] threads;
    private final AtomicIntegerArray sleep;
    private final int window;
    private final int patience;
    private final AtomicInteger atTasks = new AtomicInteger();
    private volatile boolean closed;

    HelpingThreads(int count) {
        // As many as come while one thread is at its part, and once more.
        window = 2 * count;
        patience = count > Runtime.getRuntime().availableProcessors() ? 0 : PATIENCE;
        offers = new OfferedParts[count];
        Arrays.setAll(offers, _ -> new OfferedParts(window, patience));
        threads = new Thread[count];
        sleep = new AtomicIntegerArray(count);
    }

    @Override
    public int places() {
        return 1 + window;
    }

    @Override
    public void run(int thread, PartedWork work) {
        OfferedParts offer = offers[thread];
        int parts = work.parts();
        offer.begin(work);
        wakeOne();
        try {
            while (offer.taken() < parts) {
                int part = offer.claim();
                if (part == OfferedParts.NONE) {
                    offer.awaitNext();
                } else {
                    // Where no other part is before it, a place stays in the cache.
                    boolean first = part == offer.taken();
                    attempt(offer, work, thread, part, first ? 0 : offer.place(part));
                    if (first) {
                        take(offer, work, part, 0);
                    }
                }
                while (offer.isNextDone()) {
                    int next = offer.taken();
                    take(offer, work, next, offer.place(next));
                }
            }
        } finally {
            offer.end();
        }
    }

    private void take(OfferedParts offer, PartedWork work, int part, int place) {
        switch (offer.failure()) {
            case null -> work.take(part, place);
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException("a part failed", other);
        }
        if (offer.take()) {
            wakeOne();
        }
    }

    private static void attempt(
            OfferedParts offer, PartedWork work, int thread, int part, int place) {
        Throwable failure = null;
        try {
            work.run(thread, part, place);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        offer.finish(part, failure);
    }

    /** Says that all threads may have tasks. */
    void begin() {
        atTasks.set(offers.length);
    }

    /** Says that a thread has no task any more. */
    void leave() {
        if (atTasks.decrementAndGet() == 0) {
            wakeAll();
        }
    }

    /** Does parts of others' work until no thread has a task. */
    void help(int thread) {
        threads[thread] = Thread.currentThread();
        int looks = 0;
        while (isNeeded()) {
            if (helped(thread)) {
                looks = 0;
            } else if (looks++ < patience) {
                Thread.onSpinWait();
            } else {
                sleep(thread);
            }
        }
    }

    private boolean isNeeded() {
        return atTasks.get() > 0 && !closed;
    }

    /** Does one part, if there is any; of the next thread's first, so that helpers spread. */
    private boolean helped(int thread) {
        for (int i = 1; i < offers.length; i++) {
            OfferedParts offer = offers[(thread + i) % offers.length];
            if (offer.isOpen()) {
                int part = offer.claim();
                if (part != OfferedParts.NONE) {
                    if (offer.isOpen()) {
                        wakeOne();
                    }
                    attempt(offer, offer.work(), thread, part, offer.place(part));
                    return true;
                }
            }
        }
        return false;
    }

    private void sleep(int thread) {
        sleep.set(thread, ASLEEP);
        if (isNeeded() && !isAnythingOffered()) {
            LockSupport.park(this);
        }
        sleep.set(thread, AWAKE);
        // An interrupt of the task before means nothing here and would keep it from sleeping.
        Thread.interrupted();
    }

    private boolean isAnythingOffered() {
        for (OfferedParts offer : offers) {
            if (offer.isOpen()) {
                return true;
            }
        }
        return false;
    }

    private void wakeOne() {
        for (int i = 0; i < threads.length; i++) {
            if (wake(i)) {
                return;
            }
        }
    }

    private void wakeAll() {
        for (int i = 0; i < threads.length; i++) {
            wake(i);
        }
    }

    private boolean wake(int thread) {
        boolean woken = sleep.get(thread) == ASLEEP && sleep.compareAndSet(thread, ASLEEP, AWAKE);
        if (woken) {
            LockSupport.unpark(threads[thread]);
        }
        return woken;
    }

    /** Lets no thread help any more. */
    void close() {
        closed = true;
        wakeAll();
    }
}
