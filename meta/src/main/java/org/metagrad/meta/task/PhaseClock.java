package org.metagrad.meta.task;

/** Nanoseconds that one worker spent in each phase. */
public final class PhaseClock {
    /** What a worker does. */
    public enum Phase {
        ROLLOUT,
        ADVANTAGE,
        INNER,
        OUTER
    }

    private final long[] nanos = new long[Phase.values().length];

    void add(Phase phase, long since) {
        nanos[phase.ordinal()] += System.nanoTime() - since;
    }

    public double seconds(Phase phase) {
        return nanos[phase.ordinal()] * 1e-9;
    }

    /** Takes over another clock's times and sets it back. */
    public void take(PhaseClock other) {
        System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
        other.reset();
    }

    public void reset() {
        java.util.Arrays.fill(nanos, 0);
    }
}
