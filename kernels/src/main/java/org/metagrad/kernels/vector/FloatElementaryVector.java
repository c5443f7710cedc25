package org.metagrad.kernels.vector;

import static org.metagrad.kernels.scalar.FloatCoefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.scalar.FloatElementary;

/**
 * exp, log, log1p and tanh of a float vector: on each lane the bits of {@link FloatElementary}.
 *
 * <p>The steps, constants, accuracy and special values are documented there. A lane's result does
 * not depend on its neighbours or on the number of lanes, and nothing branches on data: special
 * lanes are computed like the others and then replaced.
 *
 * <p>Operands are of {@link #SPECIES}. The methods are small so that they are inlined into the
 * caller's loop; only there do the vectors stay in registers.
 */
public final class FloatElementaryVector {
    /** The preferred species of the machine, of 512 bits at most. */
    public static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;

    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private static final int EXPONENT_BITS = 0xff800000;
    private static final int BIAS = 256;
    private static final int BIAS_BITS = BIAS << MANTISSA_BITS;

    private FloatElementaryVector() {}

    /** e^x on each lane; see {@link FloatElementary#exp}. */
    public static FloatVector exp(FloatVector x) {
        FloatVector rounded = fma(x, broadcast(LOG2_E), broadcast(ROUNDER));
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = fma(n, broadcast(-LN2_LOW), fma(n, broadcast(-LN2_HIGH), x));
        VectorMask<Float> small = x.compare(VectorOperators.LT, EXP_SMALL);
        FloatVector lifted = rounded.add(broadcast(EXP_LIFT), small);
        FloatVector y = expm1Reduced(r).add(1f);
        y =
                y.reinterpretAsInts()
                        .add(
                                lifted.reinterpretAsInts()
                                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                        .reinterpretAsFloats();
        y = y.mul(broadcast(EXP_DROP), small);
        y = y.blend(0f, x.compare(VectorOperators.LT, EXP_UNDERFLOW));
        y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_OVERFLOW));
        return y.blend(Float.NaN, x.compare(VectorOperators.NE, x));
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
            FloatVector p = fma(f, broadcast(L11), broadcast(L10));
            p = fma(f, p, broadcast(L9));
            p = fma(f, p, broadcast(L8));
            p = fma(f, p, broadcast(L7));
            p = fma(f, p, broadcast(L6));
            p = fma(f, p, broadcast(L5));
            p = fma(f, p, broadcast(L4));
            p = fma(f, p, broadcast(L3));
            p = fma(f, p, broadcast(-0.5f));
            FloatVector tail = fma(f.mul(f), p, k.mul(LN2_LOW));
            FloatVector y = fma(k, broadcast(LN2_HIGH), f.add(tail));
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
            broadcast(Float.NaN).blend(y, number).intoArray(to, toAt + i);
        }
    }

    /** ln(1 + x) on each lane; see {@link FloatElementary#log1p}. */
    public static FloatVector log1p(FloatVector x) {
        FloatVector s = x.div(x.add(2f));
        FloatVector z = s.mul(s);
        FloatVector p = fma(z, broadcast(P5), broadcast(P4));
        p = fma(z, p, broadcast(P3));
        p = fma(z, p, broadcast(P2));
        p = fma(z, p, broadcast(P1));
        FloatVector y = fma(s, fma(z, p, x.neg()), x);
        return y.blend(Float.NaN, x.compare(VectorOperators.NE, x));
    }

    /** The hyperbolic tangent on each lane; see {@link FloatElementary#tanh}. */
    public static FloatVector tanh(FloatVector x) {
        var bits = x.reinterpretAsInts();
        FloatVector magnitude = x.abs();
        FloatVector rounded = fma(magnitude, broadcast(TWO_LOG2_E), broadcast(ROUNDER));
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r =
                fma(n, broadcast(-LN2_LOW), fma(n, broadcast(-LN2_HIGH), magnitude.add(magnitude)));
        var exponent = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
        FloatVector e = fma(power, expm1Reduced(r), power.sub(1f));
        FloatVector y = e.div(e.add(2f));
        y = y.blend(1f, magnitude.compare(VectorOperators.GT, TANH_ONE));
        y = y.reinterpretAsInts().or(bits.and(SIGN_BIT)).reinterpretAsFloats();
        return y.blend(Float.NaN, x.compare(VectorOperators.NE, x));
    }

    private static FloatVector expm1Reduced(FloatVector r) {
        FloatVector p = fma(r, broadcast(E7), broadcast(E6));
        p = fma(r, p, broadcast(E5));
        p = fma(r, p, broadcast(E4));
        p = fma(r, p, broadcast(E3));
        p = fma(r, p, broadcast(E2));
        return fma(r.mul(r), p, r);
    }

    private static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
        return FMA ? a.fma(b, c) : a.mul(b).add(c);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
