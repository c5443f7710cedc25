package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.FusedMultiplyAdd;

/** What folds away when a program is traced leaves its results as they were. */
class SimplificationTest {
    private static final double[] EXTREMES = {
        0, 1e-45, 3e-42, 1e-38, 1e-30, 1e-20, 1e-10, .75, 1, 3, 1e10, 1e20, 1e30, 3e38
    };

    /** The first output of {@code f(x)} planned in float. */
    private static float inFloat(Program f, double... x) {
        return allInFloat(f, x)[0][0];
    }

    private static float[][] allInFloat(Program f, double... x) {
        FloatExecutable plan = FloatExecutable.of(f, FloatKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < x.length; i++) {
            plan.input(i, new float[] {(float) x[i]}, 0);
        }
        float[][] y = new float[f.outputs().size()][1];
        for (int i = 0; i < y.length; i++) {
            plan.output(i, y[i], 0);
        }
        plan.run();
        return y;
    }

    private static double inDouble(Program f, double x) {
        double[] y = new double[1];
        DoubleExecutable.of(f, DoubleKernels.best(), Outputs.ASSIGN)
                .input(0, new double[] {x}, 0)
                .output(0, y, 0)
                .run();
        return y[0];
    }

    private static Program of(BiFunction<ProgramBuilder, Variable, Variable> f) {
        ProgramBuilder b = new ProgramBuilder();
        return b.build(f.apply(b, b.input(1, 1)));
    }

    private static Program scaledTwice(double first, double second) {
        return of((b, x) -> b.scale(b.scale(x, first), second));
    }

    @Test
    void scalingsWhoseProductOverflowsOrUnderflowsStayApart() {
        assertThat(inFloat(scaledTwice(1e20, 1e20), 1e-30))
                .isEqualTo((float) 1e20 * ((float) 1e20 * (float) 1e-30));
        assertThat(inFloat(scaledTwice(1e-25, 1e-25), 1e30))
                .isEqualTo((float) 1e-25 * ((float) 1e-25 * (float) 1e30));
        assertThat(inDouble(scaledTwice(1e200, 1e200), 1e-300)).isEqualTo(1e200 * (1e200 * 1e-300));
        assertThat(inDouble(scaledTwice(1e-200, 1e-200), 1e300))
                .isEqualTo(1e-200 * (1e-200 * 1e300));
    }

    @Test
    void whatOverflowsOrUnderflowsBetweenTwoScalingsIsNotMended() {
        assertThat(inFloat(scaledTwice(1e20, 1e-20), 1e30)).isInfinite();
        assertThat(inFloat(scaledTwice(1e-30, 1e30), 1e-20)).isZero();
        Program shifted = of((b, x) -> b.affine(b.affine(x, 1, 1e10), 1, -1e10));
        assertThat(inFloat(shifted, 1)).isZero();
    }

    @Test
    void derivativesOfASquareAtAnExtremeScaleAreThere() {
        Program loss = of((b, z) -> b.scale(b.square(b.scale(z, 1e-24)), .5));
        Program both = Differentiation.hessianVectorProduct(loss, 0);
        Program gradient = Differentiation.outputs(both, 0, 1);
        Program product = Differentiation.outputs(both, 1, 2);
        assertThat(inFloat(gradient, 1e24, 1e30) / 1e-24).isBetween(1 - 1e-6, 1 + 1e-6);
        assertThat(inFloat(product, 1e24, 1e30) / 1e-18).isBetween(1 - 1e-6, 1 + 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void zeroTimesWhatIsNotFiniteIsNaN(double x) {
        List<Program> all =
                List.of(
                        of((b, v) -> b.scale(v, 0)),
                        of((b, v) -> b.affine(v, 0, 3)),
                        of((b, v) -> b.multiply(v, b.constant(0, v.shape()))),
                        of((b, v) -> b.multiply(b.constant(0, v.shape()), v)),
                        of((b, v) -> b.scale(b.scale(v, -1), 0)),
                        of((b, v) -> b.scale(b.scale(v, 0), -1)),
                        of((b, v) -> b.subtract(v, v)),
                        of((b, v) -> b.divide(v, v)));
        for (Program f : all) {
            assertThat(inFloat(f, x)).as("%s", f).isNaN();
            assertThat(inDouble(f, x)).as("%s", f).isNaN();
            assertThat(ReferenceInterpreter.evaluate(f, List.of(new double[] {x})).getFirst()[0])
                    .isNaN();
        }
    }

    @Test
    void divisionsOfZeroStay() {
        Program zeroBy = of((b, v) -> b.divide(b.constant(0, v.shape()), v));
        Program bySelf = of((b, v) -> b.divide(v, v));
        for (double x : new double[] {0, Double.NaN}) {
            assertThat(inFloat(zeroBy, x)).isNaN();
            assertThat(inDouble(zeroBy, x)).isNaN();
            assertThat(inFloat(bySelf, x)).isNaN();
        }
        assertThat(inFloat(zeroBy, 7)).isZero();
        assertThat(inFloat(bySelf, 7)).isOne();
    }

    @Test
    void constantsThatFloatDoesNotHoldAreNotFolded() {
        Program underflow =
                of((b, x) -> b.multiply(x, b.scale(b.constant(1e-60, x.shape()), 1e40)));
        // In float 1e-60 is 0 and 1e40 infinite; in double their product is what it is.
        assertThat(inFloat(underflow, 1)).isNaN();
        assertThat(inDouble(underflow, 1)).isEqualTo(1e-60 * 1e40);
        Program overflow =
                of((b, x) ->
                        b.multiply(x, b.scale(b.scale(b.constant(1e30, x.shape()), 1e30), 1e-30)));
        assertThat(inFloat(overflow, 1)).isInfinite();
        assertThat(inDouble(overflow, 1)).isEqualTo(1e30 * 1e30 * 1e-30);
        Shape many = new Shape(100, 100);
        Program tinySum = of((b, x) -> b.add(x, b.scale(b.sum(b.constant(1e-46, many)), 1e30)));
        assertThat(inFloat(tinySum, 0)).isZero();
        assertThat(inDouble(tinySum, 0)).isBetween(.999e-12, 1.001e-12);
        Program hugeSum = of((b, x) -> b.add(x, b.scale(b.sum(b.constant(1e38, many)), 1e-30)));
        assertThat(inFloat(hugeSum, 0)).isInfinite();
        assertThat(inDouble(hugeSum, 0)).isBetween(.999e12, 1.001e12);
        Program cancelling = of((b, x) -> b.add(x, b.affine(b.constant(.1, x.shape()), 10, -1)));
        assertThat(inFloat(cancelling, 0)).isEqualTo(fused(.1f, 10, -1));
        assertThat(inDouble(cancelling, 0)).isEqualTo(fused(.1, 10, -1));
    }

    private static float fused(float a, float b, float c) {
        return FusedMultiplyAdd.AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    private static double fused(double a, double b, double c) {
        return FusedMultiplyAdd.AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    @Test
    void whatChangesNothingStillFolds() {
        assertThat(scaledTwice(-1, -1).equations()).isEmpty();
        assertThat(scaledTwice(-1, 2.5).equations()).hasSize(1);
        assertThat(scaledTwice(1e30, -1).equations()).hasSize(1);
        assertThat(of((b, x) -> b.scale(b.affine(x, 2, 3), -1)).equations()).hasSize(1);
        assertThat(of((b, x) -> b.affine(x, 1, 0)).equations()).isEmpty();
        assertThat(of((b, x) -> b.add(x, b.constant(0, x.shape()))).equations()).isEmpty();
        assertThat(of((b, x) -> b.affine(b.scale(b.constant(.1, x.shape()), .3), 0, 2)).equations())
                .hasSize(1);
        assertThat(of((b, x) -> b.sum(b.constant(3, new Shape(4, 5)))).equations()).hasSize(1);
    }

    /** A value with what single steps in float make of it. */
    private record Node(Variable variable, float stepwise) {}

    /** One random program, traced as a whole and run step by step. */
    private static final class Trace {
        final SplittableRandom random;
        final ProgramBuilder b = new ProgramBuilder();
        final List<Node> nodes = new ArrayList<>();
        final double x;

        Trace(SplittableRandom random) {
            this.random = random;
            double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            x = random.nextInt(8) == 0 ? special[random.nextInt(3)] : number();
            nodes.add(new Node(b.input(1, 1), (float) x));
        }

        /** Any scale, with few digits, so that products of constants are exact. */
        double number() {
            double sign = random.nextBoolean() ? 1 : -1;
            double size = EXTREMES[random.nextInt(EXTREMES.length)];
            int exponent = Math.getExponent(size);
            return sign * (size == 0 ? 0 : random.nextInt(4, 8) * Math.scalb(.25, exponent));
        }

        void constant() {
            double c = number();
            nodes.add(new Node(b.constant(c, Shape.SCALAR), (float) c));
        }

        void step(Function<ProgramBuilder, BiFunction<Variable, Variable, Variable>> f) {
            Node p = nodes.get(random.nextInt(nodes.size()));
            Node q = nodes.get(random.nextInt(nodes.size()));
            ProgramBuilder single = new ProgramBuilder();
            Variable u = single.input(1, 1);
            Variable v = single.input(1, 1);
            Program step = single.build(f.apply(single).apply(u, v));
            float y = inFloat(step, p.stepwise(), q.stepwise());
            nodes.add(new Node(f.apply(b).apply(p.variable(), q.variable()), y));
        }

        void grow() {
            double s = number();
            double t = number();
            switch (random.nextInt(9)) {
                case 0 -> constant();
                case 1, 2 -> step(c -> (u, _) -> c.scale(u, s));
                case 3 -> step(c -> (u, _) -> c.affine(u, s, t));
                case 4 -> step(c -> (u, _) -> c.scale(u, -1));
                case 5 -> step(c -> c::add);
                case 6 -> step(c -> c::multiply);
                case 7 -> {
                    // The sign of a zero is the one exception, and a quotient shows it.
                    if (nodes.stream().noneMatch(n -> n.stepwise() == 0)) {
                        step(c -> c::divide);
                    }
                }
                default -> step(c -> c::subtract);
            }
        }

        void check() {
            Program all = b.build(nodes.stream().map(Node::variable).toList());
            float[][] planned = allInFloat(all, x);
            for (int i = 0; i < planned.length; i++) {
                // Minus zero becomes zero.
                assertThat(planned[i][0] + 0f)
                        .as("output %s of %s at %s", i, all, x)
                        .isEqualTo(Float.valueOf(nodes.get(i).stepwise() + 0f));
            }
        }
    }

    @Test
    void plannedFloatIsStepwiseFloatAtExtremeScales() {
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < 3000; i++) {
            Trace trace = new Trace(random);
            for (int k = 0; k < 8; k++) {
                trace.grow();
            }
            trace.check();
        }
    }

    @Test
    void whatMovesNothingOrMovesBackIsNotAppended() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(4, 6);
        Variable row = b.input(1, 6);
        assertThat(b.transpose(b.transpose(x))).isSameAs(x);
        assertThat(b.reshape(b.reshape(x, 3, 8), 4, 6)).isSameAs(x);
        assertThat(b.maxRows(row)).isSameAs(row);
        assertThat(b.arrange(x, new RowMap.Swap(4, 1))).isSameAs(x);
        assertThat(b.arrange(x, Windows.ofImage(1, 2, 2, 1, 1, 0))).isSameAs(x);
        assertThat(b.arrange(x, new RowMap.Swap(2, 2))).isNotSameAs(x);
        assertThat(b.transpose(row)).isSameAs(b.reshape(row, 6, 1));
        Shape turned = new Shape(6, 4);
        assertThat(b.transpose(b.constant(3, x.shape()))).isSameAs(b.constant(3, turned));
        assertThat(b.reshape(b.constant(3, x.shape()), turned)).isSameAs(b.constant(3, turned));
    }

    @Test
    void aProductWithATransposeIsTheTransposingProduct() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(4, 6);
        Variable y = b.input(4, 5);
        Variable z = b.input(5, 6);
        Variable left = b.transpose(x);
        assertThat(b.matmul(left, y)).isSameAs(b.matmulTransposeLeft(x, y));
        assertThat(b.matmul(x, b.transpose(z))).isSameAs(b.matmulTransposeRight(x, z));
        assertThat(b.matmulTransposeLeft(left, b.transpose(z)))
                .isSameAs(b.matmulTransposeRight(x, z));
        Variable square = b.input(5, 5);
        assertThat(b.matmulTransposeRight(y, b.transpose(square))).isSameAs(b.matmul(y, square));
    }
}
