// Made by DoubleTwins from the source for float.
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
import org.metagrad.kernels.DoubleKernels;

class DoubleExecutableTest {
    /** 3e-6 in double, 5e-15 in double. */
    private static final double TOLERANCE = 25 * Math.ulp(1d);

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

    private static List<double[]> values(Program program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < program.inputs().size(); i++) {
            double[] x = new double[program.inputs().get(i).shape().size()];
            for (int j = 0; j < x.length; j++) {
                x[j] = i == 7 ? random.nextInt(3) : random.nextDouble(-1, 1);
            }
            values.add(x);
        }
        return values;
    }

    /** Runs a program with every array at an odd place of a larger one. */
    private static List<double[]> run(
            Program program, List<double[]> in, DoubleKernels kernels, Outputs mode, int times) {
        DoubleExecutable plan = DoubleExecutable.of(program, kernels, mode);
        for (int i = 0; i < in.size(); i++) {
            double[] larger = new double[in.get(i).length + 5];
            System.arraycopy(in.get(i), 0, larger, 3, in.get(i).length);
            plan.input(i, larger, 3);
        }
        List<double[]> arrays = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            arrays.add(new double[program.outputs().get(i).shape().size() + 7]);
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

    private static double[] flatDoubles(List<double[]> parts) {
        int n = parts.stream().mapToInt(p -> p.length).sum();
        double[] all = new double[n];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static double[] reference(Program program, List<double[]> in) {
        List<double[]> doubles = new ArrayList<>();
        for (double[] x : in) {
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
        List<double[]> in = values(program, 3);
        double[] want = reference(program, in);
        for (DoubleKernels kernels : List.of(DoubleKernels.best(), DoubleKernels.scalar())) {
            double[] once = flatDoubles(run(program, in, kernels, Outputs.ASSIGN, 2));
            assertThat(Closeness.relativeError(once, want))
                    .as(kernels.name())
                    .isLessThan(TOLERANCE);
            double[] thrice = flatDoubles(run(program, in, kernels, Outputs.ACCUMULATE, 3));
            double[] tripled = Arrays.stream(want).map(x -> 3 * x).toArray();
            assertThat(Closeness.relativeError(thrice, tripled)).isLessThan(TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void bothKernelSetsGiveTheSameBits(Program program) {
        List<double[]> in = values(program, 4);
        var mode = Outputs.ACCUMULATE;
        assertThat(Digest.sha256(flatDoubles(run(program, in, DoubleKernels.best(), mode, 2))))
                .isEqualTo(
                        Digest.sha256(
                                flatDoubles(run(program, in, DoubleKernels.scalar(), mode, 2))));
    }

    @Test
    void anOutputMayBeAnInputAConstantOrAskedForTwice() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 3);
        Variable y = b.tanh(x);
        Variable z = b.add(y, x);
        Program program = b.build(x, y, z, z, b.constant(4, x.shape()));
        List<double[]> in = values(program, 9);
        double[] want = reference(program, in);
        for (Outputs mode : Outputs.values()) {
            double[] got = flatDoubles(run(program, in, DoubleKernels.best(), mode, 1));
            assertThat(Closeness.relativeError(got, want)).as("%s", mode).isLessThan(1e-6);
        }
    }

    @Test
    void nothingIsAllocatedInTheSteadyState() {
        Program program =
                Differentiation.hessianVectorProduct(
                        loss(Mlp.Activation.TANH, 48, 16), 0, 1, 2, 3, 4, 5);
        DoubleExecutable plan = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ACCUMULATE);
        List<double[]> in = values(program, 1);
        for (int i = 0; i < in.size(); i++) {
            plan.input(i, in.get(i), 0);
        }
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, new double[program.outputs().get(i).shape().size()], 0);
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
    private static double lastOf(Program program, double... x) {
        List<double[]> in = new ArrayList<>();
        for (double value : x) {
            in.add(new double[] {value});
        }
        return run(program, in, DoubleKernels.best(), Outputs.ASSIGN, 1).getLast()[0];
    }

    @Test
    void onlyForATanhOrAnInputIsOneMinusASquareOnePass() {
        ProgramBuilder b = new ProgramBuilder();
        Variable g = b.input(1, 1);
        Variable y = b.add(b.input(1, 1), b.input(1, 1));
        Program program = b.build(b.multiply(g, b.affine(b.square(y), -1, 1)));
        double step = 1d / 4096;
        assertThat(lastOf(program, 1, 1, step)).isEqualTo(1 - (1 + step) * (1 + step));
        Program forward = Differentiation.pushforward(program, 0, 1, 2);
        // The tangent is g (-2 y dy): g y alone would overflow.
        assertThat(lastOf(forward, 1e30d, 1e15d, 0, 0, 1e-20d, 0))
                .isEqualTo(1e30d * (-2 * (1e15d * 1e-20d)));
    }

    /** Constants lie in the arena: each copy has its own, and bindings are not taken over. */
    @Test
    void copiesRunBesideEachOther() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 2);
        Variable one = b.constant(1, x.shape());
        Program program = b.build(b.divide(one, b.add(b.exp(x), x)));
        DoubleExecutable first = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
        double[] y = new double[4];
        first.input(0, new double[] {1, 2, 3, 4}, 0).output(0, y, 0).run();
        double[] before = y.clone();
        DoubleExecutable copy = first.copy();
        assertThatThrownBy(copy::run).hasMessage("run: input 0 is not bound");
        double[] z = new double[4];
        copy.input(0, new double[] {4, 3, 2, 1}, 0).output(0, z, 0).run();
        assertThat(y).isEqualTo(before);
        assertThat(z).containsExactly(y[3], y[2], y[1], y[0]);
        first.run();
        assertThat(y).isEqualTo(before);
    }

    @Test
    void wrongBindingsAreNamed() {
        ProgramBuilder b = new ProgramBuilder();
        Program program = b.build(b.tanh(b.input(2, 3)));
        DoubleExecutable plan = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
        assertThatThrownBy(() -> plan.input(0, new double[6], 1))
                .hasMessage("input 0 is [2, 3]: 6 values from 1 in an array of 6");
        assertThatThrownBy(plan::run).hasMessage("run: input 0 is not bound");
        assertThatThrownBy(() -> plan.input(1, new double[6], 0))
                .hasMessage("input 1: the program has 1 inputs");
        assertThatThrownBy(() -> plan.output(-1, new double[6], 0))
                .hasMessage("output -1: the program has 1 outputs");
    }
}
