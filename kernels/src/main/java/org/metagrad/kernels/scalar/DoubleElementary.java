package org.metagrad.kernels.scalar;

import static org.metagrad.kernels.scalar.DoubleCoefficients.*;

import org.metagrad.kernels.FusedMultiplyAdd;

/**
 * exp, log, tanh, log1p, sin and cos of a double, from correctly rounded operations only.
 *
 * <p>Every step is {@code + - * /}, a fused multiply-add, a comparison or an operation on the bits,
 * so the interpreter, both compilers and every lane width give the same bits. {@code
 * DoubleElementaryVector} performs the same steps in the same order on each lane; this class is its
 * specification. Only {@link FusedMultiplyAdd#AVAILABLE} can change a result.
 *
 * <p>The constants are in {@link DoubleCoefficients}.
 */
public final class DoubleElementary {
    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private DoubleElementary() {}

    /**
     * The exponential: {@code e^x = 2^n (1 + expm1(r))} with {@code n = round(x / ln 2)} and {@code
     * r = x - n ln 2}, {@code |r| <= ln(2) / 2}.
     *
     * <p>{@code expm1(r) = r + r^2 P(r)}, P of degree 10: minimax fit over [-0.3467, 0.3467],
     * relative error 2^-61.6. The largest error found in 10^8 points is 0.99 ulp, subnormal results
     * included.
     *
     * @return the canonical NaN for NaN, +0 for {@code x < -745.1333} and -infinity, infinity for
     *     {@code x > 709.782712893384}, 1 for both zeros
     */
    public static double exp(double x) {
        double rounded = fma(x, LOG2_E, ROUNDER);
        double n = rounded - ROUNDER;
        double r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
        // A subnormal must be rounded once, by a multiplication: take 2^(n+64) first, then 2^-64.
        boolean small = x < EXP_SMALL;
        double lifted = small ? rounded + EXP_LIFT : rounded;
        double y = 1 + expm1Reduced(r);
        long exponent = Double.doubleToRawLongBits(lifted) << MANTISSA_BITS;
        y = Double.longBitsToDouble(Double.doubleToRawLongBits(y) + exponent);
        y = small ? y * EXP_DROP : y;
        y = x < EXP_UNDERFLOW ? 0 : y;
        y = x > EXP_OVERFLOW ? Double.POSITIVE_INFINITY : y;
        return x != x ? Double.NaN : y;
    }

    /**
     * The natural logarithm: {@code ln x = k ln 2 + ln(1 + f)} with {@code x = 2^k (1 + f)}, {@code
     * sqrt(1/2) <= 1 + f < sqrt(2)}.
     *
     * <p>{@code ln(1 + f) = 2 atanh(s) = f - f^2 / 2 + s (f^2 / 2 + R)} with {@code s = f / (2 +
     * f)} and {@code R = 2 atanh(s) / s - 2 = s^2 P(s^2)}, P of degree 6: minimax fit over {@code
     * |s| <= 0.1716}, relative error of the logarithm 2^-59.5. Subnormals are multiplied by 2^52
     * first. The largest error found in 10^8 points is 0.87 ulp.
     *
     * @return the canonical NaN for NaN and {@code x < 0}, -infinity for both zeros, infinity for
     *     infinity, +0 for 1
     */
    public static double log(double x) {
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * SUBNORMAL_LIFT : x);
        long exponent = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
        double f = Double.longBitsToDouble(bits - (exponent << MANTISSA_BITS)) - 1;
        double k = Double.longBitsToDouble(exponent + ROUNDER_BITS) - ROUNDER;
        k = subnormal ? k - SUBNORMAL_EXPONENT : k;
        double s = f / (f + 2);
        double z = s * s;
        double p = fma(z, L7, L6);
        p = fma(z, p, L5);
        p = fma(z, p, L4);
        p = fma(z, p, L3);
        p = fma(z, p, L2);
        p = fma(z, p, L1);
        double halfSquare = 0.5 * f * f;
        // The small terms first: k LN2_HIGH is exact and much larger, f is exact.
        double tail = fma(s, fma(z, p, halfSquare), k * LN2_LOW) - halfSquare;
        double y = fma(k, LN2_HIGH, f + tail);
        y = x == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : y;
        y = x == 0 ? Double.NEGATIVE_INFINITY : y;
        return x >= 0 ? y : Double.NaN;
    }

    /**
     * The natural logarithm of {@code 1 + x} for {@code 0 <= x <= 1}, without losing the digits of
     * a small x.
     *
     * <p>{@code ln(1 + x) = 2 atanh(s) = x - s (x - R)} with {@code s = x / (2 + x)} and {@code R =
     * 2 atanh(s) / s - 2 = s^2 P(s^2)}, P of degree 9: minimax fit over {@code 0 <= s <= 1/3},
     * relative error of the logarithm 2^-59.4. The largest error found in 10^8 points is 1.33 ulp
     * (1.08 with fused multiply-add).
     *
     * @param x from 0 to 1, or NaN; elsewhere the result is meaningless
     * @return the canonical NaN for NaN, x itself for zeros and subnormals
     */
    public static double log1p(double x) {
        double s = x / (x + 2);
        double z = s * s;
        double p = fma(z, P10, P9);
        p = fma(z, p, P8);
        p = fma(z, p, P7);
        p = fma(z, p, P6);
        p = fma(z, p, P5);
        p = fma(z, p, P4);
        p = fma(z, p, P3);
        p = fma(z, p, P2);
        p = fma(z, p, P1);
        double y = fma(s, fma(z, p, -x), x);
        return x != x ? Double.NaN : y;
    }

    /**
     * The hyperbolic tangent: {@code tanh |x| = e / (e + 2)} with {@code e = expm1(2 |x|)}, then
     * the sign of x.
     *
     * <p>{@code e = 2^n expm1(r) + (2^n - 1)} with {@code n = round(2 |x| / ln 2)} and {@code r = 2
     * |x| - n ln 2}; the polynomial is that of {@link #exp}. For {@code |x| < 0.173} n is 0 and e
     * is expm1(r) itself, so that no digit is lost near 0, where {@code (e^2x - 1) / (e^2x + 1)}
     * would lose them all. The largest error found in 10^8 points is 2.61 ulp, near {@code |x| =
     * 0.21}.
     *
     * @return the canonical NaN for NaN, +-1 for {@code |x| > 19.07}, x itself for zeros and
     *     subnormals
     */
    public static double tanh(double x) {
        long bits = Double.doubleToRawLongBits(x);
        double magnitude = Math.abs(x);
        double rounded = fma(magnitude, TWO_LOG2_E, ROUNDER);
        double n = rounded - ROUNDER;
        double r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, magnitude + magnitude));
        long exponent = Double.doubleToRawLongBits(rounded) << MANTISSA_BITS;
        double power = Double.longBitsToDouble(exponent + ONE_BITS);
        double e = fma(power, expm1Reduced(r), power - 1);
        double y = e / (e + 2);
        y = magnitude > TANH_ONE ? 1 : y;
        y = Double.longBitsToDouble(Double.doubleToRawLongBits(y) | (bits & SIGN_BIT));
        return x != x ? Double.NaN : y;
    }

    /**
     * The sine: {@code |x| = n pi/2 + r} with {@code n = round(2 |x| / pi)} and {@code |r| <=
     * pi/4}, then the sine or cosine of r by the quadrant n mod 4, then the sign of x.
     *
     * <p>pi/2 stands in four parts, the first three short enough that n times each is exact; r is
     * the sum of a double and a correction {@code low}, so no digit is lost near a multiple of pi.
     * {@code sin(r) = r + r^3 P(r^2)}, P of degree 6, and {@code cos(r) = 1 - r^2 / 2 + r^4
     * Q(r^2)}, Q of degree 5: minimax fits over {@code |r| <= 0.7858}, relative errors 2^-63.2 and
     * 2^-63.2. The largest error found in 10^7 points is 0.78 ulp.
     *
     * <p>For {@code |x| > 2^20} it is {@link StrictMath#sin}, whose bits are the same everywhere
     * too, and which may allocate.
     *
     * @return the canonical NaN for NaN and infinities, x itself for zeros and subnormals
     */
    public static double sin(double x) {
        if (Math.abs(x) > CIRCULAR_LIMIT) {
            double y = StrictMath.sin(x);
            return y != y ? Double.NaN : y;
        }
        return circular(x, 0, SIGN_BIT);
    }

    /**
     * The cosine, by the steps of {@link #sin} one quadrant on. The largest error found in 10^7
     * points is 0.78 ulp.
     *
     * @return the canonical NaN for NaN and infinities, 1 for zeros and subnormals
     */
    public static double cos(double x) {
        if (Math.abs(x) > CIRCULAR_LIMIT) {
            double y = StrictMath.cos(x);
            return y != y ? Double.NaN : y;
        }
        return circular(x, 1, 0);
    }

    /**
     * The sine of {@code x + quarter pi/2}, {@code |x|} within the limit.
     *
     * @param odd the sign bit where the result changes its sign with x, else 0
     */
    private static double circular(double x, int quarter, long odd) {
        double magnitude = Math.abs(x);
        double rounded = fma(magnitude, TWO_OVER_PI, ROUNDER);
        double n = rounded - ROUNDER;
        long quadrant = Double.doubleToRawLongBits(rounded) + quarter;
        double t = magnitude - n * HALF_PI_1;
        // Each difference is exact, or its error is the next term of low.
        double w = n * HALF_PI_2;
        double u = t - w;
        double low = t - u - w;
        w = n * HALF_PI_3;
        t = u - w;
        low += u - t - w;
        low = fma(n, -HALF_PI_4, low);
        double r = t + low;
        low += t - r;
        double z = r * r;
        double h = HALF * z;
        double s = fma(z, S7, S6);
        s = fma(z, s, S5);
        s = fma(z, s, S4);
        s = fma(z, s, S3);
        s = fma(z, s, S2);
        s = fma(z, s, S1);
        double sin = r + fma(r * z, s, fma(-h, low, low));
        double c = fma(z, C6, C5);
        c = fma(z, c, C4);
        c = fma(z, c, C3);
        c = fma(z, c, C2);
        c = fma(z, c, C1);
        double near = 1 - h;
        double cos = near + (1 - near - h + fma(z * z, c, -r * low));
        long bits = Double.doubleToRawLongBits((quadrant & 1) == 0 ? sin : cos);
        double y =
                Double.longBitsToDouble(
                        bits ^ (quadrant & 2) << 62 ^ Double.doubleToRawLongBits(x) & odd);
        return x != x ? Double.NaN : y;
    }

    /** {@code expm1(r)} for {@code |r| <= ln(2) / 2}. */
    private static double expm1Reduced(double r) {
        double p = fma(r, E12, E11);
        p = fma(r, p, E10);
        p = fma(r, p, E9);
        p = fma(r, p, E8);
        p = fma(r, p, E7);
        p = fma(r, p, E6);
        p = fma(r, p, E5);
        p = fma(r, p, E4);
        p = fma(r, p, E3);
        p = fma(r, p, E2);
        return fma(r * r, p, r);
    }

    private static double fma(double a, double b, double c) {
        return FMA ? Math.fma(a, b, c) : a * b + c;
    }
}
