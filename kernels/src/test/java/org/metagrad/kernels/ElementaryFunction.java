package org.metagrad.kernels;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.metagrad.kernels.scalar.DoubleElementary;

/** A function of {@link DoubleElementary} with its truth, its error bound and its pinned bits. */
enum ElementaryFunction {
    EXP(
            1.0,
            DoubleElementary::exp,
            StrictMath::exp,
            HighPrecision::exp,
            0xe044b33cf4c53ef0L,
            0x2d12fa27f9737d05L,
            0x1.651918dd477b2p-2,
            0x1.6e686d1afbc9ap-2,
            0x1.6c043311771e2p-2,
            0x1.63d1017de9a6p-2,
            -0x1.a9ed027d1402ap+8,
            0x1.3dfb4c570afbp+9,
            -0x1.2056f5478318p+2,
            -0x1.a6c0abdff64b8p+6,
            -0x1.6201677ba0811p+9,
            -0x1.620035091f869p+9,
            -0x1.6202a4e66a767p+9,
            -0x1.6204ead2ba878p+9,
            -0x1.6203d252bfc7ep+9),
    LOG(
            0.9,
            DoubleElementary::log,
            StrictMath::log,
            HighPrecision::log,
            0xffdb1ac051142bfdL,
            0x1d905aa70f74cad0L,
            0x1.69534ec3917b1p-1,
            0x1.69aeffccbe17bp-1,
            0x1.67e7f81cecd81p-1,
            0x1.67c4dbe8246c9p-1,
            0x1.68fbadb10eb37p-1,
            0x1.69d1c48c8c887p-1,
            0x1.6a027c357861bp-1,
            0x1.66e249441314fp-1,
            0x1.67ccc05575461p+0,
            0x1.6847ece6167a1p+0,
            0x1.680a76530d3d9p+0,
            0x1.69827a36f4c5fp+0,
            0x1.66f1a6be7b79dp+0,
            0x1.687a58a9b8095p+0),
    /** On its range only. */
    LOG1P(
            1.4,
            DoubleElementary::log1p,
            StrictMath::log1p,
            HighPrecision::log1p,
            0x891f0379d2874d98L,
            0x4f2d35c64554c215L,
            0x1.4b9e016a09cbep-1,
            0x1.4992d35bff50ep-1,
            0x1.492744d9d478ep-1,
            0x1.41e61fec92d96p-1,
            0x1.4bc81cc060bb6p-1,
            0x1.4277be8c55c6ep-1,
            0x1.4b43a2602218ep-1,
            0x1.486012da2bb7ep-1,
            1.0) {
        @Override
        double[] inputs() {
            return Arrays.stream(Inputs.ALL).filter(x -> !(x < 0 || x > 1)).toArray();
        }
    },
    TANH(
            2.75,
            DoubleElementary::tanh,
            StrictMath::tanh,
            HighPrecision::tanh,
            0x8331ac50433d4c47L,
            0x5dbdab5d5d452dcaL,
            0x1.b0915cd148279p-3,
            0x1.bd677e5ed8045p-3,
            0x1.a570c2bb44d9cp-3,
            0x1.c51379d1200eap-3,
            0x1.c19d35d8aee1cp-3,
            0x1.bafa66c36069fp-3,
            0x1.bb1c7c81b7113p-3,
            0x1.a7ae3a52b51d7p-3),
    SIN(
            0.8,
            DoubleElementary::sin,
            StrictMath::sin,
            HighPrecision::sin,
            0x2c424f35513642d1L,
            0xd76900e49748960aL,
            0x1.eb95869abac98p+17,
            0x1.ce14ecc72f6cp+13,
            0x1.921fb54442d18p+1) {
        @Override
        double[] inputs() {
            return Inputs.withAngles();
        }
    },
    COS(
            0.8,
            DoubleElementary::cos,
            StrictMath::cos,
            HighPrecision::cos,
            0x91260f8b26ba2fcbL,
            0x8b9cca34db1ab32aL,
            0x1.4f47bf980313ap+19,
            0x1.921fb54442d18p+0) {
        @Override
        double[] inputs() {
            return Inputs.withAngles();
        }
    };

    final double maxUlp;
    final DoubleUnaryOperator scalar;
    final DoubleUnaryOperator platform;
    final DoubleFunction<BigDecimal> truth;
    final long fusedHash;
    final long unfusedHash;

    /** Of many millions of points those with the largest errors, fused and unfused. */
    final double[] hardPoints;

    ElementaryFunction(
            double maxUlp,
            DoubleUnaryOperator scalar,
            DoubleUnaryOperator platform,
            DoubleFunction<BigDecimal> truth,
            long fusedHash,
            long unfusedHash,
            double... hardPoints) {
        this.maxUlp = maxUlp;
        this.scalar = scalar;
        this.platform = platform;
        this.truth = truth;
        this.fusedHash = fusedHash;
        this.unfusedHash = unfusedHash;
        this.hardPoints = hardPoints;
    }

    double apply(double x) {
        return scalar.applyAsDouble(x);
    }

    double[] inputs() {
        return Inputs.ALL;
    }

    /** |actual - truth| in units of the last place of truth; infinite for a wrong special value. */
    double errorInUlp(double x) {
        double actual = apply(x);
        double special = platform.applyAsDouble(x);
        if (!Double.isFinite(special) || !Double.isFinite(actual)) {
            double expected = Double.isNaN(special) ? Double.NaN : special;
            return sameBits(actual, expected) ? 0 : Double.POSITIVE_INFINITY;
        }
        BigDecimal exact = truth.apply(x);
        BigDecimal error = exact.subtract(new BigDecimal(actual)).abs();
        // The unit changes at a power of two, so truth must not be rounded up to one.
        double below = exact.abs().doubleValue();
        if (new BigDecimal(below).compareTo(exact.abs()) > 0) {
            below = Math.nextDown(below);
        }
        int exponent = Math.max(Math.getExponent(below), Double.MIN_EXPONENT);
        var unit = new BigDecimal(Math.scalb(1.0, exponent - 52), MathContext.DECIMAL64);
        return error.divide(unit, MathContext.DECIMAL64).doubleValue();
    }

    static boolean sameBits(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    /** Apart, because a constant of an enum cannot use the statics of the enum. */
    private static final class Inputs {
        /** An odd number, so that all bit positions vary over the sweep of 2^16 bit patterns. */
        private static final long STRIDE = 0x0001000000000fffL;

        /** Bit patterns on each side of every special point. */
        private static final int NEIGHBOURS = 100;

        /** Inputs of magnitude 2^-12 to 2^11. */
        private static final int RANDOM_INPUTS = 1 << 17;

        private static final double[] SPECIAL_POINTS = {
            0.0,
            -0.0,
            Double.MIN_NORMAL,
            -Double.MIN_NORMAL,
            0x1p-54,
            0x1p-27,
            -0x1p-27,
            0.5,
            0.7071067811865476,
            1,
            -1,
            1.4142135623730951,
            2,
            0.17328679513998632,
            0.34657359027997264,
            -0.34657359027997264,
            19.061547465398496,
            19.07,
            -19.07,
            -707,
            -708.3964185322641,
            709.436139303104,
            709.782712893384,
            -745.1332191019412,
            -746,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
        };

        private static final double[] ANGLES = {
            0.7853981633974483,
            1.5707963267948966,
            3.141592653589793,
            -4.71238898038469,
            0x1p20,
            -0x1p20
        };

        static final double[] ALL = inputs();

        /** Those of all functions, and the ends of quadrants and of the reduction. */
        static double[] withAngles() {
            var inputs = DoubleStream.builder();
            Arrays.stream(ALL).forEach(inputs::add);
            addNeighbours(ANGLES, inputs);
            return inputs.build().toArray();
        }

        private static void addNeighbours(double[] points, DoubleStream.Builder inputs) {
            for (double point : points) {
                long centre = Double.doubleToRawLongBits(point);
                for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
                    inputs.add(Double.longBitsToDouble(centre + offset));
                }
            }
        }

        private static double[] inputs() {
            var inputs = DoubleStream.builder();
            for (int i = 0; i < 1 << 16; i++) {
                inputs.add(Double.longBitsToDouble(i * STRIDE));
            }
            addNeighbours(SPECIAL_POINTS, inputs);
            var random = new SplittableRandom(1);
            for (int i = 0; i < RANDOM_INPUTS; i++) {
                long bits = random.nextLong();
                double significand =
                        Double.longBitsToDouble(Double.doubleToRawLongBits(1) | bits >>> 12);
                double magnitude = Math.scalb(significand, (int) (bits & 0x7ff) % 23 - 12);
                inputs.add((bits & 0x800) == 0 ? magnitude : -magnitude);
            }
            return inputs.build().toArray();
        }
    }
}
