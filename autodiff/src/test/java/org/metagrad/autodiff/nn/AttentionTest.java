package org.metagrad.autodiff.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Windows;

class AttentionTest {
    @Test
    void layersNameTheShapesOfTheirParameters() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(4, 6);
        Variable other = b.input(3, 1);
        var normalisation = new LayerNormalisation(4, 1e-5);
        assertThatThrownBy(() -> normalisation.apply(b, List.of(other), x))
                .hasMessage("layer normalisation: parameters [[3, 1]], [[4, 1], [4, 1]] wanted");
        var convolution = new Convolution(Windows.ofSequence(1, 4, 2, 1, 0), 3);
        assertThatThrownBy(() -> convolution.apply(b, List.of(other, other), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("convolution: parameters [[3, 1], [3, 1]], [[3, 2], [3, 1]] wanted");
        var attention = new Attention(4, 2);
        assertThatThrownBy(() -> attention.apply(b, List.of(), x, 2, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("attention: parameters [], [[4, 4], [4, 1], ");
        assertThatThrownBy(() -> b.power(x, 1e10))
                .hasMessage("power: exponent 1.0E10, finite and below 2^31 in size wanted");
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "1, 6", "6, 1", "2, 2"})
    void aMaskOfAnotherShapeIsRefused(int rows, int columns) {
        ProgramBuilder b = new ProgramBuilder();
        Variable queries = b.input(8, 2);
        Variable keys = b.input(8, 3);
        Variable values = b.input(10, 3);
        Variable mask = b.input(rows, columns);
        assertThatThrownBy(() -> Attention.dotProduct(b, queries, keys, values, 2, mask))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "attention: mask [%d, %d], [queries, keys] [2, 3] wanted", rows, columns);
    }
}
