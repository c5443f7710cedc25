package org.metagrad.autodiff.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.FloatKernels;

class FloatExecutableTest {
    /** 3e-6 in float, 5e-15 in double. */
    private static final double TOLERANCE = 25 * Math.ulp(1f);

    /** A loss, its gradient and its Hessian-vector product, for several activations and widths. */
    static Stream<Program> programs() {
        List<Program> all = new ArrayList<>();
        for (Mlp.Activation activation : Mlp.Activation.values()) {
            for (int columns : new int[] {1, 7, 16, 48, 100}) {
                Program loss = loss(activation, columns, 5 + columns % 3);
                int[] wrt = {0, 1, 2, 3, 4, 5};
                all.add(loss);
                all.add(Differentiation.gradient(loss, wrt));
                all.add(Differentiation.hessianVectorProduct(loss, wrt));
                all.add(
                        Differentiation.outputs(
                                Differentiation.hessianVectorProduct(loss, wrt), 6, 12));
            }
        }
        return all.stream();
    }

    private static Program loss(Mlp.Activation activation, int columns, int hidden) {
        CategoricalPolicy policy =
                new CategoricalPolicy(new Mlp(List.of(3, hidden, hidden + 2, 3), activation));
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = policy.inputs(b);
        Variable states = b.input(3, columns);
        Variable action = b.input(1, columns);
        Variable weight = b.input(1, columns);
        Variable log = policy.logProbability(b, theta, states, action);
        Variable ratio = b.exp(b.subtract(log, b.stopGradient(log)));
        return b.build(b.scale(b.sum(b.multiply(weight, ratio)), -1));
    }

    private static List<float[]> values(Program program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < program.inputs().size(); i++) {
            float[] x = new float[program.inputs().get(i).shape().size()];
            for (int j = 0; j < x.length; j++) {
                x[j] = i == 7 ? random.nextInt(3) : (float) random.nextDouble(-1, 1);
            }
            values.add(x);
        }
        return values;
    }

    /** Runs a program with every array at an odd place of a larger one. */
    private static List<float[]> run(
            Program program, List<float[]> in, FloatKernels kernels, Outputs mode, int times) {
        FloatExecutable plan = FloatExecutable.of(program, kernels, mode);
        for (int i = 0; i < in.size(); i++) {
            float[] larger = new float[in.get(i).length + 5];
            System.arraycopy(in.get(i), 0, larger, 3, in.get(i).length);
            plan.input(i, larger, 3);
        }
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            arrays.add(new float[program.outputs().get(i).shape().size() + 7]);
            plan.output(i, arrays.get(i), 6);
        }
        for (int t = 0; t < times; t++) {
            plan.run();
        }
        return arrays.stream().map(a -> Arrays.copyOfRange(a, 6, a.length - 1)).toList();
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static float[] flatFloats(List<float[]> parts) {
        int n = parts.stream().mapToInt(p -> p.length).sum();
        float[] all = new float[n];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static double[] reference(Program program, List<float[]> in) {
        List<double[]> doubles = new ArrayList<>();
        for (float[] x : in) {
            double[] d = new double[x.length];
            for (int i = 0; i < d.length; i++) {
                d[i] = x[i];
            }
            doubles.add(d);
        }
        return flat(ReferenceInterpreter.evaluate(program, doubles));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void planAgreesWithTheReference(Program program) {
        List<float[]> in = values(program, 3);
        double[] want = reference(program, in);
        for (FloatKernels kernels : List.of(FloatKernels.best(), FloatKernels.scalar())) {
            float[] once = flatFloats(run(program, in, kernels, Outputs.ASSIGN, 2));
            assertThat(Closeness.relativeError(once, want))
                    .as(kernels.name())
                    .isLessThan(TOLERANCE);
            float[] thrice = flatFloats(run(program, in, kernels, Outputs.ACCUMULATE, 3));
            double[] tripled = Arrays.stream(want).map(x -> 3 * x).toArray();
            assertThat(Closeness.relativeError(thrice, tripled)).isLessThan(TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void bothKernelSetsGiveTheSameBits(Program program) {
        List<float[]> in = values(program, 4);
        var mode = Outputs.ACCUMULATE;
        assertThat(Digest.sha256(flatFloats(run(program, in, FloatKernels.best(), mode, 2))))
                .isEqualTo(
                        Digest.sha256(
                                flatFloats(run(program, in, FloatKernels.scalar(), mode, 2))));
    }

    @Test
    void anOutputMayBeAnInputAConstantOrAskedForTwice() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 3);
        Variable y = b.tanh(x);
        Variable z = b.add(y, x);
        Program program = b.build(x, y, z, z, b.constant(4, x.shape()));
        List<float[]> in = values(program, 9);
        double[] want = reference(program, in);
        for (Outputs mode : Outputs.values()) {
            float[] got = flatFloats(run(program, in, FloatKernels.best(), mode, 1));
            assertThat(Closeness.relativeError(got, want)).as("%s", mode).isLessThan(1e-6);
        }
    }

    @Test
    void nothingIsAllocatedInTheSteadyState() {
        Program program =
                Differentiation.hessianVectorProduct(
                        loss(Mlp.Activation.TANH, 48, 16), 0, 1, 2, 3, 4, 5);
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ACCUMULATE);
        List<float[]> in = values(program, 1);
        for (int i = 0; i < in.size(); i++) {
            plan.input(i, in.get(i), 0);
        }
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, new float[program.outputs().get(i).shape().size()], 0);
        }
        // Vectors live in registers only once C2 has compiled the kernels, late on a busy machine.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5000 && allocated > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 300; i++) {
                plan.run();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }

    /** One element of each input; the last output. */
    private static float lastOf(Program program, float... x) {
        List<float[]> in = new ArrayList<>();
        for (float value : x) {
            in.add(new float[] {value});
        }
        return run(program, in, FloatKernels.best(), Outputs.ASSIGN, 1).getLast()[0];
    }

    @Test
    void onlyForATanhOrAnInputIsOneMinusASquareOnePass() {
        ProgramBuilder b = new ProgramBuilder();
        Variable g = b.input(1, 1);
        Variable y = b.add(b.input(1, 1), b.input(1, 1));
        Program program = b.build(b.multiply(g, b.affine(b.square(y), -1, 1)));
        float step = 1f / 4096;
        assertThat(lastOf(program, 1, 1, step)).isEqualTo(1 - (1 + step) * (1 + step));
        Program forward = Differentiation.pushforward(program, 0, 1, 2);
        // The tangent is g (-2 y dy): g y alone would overflow.
        assertThat(lastOf(forward, 1e30f, 1e15f, 0, 0, 1e-20f, 0))
                .isEqualTo(1e30f * (-2 * (1e15f * 1e-20f)));
    }

    /** Constants lie in the arena: each copy has its own, and bindings are not taken over. */
    @Test
    void copiesRunBesideEachOther() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 2);
        Variable one = b.constant(1, x.shape());
        Program program = b.build(b.divide(one, b.add(b.exp(x), x)));
        FloatExecutable first = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        float[] y = new float[4];
        first.input(0, new float[] {1, 2, 3, 4}, 0).output(0, y, 0).run();
        float[] before = y.clone();
        FloatExecutable copy = first.copy();
        assertThatThrownBy(copy::run).hasMessage("run: input 0 is not bound");
        float[] z = new float[4];
        copy.input(0, new float[] {4, 3, 2, 1}, 0).output(0, z, 0).run();
        assertThat(y).isEqualTo(before);
        assertThat(z).containsExactly(y[3], y[2], y[1], y[0]);
        first.run();
        assertThat(y).isEqualTo(before);
    }

    @Test
    void wrongBindingsAreNamed() {
        ProgramBuilder b = new ProgramBuilder();
        Program program = b.build(b.tanh(b.input(2, 3)));
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        assertThatThrownBy(() -> plan.input(0, new float[6], 1))
                .hasMessage("input 0 is [2, 3]: 6 values from 1 in an array of 6");
        assertThatThrownBy(plan::run).hasMessage("run: input 0 is not bound");
        assertThatThrownBy(() -> plan.input(1, new float[6], 0))
                .hasMessage("input 1: the program has 1 inputs");
        assertThatThrownBy(() -> plan.output(-1, new float[6], 0))
                .hasMessage("output -1: the program has 1 outputs");
    }
}
