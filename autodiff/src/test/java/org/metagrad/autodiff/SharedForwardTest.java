package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

/** What a policy has computed to draw actions, put in where a gradient would compute it again. */
class SharedForwardTest {
    private static final int[] THETA = {0, 1, 2, 3, 4, 5};

    private static Program policy(
            int inputs, int hidden, int actions, int columns, Mlp.Activation activation) {
        return new CategoricalPolicy(new Mlp(List.of(inputs, hidden, hidden, actions), activation))
                .distributions(columns);
    }

    private static Program gradient() {
        return Differentiation.gradient(Example.policyLoss(4, 24, 3, 5).program(), THETA);
    }

    @ParameterizedTest
    @EnumSource(Mlp.Activation.class)
    void theRestGivesTheSameFromTheKeptValues(Mlp.Activation activation) {
        // The loss has tanh layers: with others there is nothing to share behind the first one.
        Example example = Example.policyLoss(4, 24, 3, 5);
        Program gradient = Differentiation.gradient(example.program(), THETA);
        Program primal = Linearisation.of(gradient, THETA).primal();
        Program forward = policy(4, 24, 3, 5, activation);
        SharedForward shared = SharedForward.of(forward, List.of(gradient, primal));
        assertThat(shared.equations())
                .hasSize(activation == Mlp.Activation.TANH ? 2 : 0)
                .isSorted();
        List<double[]> point = example.point(4);
        List<double[]> kept =
                ReferenceInterpreter.evaluate(shared.forward(forward), point.subList(0, 7));
        List<double[]> in = new ArrayList<>(point);
        in.addAll(kept.subList(1, kept.size()));
        List<Program> wholes = List.of(gradient, primal);
        Program later = shared.rest(forward, primal);
        assertThat(later.equations()).hasSameSizeAs(shared.rests().getLast().equations());
        assertThat(ReferenceInterpreter.evaluate(later, in))
                .usingRecursiveComparison()
                .isEqualTo(ReferenceInterpreter.evaluate(primal, point));
        for (int i = 0; i < 2; i++) {
            assertThat(ReferenceInterpreter.evaluate(shared.rests().get(i), in))
                    .usingRecursiveComparison()
                    .isEqualTo(ReferenceInterpreter.evaluate(wholes.get(i), point));
        }
    }

    /** Rests that computed the values themselves would pass the test above too. */
    @Test
    void theRestReadsTheKeptValues() {
        Program gradient = gradient();
        SharedForward shared =
                SharedForward.of(policy(4, 24, 3, 5, Mlp.Activation.TANH), List.of(gradient));
        Program rest = shared.rests().getFirst();
        int own = gradient.inputs().size();
        assertThat(rest.inputs().subList(own, rest.inputs().size()))
                .hasSize(shared.values().size())
                .allMatch(x -> rest.equations().stream().anyMatch(e -> e.operands().contains(x)));
        // Four inputs are multiplied sooner than 24 activations are fetched; 24 are not.
        assertThat(shared.values()).containsExactly(new Shape(24, 5), new Shape(3, 5));
        assertThat(Cost.of(rest).flops()).isLessThan(Cost.of(gradient).flops() * 3 / 4);
    }

    @Test
    void anotherNumberOfColumnsHasTheSameValues() {
        Program gradient = gradient();
        SharedForward shared =
                SharedForward.of(policy(4, 24, 3, 5, Mlp.Activation.TANH), List.of(gradient));
        Program wide = shared.forward(policy(4, 24, 3, 64, Mlp.Activation.TANH));
        assertThat(wide.outputs().stream().map(Program.Variable::shape).toList())
                .containsExactly(new Shape(3, 64), new Shape(24, 64), new Shape(3, 64));
    }

    @Test
    void aForwardPassOfOtherInputsIsRefused() {
        Program few = new ProgramBuilder().build();
        assertThatThrownBy(() ->
                        SharedForward.of(policy(4, 24, 3, 5, Mlp.Activation.TANH), List.of(few)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shared forward pass: it takes 7 inputs, the programs that share it 0");
    }
}
