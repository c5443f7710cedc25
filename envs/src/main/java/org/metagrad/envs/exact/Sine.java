package org.metagrad.envs.exact;

/**
 * The sine of any angle, the same bits everywhere and without allocation: {@code StrictMath.sin}
 * makes an array for angles above pi/4.
 */
public final class Sine {
    private static final double QUARTERS_PER_RADIAN = 2 / Math.PI;

    /** The first 33 bits of pi/2, whose multiples up to {@link #MOST_QUARTERS} are exact. */
    private static final double QUARTER = 0x1.921fb544p0;

    /** What is left of pi/2. */
    private static final double QUARTER_TAIL = 0x1.0b4611a626331p-34;

    private static final double MOST_QUARTERS = 1 << 20;

    private Sine() {}

    /**
     * {@code sin x} within 4e-16, up to a million quarters of a turn; beyond that what StrictMath
     * gives.
     *
     * <p>Less the nearest multiple of pi/2 (Cody and Waite), then {@link SmallAngle}.
     *
     * @param x rad
     */
    public static double of(double x) {
        double quarters = Math.rint(x * QUARTERS_PER_RADIAN);
        if (!(Math.abs(quarters) <= MOST_QUARTERS)) {
            return StrictMath.sin(x);
        }
        double high = x - quarters * QUARTER;
        double low = quarters * QUARTER_TAIL;
        double r = high - low;
        double tail = (high - r) - low;
        double sin = SmallAngle.sin(r);
        double cos = SmallAngle.cos(r);
        return switch ((int) quarters & 3) {
            case 1 -> cos - tail * sin;
            case 2 -> -(sin + tail * cos);
            case 3 -> -(cos - tail * sin);
            default -> sin + tail * cos;
        };
    }
}
