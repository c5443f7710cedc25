package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.execution.Hessian;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;

/** The three ways to a Hessian-vector product, and the cut between a value and its derivative. */
class LinearisationTest {

    static Stream<Example> examples() {
        return Stream.concat(
                DifferentiationTest.examples()
                        .filter(e -> e.smooth().length > 0)
                        .map(LinearisationTest::squared),
                Stream.of(Example.policyLoss(4, 40, 3, 6)));
    }

    /** The sum of squares of an example's output, a scalar of which there are gradients. */
    private static Example squared(Example example) {
        ProgramBuilder b = new ProgramBuilder();
        List<Program.Variable> x = new ArrayList<>();
        example.program().inputs().forEach(i -> x.add(b.input(i.shape())));
        var y = b.call(example.program(), x).getFirst();
        return new Example(
                "square of " + example.name(),
                b.build(b.sum(b.square(y))),
                example.index(),
                example.positive());
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void allThreeProductsAgree(Example example) {
        Program loss = example.program();
        int[] wrt = example.smooth();
        List<double[]> point = example.point(3);
        List<double[]> v = new ArrayList<>();
        for (int i : wrt) {
            v.add(example.point(8 + i).get(i));
        }
        List<double[]> inputs = new ArrayList<>(point);
        inputs.addAll(v);
        Program forward = Differentiation.hessianVectorProduct(loss, wrt);
        Program reverse = Differentiation.reverseOverReverse(loss, wrt);
        double[] want = flat(ReferenceInterpreter.evaluate(forward, inputs));
        assertThat(
                        Closeness.relativeError(
                                flat(ReferenceInterpreter.evaluate(reverse, inputs)), want))
                .as("reverse over reverse")
                .isLessThan(1e-13);

        Linearisation linear = Linearisation.of(Differentiation.gradient(loss, wrt), wrt);
        List<double[]> primal = ReferenceInterpreter.evaluate(linear.primal(), point);
        List<double[]> at = new ArrayList<>(point);
        at.addAll(primal.subList(wrt.length, primal.size()));
        at.addAll(v);
        List<double[]> both = new ArrayList<>(primal.subList(0, wrt.length));
        both.addAll(ReferenceInterpreter.evaluate(linear.tangent(), at));
        assertThat(Closeness.relativeError(flat(both), want)).as("linearised").isLessThan(1e-13);
    }

    @Test
    void onlyDearValuesAreStored() {
        Program loss = Example.policyLoss(4, 64, 2, 48).program();
        int[] wrt = {0, 1, 2, 3, 4, 5};
        Program gradient = Differentiation.gradient(loss, wrt);
        Linearisation linear = Linearisation.of(gradient, wrt);
        // The second hidden layer, the log-probabilities, and the cotangent of the first layer.
        assertThat(linear.residuals())
                .containsExactlyInAnyOrder(new Shape(64, 48), new Shape(2, 48), new Shape(64, 48));
        assertThat(Cost.of(linear.primal())).isEqualTo(Cost.of(gradient));
        Program product = Differentiation.hessianVectorProduct(loss, wrt);
        long whole = Cost.of(Differentiation.outputs(product, 6, 12)).flops();
        assertThat(Cost.of(linear.tangent()).flops()).isLessThan(whole * 8 / 10);
    }

    /** Of a last layer the gradient needs no way back, and its direction no way there. */
    @Test
    void aDirectionInTheLastLayerReadsWhatTheForwardPassLeaves() {
        Program loss = Example.policyLoss(4, 64, 2, 48).program();
        Program gradient = Differentiation.gradient(loss, 0, 1, 2, 3, 4, 5);
        Linearisation whole = Linearisation.of(gradient, 4, 5);
        Linearisation head = whole.withOutputs(4, 6);
        assertThat(head.residuals()).containsExactlyInAnyOrder(new Shape(64, 48), new Shape(2, 48));
        assertThat(head.tangent()).isEqualTo(whole.tangent());
        assertThat(head.tangent().outputs()).hasSize(6);
        assertThat(head.primal().outputs()).hasSize(2 + 2);
        long all = Cost.of(Linearisation.of(gradient, 0, 1, 2, 3, 4, 5).tangent()).flops();
        assertThat(Cost.of(head.tangent()).flops()).isLessThan(all * 4 / 10);
        assertThat(Cost.of(head.primal()).flops()).isLessThan(Cost.of(gradient).flops() / 2);
        assertThatThrownBy(() -> whole.withOutputs(4, 7))
                .hasMessage("outputs 4 to 7: the linearised program has 6");
    }

    @Test
    void theHessianIsThatOfFiniteDifferences() {
        Example example = Example.policyLoss(2, 3, 2, 4);
        int[] wrt = {0, 1, 2, 3, 4, 5};
        List<double[]> point = example.point(4);
        double[] hessian = Hessian.of(example.program(), point, wrt);
        Program gradient = Differentiation.gradient(example.program(), wrt);
        int n = (int) Math.sqrt(hessian.length);
        double step = 1e-5;
        int j = 0;
        for (int i : wrt) {
            for (int k = 0; k < point.get(i).length; k++, j++) {
                double kept = point.get(i)[k];
                point.get(i)[k] = kept + step;
                double[] plus = flat(ReferenceInterpreter.evaluate(gradient, point));
                point.get(i)[k] = kept - step;
                double[] minus = flat(ReferenceInterpreter.evaluate(gradient, point));
                point.get(i)[k] = kept;
                for (int row = 0; row < n; row++) {
                    double difference = (plus[row] - minus[row]) / (2 * step);
                    assertThat(Math.abs(hessian[row * n + j] - difference)).isLessThan(1e-8);
                }
            }
        }
        assertThat(j).isEqualTo(n);
        assertThatThrownBy(() -> Hessian.of(example.program(), point.subList(0, 2), wrt))
                .hasMessage("hessian: 2 values for 10 inputs");
    }
}
