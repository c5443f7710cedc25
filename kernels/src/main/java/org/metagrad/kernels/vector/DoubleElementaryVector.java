package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static org.metagrad.kernels.scalar.DoubleCoefficients.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.scalar.DoubleElementary;

/**
 * exp, log, log1p, tanh, sin and cos of a double vector: on each lane the bits of {@link
 * DoubleElementary}.
 *
 * <p>The steps, constants, accuracy and special values are documented there. A lane's result does
 * not depend on its neighbours or on the number of lanes, and nothing branches on data: special
 * lanes are computed like the others and then replaced, large angles of sin and cos one by one.
 *
 * <p>Each takes {@code n} elements, a multiple of the lanes of {@link #SPECIES}, and works where
 * {@code from} and {@code to} are the same. The polynomial of e^r - 1 stands twice because no
 * vector may be handed to a method of ours; see {@link VectorDoubleKernels}.
 */
public final class DoubleElementaryVector {
    /** The preferred species of the machine, of 512 bits at most. */
    public static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;

    private static final long BIAS = 2048;
    private static final long BIAS_BITS = BIAS << MANTISSA_BITS;

    private DoubleElementaryVector() {}

    /** e^x of each element; see {@link DoubleElementary#exp}. */
    public static void exp(int n, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            DoubleVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r =
                    k.fma(broadcast(SPECIES, -LN2_LOW), k.fma(broadcast(SPECIES, -LN2_HIGH), x));
            VectorMask<Double> small = x.compare(VectorOperators.LT, EXP_SMALL);
            DoubleVector lifted = rounded.blend(rounded.add(EXP_LIFT), small);
            DoubleVector p = r.fma(broadcast(SPECIES, E12), broadcast(SPECIES, E11));
            p = r.fma(p, broadcast(SPECIES, E10));
            p = r.fma(p, broadcast(SPECIES, E9));
            p = r.fma(p, broadcast(SPECIES, E8));
            p = r.fma(p, broadcast(SPECIES, E7));
            p = r.fma(p, broadcast(SPECIES, E6));
            p = r.fma(p, broadcast(SPECIES, E5));
            p = r.fma(p, broadcast(SPECIES, E4));
            p = r.fma(p, broadcast(SPECIES, E3));
            p = r.fma(p, broadcast(SPECIES, E2));
            DoubleVector y = r.mul(r).fma(p, r).add(1);
            y =
                    y.reinterpretAsLongs()
                            .add(
                                    lifted.reinterpretAsLongs()
                                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                            .reinterpretAsDoubles();
            y = y.blend(y.mul(EXP_DROP), small);
            y = y.blend(0, x.compare(VectorOperators.LT, EXP_UNDERFLOW));
            y = y.blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_OVERFLOW));
            y.blend(Double.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /**
     * {@code to[i] = log(from[i])} for {@code n} elements, whole vectors.
     *
     * <p>In two passes, because C2 stops inlining in the midst of all the steps at once and then
     * allocates the vectors.
     *
     * @param to Modified; not {@code from}.
     */
    public static void log(int n, double[] from, int fromAt, double[] to, int toAt) {
        logOfPositive(n, from, fromAt, to, toAt);
        logOfSpecial(n, from, fromAt, to, toAt);
    }

    /** The logarithm where {@code x} is positive and finite. */
    private static void logOfPositive(int n, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            VectorMask<Double> subnormal = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
            var bits = x.blend(x.mul(SUBNORMAL_LIFT), subnormal).reinterpretAsLongs();
            // Biased to be positive, so that the logical shift, which is sure to become one
            // instruction, serves; the product with 2^52 needs none.
            var exponent = bits.sub(SQRT_HALF_BITS).and(EXPONENT_BITS);
            DoubleVector f = bits.sub(exponent).reinterpretAsDoubles().sub(1);
            DoubleVector k =
                    exponent.add(BIAS_BITS)
                            .lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                            .add(ROUNDER_BITS)
                            .reinterpretAsDoubles()
                            .sub(ROUNDER + BIAS);
            k = k.blend(k.sub(SUBNORMAL_EXPONENT), subnormal);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector p = z.fma(broadcast(SPECIES, L7), broadcast(SPECIES, L6));
            p = z.fma(p, broadcast(SPECIES, L5));
            p = z.fma(p, broadcast(SPECIES, L4));
            p = z.fma(p, broadcast(SPECIES, L3));
            p = z.fma(p, broadcast(SPECIES, L2));
            p = z.fma(p, broadcast(SPECIES, L1));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector tail = s.fma(z.fma(p, halfSquare), k.mul(LN2_LOW)).sub(halfSquare);
            DoubleVector y = k.fma(broadcast(SPECIES, LN2_HIGH), f.add(tail));
            y.intoArray(to, toAt + i);
        }
    }

    /** Replaces what is special: infinity, zero, negative numbers and NaN. */
    private static void logOfSpecial(int n, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, to, toAt + i);
            var infinite = x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY);
            y = y.blend(Double.POSITIVE_INFINITY, infinite);
            y = y.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
            var number = x.compare(VectorOperators.GE, 0);
            broadcast(SPECIES, Double.NaN).blend(y, number).intoArray(to, toAt + i);
        }
    }

    /** ln(1 + x) of each element; see {@link DoubleElementary#log1p}. */
    public static void log1p(int n, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            DoubleVector s = x.div(x.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector p = z.fma(broadcast(SPECIES, P10), broadcast(SPECIES, P9));
            p = z.fma(p, broadcast(SPECIES, P8));
            p = z.fma(p, broadcast(SPECIES, P7));
            p = z.fma(p, broadcast(SPECIES, P6));
            p = z.fma(p, broadcast(SPECIES, P5));
            p = z.fma(p, broadcast(SPECIES, P4));
            p = z.fma(p, broadcast(SPECIES, P3));
            p = z.fma(p, broadcast(SPECIES, P2));
            p = z.fma(p, broadcast(SPECIES, P1));
            DoubleVector y = s.fma(z.fma(p, x.neg()), x);
            y.blend(Double.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /** The hyperbolic tangent of each element; see {@link DoubleElementary#tanh}. */
    public static void tanh(int n, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            var bits = x.reinterpretAsLongs();
            DoubleVector magnitude = x.abs();
            DoubleVector rounded =
                    magnitude.fma(broadcast(SPECIES, TWO_LOG2_E), broadcast(SPECIES, ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r =
                    k.fma(
                            broadcast(SPECIES, -LN2_LOW),
                            k.fma(broadcast(SPECIES, -LN2_HIGH), magnitude.add(magnitude)));
            var exponent =
                    rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
            DoubleVector power = exponent.add(ONE_BITS).reinterpretAsDoubles();
            DoubleVector p = r.fma(broadcast(SPECIES, E12), broadcast(SPECIES, E11));
            p = r.fma(p, broadcast(SPECIES, E10));
            p = r.fma(p, broadcast(SPECIES, E9));
            p = r.fma(p, broadcast(SPECIES, E8));
            p = r.fma(p, broadcast(SPECIES, E7));
            p = r.fma(p, broadcast(SPECIES, E6));
            p = r.fma(p, broadcast(SPECIES, E5));
            p = r.fma(p, broadcast(SPECIES, E4));
            p = r.fma(p, broadcast(SPECIES, E3));
            p = r.fma(p, broadcast(SPECIES, E2));
            DoubleVector e = power.fma(r.mul(r).fma(p, r), power.sub(1));
            DoubleVector y = e.div(e.add(2));
            y = y.blend(1, magnitude.compare(VectorOperators.GT, TANH_ONE));
            y = y.reinterpretAsLongs().or(bits.and(SIGN_BIT)).reinterpretAsDoubles();
            y.blend(Double.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }

    /**
     * The sine of each element; see {@link DoubleElementary#sin}. In two passes, as {@link #log}.
     */
    public static void sin(int n, double[] from, int fromAt, double[] to, int toAt) {
        circular(n, 0, SIGN_BIT, from, fromAt, to, toAt);
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            if (x.abs().compare(VectorOperators.GT, CIRCULAR_LIMIT).anyTrue()) {
                for (int k = i; k < i + SPECIES.length(); k++) {
                    to[toAt + k] = DoubleElementary.sin(from[fromAt + k]);
                }
            }
        }
    }

    /**
     * The cosine of each element; see {@link DoubleElementary#cos}. In two passes, as {@link #log}.
     */
    public static void cos(int n, double[] from, int fromAt, double[] to, int toAt) {
        circular(n, 1, 0, from, fromAt, to, toAt);
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            if (x.abs().compare(VectorOperators.GT, CIRCULAR_LIMIT).anyTrue()) {
                for (int k = i; k < i + SPECIES.length(); k++) {
                    to[toAt + k] = DoubleElementary.cos(from[fromAt + k]);
                }
            }
        }
    }

    /** The sine of {@code x + quarter pi/2} where {@code |x|} is within the limit. */
    private static void circular(
            int count, int quarter, long odd, double[] from, int fromAt, double[] to, int toAt) {
        for (int i = 0; i < count; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromAt + i);
            DoubleVector magnitude = x.abs();
            DoubleVector rounded =
                    magnitude.fma(broadcast(SPECIES, TWO_OVER_PI), broadcast(SPECIES, ROUNDER));
            DoubleVector n = rounded.sub(ROUNDER);
            var quadrant = rounded.reinterpretAsLongs().add(quarter);
            DoubleVector t = magnitude.sub(n.mul(HALF_PI_1));
            DoubleVector w = n.mul(HALF_PI_2);
            DoubleVector u = t.sub(w);
            DoubleVector low = t.sub(u).sub(w);
            w = n.mul(HALF_PI_3);
            t = u.sub(w);
            low = low.add(u.sub(t).sub(w));
            low = n.fma(broadcast(SPECIES, -HALF_PI_4), low);
            DoubleVector r = t.add(low);
            low = low.add(t.sub(r));
            DoubleVector z = r.mul(r);
            DoubleVector h = z.mul(HALF);
            DoubleVector s = z.fma(broadcast(SPECIES, S7), broadcast(SPECIES, S6));
            s = z.fma(s, broadcast(SPECIES, S5));
            s = z.fma(s, broadcast(SPECIES, S4));
            s = z.fma(s, broadcast(SPECIES, S3));
            s = z.fma(s, broadcast(SPECIES, S2));
            s = z.fma(s, broadcast(SPECIES, S1));
            DoubleVector sin = r.add(r.mul(z).fma(s, h.neg().fma(low, low)));
            DoubleVector c = z.fma(broadcast(SPECIES, C6), broadcast(SPECIES, C5));
            c = z.fma(c, broadcast(SPECIES, C4));
            c = z.fma(c, broadcast(SPECIES, C3));
            c = z.fma(c, broadcast(SPECIES, C2));
            c = z.fma(c, broadcast(SPECIES, C1));
            DoubleVector near = broadcast(SPECIES, 1).sub(h);
            DoubleVector cos =
                    near.add(
                            broadcast(SPECIES, 1)
                                    .sub(near)
                                    .sub(h)
                                    .add(z.mul(z).fma(c, r.neg().mul(low))));
            var even = quadrant.and(1).compare(VectorOperators.EQ, 0).cast(SPECIES);
            var bits = cos.blend(sin, even).reinterpretAsLongs();
            var sign = quadrant.and(2).lanewise(VectorOperators.LSHL, 62);
            sign = sign.lanewise(VectorOperators.XOR, x.reinterpretAsLongs().and(odd));
            DoubleVector y = bits.lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
            y.blend(Double.NaN, x.compare(VectorOperators.NE, x)).intoArray(to, toAt + i);
        }
    }
}
