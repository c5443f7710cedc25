package org.metagrad.kernels.scalar;

/**
 * The constants of exp, log, log1p, tanh, sin and cos in float, for the scalar form and the vector
 * form alike.
 *
 * <p>All polynomials are minimax fits in the relative error of the function, computed for this
 * project; each coefficient was rounded to float before the higher ones were fitted. The formulas
 * and intervals are documented in {@link FloatElementary}.
 */
public final class FloatCoefficients {
    /**
     * The number 1.5 * 2^23, whose addition rounds to an integer and leaves it in the low bits of
     * the sum.
     */
    public static final float ROUNDER = 0x1.8p23f;

    public static final int ROUNDER_BITS = 0x4b400000;
    public static final int MANTISSA_BITS = 23;
    public static final int SIGN_BIT = 0x80000000;
    public static final int ONE_BITS = 0x3f800000;

    public static final float LOG2_E = 0x1.715476p0f;
    public static final float TWO_LOG2_E = 0x1.715476p1f;

    /** ln 2 to 15 bits, so that its product with an exponent is exact without fma too. */
    public static final float LN2_HIGH = 0x1.62e4p-1f;

    public static final float LN2_LOW = 0x1.7f7d1cp-20f;

    public static final float EXP_OVERFLOW = 0x1.62e42ep6f;
    public static final float EXP_UNDERFLOW = -104f;

    /**
     * The argument below which the exponential may be subnormal; above it 2^n times the polynomial
     * never is.
     */
    public static final float EXP_SMALL = -86f;

    public static final float EXP_LIFT = 64f;
    public static final float EXP_DROP = 0x1p-64f;

    public static final float TANH_ONE = 9.02f;

    // expm1(r) = r + r^2 (E2 + E3 r + ...)
    public static final float E2 = 0.5f;
    public static final float E3 = 0x1.555554p-3f;
    public static final float E4 = 0x1.5554f8p-5f;
    public static final float E5 = 0x1.1112d4p-7f;
    public static final float E6 = 0x1.6d3a84p-10f;
    public static final float E7 = 0x1.9e7cf0p-13f;

    public static final int SQRT_HALF_BITS = 0x3f3504f3;
    public static final float SUBNORMAL_LIFT = 0x1p23f;
    public static final float SUBNORMAL_EXPONENT = 23f;

    // ln(1 + f) = f - f^2 / 2 + f^3 (L3 + L4 f + ...)
    public static final float L3 = 0x1.555548p-2f;
    public static final float L4 = -0x1.000006p-2f;
    public static final float L5 = 0x1.99a476p-3f;
    public static final float L6 = -0x1.555c44p-3f;
    public static final float L7 = 0x1.233ba2p-3f;
    public static final float L8 = -0x1.fc28cap-4f;
    public static final float L9 = 0x1.e6c00ap-4f;
    public static final float L10 = -0x1.de01d6p-4f;
    public static final float L11 = 0x1.147330p-4f;

    // 2 atanh(s) = 2 s + s (P1 s^2 + P2 s^4 + ...), 0 <= s <= 1/3
    public static final float P1 = 0x1.555558p-1f;
    public static final float P2 = 0x1.9996d8p-2f;
    public static final float P3 = 0x1.25050cp-2f;
    public static final float P4 = 0x1.b72c6ep-3f;
    public static final float P5 = 0x1.f0870ep-3f;

    /** The angle up to which sin and cos reduce it themselves; n is below 2^10 up to there. */
    public static final float CIRCULAR_LIMIT = 1024f;

    public static final float HALF = 0.5f;
    public static final float TWO_OVER_PI = 0x1.45f306p-1f;

    // pi / 2 in parts of 14, 14, 14 and 24 bits
    public static final float HALF_PI_1 = 0x1.9218p0f;
    public static final float HALF_PI_2 = 0x1.ed5p-14f;
    public static final float HALF_PI_3 = 0x1.10ap-30f;
    public static final float HALF_PI_4 = 0x1.4611a6p-42f;

    // sin(r) = r + r^3 (S1 + S2 r^2 + ...)
    public static final float S1 = -0x1.555556p-3f;
    public static final float S2 = 0x1.111174p-7f;
    public static final float S3 = -0x1.a05954p-13f;
    public static final float S4 = 0x1.7c2bfep-19f;

    // cos(r) = 1 - r^2 / 2 + r^4 (C1 + C2 r^2 + ...)
    public static final float C1 = 0x1.55554ap-5f;
    public static final float C2 = -0x1.6c0c28p-10f;
    public static final float C3 = 0x1.99e7ep-16f;

    private FloatCoefficients() {}
}
