package org.metagrad.envs.exact;

/**
 * Sine and cosine of an angle of at most pi/4 in magnitude, from additions and multiplications
 * alone.
 *
 * <p>{@code Math.sin} may give other bits once the JIT has compiled its caller, and neither it nor
 * {@code StrictMath.sin} can be vectorised in a loop. The Taylor polynomials end with x^15 and
 * x^16; the first term left out is below 5e-17 at pi/4, so that rounding is nearly all of the
 * error, within 2.3e-16 of the true value.
 */
public final class SmallAngle {
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

    private SmallAngle() {}

    /** {@code x - x^3/3! + x^5/5! - ... - x^15/15!}, for {@code |x| <= pi/4}. */
    public static double sin(double x) {
        double z = x * x;
        double p = S3 + z * (S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * S15)))));
        return x + x * z * p;
    }

    /** {@code 1 - x^2/2! + x^4/4! - ... + x^16/16!}, for {@code |x| <= pi/4}. */
    public static double cos(double x) {
        double z = x * x;
        double p = C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))));
        return 1 - (0.5 * z - z * z * p);
    }
}
