package org.metagrad.kernels.vector;

import static org.metagrad.kernels.scalar.DoubleCoefficients.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.scalar.DoubleElementary;

/**
 * exp, log, tanh and log1p of a double vector: on each lane the bits of {@link DoubleElementary}.
 *
 * <p>The steps, constants, accuracy and special values are documented there. A lane's result does
 * not depend on its neighbours or on the number of lanes, and nothing branches on data: special
 * lanes are computed like the others and then replaced.
 *
 * <p>Operands are of {@link #SPECIES}. The methods are small so that they are inlined into the
 * caller's loop; only there do the vectors stay in registers.
 */
public final class DoubleElementaryVector {
    /** The preferred species of the machine, of 512 bits at most. */
    public static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;

    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private static final long BIAS = 2048;
    private static final long BIAS_BITS = BIAS << MANTISSA_BITS;

    private DoubleElementaryVector() {}

    /** e^x on each lane; see {@link DoubleElementary#exp}. */
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = fma(x, broadcast(LOG2_E), broadcast(ROUNDER));
        DoubleVector n = rounded.sub(ROUNDER);
        DoubleVector r = fma(n, broadcast(-LN2_LOW), fma(n, broadcast(-LN2_HIGH), x));
        VectorMask<Double> small = x.compare(VectorOperators.LT, EXP_SMALL);
        DoubleVector lifted = rounded.blend(rounded.add(EXP_LIFT), small);
        DoubleVector y = expm1Reduced(r).add(1);
        y =
                y.reinterpretAsLongs()
                        .add(
                                lifted.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                        .reinterpretAsDoubles();
        y = y.blend(y.mul(EXP_DROP), small);
        y = y.blend(0, x.compare(VectorOperators.LT, EXP_UNDERFLOW));
        y = y.blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_OVERFLOW));
        return y.blend(Double.NaN, x.compare(VectorOperators.NE, x));
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
            DoubleVector p = fma(z, broadcast(L7), broadcast(L6));
            p = fma(z, p, broadcast(L5));
            p = fma(z, p, broadcast(L4));
            p = fma(z, p, broadcast(L3));
            p = fma(z, p, broadcast(L2));
            p = fma(z, p, broadcast(L1));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector tail = fma(s, fma(z, p, halfSquare), k.mul(LN2_LOW)).sub(halfSquare);
            DoubleVector y = fma(k, broadcast(LN2_HIGH), f.add(tail));
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
            broadcast(Double.NaN).blend(y, number).intoArray(to, toAt + i);
        }
    }

    /** ln(1 + x) on each lane; see {@link DoubleElementary#log1p}. */
    public static DoubleVector log1p(DoubleVector x) {
        DoubleVector s = x.div(x.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector p = fma(z, broadcast(P10), broadcast(P9));
        p = fma(z, p, broadcast(P8));
        p = fma(z, p, broadcast(P7));
        p = fma(z, p, broadcast(P6));
        p = fma(z, p, broadcast(P5));
        p = fma(z, p, broadcast(P4));
        p = fma(z, p, broadcast(P3));
        p = fma(z, p, broadcast(P2));
        p = fma(z, p, broadcast(P1));
        DoubleVector y = fma(s, fma(z, p, x.neg()), x);
        return y.blend(Double.NaN, x.compare(VectorOperators.NE, x));
    }

    /** The hyperbolic tangent on each lane; see {@link DoubleElementary#tanh}. */
    public static DoubleVector tanh(DoubleVector x) {
        var bits = x.reinterpretAsLongs();
        DoubleVector magnitude = x.abs();
        DoubleVector rounded = fma(magnitude, broadcast(TWO_LOG2_E), broadcast(ROUNDER));
        DoubleVector n = rounded.sub(ROUNDER);
        DoubleVector r =
                fma(n, broadcast(-LN2_LOW), fma(n, broadcast(-LN2_HIGH), magnitude.add(magnitude)));
        var exponent = rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        DoubleVector power = exponent.add(ONE_BITS).reinterpretAsDoubles();
        DoubleVector e = fma(power, expm1Reduced(r), power.sub(1));
        DoubleVector y = e.div(e.add(2));
        y = y.blend(1, magnitude.compare(VectorOperators.GT, TANH_ONE));
        y = y.reinterpretAsLongs().or(bits.and(SIGN_BIT)).reinterpretAsDoubles();
        return y.blend(Double.NaN, x.compare(VectorOperators.NE, x));
    }

    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector p = fma(r, broadcast(E12), broadcast(E11));
        p = fma(r, p, broadcast(E10));
        p = fma(r, p, broadcast(E9));
        p = fma(r, p, broadcast(E8));
        p = fma(r, p, broadcast(E7));
        p = fma(r, p, broadcast(E6));
        p = fma(r, p, broadcast(E5));
        p = fma(r, p, broadcast(E4));
        p = fma(r, p, broadcast(E3));
        p = fma(r, p, broadcast(E2));
        return fma(r.mul(r), p, r);
    }

    private static DoubleVector fma(DoubleVector a, DoubleVector b, DoubleVector c) {
        return FMA ? a.fma(b, c) : a.mul(b).add(c);
    }

    private static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
