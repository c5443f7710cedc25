package org.metagrad.bench.report;

/**
 * What one benchmark measured of one quantity.
 *
 * @param raw [forks][iterations]
 * @param unit as JMH writes it, such as {@code ms/op}
 */
record Metric(double[][] raw, String unit) {

    /** The number of values. */
    int count() {
        return java.util.Arrays.stream(raw).mapToInt(fork -> fork.length).sum();
    }

    /** In JMH's unit. */
    Summary summary() {
        return Summary.of(raw);
    }

    /** Whether it is the time of an operation. */
    boolean isTime() {
        return unit.endsWith("/op") && secondsOf(unit.substring(0, unit.length() - 3)) > 0;
    }

    /** Whether it is operations in a time. */
    boolean isRate() {
        return unit.startsWith("ops/") && secondsOf(unit.substring(4)) > 0;
    }

    /** Seconds an operation, of a time or a rate. */
    Summary seconds() {
        return isRate()
                ? summary().reciprocal(secondsOf(unit.substring(4)))
                : summary().times(secondsOf(unit.substring(0, unit.length() - 3)));
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
