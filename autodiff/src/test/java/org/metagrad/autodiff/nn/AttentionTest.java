package org.metagrad.autodiff.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;

class AttentionTest {
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
