package org.metagrad.kernels.scalar;

import static org.metagrad.kernels.scalar.FloatCoefficients.*;

import org.metagrad.kernels.FusedMultiplyAdd;

/**
 * exp, log, log1p, tanh, sin and cos of a float, from correctly rounded operations only.
 *
 * <p>Every step is {@code + - * /}, a fused multiply-add, a comparison or an operation on the bits,
 * so the interpreter, both compilers and every lane width give the same bits. {@code
 * FloatElementaryVector} performs the same steps in the same order on each lane; this class is its
 * specification. Only {@link FusedMultiplyAdd#AVAILABLE} can change a result.
 *
 * <p>The constants are in {@link FloatCoefficients}.
 */
public final class FloatElementary {
    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private FloatElementary() {}

    /**
     * The exponential: {@code e^x = 2^n (1 + expm1(r))} with {@code n = round(x / ln 2)} and {@code
     * r = x - n ln 2}, {@code |r| <= ln(2) / 2}.
     *
     * <p>{@code expm1(r) = r + r^2 P(r)}, P of degree 5: minimax fit over [-0.3473, 0.3473],
     * relative error 2^-31.0. Over all floats the error is at most 0.99 ulp, and at most 0.76 ulp
     * where the result is subnormal.
     *
     * @return the canonical NaN for NaN, +0 for {@code x < -103.972} and -infinity, infinity for
     *     {@code x > 88.72283}, 1 for both zeros
     */
    public static float exp(float x) {
        float rounded = fma(x, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
        // A subnormal must be rounded once, by a multiplication: take 2^(n+64) first, then 2^-64.
        boolean small = x < EXP_SMALL;
        float lifted = small ? rounded + EXP_LIFT : rounded;
        float y = 1f + expm1Reduced(r);
        int exponent = Float.floatToRawIntBits(lifted) << MANTISSA_BITS;
        y = Float.intBitsToFloat(Float.floatToRawIntBits(y) + exponent);
        y = small ? y * EXP_DROP : y;
        y = x < EXP_UNDERFLOW ? 0f : y;
        y = x > EXP_OVERFLOW ? Float.POSITIVE_INFINITY : y;
        return x != x ? Float.NaN : y;
    }

    /**
     * The natural logarithm: {@code ln x = k ln 2 + ln(1 + f)} with {@code x = 2^k (1 + f)}, {@code
     * sqrt(1/2) <= 1 + f < sqrt(2)}.
     *
     * <p>{@code ln(1 + f) = f - f^2 / 2 + f^3 P(f)}, P of degree 8: minimax fit over [-0.2929,
     * 0.4143], relative error of the logarithm 2^-30.2. Subnormals are multiplied by 2^23 first.
     * Over all floats the error is at most 0.90 ulp (0.83 with fused multiply-add).
     *
     * @return the canonical NaN for NaN and {@code x < 0}, -infinity for both zeros, infinity for
     *     infinity, +0 for 1
     */
    public static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * SUBNORMAL_LIFT : x);
        int exponent = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
        float f = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS)) - 1f;
        float k = Float.intBitsToFloat(exponent + ROUNDER_BITS) - ROUNDER;
        k = subnormal ? k - SUBNORMAL_EXPONENT : k;
        float p = fma(f, L11, L10);
        p = fma(f, p, L9);
        p = fma(f, p, L8);
        p = fma(f, p, L7);
        p = fma(f, p, L6);
        p = fma(f, p, L5);
        p = fma(f, p, L4);
        p = fma(f, p, L3);
        p = fma(f, p, -0.5f);
        // The small terms first: k LN2_HIGH is exact and much larger, f is exact.
        float tail = fma(f * f, p, k * LN2_LOW);
        float y = fma(k, LN2_HIGH, f + tail);
        y = x == Float.POSITIVE_INFINITY ? Float.POSITIVE_INFINITY : y;
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        return x >= 0f ? y : Float.NaN;
    }

    /**
     * The natural logarithm of {@code 1 + x} for {@code 0 <= x <= 1}, without losing the digits of
     * a small x.
     *
     * <p>{@code ln(1 + x) = 2 atanh(s) = x - s (x - R)} with {@code s = x / (2 + x)} and {@code R =
     * 2 atanh(s) / s - 2 = s^2 P(s^2)}, P of degree 4: minimax fit over {@code 0 <= s <= 1/3},
     * relative error of the logarithm 2^-33.0. Over all these floats the error is at most 1.30 ulp
     * (1.06 with fused multiply-add).
     *
     * @param x from 0 to 1, or NaN; elsewhere the result is meaningless
     * @return the canonical NaN for NaN, x itself for zeros and subnormals
     */
    public static float log1p(float x) {
        float s = x / (x + 2f);
        float z = s * s;
        float p = fma(z, P5, P4);
        p = fma(z, p, P3);
        p = fma(z, p, P2);
        p = fma(z, p, P1);
        float y = fma(s, fma(z, p, -x), x);
        return x != x ? Float.NaN : y;
    }

    /**
     * The hyperbolic tangent: {@code tanh |x| = e / (e + 2)} with {@code e = expm1(2 |x|)}, then
     * the sign of x.
     *
     * <p>{@code e = 2^n expm1(r) + (2^n - 1)} with {@code n = round(2 |x| / ln 2)} and {@code r = 2
     * |x| - n ln 2}; the polynomial is that of {@link #exp}. For {@code |x| < 0.173} n is 0 and e
     * is expm1(r) itself, so that no digit is lost near 0, where {@code (e^2x - 1) / (e^2x + 1)}
     * would lose them all. Over all floats the error is at most 2.43 ulp.
     *
     * @return the canonical NaN for NaN, +-1 for {@code |x| > 9.02}, x itself for zeros and
     *     subnormals
     */
    public static float tanh(float x) {
        int bits = Float.floatToRawIntBits(x);
        float magnitude = Math.abs(x);
        float rounded = fma(magnitude, TWO_LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, magnitude + magnitude));
        int exponent = Float.floatToRawIntBits(rounded) << MANTISSA_BITS;
        float power = Float.intBitsToFloat(exponent + ONE_BITS);
        float e = fma(power, expm1Reduced(r), power - 1f);
        float y = e / (e + 2f);
        y = magnitude > TANH_ONE ? 1f : y;
        y = Float.intBitsToFloat(Float.floatToRawIntBits(y) | (bits & SIGN_BIT));
        return x != x ? Float.NaN : y;
    }

    /**
     * The sine: {@code |x| = n pi/2 + r} with {@code n = round(2 |x| / pi)} and {@code |r| <=
     * pi/4}, then the sine or cosine of r by the quadrant n mod 4, then the sign of x.
     *
     * <p>pi/2 stands in four parts, the first three short enough that n times each is exact; r is
     * the sum of a float and a correction {@code low}, so no digit is lost near a multiple of pi.
     * {@code sin(r) = r + r^3 P(r^2)}, P of degree 3, and {@code cos(r) = 1 - r^2 / 2 + r^4
     * Q(r^2)}, Q of degree 2: minimax fits over {@code |r| <= 0.7858}, relative errors 2^-32.5 and
     * 2^-32.9. Over all floats the error is at most 0.78 ulp.
     *
     * <p>For {@code |x| > 1024} it is {@link StrictMath#sin}, whose bits are the same everywhere
     * too, and which may allocate.
     *
     * @return the canonical NaN for NaN and infinities, x itself for zeros and subnormals
     */
    public static float sin(float x) {
        if (Math.abs(x) > CIRCULAR_LIMIT) {
            float y = (float) StrictMath.sin(x);
            return y != y ? Float.NaN : y;
        }
        return circular(x, 0, SIGN_BIT);
    }

    /**
     * The cosine, by the steps of {@link #sin} one quadrant on. Over all floats the error is at
     * most 0.79 ulp.
     *
     * @return the canonical NaN for NaN and infinities, 1 for zeros and subnormals
     */
    public static float cos(float x) {
        if (Math.abs(x) > CIRCULAR_LIMIT) {
            float y = (float) StrictMath.cos(x);
            return y != y ? Float.NaN : y;
        }
        return circular(x, 1, 0);
    }

    /**
     * The sine of {@code x + quarter pi/2}, {@code |x|} within the limit.
     *
     * @param odd the sign bit where the result changes its sign with x, else 0
     */
    private static float circular(float x, int quarter, int odd) {
        float magnitude = Math.abs(x);
        float rounded = fma(magnitude, TWO_OVER_PI, ROUNDER);
        float n = rounded - ROUNDER;
        int quadrant = Float.floatToRawIntBits(rounded) + quarter;
        float t = magnitude - n * HALF_PI_1;
        // Each difference is exact, or its error is the next term of low.
        float w = n * HALF_PI_2;
        float u = t - w;
        float low = t - u - w;
        w = n * HALF_PI_3;
        t = u - w;
        low += u - t - w;
        low = fma(n, -HALF_PI_4, low);
        float r = t + low;
        low += t - r;
        float z = r * r;
        float h = HALF * z;
        float s = fma(z, S4, S3);
        s = fma(z, s, S2);
        s = fma(z, s, S1);
        float sin = r + fma(r * z, s, fma(-h, low, low));
        float c = fma(z, C3, C2);
        c = fma(z, c, C1);
        float near = 1 - h;
        float cos = near + (1 - near - h + fma(z * z, c, -r * low));
        int bits = Float.floatToRawIntBits((quadrant & 1) == 0 ? sin : cos);
        float y =
                Float.intBitsToFloat(
                        bits ^ (quadrant & 2) << 30 ^ Float.floatToRawIntBits(x) & odd);
        return x != x ? Float.NaN : y;
    }

    /** {@code expm1(r)} for {@code |r| <= ln(2) / 2}. */
    private static float expm1Reduced(float r) {
        float p = fma(r, E7, E6);
        p = fma(r, p, E5);
        p = fma(r, p, E4);
        p = fma(r, p, E3);
        p = fma(r, p, E2);
        return fma(r * r, p, r);
    }

    private static float fma(float a, float b, float c) {
        return FMA ? Math.fma(a, b, c) : a * b + c;
    }
}
