package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.Hessian;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

class DifferentiationTest {
    private static final double TOLERANCE = 2e-8;

    static Stream<Class<?>> primitives() {
        return Arrays.stream(Primitive.class.getPermittedSubclasses());
    }

    static Stream<Example> examples() {
        return Stream.of(
                        primitives().flatMap(kind -> Example.of(kind).stream()),
                        Example.compositions().stream(),
                        Stream.of(Example.policyLoss(3, 4, 3, 5), Example.policyLoss(2, 3, 2, 1)))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void everyPrimitiveHasAnExample(Class<?> kind) {
        assertThat(Example.of(kind)).as(kind.getSimpleName()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void rulesHoldToOrderThree(Example example) {
        RuleCheck check = new RuleCheck(RuleCheck.OURS, 11);
        if (example.smooth().length > 0 && !(example.name().startsWith("StopGradient"))) {
            check.check(example.program(), example.smooth(), example.point(5), 3);
        }
        assertThat(check.worst()).as(check.where()).isLessThan(TOLERANCE);
    }

    /** Derivatives wrong by a factor of 1.001, in one mode or in both. */
    private static RuleCheck.Derivatives wrong(boolean forward, boolean reverse) {
        return new RuleCheck.Derivatives() {
            @Override
            public Program pushforward(Program f, int... wrt) {
                Program right = Differentiation.pushforward(f, wrt);
                return forward ? scaled(right, f.outputs().size()) : right;
            }

            @Override
            public Program gradient(Program f, int... wrt) {
                Program right = Differentiation.gradient(f, wrt);
                return reverse ? scaled(right, 0) : right;
            }
        };
    }

    private static Program scaled(Program f, int from) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = f.inputs().stream().map(i -> b.input(i.shape())).toList();
        List<Variable> y = b.call(f, x);
        return b.build(
                java.util.stream.IntStream.range(0, y.size())
                        .mapToObj(i -> i < from ? y.get(i) : b.scale(y.get(i), 1.001))
                        .toList());
    }

    @Test
    void theCheckerSeesARuleThatIsWrongByAThousandth() {
        Example example = Example.policyLoss(3, 4, 3, 5);
        for (int mode = 1; mode <= 3; mode++) {
            RuleCheck check = new RuleCheck(wrong((mode & 1) != 0, (mode & 2) != 0), 11);
            check.check(example.program(), example.smooth(), example.point(5), 1);
            assertThat(check.worst()).as("mode " + mode).isGreaterThan(1e4 * TOLERANCE);
        }
    }

    @Test
    void stopGradientPassesTheValueAndNoDerivative() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 1);
        Program f = b.build(b.multiply(x, b.stopGradient(x)));
        assertThat(value(f, 3)).isEqualTo(9);
        assertThat(value(Differentiation.gradient(f, 0), 3)).isEqualTo(3);
    }

    @Test
    void theKinkOfReluHasDerivativeZero() {
        ProgramBuilder b = new ProgramBuilder();
        Program f = b.build(b.relu(b.input(1, 1)));
        assertThat(value(Differentiation.gradient(f, 0), 0)).isZero();
        assertThat(value(Differentiation.gradient(f, 0), 1e-300)).isEqualTo(1);
    }

    private static double value(Program f, double x) {
        return ReferenceInterpreter.evaluate(f, List.of(new double[] {x})).getFirst()[0];
    }

    @Test
    void fourthDerivativeOfTanhIsExact() {
        ProgramBuilder b = new ProgramBuilder();
        Program f = b.build(b.tanh(b.input(1, 1)));
        for (int order = 0; order < 4; order++) {
            f = Differentiation.gradient(f, 0);
        }
        double t = Math.tanh(0.3);
        double expected = 8 * t * (1 - t * t) * (2 - 3 * t * t);
        assertThat(value(f, 0.3)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-13));
    }

    @Test
    void wrongUseIsNamed() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(4000, 64);
        Variable y = b.input(4, 64);
        assertThatThrownBy(() -> b.matmul(x, y))
                .hasMessage(
                        "matmul: left [4000, 64] x right [4, 64]: inner dimensions 64 and 4 differ");
        assertThatThrownBy(() -> b.add(x, y)).hasMessage("add: [4000, 64] and [4, 64] differ");
        assertThatThrownBy(() -> Differentiation.gradient(b.build(x), 0))
                .hasMessageContaining("one [1, 1] output wanted");
        Program f = b.build(b.sum(x));
        assertThatThrownBy(() -> Differentiation.gradient(f, 2))
                .hasMessage("input 2: the program has inputs 0 to 1");
        assertThatThrownBy(() -> ReferenceInterpreter.evaluate(f, List.of()))
                .hasMessage("evaluate: 0 values for 2 inputs");
    }

    @Test
    void anIndexThatIsThereTwiceIsRefused() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(1, 2);
        Variable y = b.input(1, 2);
        Program f = b.build(b.sum(b.multiply(b.exp(x), b.square(y))));
        List<ThrowingCallable> all =
                List.of(
                        () -> Differentiation.pushforward(f, 1, 0, 1),
                        () -> Differentiation.gradient(f, 1, 0, 1),
                        () -> Differentiation.hessianVectorProduct(f, 1, 0, 1),
                        () -> Differentiation.reverseOverReverse(f, 1, 0, 1),
                        () -> Linearisation.of(f, 1, 0, 1),
                        () -> Hessian.of(f, List.of(new double[2], new double[2]), 1, 0, 1));
        for (ThrowingCallable call : all) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("input 1 is there twice in [1, 0, 1]");
        }
    }

    @Test
    void outputsThatAProgramDoesNotHaveAreNamed() {
        ProgramBuilder b = new ProgramBuilder();
        Program f = b.build(b.exp(b.input(1, 2)));
        for (int[] range : new int[][] {{-1, 1}, {0, 2}, {1, 0}}) {
            assertThatThrownBy(() -> Differentiation.outputs(f, range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "outputs "
                                    + range[0]
                                    + " to "
                                    + range[1]
                                    + ": the program has 1 outputs");
        }
    }

    @Test
    void derivativesOfAPolicyLossStayShortAndPrintOneEquationALine() {
        Program loss = Example.policyLoss(4, 8, 2, 6).program();
        Program gradient = Differentiation.gradient(loss, 0, 1, 2, 3, 4, 5);
        assertThat(gradient.equations().size()).isLessThan(3 * loss.equations().size());
        assertThat(gradient.toString().lines()).hasSize(gradient.equations().size() + 3);
    }
}
