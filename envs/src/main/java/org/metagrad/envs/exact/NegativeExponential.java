package org.metagrad.envs.exact;

/**
 * {@code exp(-x)} for {@code x >= 0}, from additions and multiplications alone, so that it has the
 * same bits interpreted and compiled, which {@code Math.exp} does not promise.
 *
 * <p>{@code x = n log 2 + r} with {@code |r| <= (log 2) / 2}, and {@code exp(-r)} is its Taylor
 * polynomial up to r^13; the first term left out is below 5e-18. The result is within 2.5e-16 of
 * the true value, relatively.
 */
public final class NegativeExponential {
    private static final double INVERSE_LOG_2 = 1.4426950408889634;

    /** log 2 in two parts, the first with 20 zero bits at its end, so that n times it is exact. */
    private static final double LOG_2_HIGH = 0x1.62e42feep-1;

    private static final double LOG_2_LOW = 1.90821492927058770002e-10;

    /**
     * The argument beyond which the result stays exp(-700), about 1e-304, lest the power of 2
     * underflow.
     */
    private static final double LARGEST = 700;

    private NegativeExponential() {}

    public static double of(double x) {
        double bounded = Math.min(x, LARGEST);
        double n = Math.rint(bounded * INVERSE_LOG_2);
        double r = (n * LOG_2_HIGH - bounded) + n * LOG_2_LOW;
        double p = 1.0 / 479_001_600 + r * (1.0 / 6_227_020_800.0);
        p = 1.0 / 39_916_800 + r * p;
        p = 1.0 / 3_628_800 + r * p;
        p = 1.0 / 362_880 + r * p;
        p = 1.0 / 40_320 + r * p;
        p = 1.0 / 5_040 + r * p;
        p = 1.0 / 720 + r * p;
        p = 1.0 / 120 + r * p;
        p = 1.0 / 24 + r * p;
        p = 1.0 / 6 + r * p;
        p = 0.5 + r * p;
        return (1 + (r + r * r * p)) * Double.longBitsToDouble((1023 - (long) n) << 52);
    }
}
