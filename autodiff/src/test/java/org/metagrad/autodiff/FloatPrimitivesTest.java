package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.FloatKernels;

/** Every primitive, its gradient and its Hessian-vector product as plans, beside the reference. */
class FloatPrimitivesTest {
    /** 6e-6 in float, 1e-14 in double: powers lose some units where their exponent is large. */
    private static final double TOLERANCE = 50 * Math.ulp(1f);

    static Stream<Example> examples() {
        return DifferentiationTest.examples();
    }

    /**
     * {@code sum(f(x)^2)} with its gradient and Hessian-vector product, in one program and apart:
     * what is an output may not be overwritten or joined, what is not may.
     */
    private static List<Program> programs(Example example) {
        Program f = example.program();
        List<Program> all = new ArrayList<>(List.of(f));
        if (example.smooth().length > 0) {
            ProgramBuilder b = new ProgramBuilder();
            List<Variable> x = f.inputs().stream().map(i -> b.input(i.shape())).toList();
            Variable loss = b.constant(0, Shape.SCALAR);
            for (Variable y : b.call(f, x)) {
                loss = b.add(loss, b.sum(b.multiply(y, b.tanh(y))));
            }
            Program scalar = b.build(loss);
            Program hvp = Differentiation.hessianVectorProduct(scalar, example.smooth());
            int n = example.smooth().length;
            all.add(scalar);
            all.add(hvp);
            all.add(Differentiation.outputs(hvp, n, 2 * n));
            all.add(everyResult(hvp));
        }
        return all;
    }

    private static Program everyResult(Program f) {
        return new Program(
                f.inputs(),
                f.equations(),
                f.equations().stream().map(Program.Equation::result).toList());
    }

    private static List<double[]> inputs(Example example, Program program) {
        List<double[]> x = new ArrayList<>();
        List<double[]> point = example.point(5);
        for (int i = 0; i < program.inputs().size(); i++) {
            double[] values =
                    i < point.size()
                            ? point.get(i)
                            : example.point(6).get(example.smooth()[i - point.size()]);
            double[] rounded = new double[values.length];
            for (int j = 0; j < rounded.length; j++) {
                rounded[j] = (float) values[j];
            }
            x.add(rounded);
        }
        return x;
    }

    private static float[] run(
            Program program, List<double[]> in, FloatKernels kernels, Outputs mode, int times) {
        FloatExecutable plan = FloatExecutable.of(program, kernels, mode);
        for (int i = 0; i < in.size(); i++) {
            float[] larger = new float[in.get(i).length + 5];
            for (int j = 0; j < in.get(i).length; j++) {
                larger[j + 3] = (float) in.get(i)[j];
            }
            plan.input(i, larger, 3);
        }
        int size = program.outputs().stream().mapToInt(y -> y.shape().size()).sum();
        float[] all = new float[size];
        int at = 0;
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, all, at);
            at += program.outputs().get(i).shape().size();
        }
        for (int t = 0; t < times; t++) {
            plan.run();
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void plansAgreeWithTheReference(Example example) {
        for (Program program : programs(example)) {
            List<double[]> in = inputs(example, program);
            double[] want =
                    ReferenceInterpreter.evaluate(program, in).stream()
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
            double[] doubled = Arrays.stream(want).map(x -> 2 * x).toArray();
            float[] best = run(program, in, FloatKernels.best(), Outputs.ASSIGN, 2);
            assertThat(Closeness.relativeError(best, want)).isLessThan(TOLERANCE);
            assertThat(run(program, in, FloatKernels.scalar(), Outputs.ASSIGN, 1)).isEqualTo(best);
            float[] twice = run(program, in, FloatKernels.best(), Outputs.ACCUMULATE, 2);
            assertThat(Closeness.relativeError(twice, doubled)).isLessThan(TOLERANCE);
        }
    }

    /** Angles that the kernels hand on, where the operand's place could be the result's. */
    @Test
    void largeAnglesInAPlan() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(5, 16);
        Variable sum = b.add(b.sin(b.scale(x, 0x1p24)), b.cos(b.scale(x, -0x1p23)));
        Program program = b.build(b.sin(b.scale(x, 0x1p21)), sum);
        double[] at = new SplittableRandom(1).doubles(80, -1, 1).map(v -> (float) v).toArray();
        double[] want =
                ReferenceInterpreter.evaluate(program, List.of(at)).stream()
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        float[] got = run(program, List.of(at), FloatKernels.best(), Outputs.ASSIGN, 1);
        assertThat(Closeness.relativeError(got, want)).isLessThan(TOLERANCE);
        assertThat(run(program, List.of(at), FloatKernels.scalar(), Outputs.ASSIGN, 1))
                .isEqualTo(got);
    }

    /** All that is new to a plan in one: it moves, adds up and maps values without garbage. */
    @Test
    void nothingIsAllocatedInTheSteadyState() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(32, 16);
        Variable index = b.input(1, 48);
        Variable y = b.add(b.sin(x), b.add(b.cos(x), b.multiply(b.sign(x), b.power(b.exp(x), .3))));
        y = b.scatterAdd(b.gather(y, index), index, 32);
        y = b.arrange(y, new RowMap.Swap(4, 8));
        y = b.matmulTransposeRight(4, y, b.reshape(b.transpose(y), 32, 16));
        y = b.arrange(y, Windows.ofImage(2, 4, 4, 3, 1, 1));
        Program loss = b.build(b.sum(b.maxRows(b.reshape(y, 9, y.shape().size() / 9))));
        Program program = Differentiation.hessianVectorProduct(loss, 0);
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < program.inputs().size(); i++) {
            float[] values = new float[program.inputs().get(i).shape().size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = i == 1 ? random.nextInt(32) : (float) random.nextDouble(-1, 1);
            }
            plan.input(i, values, 0);
        }
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, new float[program.outputs().get(i).shape().size()], 0);
        }
        // Vectors live in registers only once C2 has compiled the kernels, late on a busy machine.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5000 && allocated > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                plan.run();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }
}
