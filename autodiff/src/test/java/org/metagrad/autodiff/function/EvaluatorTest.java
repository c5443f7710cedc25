package org.metagrad.autodiff.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

class EvaluatorTest {
    private static final int P = Samples.parameters().size();
    private static final double[] THETA = Samples.random(P, 1);
    private static final double[] DATA = Samples.random(Samples.data().size(), 2);
    private static final double[] V = Samples.random(P, 3);

    private static DoubleEvaluator evaluator(Formula f) {
        return f.inDouble().data(DATA);
    }

    /**
     * All results of a formula by the reference interpreter, with vectors behind theta and data.
     */
    private static double[] reference(Formula f, double[]... more) {
        List<double[]> inputs = new ArrayList<>();
        Samples.parameters().unpack(THETA).values().forEach(inputs::add);
        double[] data = Arrays.stream(more).flatMapToDouble(Arrays::stream).toArray();
        double[] all = Arrays.copyOf(DATA, DATA.length + data.length);
        System.arraycopy(data, 0, all, DATA.length, data.length);
        f.data().unpack(all).values().forEach(inputs::add);
        return ReferenceInterpreter.evaluate(f.program(), inputs).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static void assertClose(double[] got, double[] wanted, double tolerance) {
        assertThat(got).hasSameSizeAs(wanted);
        for (int i = 0; i < got.length; i++) {
            double scale = Math.max(1, Math.abs(wanted[i]));
            assertThat(got[i]).isCloseTo(wanted[i], within(tolerance * scale));
        }
    }

    @Test
    void allIsWhatTheReferenceInterpreterComputes() {
        DoubleEvaluator loss = evaluator(Samples.LOSS);
        Formula gradient = Samples.LOSS.gradient();
        assertThat(loss.value(THETA)).isCloseTo(reference(Samples.LOSS)[0], within(1e-12));
        assertClose(loss.gradient(THETA), reference(gradient), 1e-12);
        double[] g = new double[P];
        assertThat(loss.valueAndGradient(THETA, g)).isEqualTo(loss.value(THETA));
        assertClose(g, reference(gradient), 1e-12);
        double[] product = new double[P];
        loss.hessianVectorProduct(THETA, V, product);
        assertClose(product, reference(gradient.along("v"), V), 1e-12);

        DoubleEvaluator layer = evaluator(Samples.LAYER);
        double[] y = layer.values(THETA);
        assertClose(y, reference(Samples.LAYER), 1e-12);
        double[] dy = new double[y.length];
        layer.jacobianVectorProduct(THETA, V, dy);
        assertClose(dy, reference(Samples.LAYER.along("v"), V), 1e-12);
        double[] bar = new double[P];
        layer.vectorJacobianProduct(THETA, dy, bar);
        assertClose(bar, reference(Samples.LAYER.pullback("u"), dy), 1e-12);
    }

    @Test
    void wholeMatricesAreTheirProducts() {
        for (Formula f : List.of(Samples.LAYER, Samples.SUMS, Samples.LOSS)) {
            DoubleEvaluator e = evaluator(f);
            int m = f.results().size();
            double[] j = e.jacobian(THETA);
            double[] dy = new double[m];
            e.jacobianVectorProduct(THETA, V, dy);
            assertClose(times(j, m, V), dy, 1e-12);
        }
        DoubleEvaluator loss = evaluator(Samples.LOSS);
        double[] product = new double[P];
        loss.hessianVectorProduct(THETA, V, product);
        assertClose(times(loss.hessian(THETA), P, V), product, 1e-12);
        assertClose(evaluator(Samples.LOSS.gradient()).jacobian(THETA), loss.hessian(THETA), 1e-12);
    }

    private static double[] times(double[] matrix, int rows, double[] v) {
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = Vectors.dot(Arrays.copyOfRange(matrix, i * v.length, (i + 1) * v.length), v);
        }
        return y;
    }

    @Test
    void derivativesAreThoseOfFiniteDifferences() {
        assertClose(evaluator(Samples.LAYER).jacobian(THETA), differences(Samples.LAYER), 1e-8);
        assertClose(evaluator(Samples.SUMS).jacobian(THETA), differences(Samples.SUMS), 1e-8);
        assertClose(evaluator(Samples.LOSS).gradient(THETA), differences(Samples.LOSS), 1e-8);
        assertClose(
                evaluator(Samples.LOSS).hessian(THETA), differences(Samples.LOSS.gradient()), 1e-8);
    }

    /** The Jacobian by central differences. */
    private static double[] differences(Formula f) {
        DoubleEvaluator e = evaluator(f);
        int m = f.results().size();
        double[] j = new double[m * P];
        double h = 1e-5;
        for (int k = 0; k < P; k++) {
            double[] at = THETA.clone();
            at[k] += h;
            double[] up = e.values(at);
            at[k] -= 2 * h;
            double[] down = e.values(at);
            for (int i = 0; i < m; i++) {
                j[i * P + k] = (up[i] - down[i]) / (2 * h);
            }
        }
        return j;
    }

    @Test
    void pullbackIsTheTransposeOfTheProductInBothPrecisions() {
        int m = Samples.LAYER.results().size();
        double[] u = Samples.random(m, 4);
        double[] dy = new double[m];
        double[] bar = new double[P];
        DoubleEvaluator e = evaluator(Samples.LAYER);
        e.jacobianVectorProduct(THETA, V, dy);
        e.vectorJacobianProduct(THETA, u, bar);
        assertThat(Vectors.dot(u, dy)).isCloseTo(Vectors.dot(bar, V), within(1e-13));

        float[] floatDy = new float[m];
        float[] floatBar = new float[P];
        FloatEvaluator f = Samples.LAYER.inFloat().data(Samples.rounded(DATA));
        f.jacobianVectorProduct(Samples.rounded(THETA), Samples.rounded(V), floatDy);
        f.vectorJacobianProduct(Samples.rounded(THETA), Samples.rounded(u), floatBar);
        assertClose(widened(floatDy), dy, 2e-6);
        assertClose(widened(floatBar), bar, 2e-6);
    }

    private static double[] widened(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    @Test
    void floatIsDoubleButForRounding() {
        DoubleEvaluator e = evaluator(Samples.LOSS);
        FloatEvaluator f = Samples.LOSS.inFloat().data(Samples.rounded(DATA));
        float[] theta = Samples.rounded(THETA);
        float[] g = new float[P];
        assertThat((double) f.valueAndGradient(theta, g)).isCloseTo(e.value(THETA), within(2e-6));
        assertClose(widened(g), e.gradient(THETA), 5e-6);
        assertClose(widened(f.hessian(theta)), e.hessian(THETA), 1e-5);
        assertClose(widened(f.jacobian(theta)), e.gradient(THETA), 5e-6);
    }

    /** {@code D^3 f [u, v, w]} by nesting is a difference of Hessians, in any order. */
    @Test
    void thirdAndFourthDerivativesComeByNesting() {
        Formula third = Samples.LOSS.along("u").along("v").along("w");
        double[] w = Samples.random(P, 5);
        double[] u = Samples.random(P, 6);
        double got = third.inDouble().data(third.data().pack(parts(third, u, V, w))).value(THETA);
        double turned =
                third.inDouble().data(third.data().pack(parts(third, w, u, V))).value(THETA);
        assertThat(got).isCloseTo(turned, within(1e-12));

        DoubleEvaluator e = evaluator(Samples.LOSS);
        double h = 1e-4;
        double[] up = new double[P];
        double[] down = new double[P];
        Vectors.step(THETA, -h, w, up);
        Vectors.step(THETA, h, w, down);
        double above = Vectors.dot(u, times(e.hessian(up), P, V));
        double below = Vectors.dot(u, times(e.hessian(down), P, V));
        assertThat(got).isCloseTo((above - below) / (2 * h), within(1e-6));

        Formula fourth = third.gradient();
        double[] g =
                fourth.inDouble().data(fourth.data().pack(parts(fourth, u, V, w))).values(THETA);
        DoubleEvaluator t = third.inDouble().data(third.data().pack(parts(third, u, V, w)));
        assertThat(Vectors.dot(g, V))
                .isCloseTo((t.value(plus(V, h)) - t.value(plus(V, -h))) / (2 * h), within(1e-6));
    }

    private static double[] plus(double[] v, double h) {
        double[] at = new double[P];
        Vectors.step(THETA, -h, v, at);
        return at;
    }

    /** The data of a formula with directions, matrix by matrix. */
    private static double[][] parts(Formula f, double[]... directions) {
        double[] all = Arrays.copyOf(DATA, f.data().size());
        for (int i = 0; i < directions.length; i++) {
            System.arraycopy(directions[i], 0, all, DATA.length + i * P, P);
        }
        return f.data().unpack(all).values().toArray(double[][]::new);
    }

    @Test
    void nothingIsAllocatedInTheSteadyState() {
        DoubleEvaluator loss = evaluator(Samples.LOSS);
        DoubleEvaluator layer = evaluator(Samples.LAYER);
        DoubleEvaluator sums = evaluator(Samples.SUMS);
        double[] g = new double[P];
        double[] h = new double[P * P];
        double[] y = new double[Samples.LAYER.results().size()];
        double[] j = new double[y.length * P];
        double[] rows = new double[3 * P];
        FloatEvaluator single = Samples.LOSS.inFloat().data(Samples.rounded(DATA));
        float[] theta = Samples.rounded(THETA);
        float[] direction = Samples.rounded(V);
        float[] product = new float[P];
        Runnable all =
                () -> {
                    loss.data(DATA).value(THETA);
                    loss.valueAndGradient(THETA, g);
                    loss.gradient(THETA, g);
                    loss.hessianVectorProduct(THETA, V, g);
                    loss.hessian(THETA, h);
                    layer.values(THETA, y);
                    layer.jacobianVectorProduct(THETA, V, y);
                    layer.vectorJacobianProduct(THETA, y, g);
                    layer.jacobian(THETA, j);
                    sums.jacobian(THETA, rows);
                    single.valueAndGradient(theta, product);
                    single.hessianVectorProduct(theta, direction, product);
                };
        // Vectors live in registers only once C2 has compiled the kernels, late on a busy machine.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5000 && allocated > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                all.run();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }

    @Test
    void copiesOfTwoThreadsGiveTheSameBits() {
        DoubleEvaluator first = evaluator(Samples.LOSS);
        Function<DoubleEvaluator, double[]> work =
                e -> {
                    double[] theta = THETA.clone();
                    for (int i = 0; i < 200; i++) {
                        Vectors.step(theta, 1e-3, e.gradient(theta), theta);
                    }
                    double[] product = new double[P];
                    e.hessianVectorProduct(theta, V, product);
                    return Arrays.copyOf(product, P);
                };
        double[] alone = work.apply(first);
        double[] hessian = first.hessian(THETA);
        double[] other = Samples.random(DATA.length, 9);
        var one = CompletableFuture.supplyAsync(() -> work.apply(first.copy()));
        DoubleEvaluator second = first.copy();
        var two = CompletableFuture.supplyAsync(() -> work.apply(second));
        assertThat(one.join()).isEqualTo(alone);
        assertThat(two.join()).isEqualTo(alone);
        assertThat(second.hessian(THETA)).isEqualTo(hessian);
        assertThat(second.data(other).hessian(THETA)).isNotEqualTo(hessian);
        assertThat(first.hessian(THETA)).isEqualTo(hessian);
    }

    @Test
    void dataAreGivenByMatrixByGroupOrAllAtOnce() {
        Formula product = Samples.LOSS.hessianVectorProduct("v");
        double[] packed = Arrays.copyOf(DATA, DATA.length + P);
        System.arraycopy(V, 0, packed, DATA.length, P);
        DoubleEvaluator e =
                product.inDouble()
                        .data("x", Samples.data().get(DATA, "x"))
                        .data("y", Samples.data().get(DATA, "y"))
                        .data("v", V);
        assertThat(e.values(THETA)).isEqualTo(product.inDouble().data(packed).values(THETA));
    }

    @Test
    void mistakesAreNamed() {
        DoubleEvaluator e = evaluator(Samples.LOSS);
        assertThatThrownBy(() -> e.value(new double[3])).hasMessage("theta: 3 values, 12 wanted");
        assertThatThrownBy(() -> e.gradient(THETA, new double[2]))
                .hasMessage("result: 2 values, 12 wanted");
        assertThatThrownBy(() -> e.hessianVectorProduct(THETA, new double[1], new double[P]))
                .hasMessage("vector: 1 values, 12 wanted");
        assertThatThrownBy(() -> e.gradient(V, V))
                .hasMessage("the result would be written over theta: another array wanted");
        assertThatThrownBy(() -> e.data("z", DATA)).hasMessage("'z': one of [x, y] wanted");
        assertThatThrownBy(() -> e.data("x", DATA)).hasMessage("x: 25 values, 10 wanted");
        assertThatThrownBy(() -> e.hessian(THETA, new double[P]))
                .hasMessage("result: 12 values, 144 wanted");
        assertThatThrownBy(() -> Samples.LOSS.inDouble().data("y", new double[15]).value(THETA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("data 'x' has not been given");
        assertThatThrownBy(() -> evaluator(Samples.LAYER).value(THETA))
                .hasMessage("value: one [1, 1] result wanted, the formula has [[3, 5]]");
        assertThatThrownBy(() -> evaluator(Samples.LAYER).gradient(THETA))
                .hasMessageContaining("gradient: one [1, 1] output wanted");
    }
}
