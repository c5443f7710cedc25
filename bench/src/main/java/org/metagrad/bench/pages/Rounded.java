package org.metagrad.bench.pages;

import java.util.Locale;

/** Numbers as they are read in a table. */
final class Rounded {
    private Rounded() {}

    /** A number with about four digits; a word for what is none. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return "diverged";
        }
        return of(value, places(value));
    }

    private static int places(double value) {
        double size = Math.abs(value);
        return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    }

    private static String of(double value, int places) {
        // adding zero keeps a minus away from what rounds to it
        double scale = Math.pow(10, places);
        return String.format(
                Locale.ROOT, "%." + places + "f", Math.rint(value * scale) / scale + 0.0);
    }

    /** A mean with its standard error in as many places, if there is one. */
    static String withError(double mean, double error) {
        return Double.isFinite(mean) && Double.isFinite(error)
                ? of(mean) + " \u00b1 " + of(error, places(mean))
                : of(mean);
    }
}
