package org.metagrad.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernel sets on awkward sizes: the same bits, and what the formulas say. */
class KernelsTest {
    private static final int[] SIZES = {
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 48, 50, 64, 100
    };
    private static final int ROOM = 100 * 100 + 40;

    /** One call of one kernel on given arrays. */
    private interface Call {
        void run(Kernels kernels, float[] a, float[] b, float[] c, float[] z);
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
            all.add(new Case("add " + n, (k, a, b, c, z) -> k.add(n, a, 1, b, 2, z, 3)));
            all.add(new Case("multiply " + n, (k, a, b, c, z) -> k.multiply(n, a, 1, b, 2, z, 3)));
            all.add(new Case("affine " + n, (k, a, b, c, z) -> k.affine(n, .3f, -.7f, a, 1, z, 3)));
            all.add(new Case("exp " + n, (k, a, b, c, z) -> k.exp(n, a, 1, z, 3)));
            all.add(new Case("log " + n, (k, a, b, c, z) -> k.log(n, a, 1, z, 3)));
            all.add(new Case("tanh " + n, (k, a, b, c, z) -> k.tanh(n, a, 1, z, 3)));
            all.add(new Case("relu " + n, (k, a, b, c, z) -> k.relu(n, a, 1, z, 3)));
            all.add(new Case("step " + n, (k, a, b, c, z) -> k.step(n, a, 1, z, 3)));
            all.add(
                    new Case(
                            "tanhPullback " + n,
                            (k, a, b, c, z) -> k.tanhPullback(n, a, 1, b, 2, z, 3)));
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
                                "sumRows" + shape, (k, a, b, c, z) -> k.sumRows(r, n, a, 1, z, 3)));
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
        return all.stream();
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

    @ParameterizedTest
    @MethodSource("cases")
    void bestKernelsGiveTheBitsOfTheScalarTwin(Case one) {
        float[] a = filled(1);
        float[] b = filled(2);
        float[] c = filled(3);
        float[] best = filled(4);
        float[] scalar = best.clone();
        one.call().run(Kernels.best(), a, b, c, best);
        one.call().run(Kernels.scalar(), a, b, c, scalar);
        for (int i = 0; i < best.length; i++) {
            assertThat(Float.floatToRawIntBits(best[i]))
                    .as("element %d", i)
                    .isEqualTo(Float.floatToRawIntBits(scalar[i]));
        }
        assertThat(a).isEqualTo(filled(1));
        assertThat(b).isEqualTo(filled(2));
    }

    @Test
    void productsAreTheProductsOfTheFormula() {
        int m = 5;
        int n = 19;
        int p = 37;
        float[] a = filled(5);
        float[] b = filled(6);
        float[] nn = new float[m * n];
        float[] tn = new float[m * n];
        float[] nt = new float[m * n];
        Kernels kernels = Kernels.best();
        kernels.matmul(false, m, n, p, a, 0, b, 0, nn, 0, false);
        kernels.matmul(true, m, n, p, a, 0, b, 0, tn, 0, false);
        kernels.matmulTransposeRight(m, n, p, a, 0, b, 0, nt, 0, false);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double plain = 0;
                double left = 0;
                double right = 0;
                for (int q = 0; q < p; q++) {
                    plain += (double) a[i * p + q] * b[q * n + j];
                    left += (double) a[q * m + i] * b[q * n + j];
                    right += (double) a[i * p + q] * b[j * p + q];
                }
                var close = org.assertj.core.data.Offset.offset(1e-4f);
                assertThat(nn[i * n + j]).isCloseTo((float) plain, close);
                assertThat(tn[i * n + j]).isCloseTo((float) left, close);
                assertThat(nt[i * n + j]).isCloseTo((float) right, close);
            }
        }
    }

    @Test
    void theChoiceFollowsTheModule() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Kernels.best().name()).startsWith(present ? "vector-" : "scalar");
        assertThat(Kernels.best()).isSameAs(Kernels.best());
    }
}
