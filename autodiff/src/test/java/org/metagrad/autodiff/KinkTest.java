package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Primitive.Power;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.nn.Nonlinearities;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

/** The derivatives that are a convention: at kinks, at ties and at the ends of a domain. */
class KinkTest {

    /** The derivatives of the sum of {@code f} by the elements of a column, of an order. */
    private static double[] derivative(
            BiFunction<ProgramBuilder, Variable, Variable> f, int order, double... x) {
        ProgramBuilder b = new ProgramBuilder();
        Program y = b.build(b.sum(f.apply(b, b.input(x.length, 1))));
        for (int k = 1; k < order; k++) {
            ProgramBuilder again = new ProgramBuilder();
            Variable operand = again.input(x.length, 1);
            y =
                    again.build(
                            again.sum(
                                    again.call(Differentiation.gradient(y, 0), List.of(operand))
                                            .getFirst()));
        }
        return ReferenceInterpreter.evaluate(Differentiation.gradient(y, 0), List.of(x)).getFirst();
    }

    @Test
    void theKinksOfAbsoluteValueSignAndLeakyReluHaveDerivativeZero() {
        assertThat(derivative(ProgramBuilder::abs, 1, -2, 0, 3)).containsExactly(-1, 0, 1);
        assertThat(derivative(ProgramBuilder::abs, 2, -2, 0, 3)).containsExactly(0, 0, 0);
        assertThat(derivative(ProgramBuilder::sign, 1, -2, 0, 3)).containsExactly(0, 0, 0);
        assertThat(derivative((b, x) -> Nonlinearities.leakyRelu(b, x, 0.25), 1, -2, 0, 3))
                .containsExactly(0.25, 0, 1);
    }

    @Test
    void equalElementsShareTheDerivativeOfTheLargestAndTheSmallest() {
        assertThat(derivative(ProgramBuilder::maxRows, 1, 3, 1, 3, 3))
                .containsExactly(1 / 3., 0, 1 / 3., 1 / 3.);
        assertThat(derivative(ProgramBuilder::minRows, 1, 3, 1, 1, 3))
                .containsExactly(0, 0.5, 0.5, 0);
        assertThat(derivative((b, x) -> b.maxColumns(b.transpose(x)), 1, 3, 3, 1))
                .containsExactly(0.5, 0.5, 0);
        assertThat(derivative((b, x) -> b.maximum(x, b.scale(x, 2)), 1, -1, 0, 1))
                .containsExactly(1, 1.5, 2);
        assertThat(derivative((b, x) -> b.square(b.maxRows(x)), 2, 3, 1, 3))
                .containsExactly(1, 0, 1);
    }

    @Test
    void powersHaveTheirDerivativesAtZeroToo() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(derivative((b, x) -> b.power(x, 2), 1, -3, 0, 3)).containsExactly(-6, 0, 6);
        assertThat(derivative((b, x) -> b.power(x, 2), 2, -3, 0, 3)).containsExactly(2, 2, 2);
        assertThat(derivative((b, x) -> b.power(x, 1), 1, -3, 0, 3)).containsExactly(1, 1, 1);
        assertThat(derivative((b, x) -> b.power(x, 0), 1, -3, 0, 3)).containsExactly(0, 0, 0);
        assertThat(derivative((b, x) -> b.power(x, 2.5), 1, 0, 4)).containsExactly(0, 20);
        assertThat(derivative((b, x) -> b.power(x, 2.5), 2, 0, 4)).containsExactly(0, 7.5);
        assertThat(derivative((b, x) -> b.power(x, 0.25), 1, 0, 16)).containsExactly(inf, 1 / 32.);
        assertThat(derivative((b, x) -> b.power(x, 2.5), 1, -1)).containsExactly(Double.NaN);
        assertThat(derivative((b, x) -> b.power(x, 2.5), 1, Double.NEGATIVE_INFINITY))
                .containsExactly(Double.NaN);
        assertThat(derivative((b, x) -> b.power(x, -1), 1, -2)).containsExactly(-0.25);
        for (double exponent : new double[] {2, 0, -1, inf, Double.NaN}) {
            assertThatThrownBy(() -> new Power(exponent))
                    .hasMessage("power: exponent " + exponent + ", one that is not whole wanted");
        }
    }

    @Test
    void logSumExpNeitherOverflowsNorLosesSmallTerms() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(2, 3);
        Program f = b.build(b.logSumExpRows(x));
        double[] at = {1e300, -1000, 0, 1, -1000, 0};
        assertThat(ReferenceInterpreter.evaluate(f, List.of(at)).getFirst())
                .containsExactly(1e300, -1000 + StrictMath.log(2), StrictMath.log(2));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(4, 6);
        Variable column = b.input(4, 1);
        assertThatThrownBy(() -> b.reshape(x, 5, 5))
                .hasMessage("reshape: as many elements as [5, 5] wanted, got [4, 6]");
        assertThatThrownBy(() -> b.matmul(3, x, x))
                .hasMessage("matmul: stacks of 3 equal matrices wanted, got [4, 6] [4, 6]");
        assertThatThrownBy(() -> b.matmul(2, x, x))
                .hasMessage("matmul: left [2, 6] x right [2, 6]: inner dimensions 6 and 2 differ");
        assertThatThrownBy(() -> b.matmul(0, x, x))
                .hasMessage("matmul: a stack of 0, from 1 wanted");
        assertThatThrownBy(() -> b.outer(column, x))
                .hasMessage("outer: two columns wanted, got [4, 1] [4, 6]");
        assertThatThrownBy(() -> b.sliceColumns(x, 5, 2))
                .hasMessage("sliceColumns: columns 5 to 7 wanted, got [4, 6]");
        assertThatThrownBy(() -> b.concatenateColumns(x, b.input(3, 6)))
                .hasMessage("concatenateColumns: equal rows wanted, got [4, 6] [3, 6]");
        assertThatThrownBy(() -> b.gather(x, column))
                .hasMessage("gather: one row of indices wanted, got [4, 6] [4, 1]");
        assertThatThrownBy(() -> b.scatterAdd(x, b.input(1, 3), 4))
                .hasMessage("scatterAdd: index [1, 4] wanted, got [4, 6] [1, 3]");
        assertThatThrownBy(() -> b.arrange(x, Windows.ofSequence(2, 3, 2, 1, 0)))
                .hasMessage(
                        "windows 2 x kernel (1 of 1 by 1 + 0, 2 of 3 by 1 + 0): 6 rows wanted, got"
                                + " [4, 6]");
        assertThatThrownBy(() -> Windows.ofSequence(2, 3, 4, 1, 0))
                .hasMessageStartingWith(
                        "windows: a kernel of 4 on 3 with padding 0 and stride 1: sizes");
        assertThatThrownBy(() -> Windows.ofImage(0, 3, 3, 2, 1, 0))
                .hasMessage("windows: 0 channels, from 1 wanted");
        assertThatThrownBy(() -> new RowMap.Swap(2, 0))
                .hasMessage("swap: extents 2 and 0, from 1 wanted");
    }
}
