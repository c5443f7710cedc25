package org.metagrad.bench.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * An estimate with an interval of 95 % confidence.
 *
 * @param estimate of the quantity
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {
    /** The share of intervals that are meant to cover. */
    public static final double CONFIDENCE = 0.95;

    /**
     * {@return whether the interval covers a value, its ends included}
     *
     * @param value any number
     */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }

    /**
     * {@return the interval of a rising function of the quantity}
     *
     * @param rising such as {@link Math#exp}
     */
    public Interval map(DoubleUnaryOperator rising) {
        return new Interval(
                rising.applyAsDouble(estimate),
                rising.applyAsDouble(low),
                rising.applyAsDouble(high));
    }
}
