package org.metagrad.kernels.scalar;

/**
 * The constants of exp, log, tanh, log1p, sin and cos in double, for the scalar form and the vector
 * form alike.
 *
 * <p>All polynomials are minimax fits in the relative error of the function, computed for this
 * project; each coefficient was rounded to double before the higher ones were fitted. The formulas
 * and intervals are documented in {@link DoubleElementary}.
 */
public final class DoubleCoefficients {
    /**
     * The number 1.5 * 2^52, whose addition rounds to an integer and leaves it in the low bits of
     * the sum.
     */
    public static final double ROUNDER = 0x1.8p52;

    public static final long ROUNDER_BITS = 0x4338000000000000L;
    public static final int MANTISSA_BITS = 52;
    public static final long SIGN_BIT = 0x8000000000000000L;
    public static final long ONE_BITS = 0x3ff0000000000000L;

    public static final double LOG2_E = 0x1.71547652b82fep0;
    public static final double TWO_LOG2_E = 0x1.71547652b82fep1;

    /** ln 2 to 42 bits, so that its product with an exponent is exact without fma too. */
    public static final double LN2_HIGH = 0x1.62e42fefa38p-1;

    public static final double LN2_LOW = 0x1.ef35793c7673p-45;

    public static final double EXP_OVERFLOW = 0x1.62e42fefa39efp9;
    public static final double EXP_UNDERFLOW = -746;

    /**
     * The argument below which the exponential may be subnormal; above it 2^n times the polynomial
     * never is.
     */
    public static final double EXP_SMALL = -707;

    public static final double EXP_LIFT = 64;
    public static final double EXP_DROP = 0x1p-64;

    public static final double TANH_ONE = 19.07;

    // expm1(r) = r + r^2 (E2 + E3 r + ...)
    public static final double E2 = 0.5;
    public static final double E3 = 0x1.5555555555559p-3;
    public static final double E4 = 0x1.5555555555558p-5;
    public static final double E5 = 0x1.111111110f6ffp-7;
    public static final double E6 = 0x1.6c16c16c16fe6p-10;
    public static final double E7 = 0x1.a01a01afa74b2p-13;
    public static final double E8 = 0x1.a01a019c481ffp-16;
    public static final double E9 = 0x1.71ddf91026ea0p-19;
    public static final double E10 = 0x1.27e4fbcf2139ap-22;
    public static final double E11 = 0x1.af5d5d98afdfap-26;
    public static final double E12 = 0x1.1f3622854fa5ep-29;

    public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    public static final long EXPONENT_BITS = 0xfff0000000000000L;
    public static final double SUBNORMAL_LIFT = 0x1p52;
    public static final double SUBNORMAL_EXPONENT = 52;

    // 2 atanh(s) = 2 s + s (L1 s^2 + L2 s^4 + ...), |s| <= 0.1716
    public static final double L1 = 0x1.5555555555592p-1;
    public static final double L2 = 0x1.999999997ff55p-2;
    public static final double L3 = 0x1.24924941dca82p-2;
    public static final double L4 = 0x1.c71c521898ba1p-3;
    public static final double L5 = 0x1.74663c0355aafp-3;
    public static final double L6 = 0x1.39a20073305c6p-3;
    public static final double L7 = 0x1.2f02d0167b6a3p-3;

    // 2 atanh(s) = 2 s + s (P1 s^2 + P2 s^4 + ...), 0 <= s <= 1/3
    public static final double P1 = 0x1.5555555555535p-1;
    public static final double P2 = 0x1.99999999a0726p-2;
    public static final double P3 = 0x1.249249208e9c9p-2;
    public static final double P4 = 0x1.c71c741afb2dep-3;
    public static final double P5 = 0x1.745cb43eb4274p-3;
    public static final double P6 = 0x1.3b1dd57809957p-3;
    public static final double P7 = 0x1.10681c3156313p-3;
    public static final double P8 = 0x1.efd273bbff225p-4;
    public static final double P9 = 0x1.55cc569ddcce8p-4;
    public static final double P10 = 0x1.5c5e3253e4bddp-3;

    /** The angle up to which sin and cos reduce it themselves; n is below 2^20 up to there. */
    public static final double CIRCULAR_LIMIT = 0x1p20;

    public static final double HALF = 0.5;
    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    // pi / 2 in parts of 33, 33, 33 and 53 bits
    public static final double HALF_PI_1 = 0x1.921fb544p0;
    public static final double HALF_PI_2 = 0x1.0b4611a6p-34;
    public static final double HALF_PI_3 = 0x1.3198a2ep-69;
    public static final double HALF_PI_4 = 0x1.b839a252049c1p-104;

    // sin(r) = r + r^3 (S1 + S2 r^2 + ...)
    public static final double S1 = -0x1.5555555555555p-3;
    public static final double S2 = 0x1.1111111111069p-7;
    public static final double S3 = -0x1.a01a019ffe523p-13;
    public static final double S4 = 0x1.71de3a33a581fp-19;
    public static final double S5 = -0x1.ae642c51bcf21p-26;
    public static final double S6 = 0x1.6109bd8a59701p-33;
    public static final double S7 = -0x1.9ffd8c1f5422ep-41;

    // cos(r) = 1 - r^2 / 2 + r^4 (C1 + C2 r^2 + ...)
    public static final double C1 = 0x1.555555555554bp-5;
    public static final double C2 = -0x1.6c16c16c1503ap-10;
    public static final double C3 = 0x1.a01a019c9549bp-16;
    public static final double C4 = -0x1.27e4f7f7644cp-22;
    public static final double C5 = 0x1.1ee9e08648f0fp-29;
    public static final double C6 = -0x1.8fa949ab3db9ap-37;

    private DoubleCoefficients() {}
}
