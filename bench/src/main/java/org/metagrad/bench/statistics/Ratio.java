package org.metagrad.bench.statistics;

/**
 * A quotient of two medians. Its interval goes from the least to the greatest quotient of values in
 * their intervals, so it covers with at least {@code 1 - (1 - c) - (1 - d)}.
 *
 * @param value the quotient
 * @param low lower end
 * @param high upper end
 */
public record Ratio(double value, double low, double high) {

    /**
     * {@return the ratio {@code a / b}, both positive}
     *
     * @param a the numerator
     * @param b the denominator
     */
    public static Ratio of(Summary a, Summary b) {
        return new Ratio(a.median() / b.median(), a.low() / b.high(), a.high() / b.low());
    }

    /** {@return whether the interval includes 1} */
    public boolean includesOne() {
        return low <= 1 && high >= 1;
    }
}
