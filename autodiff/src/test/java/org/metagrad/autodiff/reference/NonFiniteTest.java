package org.metagrad.autodiff.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.reference.NonFinite.Precision;
import org.metagrad.kernels.FloatKernels;

class NonFiniteTest {
    private static Program ratio() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 2);
        Variable e = b.exp(b.scale(x, 2));
        return b.build(b.sum(b.divide(e, b.affine(e, 1, 1))));
    }

    @Test
    void finiteProgramsHaveNone() {
        assertThat(NonFinite.first(ratio(), List.of(new double[] {1, 2, 3, 4}), Precision.FLOAT))
                .isEmpty();
    }

    @Test
    void theFirstEquationIsNamedWithItsOperands() {
        var found =
                NonFinite.first(ratio(), List.of(new double[] {1, 2, 3, 400}), Precision.DOUBLE);
        assertThat(found).isPresent();
        assertThat(found.get().equation()).isEqualTo(1);
        assertThat(found.get().toString())
                .isEqualTo(
                        "equation 1, v2[1, 1] is Infinity: v2[2, 2] = exp(v1); v1[1, 1] = 800.0");
    }

    @Test
    void whatOverflowsOnlyInFloatIsFoundInFloat() {
        List<double[]> x = List.of(new double[] {1, 50, 3, 4});
        assertThat(NonFinite.first(ratio(), x, Precision.DOUBLE)).isEmpty();
        var found = NonFinite.first(ratio(), x, Precision.FLOAT).orElseThrow();
        assertThat(found.row()).isEqualTo(0);
        assertThat(found.column()).isEqualTo(1);
        assertThat(found.value()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void anInputMayBeTheOrigin() {
        var found =
                NonFinite.first(
                        ratio(), List.of(new double[] {1, 2, Double.NaN, 4}), Precision.DOUBLE);
        assertThat(found.orElseThrow().toString())
                .isEqualTo("input [1, 0] is NaN: input 0, v0[2, 2]");
    }

    @Test
    void aGradientIsTracedLikeAnyProgram() {
        ProgramBuilder b = new ProgramBuilder();
        Program root = b.build(b.sum(b.sqrt(b.input(1, 3))));
        var found =
                NonFinite.first(
                                Differentiation.gradient(root, 0),
                                List.of(new double[] {1, 0, 4}),
                                Precision.DOUBLE)
                        .orElseThrow();
        assertThat(found.description()).contains(" / ");
        assertThat(found.column()).isEqualTo(1);
    }

    private static NonFinite inFloat(Program program, double[]... inputs) {
        assertThat(NonFinite.first(program, List.of(inputs), Precision.DOUBLE)).isEmpty();
        return NonFinite.first(program, List.of(inputs), Precision.FLOAT).orElseThrow();
    }

    @Test
    void anInputThatOverflowsInFloatIsTheOrigin() {
        NonFinite found = inFloat(ratio(), new double[] {-1, -2, -1e39, -3});
        assertThat(found.toString())
                .isEqualTo("input [1, 0] is -Infinity: input 0, v0[2, 2] = -1.0E39, in float");
        assertThat(found.equation()).isEqualTo(-1);
    }

    @Test
    void aProductThatOverflowsInsideAMatrixProductIsFound() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 2);
        Variable y = b.input(2, 1);
        Program program = b.build(b.tanh(b.matmul(b.scale(x, 2), y)));
        NonFinite found =
                inFloat(program, new double[] {1, 2, 1e20, -1e20}, new double[] {1e20, 1e20});
        assertThat(found.equation()).isEqualTo(1);
        assertThat(found.row()).isEqualTo(1);
        assertThat(found.column()).isZero();
    }

    @Test
    void aSumThatOverflowsOnItsWayIsFound() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 4);
        Variable decay = b.input(1, 4);
        double[] values = {3e38, 3e38, -3e38, -3e38};
        assertThat(inFloat(b.build(b.sumRows(b.input(4, 1))), ones(4), ones(4), values).equation())
                .isZero();
        Program sums = b.build(b.decayedSum(x, decay));
        NonFinite found = inFloat(sums, values, ones(4), ones(4));
        assertThat(found.column()).isEqualTo(1);
        assertThat(found.description()).contains("decayedSum");
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void constantsThatOverflowInFloatAreFound() {
        Shape shape = new Shape(2, 1);
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(shape);
        double[] values = {0, 1};
        Program constant = b.build(b.minimum(x, b.constant(1e39, shape)));
        assertThat(inFloat(constant, values).toString())
                .startsWith("equation 0, v1[0, 0] is Infinity: v1[2, 1] = 1");
        NonFinite scale = inFloat(b.build(b.scale(x, 1e39)), values);
        assertThat(scale.row()).isZero();
        assertThat(scale.value()).isNaN();
        NonFinite shift = inFloat(b.build(b.affine(x, 1, -1e39)), values);
        assertThat(shift.value()).isEqualTo(Double.NEGATIVE_INFINITY);
        NonFinite low = inFloat(b.build(b.clip(x, 1e39, 1e40)), values);
        assertThat(low.value()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aQuotientWhoseDivisorUnderflowsInFloatIsFound() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 1);
        Program program = b.build(b.divide(x, b.square(b.scale(x, 1e-30))));
        assertThat(inFloat(program, new double[] {1}).equation()).isEqualTo(2);
    }

    /** A plan adds {@code x + (y + z)} from the left, and what comes out is what it computes. */
    @Test
    void whatOverflowsOnlyInTheOrderOfThePlanIsFound() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 2);
        Variable y = b.input(1, 2);
        Variable z = b.input(1, 2);
        Program program = b.build(b.tanh(b.add(x, b.add(y, z))));
        double[][] inputs = {{0, 3e38}, {0, 3e38}, {0, -3e38}};
        NonFinite found = inFloat(program, inputs);
        assertThat(found.equation()).isEqualTo(1);
        assertThat(found.column()).isEqualTo(1);
        assertThat(found.value()).isEqualTo(Double.POSITIVE_INFINITY);
        double[][] larger = {{0, 1.5e308}, {0, 1.5e308}, {0, -1.5e308}};
        assertThat(
                        NonFinite.first(program, List.of(larger), Precision.DOUBLE)
                                .orElseThrow()
                                .equation())
                .isEqualTo(1);
    }

    @Test
    void whatAPlanNeverComputesIsFoundAllTheSame() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 1);
        Variable square = b.multiply(x, x);
        Program program = b.build(b.multiply(x, b.affine(square, -1, 1)));
        assertThat(inFloat(program, new double[] {1e20}).equation()).isZero();
    }

    @Test
    void wrongInputsAreNamed() {
        for (Precision precision : Precision.values()) {
            assertThatThrownBy(() -> NonFinite.first(ratio(), List.of(), precision))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("evaluate: 0 values for 1 inputs");
            assertThatThrownBy(() ->
                            NonFinite.first(ratio(), List.of(new double[] {Double.NaN}), precision))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("evaluate: input 0 is [2, 2], got 1 values");
        }
    }

    /** Wherever a plan's outputs are not finite, an equation is named, and those before it are. */
    @Test
    void noPlanInFloatGivesAnInfinityUnseen() {
        SplittableRandom random = new SplittableRandom(3);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            Program program = randomProgram(random);
            float[][] x = new float[2][9];
            double[][] inDouble = new double[2][9];
            for (int k = 0; k < 18; k++) {
                double size = Math.pow(10, random.nextInt(-38, 39));
                x[k / 9][k % 9] = (float) (random.nextDouble(-1, 1) * size);
                inDouble[k / 9][k % 9] = x[k / 9][k % 9];
            }
            float[] y = new float[9];
            FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN)
                    .input(0, x[0], 0)
                    .input(1, x[1], 0)
                    .output(0, y, 0)
                    .run();
            boolean finite = true;
            for (float value : y) {
                finite &= Float.isFinite(value);
            }
            var first = NonFinite.first(program, List.of(inDouble), Precision.FLOAT);
            if (!finite) {
                found++;
                assertThat(first).as("%s", program).isPresent();
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    private static Program randomProgram(SplittableRandom random) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> all = new ArrayList<>(List.of(b.input(3, 3), b.input(3, 3)));
        for (int i = 0; i < 5; i++) {
            Variable u = all.get(random.nextInt(all.size()));
            Variable v = all.get(random.nextInt(all.size()));
            all.add(
                    switch (random.nextInt(7)) {
                        case 0 -> b.add(u, v);
                        case 1 -> b.subtract(u, v);
                        case 2 -> b.matmul(u, v);
                        case 3 -> b.matmulTransposeRight(u, v);
                        case 4 -> b.add(b.matmul(u, v), b.matmulTransposeLeft(v, u));
                        case 5 -> b.broadcastRows(b.sumRows(u), 3);
                        default -> b.scale(u, Math.pow(10, random.nextInt(-20, 21)));
                    });
        }
        return b.build(all.getLast());
    }
}
