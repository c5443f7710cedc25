package org.metagrad.meta.task;

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
