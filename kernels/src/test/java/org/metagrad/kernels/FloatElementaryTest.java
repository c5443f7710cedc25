package org.metagrad.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.kernels.scalar.FloatElementary;
import org.metagrad.kernels.vector.FloatElementaryVector;

/** Accuracy, special values and bits of the elementary functions over the whole float range. */
class FloatElementaryTest {
    /** A prime, so that all bit positions vary over the sweep. */
    private static final long STRIDE = 4099;

    /** Bit patterns on each side of every special point. */
    private static final int NEIGHBOURS = 300;

    private static final float[] SPECIAL_POINTS = {
        0f,
        -0f,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        0.5f,
        0.70710677f,
        1f,
        -1f,
        1.4142135f,
        2f,
        0.17328679f,
        0.34657359f,
        -0.34657359f,
        9.0109f,
        9.02f,
        -9.02f,
        -86f,
        -87.33655f,
        88.02969f,
        88.72283f,
        -103.97208f,
        -104f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
    };

    /** Quadrants' ends, a point of a large error, and the end of the reduction. */
    private static final float[] ANGLES = {
        0.7853982f, 1.5707964f, 3.1415927f, -4.712389f, 552.12524f, 1024f, -1024f
    };

    private static final float[] INPUTS = inputs();

    private enum Function {
        EXP(1.0, StrictMath::exp, 0x132758077dc2030bL, 0x8a04087f21028c2fL) {
            @Override
            float apply(float x) {
                return FloatElementary.exp(x);
            }
        },
        LOG(1.0, StrictMath::log, 0x11204d0a7bfc5da6L, 0x055759a6ce89a960L) {
            @Override
            float apply(float x) {
                return FloatElementary.log(x);
            }
        },
        /** On its range only. */
        LOG1P(1.4, StrictMath::log1p, 0xb919acf0b0fc03edL, 0x767cf079410d128fL) {
            @Override
            float apply(float x) {
                return FloatElementary.log1p(x);
            }

            @Override
            float[] inputs() {
                float[] inside = new float[INPUTS.length];
                int count = 0;
                for (float x : INPUTS) {
                    if (!(x < 0f || x > 1f)) {
                        inside[count++] = x;
                    }
                }
                return Arrays.copyOf(inside, count);
            }
        },
        TANH(2.5, StrictMath::tanh, 0xeff55d3b33083339L, 0x792ab47ee4370d2eL) {
            @Override
            float apply(float x) {
                return FloatElementary.tanh(x);
            }
        },
        SIN(0.8, StrictMath::sin, 0x962376f86cf2d174L, 0x550ca73991e4e243L) {
            @Override
            float apply(float x) {
                return FloatElementary.sin(x);
            }

            @Override
            float[] inputs() {
                return withNeighbours(INPUTS, ANGLES);
            }
        },
        COS(0.8, StrictMath::cos, 0xe9f7bee3d5f7672dL, 0xd5d7e69f3cea4d2cL) {
            @Override
            float apply(float x) {
                return FloatElementary.cos(x);
            }

            @Override
            float[] inputs() {
                return withNeighbours(INPUTS, ANGLES);
            }
        };

        final double maxUlp;
        final DoubleUnaryOperator truth;
        final long fusedHash;
        final long unfusedHash;

        Function(double maxUlp, DoubleUnaryOperator truth, long fusedHash, long unfusedHash) {
            this.maxUlp = maxUlp;
            this.truth = truth;
            this.fusedHash = fusedHash;
            this.unfusedHash = unfusedHash;
        }

        abstract float apply(float x);

        float[] inputs() {
            return INPUTS;
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinItsErrorBoundOverTheWholeRange(Function function) {
        double worst = 0;
        float worstInput = 0;
        for (float x : function.inputs()) {
            double error = errorInUlp(function.apply(x), function.truth.applyAsDouble(x));
            if (error > worst) {
                worst = error;
                worstInput = x;
            }
        }
        assertThat(worst)
                .as("%s, largest error in ulp, at x = %s", function, worstInput)
                .isLessThanOrEqualTo(function.maxUlp);
    }

    /** The bits are a promise across machines and releases, so they are pinned. */
    @ParameterizedTest
    @EnumSource
    void givesThePinnedBits(Function function) {
        long hash = 0;
        for (float x : function.inputs()) {
            hash = (hash ^ Float.floatToRawIntBits(function.apply(x))) * 0x100000001b3L;
        }
        long pinned = FusedMultiplyAdd.AVAILABLE ? function.fusedHash : function.unfusedHash;
        assertThat(Long.toHexString(hash))
                .as("%s, fused %s", function, FusedMultiplyAdd.AVAILABLE)
                .isEqualTo(Long.toHexString(pinned));
    }

    @ParameterizedTest
    @EnumSource
    void vectorLanesHaveTheScalarBits(Function function) {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "jdk.incubator.vector is absent");
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "vectors are used with fused multiply-add only");
        float[] inputs = function.inputs();
        float[] actual = VectorLanes.apply(function, inputs);
        for (int i = 0; i < inputs.length; i++) {
            int expected = Float.floatToRawIntBits(function.apply(inputs[i]));
            if (Float.floatToRawIntBits(actual[i]) != expected) {
                assertThat(Integer.toHexString(Float.floatToRawIntBits(actual[i])))
                        .as("%s(%s)", function, inputs[i])
                        .isEqualTo(Integer.toHexString(expected));
            }
        }
    }

    @Test
    void expOfSpecialValues() {
        assertBits(FloatElementary.exp(0f), 1f);
        assertBits(FloatElementary.exp(-0f), 1f);
        assertBits(FloatElementary.exp(Float.MIN_VALUE), 1f);
        assertBits(FloatElementary.exp(Float.NEGATIVE_INFINITY), 0f);
        assertBits(FloatElementary.exp(Float.POSITIVE_INFINITY), Float.POSITIVE_INFINITY);
        assertBits(FloatElementary.exp(Float.MAX_VALUE), Float.POSITIVE_INFINITY);
        assertBits(FloatElementary.exp(-Float.MAX_VALUE), 0f);
        assertThat(FloatElementary.exp(88.72283f)).isFinite();
        assertBits(FloatElementary.exp(Math.nextUp(88.72283f)), Float.POSITIVE_INFINITY);
        assertBits(FloatElementary.exp(-103f), Float.MIN_VALUE);
        assertNaN(FloatElementary::exp);
    }

    @Test
    void logOfSpecialValues() {
        assertBits(FloatElementary.log(0f), Float.NEGATIVE_INFINITY);
        assertBits(FloatElementary.log(-0f), Float.NEGATIVE_INFINITY);
        assertBits(FloatElementary.log(1f), 0f);
        assertBits(FloatElementary.log(Float.POSITIVE_INFINITY), Float.POSITIVE_INFINITY);
        assertBits(FloatElementary.log(Float.MIN_VALUE), (float) (-149 * StrictMath.log(2)));
        assertBits(FloatElementary.log(-Float.MIN_VALUE), Float.NaN);
        assertBits(FloatElementary.log(-1f), Float.NaN);
        assertBits(FloatElementary.log(Float.NEGATIVE_INFINITY), Float.NaN);
        assertNaN(FloatElementary::log);
    }

    @Test
    void log1pOfSpecialValues() {
        assertBits(FloatElementary.log1p(0f), 0f);
        assertBits(FloatElementary.log1p(Float.MIN_VALUE), Float.MIN_VALUE);
        assertBits(FloatElementary.log1p(1f), (float) StrictMath.log(2));
        assertNaN(FloatElementary::log1p);
    }

    @Test
    void tanhOfSpecialValues() {
        assertBits(FloatElementary.tanh(0f), 0f);
        assertBits(FloatElementary.tanh(-0f), -0f);
        assertBits(FloatElementary.tanh(Float.MIN_VALUE), Float.MIN_VALUE);
        assertBits(FloatElementary.tanh(-Float.MIN_VALUE), -Float.MIN_VALUE);
        assertBits(FloatElementary.tanh(Float.MAX_VALUE), 1f);
        assertBits(FloatElementary.tanh(Float.POSITIVE_INFINITY), 1f);
        assertBits(FloatElementary.tanh(Float.NEGATIVE_INFINITY), -1f);
        assertNaN(FloatElementary::tanh);
    }

    @Test
    void tanhIsOddAndNeverAboveOne() {
        for (float x : INPUTS) {
            if (Float.isNaN(x)) {
                continue;
            }
            float y = FloatElementary.tanh(x);
            if (!(Math.abs(y) <= 1f) || !sameBits(FloatElementary.tanh(-x), -y)) {
                fail("tanh(%s) = %s, tanh(%s) = %s", x, y, -x, FloatElementary.tanh(-x));
            }
        }
    }

    @Test
    void sineAndCosineOfSpecialValues() {
        assertBits(FloatElementary.sin(-0f), -0f);
        assertBits(FloatElementary.sin(0f), 0f);
        assertBits(FloatElementary.cos(-0f), 1f);
        assertBits(FloatElementary.sin(-Float.MIN_VALUE), -Float.MIN_VALUE);
        // What is left of pi behind the float next to it.
        assertBits(FloatElementary.sin((float) Math.PI), -8.742278e-8f);
        assertBits(FloatElementary.cos((float) Math.PI / 2), -4.371139e-8f);
        assertBits(FloatElementary.sin(Float.POSITIVE_INFINITY), Float.NaN);
        assertBits(FloatElementary.cos(Float.NEGATIVE_INFINITY), Float.NaN);
        assertNaN(FloatElementary::sin);
        assertNaN(FloatElementary::cos);
    }

    @Test
    void sineIsOddAndCosineEven() {
        for (float x : INPUTS) {
            if (!Float.isNaN(x) && !Float.isInfinite(x)) {
                boolean odd = sameBits(FloatElementary.sin(-x), -FloatElementary.sin(x));
                boolean even = sameBits(FloatElementary.cos(-x), FloatElementary.cos(x));
                if (!odd || !even) {
                    fail("x = %s: odd %s, even %s", x, odd, even);
                }
            }
        }
    }

    private interface FloatFunction {
        float apply(float x);
    }

    private static void assertNaN(FloatFunction function) {
        for (int payload : new int[] {0x7fc00000, 0xffc00000, 0x7fc12345, 0x7fffffff, 0xffffffff}) {
            assertBits(function.apply(Float.intBitsToFloat(payload)), Float.NaN);
        }
    }

    private static void assertBits(float actual, float expected) {
        assertThat(Integer.toHexString(Float.floatToRawIntBits(actual)))
                .as("bits of %s, expected %s", actual, expected)
                .isEqualTo(Integer.toHexString(Float.floatToRawIntBits(expected)));
    }

    private static boolean sameBits(float a, float b) {
        return Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b);
    }

    /** |actual - truth| in units of the last place of truth; infinite for a wrong special value. */
    private static double errorInUlp(float actual, double truth) {
        float rounded = Double.isNaN(truth) ? Float.NaN : (float) truth;
        if (!Float.isFinite(rounded) || !Float.isFinite(actual)) {
            return sameBits(actual, rounded) ? 0 : Double.POSITIVE_INFINITY;
        }
        int exponent = Math.max(Math.getExponent(truth), Float.MIN_EXPONENT);
        return Math.abs(actual - truth) / Math.scalb(1.0, exponent - 23);
    }

    private static float[] inputs() {
        float[] inputs = new float[1 << 21];
        int count = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            inputs[count++] = Float.intBitsToFloat((int) bits);
        }
        return withNeighbours(Arrays.copyOf(inputs, count), SPECIAL_POINTS);
    }

    private static float[] withNeighbours(float[] inputs, float[] points) {
        int count = inputs.length;
        float[] all = Arrays.copyOf(inputs, count + points.length * (2 * NEIGHBOURS + 1));
        for (float point : points) {
            int centre = Float.floatToRawIntBits(point);
            for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
                all[count++] = Float.intBitsToFloat(centre + offset);
            }
        }
        return all;
    }

    /** Its methods link the vector classes, so only a test that found the module may call it. */
    private static final class VectorLanes {
        private static final VectorSpecies<Float> SPECIES = FloatElementaryVector.SPECIES;

        static float[] apply(Function function, float[] x) {
            // The last vector may reach past the inputs: pad with zeros.
            int lanes = SPECIES.length();
            float[] padded = Arrays.copyOf(x, (x.length + lanes - 1) / lanes * lanes);
            float[] result = new float[padded.length];
            int n = padded.length;
            switch (function) {
                case EXP -> FloatElementaryVector.exp(n, padded, 0, result, 0);
                case LOG -> FloatElementaryVector.log(n, padded, 0, result, 0);
                case LOG1P -> FloatElementaryVector.log1p(n, padded, 0, result, 0);
                case TANH -> FloatElementaryVector.tanh(n, padded, 0, result, 0);
                case SIN -> FloatElementaryVector.sin(n, padded, 0, result, 0);
                case COS -> FloatElementaryVector.cos(n, padded, 0, result, 0);
            }
            return result;
        }
    }
}
