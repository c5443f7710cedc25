package org.metagrad.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.VectorSpecies;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.kernels.scalar.DoubleElementary;
import org.metagrad.kernels.vector.DoubleElementaryVector;

/** Accuracy, special values and bits of the elementary functions over the whole double range. */
class DoubleElementaryTest {
    /** Of the inputs of a function one in this many is compared with {@link HighPrecision}. */
    private static final int THINNING = 61;

    @ParameterizedTest
    @EnumSource
    void staysWithinItsErrorBoundOverTheWholeRange(ElementaryFunction function) {
        double[] inputs = function.inputs();
        double[] thinned = new double[inputs.length / THINNING];
        for (int i = 0; i < thinned.length; i++) {
            thinned[i] = inputs[i * THINNING];
        }
        double worst = 0;
        double worstInput = 0;
        for (double[] points : new double[][] {function.hardPoints, thinned}) {
            for (double x : points) {
                double error = function.errorInUlp(x);
                if (error > worst) {
                    worst = error;
                    worstInput = x;
                }
            }
        }
        assertThat(worst)
                .as("%s, largest error in ulp, at x = %s", function, worstInput)
                .isLessThanOrEqualTo(function.maxUlp);
    }

    /** Against mpmath at 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "EXP, -744.25, 5.97491654329588527650190231634191119e-324",
        "EXP, -0.1, 0.904837418035959568141392384216935595",
        "EXP, 0.3837, 1.46770506410942347815417337482071102",
        "EXP, 700.5, 1.67218596206749855724103607930212031e+304",
        "LOG, 1e-310, -713.801378828154165100644600662388374",
        "LOG, 0.7, -0.356674943938732442353954404107274515",
        "LOG, 1.0000000000000002, 2.22044604925031283432823045461548793e-16",
        "LOG, 6.5e+300, 692.647330075115296547275352736517769",
        "LOG1P, 1e-200, 9.99999999999999982100262399082759596e-201",
        "LOG1P, 3e-12, 2.99999999999550014160834362392104326e-12",
        "LOG1P, 0.3, 0.262364264467491043495318874379750204",
        "LOG1P, 1.0, 0.693147180559945309417232121458176568",
        "TANH, -1e-05, -0.00000999999999966666748471053905850950187",
        "TANH, 0.21, 0.206966499729452579156154440144225094",
        "TANH, 1.25, 0.848283639957512897613387646707504454",
        "SIN, 0.3, 0.295520206661339564498955080766944501",
        "SIN, 3.141592653589793, 0.0000000000000001224646799147353177226065932274998",
        "SIN, 1048575.25, -0.401518231525444499756426109074152438",
        "SIN, 1e+22, -0.852200849767188801772705893753029368",
        "SIN, 1.7e+308, -0.595256084863207665478095313089141659",
        "COS, 0.3, 0.955336489125606022923243604342087409",
        "COS, 3.141592653589793, -0.999999999999999999999999999999992501",
        "COS, 1048575.25, 0.915851030327901933218674283454068793",
        "COS, 1e+22, 0.523214785395138945497594473384709492",
        "COS, 1.7e+308, 0.803536056087918007492993533150132728",
        "TANH, 18.5, 0.999999999999999829339047485118698677",
    })
    void theReferenceIsRight(ElementaryFunction function, double x, BigDecimal expected) {
        assertThat(function.truth.apply(x)).isCloseTo(expected, Percentage.withPercentage(1e-22));
    }

    /** The bits are a promise across machines and releases, so they are pinned. */
    @ParameterizedTest
    @EnumSource
    void givesThePinnedBits(ElementaryFunction function) {
        long hash = 0;
        for (double x : function.inputs()) {
            long bits = Double.doubleToRawLongBits(function.apply(x));
            hash = (hash ^ bits ^ bits >>> 32) * 0x100000001b3L;
        }
        long pinned = FusedMultiplyAdd.AVAILABLE ? function.fusedHash : function.unfusedHash;
        assertThat(Long.toHexString(hash))
                .as("%s, fused %s", function, FusedMultiplyAdd.AVAILABLE)
                .isEqualTo(Long.toHexString(pinned));
    }

    @ParameterizedTest
    @EnumSource
    void vectorLanesHaveTheScalarBits(ElementaryFunction function) {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "jdk.incubator.vector is absent");
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "vectors are used with fused multiply-add only");
        double[] inputs = function.inputs();
        double[] actual = VectorLanes.apply(function, inputs);
        for (int i = 0; i < inputs.length; i++) {
            double expected = function.apply(inputs[i]);
            if (!ElementaryFunction.sameBits(actual[i], expected)) {
                fail("%s(%s) = %s in a lane, %s alone", function, inputs[i], actual[i], expected);
            }
        }
    }

    @Test
    void expOfSpecialValues() {
        assertBits(DoubleElementary.exp(0.0), 1);
        assertBits(DoubleElementary.exp(-0.0), 1);
        assertBits(DoubleElementary.exp(Double.MIN_VALUE), 1);
        assertBits(DoubleElementary.exp(Double.NEGATIVE_INFINITY), 0);
        assertBits(DoubleElementary.exp(Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY);
        assertBits(DoubleElementary.exp(Double.MAX_VALUE), Double.POSITIVE_INFINITY);
        assertBits(DoubleElementary.exp(-Double.MAX_VALUE), 0);
        assertThat(DoubleElementary.exp(709.782712893384)).isFinite();
        assertBits(DoubleElementary.exp(Math.nextUp(709.782712893384)), Double.POSITIVE_INFINITY);
        assertBits(DoubleElementary.exp(-744.5), Double.MIN_VALUE);
        assertNaN(DoubleElementary::exp);
    }

    @Test
    void logOfSpecialValues() {
        assertBits(DoubleElementary.log(0.0), Double.NEGATIVE_INFINITY);
        assertBits(DoubleElementary.log(-0.0), Double.NEGATIVE_INFINITY);
        assertBits(DoubleElementary.log(1), 0);
        assertBits(DoubleElementary.log(Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY);
        assertBits(DoubleElementary.log(Double.MIN_VALUE), -1074 * StrictMath.log(2));
        assertBits(DoubleElementary.log(-Double.MIN_VALUE), Double.NaN);
        assertBits(DoubleElementary.log(-1), Double.NaN);
        assertBits(DoubleElementary.log(Double.NEGATIVE_INFINITY), Double.NaN);
        assertNaN(DoubleElementary::log);
    }

    @Test
    void log1pOfSpecialValues() {
        assertBits(DoubleElementary.log1p(0.0), 0);
        assertBits(DoubleElementary.log1p(Double.MIN_VALUE), Double.MIN_VALUE);
        assertNaN(DoubleElementary::log1p);
    }

    @Test
    void tanhOfSpecialValues() {
        assertBits(DoubleElementary.tanh(0.0), 0.0);
        assertBits(DoubleElementary.tanh(-0.0), -0.0);
        assertBits(DoubleElementary.tanh(Double.MIN_VALUE), Double.MIN_VALUE);
        assertBits(DoubleElementary.tanh(-Double.MIN_VALUE), -Double.MIN_VALUE);
        assertBits(DoubleElementary.tanh(Double.MAX_VALUE), 1);
        assertBits(DoubleElementary.tanh(Double.POSITIVE_INFINITY), 1);
        assertBits(DoubleElementary.tanh(Double.NEGATIVE_INFINITY), -1);
        assertNaN(DoubleElementary::tanh);
    }

    @Test
    void tanhIsOddAndNeverAboveOne() {
        for (double x : ElementaryFunction.TANH.inputs()) {
            if (Double.isNaN(x)) {
                continue;
            }
            double y = DoubleElementary.tanh(x);
            if (!(Math.abs(y) <= 1)
                    || !ElementaryFunction.sameBits(DoubleElementary.tanh(-x), -y)) {
                fail("tanh(%s) = %s, tanh(%s) = %s", x, y, -x, DoubleElementary.tanh(-x));
            }
        }
    }

    @Test
    void sineAndCosineOfSpecialValues() {
        assertBits(DoubleElementary.sin(-0.0), -0.0);
        assertBits(DoubleElementary.sin(0.0), 0.0);
        assertBits(DoubleElementary.cos(-0.0), 1);
        assertBits(DoubleElementary.sin(-Double.MIN_VALUE), -Double.MIN_VALUE);
        // What is left of pi behind the double next to it.
        assertBits(DoubleElementary.sin(Math.PI), 1.2246467991473532e-16);
        assertBits(DoubleElementary.cos(Math.PI / 2), 6.123233995736766e-17);
        assertBits(DoubleElementary.sin(Double.POSITIVE_INFINITY), Double.NaN);
        assertBits(DoubleElementary.cos(Double.NEGATIVE_INFINITY), Double.NaN);
        assertNaN(DoubleElementary::sin);
        assertNaN(DoubleElementary::cos);
    }

    private static void assertNaN(DoubleUnaryOperator function) {
        for (long payload :
                new long[] {
                    0x7ff8000000000000L,
                    0xfff8000000000000L,
                    0x7ff8000012345678L,
                    0x7fffffffffffffffL,
                    0xffffffffffffffffL
                }) {
            assertBits(function.applyAsDouble(Double.longBitsToDouble(payload)), Double.NaN);
        }
    }

    private static void assertBits(double actual, double expected) {
        assertThat(Long.toHexString(Double.doubleToRawLongBits(actual)))
                .as("bits of %s, expected %s", actual, expected)
                .isEqualTo(Long.toHexString(Double.doubleToRawLongBits(expected)));
    }

    /** Its methods link the vector classes, so only a test that found the module may call it. */
    private static final class VectorLanes {
        private static final VectorSpecies<Double> SPECIES = DoubleElementaryVector.SPECIES;

        static double[] apply(ElementaryFunction function, double[] x) {
            // The last vector may reach past the inputs: pad with zeros.
            int lanes = SPECIES.length();
            double[] padded = Arrays.copyOf(x, (x.length + lanes - 1) / lanes * lanes);
            double[] result = new double[padded.length];
            int n = padded.length;
            switch (function) {
                case EXP -> DoubleElementaryVector.exp(n, padded, 0, result, 0);
                case LOG -> DoubleElementaryVector.log(n, padded, 0, result, 0);
                case LOG1P -> DoubleElementaryVector.log1p(n, padded, 0, result, 0);
                case TANH -> DoubleElementaryVector.tanh(n, padded, 0, result, 0);
                case SIN -> DoubleElementaryVector.sin(n, padded, 0, result, 0);
                case COS -> DoubleElementaryVector.cos(n, padded, 0, result, 0);
            }
            return result;
        }
    }
}
