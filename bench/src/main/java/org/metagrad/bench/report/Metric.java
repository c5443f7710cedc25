package org.metagrad.bench.report;

import java.util.Arrays;
import org.metagrad.bench.statistics.Summary;

/**
 * What one benchmark measured of one quantity.
 *
 * @param raw [forks][iterations]
 * @param unit as JMH writes it, such as {@code ms/op}
 */
public record Metric(double[][] raw, String unit) {
    private static final int LEAST_ITERATIONS = 3;

    /** The number of values. */
    int count() {
        return Arrays.stream(raw).mapToInt(fork -> fork.length).sum();
    }

    /** In JMH's unit. */
    Summary summary() {
        return Summary.of(raw);
    }

    /** {@return whether the metric is the time of an operation} */
    public boolean isTime() {
        return unit.endsWith("/op") && secondsOf(unit.substring(0, unit.length() - 3)) > 0;
    }

    /** Whether it is operations in a time. */
    boolean isRate() {
        return unit.startsWith("ops/") && secondsOf(unit.substring(4)) > 0;
    }

    /** {@return the seconds an operation takes, of a time or a rate} */
    public Summary seconds() {
        return isRate()
                ? summary().reciprocal(secondsOf(unit.substring(4)))
                : summary().times(secondsOf(unit.substring(0, unit.length() - 3)));
    }

    /**
     * The part by which the time falls from the first to the last iterations in the median fork; 0
     * if it does not in every fork, or a fork has fewer than three iterations. Of an odd number the
     * one in the middle is left out. It falls where each of the last is faster than each of the
     * first.
     */
    double fall() {
        double[] falls = new double[raw.length];
        for (int f = 0; f < raw.length; f++) {
            int half = raw[f].length / 2;
            double[] times = Arrays.stream(raw[f]).map(x -> isRate() ? 1 / x : x).toArray();
            double[] first = Arrays.copyOf(times, half);
            double[] last = Arrays.copyOfRange(times, times.length - half, times.length);
            if (times.length < LEAST_ITERATIONS
                    || Arrays.stream(last).max().getAsDouble()
                            >= Arrays.stream(first).min().getAsDouble()) {
                return 0;
            }
            falls[f] = 1 - Summary.of(last).median() / Summary.of(first).median();
        }
        return falls.length == 0 ? 0 : Summary.of(falls).median();
    }

    private static double secondsOf(String unit) {
        return switch (unit) {
            case "ns" -> 1e-9;
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "min" -> 60;
            default -> 0;
        };
    }
}
