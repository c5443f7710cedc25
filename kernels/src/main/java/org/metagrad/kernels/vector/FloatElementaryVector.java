package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static org.metagrad.kernels.scalar.FloatCoefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.scalar.FloatElementary;

/**
 * exp, log, log1p, tanh, sin and cos of a float vector: on each lane the bits of {@link
 * FloatElementary}.
 *
 * <p>The steps, constants, accuracy and special values are documented there. A lane's result does
 * not depend on its neighbours or on the number of lanes, and nothing branches on data: special
 * lanes are computed like the others and then replaced, large angles of sin and cos one by one.
 *
 * <p>Each takes {@code n} elements, a multiple of the lanes of {@link #SPECIES}, and works where
 * {@code from} and {@code to} are the same. The polynomial of e^r - 1 stands twice because no
 * vector may be handed to a method of ours; see {@link VectorFloatKernels}.
 */
public final class FloatElementaryVector {
    /** The preferred species of the machine, of 512 bits at most. */
    public static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;

    private static final int EXPONENT_BITS = 0xff800000;
    private static final int BIAS = 256;
    private static final int BIAS_BITS = BIAS << MANTISSA_BITS;

    private FloatElementaryVector() {}

    /** e^x of each element; see {@link FloatElementary#exp}. */
    public static void exp(int n, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            FloatVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            FloatVector k = rounded.sub(ROUNDER);
            FloatVector r =
                    k.fma(broadcast(SPECIES, -LN2_LOW), k.fma(broadcast(SPECIES, -LN2_HIGH), x));
            VectorMask<Float> small = x.compare(VectorOperators.LT, EXP_SMALL);
            FloatVector lifted = rounded.add(broadcast(SPECIES, EXP_LIFT), small);
            FloatVector p = r.fma(broadcast(SPECIES, E7), broadcast(SPECIES, E6));
            p = r.fma(p, broadcast(SPECIES, E5));
            p = r.fma(p, broadcast(SPECIES, E4));
            p = r.fma(p, broadcast(SPECIES, E3));
            p = r.fma(p, broadcast(SPECIES, E2));
            FloatVector y = r.mul(r).fma(p, r).add(1f);
            y =
                    y.reinterpretAsInts()
                            .add(
                                    lifted.reinterpretAsInts()
                                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                            .reinterpretAsFloats();
            y = y.mul(broadcast(SPECIES, EXP_DROP), small);
            y = y.blend(0f, x.compare(VectorOperators.LT, EXP_UNDERFLOW));
            y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_OVERFLOW));
            y.blend(Float.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /**
     * {@code to[i] = log(from[i])} for {@code n} elements, whole vectors.
     *
     * <p>In two passes, because C2 stops inlining in the midst of all the steps at once and then
     * allocates the vectors (measured 10 times slower).
     *
     * @param to Modified; not {@code from}.
     */
    public static void log(int n, float[] from, int fromAt, float[] to, int toAt) {
        logOfPositive(n, from, fromAt, to, toAt);
        logOfSpecial(n, from, fromAt, to, toAt);
    }

    /** The logarithm where {@code x} is positive and finite. */
    private static void logOfPositive(int n, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
            var bits = x.blend(x.mul(SUBNORMAL_LIFT), subnormal).reinterpretAsInts();
            // Biased to be positive, so that the logical shift, which is sure to become one
            // instruction, serves; the product with 2^23 needs none.
            var exponent = bits.sub(SQRT_HALF_BITS).and(EXPONENT_BITS);
            FloatVector f = bits.sub(exponent).reinterpretAsFloats().sub(1f);
            FloatVector k =
                    exponent.add(BIAS_BITS)
                            .lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                            .add(ROUNDER_BITS)
                            .reinterpretAsFloats()
                            .sub(ROUNDER + BIAS);
            k = k.blend(k.sub(SUBNORMAL_EXPONENT), subnormal);
            FloatVector p = f.fma(broadcast(SPECIES, L11), broadcast(SPECIES, L10));
            p = f.fma(p, broadcast(SPECIES, L9));
            p = f.fma(p, broadcast(SPECIES, L8));
            p = f.fma(p, broadcast(SPECIES, L7));
            p = f.fma(p, broadcast(SPECIES, L6));
            p = f.fma(p, broadcast(SPECIES, L5));
            p = f.fma(p, broadcast(SPECIES, L4));
            p = f.fma(p, broadcast(SPECIES, L3));
            p = f.fma(p, broadcast(SPECIES, -0.5f));
            FloatVector tail = f.mul(f).fma(p, k.mul(LN2_LOW));
            FloatVector y = k.fma(broadcast(SPECIES, LN2_HIGH), f.add(tail));
            y.intoArray(to, toAt + i);
        }
    }

    /** Replaces what is special: infinity, zero, negative numbers and NaN. */
    private static void logOfSpecial(int n, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            FloatVector y = FloatVector.fromArray(SPECIES, to, toAt + i);
            var infinite = x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY);
            y = y.blend(Float.POSITIVE_INFINITY, infinite);
            y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
            var number = x.compare(VectorOperators.GE, 0f);
            broadcast(SPECIES, Float.NaN).blend(y, number).intoArray(to, toAt + i);
        }
    }

    /** ln(1 + x) of each element; see {@link FloatElementary#log1p}. */
    public static void log1p(int n, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            FloatVector s = x.div(x.add(2f));
            FloatVector z = s.mul(s);
            FloatVector p = z.fma(broadcast(SPECIES, P5), broadcast(SPECIES, P4));
            p = z.fma(p, broadcast(SPECIES, P3));
            p = z.fma(p, broadcast(SPECIES, P2));
            p = z.fma(p, broadcast(SPECIES, P1));
            FloatVector y = s.fma(z.fma(p, x.neg()), x);
            y.blend(Float.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /** The hyperbolic tangent of each element; see {@link FloatElementary#tanh}. */
    public static void tanh(int n, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            var bits = x.reinterpretAsInts();
            FloatVector magnitude = x.abs();
            FloatVector rounded =
                    magnitude.fma(broadcast(SPECIES, TWO_LOG2_E), broadcast(SPECIES, ROUNDER));
            FloatVector k = rounded.sub(ROUNDER);
            FloatVector r =
                    k.fma(
                            broadcast(SPECIES, -LN2_LOW),
                            k.fma(broadcast(SPECIES, -LN2_HIGH), magnitude.add(magnitude)));
            var exponent =
                    rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
            FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
            FloatVector p = r.fma(broadcast(SPECIES, E7), broadcast(SPECIES, E6));
            p = r.fma(p, broadcast(SPECIES, E5));
            p = r.fma(p, broadcast(SPECIES, E4));
            p = r.fma(p, broadcast(SPECIES, E3));
            p = r.fma(p, broadcast(SPECIES, E2));
            FloatVector e = power.fma(r.mul(r).fma(p, r), power.sub(1f));
            FloatVector y = e.div(e.add(2f));
            y = y.blend(1f, magnitude.compare(VectorOperators.GT, TANH_ONE));
            y = y.reinterpretAsInts().or(bits.and(SIGN_BIT)).reinterpretAsFloats();
            y.blend(Float.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /**
     * The sine of each element; see {@link FloatElementary#sin}. In two passes, as {@link #log}.
     */
    public static void sin(int n, float[] from, int fromAt, float[] to, int toAt) {
        circular(n, 0, SIGN_BIT, from, fromAt, to, toAt);
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            if (x.abs().compare(VectorOperators.GT, CIRCULAR_LIMIT).anyTrue()) {
                for (int k = i; k < i + SPECIES.length(); k++) {
                    to[toAt + k] = FloatElementary.sin(from[fromAt + k]);
                }
            }
        }
    }

    /**
     * The cosine of each element; see {@link FloatElementary#cos}. In two passes, as {@link #log}.
     */
    public static void cos(int n, float[] from, int fromAt, float[] to, int toAt) {
        circular(n, 1, 0, from, fromAt, to, toAt);
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            if (x.abs().compare(VectorOperators.GT, CIRCULAR_LIMIT).anyTrue()) {
                for (int k = i; k < i + SPECIES.length(); k++) {
                    to[toAt + k] = FloatElementary.cos(from[fromAt + k]);
                }
            }
        }
    }

    /** The sine of {@code x + quarter pi/2} where {@code |x|} is within the limit. */
    private static void circular(
            int count, int quarter, int odd, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < count; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i);
            FloatVector magnitude = x.abs();
            FloatVector rounded =
                    magnitude.fma(broadcast(SPECIES, TWO_OVER_PI), broadcast(SPECIES, ROUNDER));
            FloatVector n = rounded.sub(ROUNDER);
            var quadrant = rounded.reinterpretAsInts().add(quarter);
            FloatVector t = magnitude.sub(n.mul(HALF_PI_1));
            FloatVector w = n.mul(HALF_PI_2);
            FloatVector u = t.sub(w);
            FloatVector low = t.sub(u).sub(w);
            w = n.mul(HALF_PI_3);
            t = u.sub(w);
            low = low.add(u.sub(t).sub(w));
            low = n.fma(broadcast(SPECIES, -HALF_PI_4), low);
            FloatVector r = t.add(low);
            low = low.add(t.sub(r));
            FloatVector z = r.mul(r);
            FloatVector h = z.mul(HALF);
            FloatVector s = z.fma(broadcast(SPECIES, S4), broadcast(SPECIES, S3));
            s = z.fma(s, broadcast(SPECIES, S2));
            s = z.fma(s, broadcast(SPECIES, S1));
            FloatVector sin = r.add(r.mul(z).fma(s, h.neg().fma(low, low)));
            FloatVector c = z.fma(broadcast(SPECIES, C3), broadcast(SPECIES, C2));
            c = z.fma(c, broadcast(SPECIES, C1));
            FloatVector near = broadcast(SPECIES, 1).sub(h);
            FloatVector cos =
                    near.add(
                            broadcast(SPECIES, 1)
                                    .sub(near)
                                    .sub(h)
                                    .add(z.mul(z).fma(c, r.neg().mul(low))));
            var even = quadrant.and(1).compare(VectorOperators.EQ, 0).cast(SPECIES);
            var bits = cos.blend(sin, even).reinterpretAsInts();
            var sign = quadrant.and(2).lanewise(VectorOperators.LSHL, 30);
            sign = sign.lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(odd));
            FloatVector y = bits.lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
            y.blend(Float.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }
}
