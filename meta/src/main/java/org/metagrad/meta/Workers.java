package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Threads that share the tasks of a meta-batch out among themselves, each with a worker's state of
 * its own. Which thread does a task changes no result, so nothing depends on their number.
 *
 * @param <W> a worker's state
 */
final class Workers<W> implements AutoCloseable {

    /** What is done with one task. */
    interface Job<W> {
        void run(W worker, int task);
    }

    private final List<W> states = new ArrayList<>();
    private final ExecutorService pool;

    Workers(int threads, IntFunction<W> state) {
        for (int i = 0; i < threads; i++) {
            states.add(state.apply(i));
        }
        pool =
                Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("metagrad-worker-", 0).factory());
    }

    List<W> states() {
        return states;
    }

    /** Does tasks {@code 0 .. tasks - 1} and waits; the first failure is thrown again. */
    void forEach(int tasks, Job<W> job) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (W state : states) {
            running.add(
                    pool.submit(() -> {
                        for (int t = next.getAndIncrement();
                                t < tasks;
                                t = next.getAndIncrement()) {
                            job.run(state, t);
                        }
                    }));
        }
        RuntimeException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = new IllegalStateException("a task failed: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("interrupted while tasks were running", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
