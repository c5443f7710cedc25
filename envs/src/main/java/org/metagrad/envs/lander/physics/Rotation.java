package org.metagrad.envs.lander.physics;

/**
 * Sine and cosine of an angle, from additions, multiplications and rounding to an integer alone, so
 * that they have the same bits on every machine, interpreted or compiled.
 *
 * <p>The angle is reduced to r within pi/4 of the nearest multiple n pi/2, with pi/2 in two parts
 * of which the upper has 33 bits (Cody and Waite 1980): n times it is exact for |n| < 2^20. The
 * Taylor polynomials end with r^15 and r^16; the first term left out is below 5e-17.
 */
final class Rotation {
    private static final double TWO_OVER_PI = 2 / Math.PI;
    private static final double HALF_PI_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(Math.PI / 2) & -(1L << 20));

    /** The rest of the double pi/2, and of the number pi/2 beyond that double. */
    private static final double HALF_PI_LOW = (Math.PI / 2 - HALF_PI_HIGH) + 6.123233995736766e-17;

    private static final double S3 = -1.0 / 6;
    private static final double S5 = 1.0 / 120;
    private static final double S7 = -1.0 / 5_040;
    private static final double S9 = 1.0 / 362_880;
    private static final double S11 = -1.0 / 39_916_800;
    private static final double S13 = 1.0 / 6_227_020_800.0;
    private static final double S15 = -1.0 / 1_307_674_368_000.0;

    private static final double C4 = 1.0 / 24;
    private static final double C6 = -1.0 / 720;
    private static final double C8 = 1.0 / 40_320;
    private static final double C10 = -1.0 / 3_628_800;
    private static final double C12 = 1.0 / 479_001_600;
    private static final double C14 = -1.0 / 87_178_291_200.0;
    private static final double C16 = 1.0 / 20_922_789_888_000.0;

    private double angle;

    /** The sine of the angle last set. */
    double sin;

    /** The cosine of the angle last set. */
    double cos = 1;

    /** Takes over a new angle, rad; cheap if it is the one already set. */
    void set(double angle) {
        if (angle != this.angle) {
            this.angle = angle;
            compute(angle);
        }
    }

    private void compute(double angle) {
        double n = Math.rint(angle * TWO_OVER_PI);
        double r = (angle - n * HALF_PI_HIGH) - n * HALF_PI_LOW;
        double z = r * r;
        double p = S3 + z * (S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * S15)))));
        double q = C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))));
        double s = r + r * z * p;
        double c = 1 - (0.5 * z - z * z * q);
        int quadrant = (int) (long) n & 3;
        boolean swapped = (quadrant & 1) != 0;
        double u = swapped ? c : s;
        double v = swapped ? s : c;
        sin = (quadrant & 2) != 0 ? -u : u;
        cos = quadrant == 1 || quadrant == 2 ? -v : v;
    }
}
