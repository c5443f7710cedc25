package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Program.Variable;

class NotationTest {

    @Test
    void aProgramReadsAsFormulasWithTheirCost() {
        ProgramBuilder b = new ProgramBuilder();
        Variable w = b.input(8, 3);
        Variable x = b.input(3, 100);
        Program f = b.build(b.sum(b.affine(b.tanh(b.matmul(w, x)), -2, 1)));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(f.toString(List.of("W", "x")))
                    .isEqualTo(
                            """
                            program W[8, 3], x[3, 100]
                              v2[8, 100] = W @ x                 4,800 FLOP         4,496 B
                              v3[8, 100] = tanh(v2)             16,000 FLOP         6,400 B
                              v4[8, 100] = 1 - 2 v3              1,600 FLOP         6,400 B
                              v5[1, 100] = sumRows(v4)             800 FLOP         3,600 B
                              v6[1, 1] = sumColumns(v5)            100 FLOP           404 B
                              return v6[1, 1]
                              5 equations                       23,300 FLOP        21,300 B\
                            """);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Cost.of(f)).isEqualTo(new Cost(23300, 5325));
        assertThatThrownBy(() -> f.toString(List.of("W"))).hasMessage("1 names for 2 inputs");
    }

    @Test
    void everyPrimitiveHasAFormulaOfItsOwnAndACost() {
        List<String> formulas =
                Example.samples().stream()
                        .map(p -> Example.of(p.getClass()))
                        .flatMap(List::stream)
                        .map(e -> e.program().toString().lines().skip(1).findFirst().orElseThrow())
                        .map(line -> line.replaceAll("^.* = (.*?)\\s{2,}.*", "$1"))
                        .distinct()
                        .toList();
        // A step is written as a comparison with 0, a mask as a double comparison.
        assertThat(formulas).contains("v0 > 0", "-0.4 <= v0 <= 0.6", "v0' @ v1", "[v0; v1]");
        assertThat(formulas).hasSize(Example.samples().size());
    }

    @Test
    void productsCostTwoOperationsATerm() {
        for (int form = 0; form < 3; form++) {
            ProgramBuilder b = new ProgramBuilder();
            Variable y =
                    switch (form) {
                        case 0 -> b.matmul(b.input(5, 7), b.input(7, 11));
                        case 1 -> b.matmulTransposeLeft(b.input(7, 5), b.input(7, 11));
                        default -> b.matmulTransposeRight(b.input(5, 7), b.input(11, 7));
                    };
            assertThat(Cost.of(b.build(y)).flops()).isEqualTo(2 * 5 * 7 * 11);
        }
    }
}
