package org.metagrad.bench.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * An estimate of how long the rest of some work takes: at the pace of its latest parts. A part that
 * took much longer than most, such as one during which the machine slept, counts as a long one
 * only.
 */
public final class TimeLeft {
    private static final int LATEST = 32;
    private static final double MOST = 4;

    private final double[] paces = new double[LATEST];
    private long parts;

    /** An estimate before any part of the work is known. */
    public TimeLeft() {}

    /**
     * Takes a part into account: so much work, in any unit, took so many seconds.
     *
     * @param work in any unit
     * @param seconds that it took
     */
    public void add(double work, double seconds) {
        paces[(int) (parts++ % LATEST)] = seconds / work;
    }

    /**
     * {@return the seconds that so much work takes; empty before any part is known}
     *
     * @param work in the unit of {@link #add}
     */
    public OptionalDouble of(double work) {
        int count = (int) Math.min(parts, LATEST);
        double[] sorted = Arrays.copyOf(paces, count);
        Arrays.sort(sorted);
        double most = count == 0 ? 0 : MOST * sorted[(count - 1) / 2];
        OptionalDouble pace = Arrays.stream(sorted).map(p -> Math.min(p, most)).average();
        return pace.isPresent() ? OptionalDouble.of(work * pace.getAsDouble()) : pace;
    }

    /**
     * {@return a time as it is read: {@code 42 s}, {@code 3 min 5 s}, {@code 38 min}, {@code 2 h 7
     * min}}
     *
     * @param seconds the time
     */
    public static String text(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return String.format(Locale.ROOT, "%d s", whole);
        }
        if (whole < 600) {
            return String.format(Locale.ROOT, "%d min %d s", whole / 60, whole % 60);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60
                ? String.format(Locale.ROOT, "%d min", minutes)
                : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
    }
}
