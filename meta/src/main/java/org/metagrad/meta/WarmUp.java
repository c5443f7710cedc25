package org.metagrad.meta;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.metagrad.kernels.FloatKernels;

/**
 * When a policy goes over from the scalar kernels to those on vectors, whose bits are the same.
 *
 * <p>Vectors are a hundred times slower than the scalar twin until the virtual machine has compiled
 * what runs on them. So all begin on the twin, and once it pays one daemon thread runs the same
 * plan on vectors until these are the faster ones, then ends. Which of the two runs has no effect
 * on any result.
 */
final class WarmUp {
    /**
     * By how many runs vectors have to be the faster ones more often: until the last of what they
     * call is compiled they leave garbage behind, a while after they have become faster.
     */
    private static final int WINS = 500;

    /** After so many runs vectors are not going to be the faster ones here. */
    private static final int MOST_RUNS = 4_000;

    private final Function<FloatKernels, Runnable> exercise;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean warm;

    /**
     * Nothing is warm yet.
     *
     * @param exercise plans for some kernels what is to be compiled; each run of it takes a
     *     millisecond or so
     */
    WarmUp(Function<FloatKernels, Runnable> exercise) {
        this.exercise = exercise;
    }

    /** Whether vectors are the faster ones by now. */
    boolean done() {
        return warm;
    }

    /** Starts the thread, the first time. */
    void start() {
        if (!started.getAndSet(true)) {
            Thread.ofPlatform().daemon().name("metagrad-warm-up").start(this::compile);
        }
    }

    private void compile() {
        FloatKernels vectors = FloatKernels.best();
        if (vectors == FloatKernels.scalar()) {
            return;
        }
        Runnable scalar = exercise.apply(FloatKernels.scalar());
        Runnable vector = exercise.apply(vectors);
        int wins = 0;
        for (int run = 0; run < MOST_RUNS && wins < WINS; run++) {
            wins = nanos(vector) < nanos(scalar) ? wins + 1 : Math.max(0, wins - 1);
        }
        if (wins == WINS) {
            finish();
        }
    }

    /** Says that vectors are to be used from now on. */
    void finish() {
        warm = true;
    }

    private static long nanos(Runnable run) {
        long start = System.nanoTime();
        run.run();
        return System.nanoTime() - start;
    }
}
