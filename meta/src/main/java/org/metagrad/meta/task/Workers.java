package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.metagrad.autodiff.tiles.Crew;

/**
 * Threads that share the tasks of a meta-batch out among themselves, each with a worker's state of
 * its own. A thread for which no task is left helps with what the others offer to their {@link
 * #crew}, until all tasks are done. Which thread does a task, or a part of it, changes no result,
 * so nothing depends on their number.
 *
 * @param <W> a worker's state
 */
public final class Workers<W> implements AutoCloseable {

    /** A job on one task. */
    public interface Job<W> {
        /** Does the job on one task with a thread's own state. */
        void run(W worker, int task);
    }

    private final List<W> states = new ArrayList<>();
    private final HelpingThreads crew;
    private final ExecutorService pool;
    private volatile boolean closed;

    /**
     * Starts the threads.
     *
     * @param state makes that of a worker from its number
     */
    public Workers(int threads, IntFunction<W> state) {
        for (int i = 0; i < threads; i++) {
            states.add(state.apply(i));
        }
        crew = new HelpingThreads(threads);
        pool =
                Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("metagrad-worker-", 0).factory());
    }

    /** The workers' states, one for each thread. */
    public List<W> states() {
        return states;
    }

    /** The threads as those who help each other; each has the number of its state. */
    public Crew crew() {
        return crew;
    }

    /**
     * Does tasks {@code 0 .. tasks - 1} and waits until no worker is busy any more. After a failure
     * the workers take no further task; the first failure is thrown again, with the others
     * suppressed in it.
     *
     * @throws IllegalStateException if this is closed, before or meanwhile; or if the calling
     *     thread is interrupted meanwhile, whose interrupt flag stays set
     */
    public void forEach(int tasks, Job<? super W> job) {
        forEach(states, tasks, job);
    }

    /**
     * Does the tasks with states of the caller's own in place of the workers'.
     *
     * @param own one for each of {@link #states}
     * @throws IllegalStateException as {@link #forEach(int, Job)}
     */
    public <S> void forEach(List<S> own, int tasks, Job<? super S> job) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted before tasks were running");
        }
        AtomicInteger next = new AtomicInteger();
        crew.begin();
        List<Future<?>> running = new ArrayList<>();
        Throwable failure = null;
        try {
            for (int i = 0; i < own.size(); i++) {
                int thread = i;
                running.add(pool.submit(() -> work(tasks, job, next, thread, own.get(thread))));
            }
        } catch (RejectedExecutionException _) {
            next.set(tasks); // closed; those that have begun are waited for
        } catch (OutOfMemoryError noThread) {
            next.set(tasks);
            failure = noThread;
            for (int i = running.size(); i < own.size(); i++) {
                crew.leave();
            }
        }
        boolean interrupted = false;
        for (Future<?> future : running) {
            while (true) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    if (failure == null) {
                        failure = e.getCause();
                    } else if (failure != e.getCause()) {
                        // of compiled code, two threads may throw the one that the machine keeps
                        failure.addSuppressed(e.getCause());
                    }
                } catch (CancellationException _) {
                    // closed before a thread came to it
                } catch (InterruptedException _) {
                    // The workers write into arrays of the caller, so they are waited for still.
                    interrupted = true;
                    next.set(tasks);
                    continue;
                }
                break;
            }
        }
        // What is done does not ask: an interrupt may have come without ending a wait.
        interrupted |= Thread.currentThread().isInterrupted();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new IllegalStateException("closed while tasks were running", failure);
        }
        switch (failure) {
            case null -> {
                if (interrupted) {
                    throw new IllegalStateException("interrupted while tasks were running");
                }
            }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException("a task failed: " + failure, failure);
        }
    }

    private <S> void work(int tasks, Job<? super S> job, AtomicInteger next, int thread, S state) {
        try {
            for (int t = next.getAndIncrement(); t < tasks && !closed; t = next.getAndIncrement()) {
                job.run(state, t);
            }
        } catch (Throwable failure) {
            next.set(tasks);
            throw failure;
        } finally {
            crew.leave();
        }
        crew.help(thread);
    }

    /**
     * Ends the threads, each after the task it is at, which is interrupted. From any thread, one of
     * these included; does not wait.
     */
    @Override
    public void close() {
        closed = true;
        crew.close();
        for (Runnable never : pool.shutdownNow()) {
            // Nothing else ends the wait for what will not be run.
            ((Future<?>) never).cancel(false);
        }
    }
}
