package org.metagrad.bench.jmh;

import java.util.Locale;

/** Whether another library has computed what we have; a benchmark that has not is not run. */
final class Agreement {
    private Agreement() {}

    /** How far rounding may bring results apart, as a part of the largest element. */
    static double tolerance(String precision) {
        return switch (precision) {
            case "float" -> 1e-3;
            case "double" -> 1e-9;
            default ->
                    throw new IllegalArgumentException(
                            "precision '" + precision + "': float or double wanted");
        };
    }

    /**
     * @throws IllegalStateException if the results differ by more than rounding
     */
    static void require(String what, double[] ours, double[] theirs, double tolerance) {
        double largest = 0;
        double error = ours.length == theirs.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            error = Math.max(error, Math.abs(ours[i] - theirs[i]));
        }
        System.out.printf(Locale.ROOT, "[%s agrees to %.1e] ", what, error / largest);
        if (!(error <= tolerance * largest)) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "%s: largest difference %.3g of %.3g, more than %.0e of it", what, error, largest, tolerance));
        }
    }
}
