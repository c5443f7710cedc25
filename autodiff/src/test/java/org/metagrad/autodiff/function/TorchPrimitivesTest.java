package org.metagrad.autodiff.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.Windows;
import org.metagrad.autodiff.Windows.Axis;
import org.metagrad.autodiff.nn.Attention;
import org.metagrad.autodiff.nn.Convolution;
import org.metagrad.autodiff.nn.LayerNormalisation;
import org.metagrad.autodiff.nn.Nonlinearities;
import org.metagrad.autodiff.nn.Pooling;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;

/**
 * What the builder and {@code nn} compose, traced as formulas, beside PyTorch: value, gradient and
 * Hessian-vector product of {@code sum(w y) + sum(y y) / 2}.
 */
class TorchPrimitivesTest {
    private static final double TOLERANCE = 1e-10;

    /** In float; the data are of size 1 to 100. */
    private static final double FLOAT_TOLERANCE = 1e-4;

    private static final TensorFile FILE = TensorFile.read("torch/primitives.csv");

    /** {@code y} of the arguments and, where there are any, indices, labels or a mask. */
    private interface Function {
        Variable of(ProgramBuilder b, List<Variable> x, Variable given);
    }

    /** A function with what it is given besides its arguments. */
    private record Case(Function function, Shape shape, double... given) {}

    private static final Map<String, Case> CASES = cases();

    private static Case of(Function f) {
        return new Case(f, Shape.SCALAR, 0);
    }

    private static Case elementwise(
            java.util.function.BiFunction<ProgramBuilder, Variable, Variable> f) {
        return of((b, x, _) -> f.apply(b, x.getFirst()));
    }

    private static Case power(double exponent) {
        return elementwise((b, x) -> b.power(x, exponent));
    }

    private static Case convolution(Windows windows, int outputs) {
        return of(
                (b, x, _) -> new Convolution(windows, outputs).apply(b, x.subList(0, 2), x.get(2)));
    }

    private static Map<String, Case> cases() {
        Map<String, Case> all = new LinkedHashMap<>();
        all.put("sin", elementwise(ProgramBuilder::sin));
        all.put("cos", elementwise(ProgramBuilder::cos));
        all.put("abs", elementwise(ProgramBuilder::abs));
        all.put("sign", elementwise((b, x) -> b.multiply(b.square(x), b.sign(x))));
        for (double exponent : new double[] {2.5, -0.75, 0.5}) {
            all.put("power_" + exponent, power(exponent));
        }
        for (int exponent : new int[] {3, 7, -2}) {
            all.put("power_" + exponent, power(exponent));
        }
        all.put("power_of_two", of((b, x, _) -> b.power(x.get(0), x.get(1))));
        all.put("maximum", of((b, x, _) -> b.maximum(x.get(0), x.get(1))));
        all.put("minimum", of((b, x, _) -> b.minimum(x.get(0), x.get(1))));
        all.put("max_rows", elementwise(ProgramBuilder::maxRows));
        all.put("min_rows", elementwise(ProgramBuilder::minRows));
        all.put("max_columns", elementwise(ProgramBuilder::maxColumns));
        all.put("min_columns", elementwise(ProgramBuilder::minColumns));
        all.put("mean_rows", elementwise(ProgramBuilder::meanRows));
        all.put("mean_columns", elementwise(ProgramBuilder::meanColumns));
        all.put("mean", elementwise(ProgramBuilder::mean));
        all.put("log_sum_exp_rows", elementwise(ProgramBuilder::logSumExpRows));
        all.put("log_sum_exp_columns", elementwise(ProgramBuilder::logSumExpColumns));
        all.put("broadcast", elementwise((b, x) -> b.broadcast(x, new Shape(3, 4))));
        all.put("outer", of((b, x, _) -> b.outer(x.get(0), x.get(1))));
        all.put("transpose", elementwise(ProgramBuilder::transpose));
        all.put("reshape", elementwise((b, x) -> b.reshape(x, 2, 6)));
        all.put("slice_columns", elementwise((b, x) -> b.sliceColumns(x, 1, 2)));
        all.put("concatenate_columns", of((b, x, _) -> b.concatenateColumns(x.get(0), x.get(1))));
        Shape five = new Shape(1, 5);
        double[] index = {2, 0, 2, 1, 2};
        all.put("gather", new Case((b, x, i) -> b.gather(x.getFirst(), i), five, index));
        all.put(
                "scatter_add",
                new Case((b, x, i) -> b.scatterAdd(x.getFirst(), i, 4), five, index));
        all.put("stack_nn", of((b, x, _) -> b.matmul(3, x.get(0), x.get(1))));
        all.put("stack_tn", of((b, x, _) -> b.matmulTransposeLeft(3, x.get(0), x.get(1))));
        all.put("stack_nt", of((b, x, _) -> b.matmulTransposeRight(3, x.get(0), x.get(1))));
        all.put("conv1d", convolution(Windows.ofSequence(2, 7, 3, 2, 1), 3));
        all.put("conv2d", convolution(Windows.ofImage(2, 5, 6, 3, 2, 1), 3));
        all.put(
                "conv2d_oblong",
                convolution(new Windows(1, new Axis(5, 2, 1, 0), new Axis(6, 3, 2, 2), true), 2));
        all.put("conv2d_1x1", convolution(Windows.ofImage(3, 2, 2, 1, 1, 0), 2));
        Pooling squares = Pooling.ofImage(2, 5, 4, 2);
        all.put("max_pool2d", elementwise(squares::max));
        Pooling sequence = new Pooling(2, Axis.SINGLE, new Axis(7, 3, 2, 0));
        all.put("max_pool1d", elementwise(sequence::max));
        Pooling padded = new Pooling(2, new Axis(5, 3, 2, 1), new Axis(4, 3, 2, 1));
        all.put("average_pool2d", elementwise(padded::mean));
        all.put("silu", elementwise(Nonlinearities::silu));
        all.put("gelu", elementwise(Nonlinearities::gelu));
        all.put("leaky_relu", elementwise((b, x) -> Nonlinearities.leakyRelu(b, x, 0.01)));
        LayerNormalisation norm = new LayerNormalisation(5, 1e-5);
        all.put("layer_norm", of((b, x, _) -> norm.apply(b, x.subList(0, 2), x.get(2))));
        Attention one = new Attention(3, 1);
        all.put("attention", of((b, x, _) -> one.apply(b, x.subList(0, 8), x.get(8), 1, null)));
        Attention two = new Attention(4, 2);
        all.put(
                "attention_heads_causal",
                new Case(
                        (b, x, mask) -> two.apply(b, x.subList(0, 8), x.get(8), 2, mask),
                        new Shape(3, 3),
                        0,
                        -1e9,
                        -1e9,
                        0,
                        0,
                        -1e9,
                        0,
                        0,
                        0));
        all.put("network", new Case(TorchPrimitivesTest::network, new Shape(1, 4), 1, 0, 2, 1));
        return all;
    }

    private static Variable network(ProgramBuilder b, List<Variable> x, Variable labels) {
        Convolution convolution = new Convolution(Windows.ofImage(1, 6, 6, 3, 1, 1), 3);
        Variable h = b.relu(convolution.apply(b, x.subList(0, 2), x.get(4)));
        h = Pooling.ofImage(3, 6, 6, 2).max(b, h);
        Variable y = b.add(b.matmul(x.get(2), h), b.broadcastColumns(x.get(3), 4));
        return b.scale(b.sum(b.pick(b.logSoftmax(y), labels)), -1);
    }

    static Stream<String> names() {
        return CASES.keySet().stream();
    }

    /** The arrays {@code name.kind0, name.kind1, ...} as one vector. */
    private static double[] stored(String name, String kind) {
        return IntStream.iterate(0, i -> FILE.has(name + "." + kind + i), i -> i + 1)
                .mapToObj(i -> FILE.finiteDoubles(name + "." + kind + i))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static Matrices arguments(String name) {
        Matrices x = Matrices.NONE;
        for (int i = 0; FILE.has(name + ".x" + i); i++) {
            int[] dims = FILE.dims(name + ".x" + i);
            x = x.and("x" + i, dims[0], dims[1]);
        }
        return x;
    }

    private static Formula loss(String name) {
        Case c = CASES.get(name);
        int[] dims = FILE.dims(name + ".w");
        Matrices data =
                Matrices.of("w", dims[0], dims[1]).and("given", c.shape.rows(), c.shape.columns());
        return Formula.of(
                arguments(name),
                data,
                (b, theta, given) -> {
                    Variable y = c.function.of(b, theta.all(), given.get("given"));
                    Variable squares = b.scale(b.sum(b.square(y)), 0.5);
                    return b.add(b.sum(b.multiply(given.get("w"), y)), squares);
                });
    }

    @Test
    void everyStoredCaseIsCompared() {
        TreeSet<String> stored = new TreeSet<>();
        FILE.names().forEach(n -> stored.add(n.substring(0, n.lastIndexOf('.'))));
        assertThat(new TreeSet<>(CASES.keySet())).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("names")
    void planInDouble(String name) {
        double[] x = stored(name, "x");
        DoubleEvaluator f =
                loss(name)
                        .inDouble()
                        .data("w", FILE.finiteDoubles(name + ".w"))
                        .data("given", CASES.get(name).given);
        double[] product = new double[x.length];
        f.hessianVectorProduct(x, stored(name, "v"), product);
        close(f.value(x), FILE.scalar(name + ".value"));
        close(f.gradient(x), stored(name, "grad"));
        close(product, stored(name, "hvp"));
    }

    /** From one linearisation of the gradient, which keeps what is dear and computes the rest. */
    @ParameterizedTest
    @MethodSource("names")
    void hessianFromALinearisation(String name) {
        double[] x = stored(name, "x");
        double[] v = stored(name, "v");
        double[] h =
                loss(name)
                        .inDouble()
                        .data("w", FILE.finiteDoubles(name + ".w"))
                        .data("given", CASES.get(name).given)
                        .hessian(x);
        double[] product = new double[x.length];
        for (int i = 0; i < h.length; i++) {
            product[i / x.length] += h[i] * v[i % x.length];
        }
        close(product, stored(name, "hvp"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void referenceInDouble(String name) {
        Formula f = loss(name);
        List<double[]> in = new ArrayList<>(f.parameters().unpack(stored(name, "x")).values());
        in.add(FILE.finiteDoubles(name + ".w"));
        in.add(CASES.get(name).given);
        close(
                ReferenceInterpreter.evaluate(f.program(), in).getFirst(),
                new double[] {FILE.scalar(name + ".value")});
        close(
                flat(ReferenceInterpreter.evaluate(f.gradient().program(), in)),
                stored(name, "grad"));
        in.addAll(f.parameters().unpack(stored(name, "v")).values());
        close(
                flat(ReferenceInterpreter.evaluate(f.hessianVectorProduct("v").program(), in)),
                stored(name, "hvp"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void planInFloat(String name) {
        float[] x = floats(stored(name, "x"));
        FloatEvaluator f =
                loss(name)
                        .inFloat()
                        .data("w", floats(FILE.finiteDoubles(name + ".w")))
                        .data("given", floats(CASES.get(name).given));
        float[] product = new float[x.length];
        f.hessianVectorProduct(x, floats(stored(name, "v")), product);
        double[] gradient = stored(name, "grad");
        assertThat(Closeness.relativeError(f.gradient(x), gradient)).isLessThan(FLOAT_TOLERANCE);
        assertThat(Closeness.relativeError(product, stored(name, "hvp")))
                .isLessThan(FLOAT_TOLERANCE);
    }

    private static void close(double got, double want) {
        close(new double[] {got}, new double[] {want});
    }

    private static void close(double[] got, double[] want) {
        assertThat(Closeness.relativeError(got, want)).isLessThan(TOLERANCE);
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
