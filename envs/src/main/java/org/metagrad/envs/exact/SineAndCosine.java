package org.metagrad.envs.exact;

/**
 * Sine and cosine of several angles at once, the same bits everywhere and without allocation; see
 * {@link Sine}.
 */
public final class SineAndCosine {
    private static final double QUARTERS_PER_RADIAN = 2 / Math.PI;
    private static final double QUARTER = 0x1.921fb544p0;
    private static final double QUARTER_TAIL = 0x1.0b4611a626331p-34;
    private static final double MOST_QUARTERS = 1 << 20;

    private SineAndCosine() {}

    /**
     * {@code sin[i] = sin(angles[i])} and {@code cos[i] = cos(angles[i])} within 4e-16, up to a
     * million quarters of a turn; beyond that what StrictMath gives.
     *
     * @param angles rad, at least {@code count} of them. Not modified.
     * @param count how many
     * @param sin at least {@code count}. Modified.
     * @param cos at least {@code count}. Modified.
     */
    public static void of(double[] angles, int count, double[] sin, double[] cos) {
        for (int i = 0; i < count; i++) {
            double x = angles[i];
            double quarters = Math.rint(x * QUARTERS_PER_RADIAN);
            if (!(Math.abs(quarters) <= MOST_QUARTERS)) {
                sin[i] = StrictMath.sin(x);
                cos[i] = StrictMath.cos(x);
                continue;
            }
            double high = x - quarters * QUARTER;
            double low = quarters * QUARTER_TAIL;
            double r = high - low;
            double tail = (high - r) - low;
            double smallSin = SmallAngle.sin(r);
            double smallCos = SmallAngle.cos(r);
            double s = smallSin + tail * smallCos;
            double c = smallCos - tail * smallSin;
            int quadrant = (int) quarters & 3;
            boolean swapped = (quadrant & 1) != 0;
            double u = swapped ? c : s;
            double v = swapped ? s : c;
            sin[i] = (quadrant & 2) != 0 ? -u : u;
            cos[i] = quadrant == 1 || quadrant == 2 ? -v : v;
        }
    }
}
