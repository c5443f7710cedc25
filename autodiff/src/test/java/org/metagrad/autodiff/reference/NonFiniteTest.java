package org.metagrad.autodiff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.reference.NonFinite.Precision;

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
}
