package org.metagrad.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both kernel sets on awkward sizes: the same bits, and what the formulas say. */
class FloatKernelsTest {
    private static final int[] SIZES = {
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 48, 50, 64, 100
    };

    /** Rows, columns and terms that take every path: streams, panels, turned, blocks and dots. */
    private static final int[][] SHAPES = {
        {1, 112, 9},
        {2, 336, 64},
        {3, 96, 7},
        {3, 100, 40},
        {4, 112, 6},
        {5, 112, 7},
        {6, 112, 8},
        {7, 336, 3},
        {11, 20, 2},
        {13, 130, 5},
        {16, 96, 16},
        {31, 97, 17},
        {32, 32, 127},
        {33, 40, 128},
        {40, 33, 129},
        {47, 35, 300},
        {64, 64, 336},
        {100, 100, 20},
        {65, 68, 4},
        {0, 40, 9},
        {40, 0, 9},
        {40, 40, 0},
        {3, 112, 0},
        {5, 3, 0},
        {32, 31, 130},
        {31, 32, 130},
        {6, 70, 33},
        {70, 6, 33},
        {200, 3, 50},
        {3, 200, 50}
    };

    private static final int ROOM = 200 * 336 + 40;

    /** One call of one kernel on given arrays. */
    private interface Call {
        void run(FloatKernels kernels, float[] a, float[] b, float[] c, float[] z);
    }

    private record Case(String name, Call call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (int n : SIZES) {
            for (Elementwise f : Elementwise.values()) {
                all.add(new Case(f + " " + n, (k, a, b, c, z) -> k.apply(f, n, a, 1, z, 3)));
            }
            for (Pairwise op : Pairwise.values()) {
                all.add(
                        new Case(
                                op + " " + n,
                                (k, a, b, c, z) -> k.combine(op, n, a, 1, b, 2, z, 3)));
            }
            all.add(new Case("equal " + n, (k, a, b, c, z) -> precedes(k, n, a, z)));
            all.add(new Case("affine " + n, (k, a, b, c, z) -> k.affine(n, .3f, -.7f, a, 1, z, 3)));
            all.add(new Case("clip " + n, (k, a, b, c, z) -> k.clip(n, -.7f, .3f, a, 1, z, 3)));
            all.add(new Case("within " + n, (k, a, b, c, z) -> k.within(n, -1, .5f, a, 1, z, 3)));
            all.add(
                    new Case(
                            "tanhPullbackTangent " + n,
                            (k, a, b, c, z) ->
                                    k.tanhPullbackTangent(n, a, 1, b, 2, c, 5, a, 9, z, 3)));
            for (int r : new int[] {1, 2, 3, 5, 18}) {
                String shape = " [" + r + ", " + n + "]";
                all.add(
                        new Case(
                                "maxRows" + shape, (k, a, b, c, z) -> k.maxRows(r, n, a, 1, z, 3)));
                all.add(
                        new Case(
                                "subtractRow" + shape,
                                (k, a, b, c, z) -> k.subtractRow(r, n, a, 1, b, 2, z, 3)));
                all.add(
                        new Case(
                                "copyColumns" + shape,
                                (k, a, b, c, z) -> k.copyColumns(r, n, a, 1, n + 1, z, 3, n + 2)));
                all.add(
                        new Case(
                                "sumRows" + shape, (k, a, b, c, z) -> k.sumRows(r, n, a, 1, z, 3)));
                for (boolean transpose : new boolean[] {false, true}) {
                    all.add(
                            new Case(
                                    "decayedSum" + shape + transpose,
                                    (k, a, b, c, z) ->
                                            k.decayedSum(transpose, r, n, a, 1, b, 2, z, 3)));
                }
                for (boolean accumulate : new boolean[] {false, true}) {
                    all.add(
                            new Case(
                                    "sumColumns" + shape + accumulate,
                                    (k, a, b, c, z) -> k.sumColumns(r, n, a, 1, z, 3, accumulate)));
                }
            }
            for (int m : new int[] {1, 2, 3, 4, 6, 7, 17}) {
                for (int p : new int[] {1, 2, 5, 16, 33, 64}) {
                    products(all, m, n, p);
                }
            }
        }
        for (int[] shape : SHAPES) {
            products(all, shape[0], shape[1], shape[2]);
        }
        return all.stream();
    }

    private static void precedes(FloatKernels k, int n, float[] a, float[] z) {
        k.combine(Pairwise.PRECEDES, n, a, 1, a, 1, z, 3);
    }

    private static void products(List<Case> all, int m, int n, int p) {
        String shape = " [" + m + ", " + p + "] [" + p + ", " + n + "] ";
        for (boolean flag : new boolean[] {false, true}) {
            all.add(
                    new Case(
                            "NN" + shape + flag,
                            (k, a, b, c, z) -> k.matmul(false, m, n, p, a, 1, b, 2, z, 3, flag)));
            all.add(
                    new Case(
                            "TN" + shape + flag,
                            (k, a, b, c, z) -> k.matmul(true, m, n, p, a, 1, b, 2, z, 3, flag)));
            all.add(
                    new Case(
                            "NT" + shape + flag,
                            (k, a, b, c, z) ->
                                    k.matmulTransposeRight(m, n, p, a, 1, b, 2, z, 3, flag)));
        }
        all.add(
                new Case(
                        "bias" + shape,
                        (k, a, b, c, z) -> k.matmulBias(m, n, p, a, 1, b, 2, c, 4, z, 3)));
    }

    private static float[] filled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[ROOM];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(-2, 2);
        }
        return x;
    }

    @Test
    void bestKernelsGiveTheBitsOfTheScalarTwin() {
        float[] a = filled(1);
        float[] b = filled(2);
        float[] c = filled(3);
        float[] before = filled(4);
        cases().forEach(one -> {
            float[] best = before.clone();
            float[] scalar = before.clone();
            one.call().run(FloatKernels.best(), a, b, c, best);
            one.call().run(FloatKernels.scalar(), a, b, c, scalar);
            // Arrays are equal when the bits of their elements are.
            if (!Arrays.equals(best, scalar)) {
                int i = Arrays.mismatch(best, scalar);
                fail("%s: element %d is %s, not %s", one, i, best[i], scalar[i]);
            }
        });
        assertThat(a).isEqualTo(filled(1));
        assertThat(b).isEqualTo(filled(2));
    }

    @Test
    void productsAreTheProductsOfTheFormula() {
        products(5, 19, 37);
        products(40, 33, 300);
        products(3, 112, 20);
    }

    private static void products(int m, int n, int p) {
        float[] a = filled(5);
        float[] b = filled(6);
        float[] nn = new float[m * n];
        float[] tn = new float[m * n];
        float[] nt = new float[m * n];
        FloatKernels kernels = FloatKernels.best();
        kernels.matmul(false, m, n, p, a, 0, b, 0, nn, 0, false);
        kernels.matmul(true, m, n, p, a, 0, b, 0, tn, 0, false);
        kernels.matmulTransposeRight(m, n, p, a, 0, b, 0, nt, 0, false);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double plain = 0;
                double left = 0;
                double right = 0;
                for (int q = 0; q < p; q++) {
                    plain += 1.0 * a[i * p + q] * b[q * n + j];
                    left += 1.0 * a[q * m + i] * b[q * n + j];
                    right += 1.0 * a[i * p + q] * b[j * p + q];
                }
                var close = org.assertj.core.data.Offset.offset(1e-4f);
                assertThat(nn[i * n + j]).isCloseTo((float) plain, close);
                assertThat(tn[i * n + j]).isCloseTo((float) left, close);
                assertThat(nt[i * n + j]).isCloseTo((float) right, close);
            }
        }
    }

    @Test
    void aProductOutsideAnArrayIsRefused() {
        float[] x = new float[40 * 40];
        for (FloatKernels kernels : List.of(FloatKernels.best(), FloatKernels.scalar())) {
            for (int at : new int[] {-1, 1, Integer.MIN_VALUE}) {
                for (int operand = 0; operand < 3; operand++) {
                    int a = operand == 0 ? at : 0;
                    int b = operand == 1 ? at : 0;
                    int c = operand == 2 ? at : 0;
                    float[] y = new float[40 * 40];
                    List<Runnable> products =
                            List.of(
                                    () -> kernels.matmul(false, 40, 40, 40, x, a, x, b, y, c, true),
                                    () -> kernels.matmul(true, 40, 40, 40, x, a, x, b, y, c, false),
                                    () -> kernels.matmulBias(40, 40, 40, x, a, x, b, x, 0, y, c),
                                    () ->
                                            kernels.matmulTransposeRight(
                                                    40, 40, 40, x, a, x, b, y, c, true));
                    for (Runnable product : products) {
                        assertThatThrownBy(product::run)
                                .isInstanceOf(IndexOutOfBoundsException.class);
                    }
                }
            }
        }
    }

    @Test
    void theChoiceFollowsTheModule() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        int bytes = Integer.parseInt(flags.getVMOption("MaxVectorSize").getValue());
        boolean wide = bytes >= 4 * Float.BYTES;
        assertThat(FloatKernels.best().name()).startsWith(present && wide ? "vector-" : "scalar");
        assertThat(FloatKernels.best()).isSameAs(FloatKernels.best());
    }

    /** Every function, and every operation, is what its name says, special values included. */
    @Test
    void elementwiseKernelsAreTheirFormulas() {
        float[] x = {-90, -20, -1.5f, -1e-6f, -0f, 0, 1e-6f, .7f, 1, 20, 90, Float.NaN};
        int n = x.length;
        for (FloatKernels kernels : List.of(FloatKernels.best(), FloatKernels.scalar())) {
            for (Elementwise f : Elementwise.values()) {
                float[] y = new float[n];
                kernels.apply(f, n, x, 0, y, 0);
                for (int i = 0; i < n; i++) {
                    close(f + " of " + x[i], y[i], formula(f, x[i]));
                }
            }
            for (Pairwise operation : Pairwise.values()) {
                float[] z = new float[n];
                for (float other : new float[] {-2, .7f, 1, Float.NaN}) {
                    float[] second = new float[n];
                    Arrays.fill(second, other);
                    kernels.combine(operation, n, x, 0, second, 0, z, 0);
                    for (int i = 0; i < n; i++) {
                        close(x[i] + " " + operation, z[i], formula(operation, x[i], other));
                    }
                }
            }
        }
    }

    private static double formula(Elementwise f, double x) {
        return switch (f) {
            case RELU -> Math.max(x, 0);
            case STEP -> x > 0 ? 1 : 0;
            case SIGN -> Math.signum(x);
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case SQRT -> Math.sqrt(x);
            case TANH -> StrictMath.tanh(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
            case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        };
    }

    private static double formula(Pairwise operation, double x, double y) {
        return switch (operation) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case MINIMUM -> Math.min(x, y);
            case PRECEDES -> x < y ? 1 : x == y ? 0.5 : 0;
            case TANH_PULLBACK -> x * (1 - y * y);
        };
    }

    private static void close(String what, double got, double want) {
        double tolerance = 4 * Math.ulp((float) want) + Float.MIN_NORMAL;
        assertThat(Double.compare(got, want) == 0 || Math.abs(got - want) <= tolerance)
                .as(what + ": got " + got + ", want " + want)
                .isTrue();
    }

    @Test
    void decayedSumsAreDiscountedReturns() {
        float[] rewards = {1, 10, 100, 1000, 10000};
        float[] discount = {0, .5f, .5f, 0, .5f};
        float[] sums = new float[5];
        FloatKernels.best().decayedSum(true, 1, 5, rewards, 0, discount, 0, sums, 0);
        assertThat(sums).containsExactly(31, 60, 100, 6000, 10000);
        FloatKernels.best().decayedSum(false, 1, 5, rewards, 0, discount, 0, sums, 0);
        assertThat(sums).containsExactly(1, 10.5f, 105.25f, 1000, 10500);
    }

    @Test
    void aKernelSetPrintsItsPrecisionAndName() {
        assertThat(FloatKernels.scalar()).hasToString("FloatKernels[scalar]");
        assertThat(FloatKernels.best())
                .hasToString("FloatKernels[" + FloatKernels.best().name() + "]");
        assertThat(DoubleKernels.scalar()).hasToString("DoubleKernels[scalar]");
    }
}
