package org.metagrad.autodiff.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss.Data;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.FiniteDifferences;

class ContextLossTest {
    private static final int COLUMNS = 4;
    private static final Mlp NETWORK = new Mlp(List.of(5, 3, 2), Mlp.Activation.TANH);
    private static final MeanSquaredError WHOLE = new MeanSquaredError(NETWORK);
    private static final ContextLoss LOSS = new ContextLoss(WHOLE, 2);

    private final SplittableRandom random = new SplittableRandom(4);
    private final List<double[]> parameters =
            WHOLE.parameterShapes().stream().map(s -> numbers(s.size())).toList();
    private final double[] phi = {0.7, -0.4};
    private final double[] x = numbers(3 * COLUMNS);
    private final List<double[]> others = List.of(numbers(2 * COLUMNS), numbers(COLUMNS));

    private double[] numbers(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private List<double[]> inputs(double[] phi) {
        List<double[]> inputs = new ArrayList<>(parameters);
        inputs.addAll(List.of(phi, x));
        inputs.addAll(others);
        return inputs;
    }

    private double value(double[] phi) {
        return ReferenceInterpreter.evaluate(LOSS.program(COLUMNS), inputs(phi)).getFirst()[0];
    }

    @Test
    void everyColumnIsFollowedByTheContext() {
        double[] both = Arrays.copyOf(x, 5 * COLUMNS);
        Arrays.fill(both, 3 * COLUMNS, 4 * COLUMNS, phi[0]);
        Arrays.fill(both, 4 * COLUMNS, 5 * COLUMNS, phi[1]);
        List<double[]> inputs = new ArrayList<>(parameters);
        inputs.add(both);
        inputs.addAll(others);
        assertThat(value(phi))
                .isEqualTo(
                        ReferenceInterpreter.evaluate(WHOLE.program(COLUMNS), inputs).getFirst()[0])
                .isNotEqualTo(value(new double[2]));
    }

    @Test
    void theContextIsTheLastParameter() {
        assertThat(LOSS.parameterShapes()).hasSize(5).endsWith(new Shape(2, 1));
        assertThat(LOSS.data()).startsWith(new Data("x", 3)).hasSize(3);
        assertThat(LOSS.wrt()).containsExactly(0, 1, 2, 3, 4);
        double[] gradient =
                ReferenceInterpreter.evaluate(LOSS.gradient(COLUMNS), inputs(phi)).getLast();
        double[] want = FiniteDifferences.gradient(this::value, phi, 1e-5);
        assertThat(gradient).containsExactly(want, Offset.offset(1e-9));
    }

    @Test
    void aContextLeavesInputsOver() {
        for (int wrong : new int[] {-1, 0, 5, 6}) {
            assertThatThrownBy(() -> new ContextLoss(WHOLE, wrong))
                    .hasMessage(
                            "context of %d values: from 1 to 4 wanted beside the inputs of a network with 5",
                            wrong);
        }
    }
}
