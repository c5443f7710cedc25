package org.metagrad.meta.task;

import java.util.Arrays;

/** Nanoseconds that one worker, and those that helped it, spent in each phase. */
public final class PhaseClock {
    /** What a worker does. */
    public enum Phase {
        ROLLOUT,
        ADVANTAGE,
        INNER,
        OUTER
    }

    private final long[] nanos = new long[Phase.values().length];
    private final long[] byOthers = new long[nanos.length];

    void add(Phase phase, long since) {
        add(phase, since, 0);
    }

    /**
     * Adds the time since a moment.
     *
     * @param helped nanoseconds that other threads spent on it
     */
    void add(Phase phase, long since, long helped) {
        nanos[phase.ordinal()] += System.nanoTime() - since + helped;
        byOthers[phase.ordinal()] += helped;
    }

    public double seconds(Phase phase) {
        return nanos[phase.ordinal()] * 1e-9;
    }

    /**
     * Takes over the times of another clock's worker, without those of others that helped it
     * meanwhile, and sets it back.
     */
    public void takeOwn(PhaseClock other) {
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = other.nanos[i] - other.byOthers[i];
            byOthers[i] = 0;
        }
        other.reset();
    }

    /** Sets all times back to 0. */
    public void reset() {
        Arrays.fill(nanos, 0);
        Arrays.fill(byOthers, 0);
    }
}
