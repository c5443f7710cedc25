package org.metagrad.autodiff.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

class FormulaTest {

    @Test
    void matricesPackToOneVectorAndBack() {
        Matrices m = Samples.parameters();
        assertThat(m.names()).containsExactly("shift", "net.W", "net.b", "scale");
        assertThat(m.size()).isEqualTo(12);
        double[] vector = Samples.random(12, 1);
        Map<String, double[]> parts = m.unpack(vector);
        assertThat(parts.get("net.b")).containsExactly(vector[8], vector[9], vector[10]);
        assertThat(m.pack(parts)).isEqualTo(vector);
        assertThat(m.get(vector, "net")).hasSize(9).startsWith(vector[2]).endsWith(vector[10]);
        m.put(vector, "net", new double[9]);
        assertThat(m.get(vector, "net.W")).containsOnly(0);
        assertThat(m.get(vector, "shift")).isEqualTo(parts.get("shift"));
    }

    @Test
    void matricesNameWhatDoesNotFit() {
        Matrices m = Samples.parameters();
        for (String name :
                List.of("shift", "net", "net.W", "scale.x", "", " ", ".a", "a.", "a..b")) {
            assertThatThrownBy(() -> m.and(name, 1, 1))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("matrices: name '" + name + "' after [");
        }
        assertThatThrownBy(() -> m.and("net", Matrices.of("V", 1, 1)))
                .hasMessageContaining("name 'net.V'");
        assertThatThrownBy(() -> m.get(new double[12], "ne"))
                .hasMessage("'ne': one of [shift, net.W, net.b, scale] wanted");
        assertThatThrownBy(() -> m.get(new double[11], "net"))
                .hasMessage("vector: 11 values, 12 wanted");
        assertThatThrownBy(() -> m.put(new double[12], "net.b", new double[2]))
                .hasMessage("net.b: 2 values, 3 wanted");
        assertThatThrownBy(() -> m.pack(new double[12]))
                .hasMessageContaining("pack: 1 arrays for the matrices");
        assertThatThrownBy(() -> m.pack(Map.of("shift", new double[2])))
                .hasMessage("'net.W': 6 values wanted");
        assertThatThrownBy(() -> m.pack(Map.of("shaft", new double[2])))
                .hasMessageStartingWith("'shaft': one of");
        assertThatThrownBy(() -> new Matrices(List.of("a"), List.of()))
                .hasMessage("matrices: 1 names for 0 shapes");
    }

    @Test
    void derivativesAreNamedAsWhatTheyAreOf() {
        Formula product = Samples.LOSS.hessianVectorProduct("v");
        assertThat(product.results()).isEqualTo(Samples.parameters());
        assertThat(product.data()).isEqualTo(Samples.data().and("v", Samples.parameters()));
        Formula back = Samples.LAYER.pullback("u");
        assertThat(back.data().names()).endsWith("u.value");
        assertThat(back.results()).isEqualTo(Samples.parameters());
        assertThat(Samples.LAYER.along("v").results()).isEqualTo(Samples.LAYER.results());
        assertThat(Samples.LOSS.valueAndGradient().results().names())
                .startsWith("value", "gradient.shift");
        assertThat(Samples.LOSS.toString()).startsWith("program shift[2, 1], net.W[3, 2]");
    }

    @Test
    void expressionsAndProgramsThatDoNotFitAreNamed() {
        Matrices x = Matrices.of("x", 2, 3);
        ProgramBuilder other = new ProgramBuilder();
        assertThatThrownBy(() -> Formula.of(x, (_, _) -> other.input(1, 1)))
                .hasMessageContaining("is a variable of another program builder");
        assertThatThrownBy(() -> Formula.of(x, (b, p) -> b.matmul(p.get("x"), p.get("x"))))
                .hasMessageContaining("inner dimensions");
        assertThatThrownBy(() -> Formula.of(x, (_, p) -> p.get("y")))
                .hasMessage("'y': one of [x] wanted");
        assertThatThrownBy(() -> Formula.of(x, (_, p) -> p.group("x").get("y")))
                .hasMessage("'x' is a matrix, a group wanted");
        assertThatThrownBy(() -> Formula.of(x, (_, _) -> null))
                .hasMessageContaining("null is no variable");
        assertThatThrownBy(() -> Formula.of(Matrices.NONE, (b, _) -> b.constant(1, Shape.SCALAR)))
                .hasMessage("formula: no parameters, at least one wanted");
        Formula f = Formula.of(x, (b, p) -> b.sum(p.get("x")));
        assertThatThrownBy(() -> new Formula(x, x, f.results(), f.program()))
                .hasMessage("formula: the program's inputs are [[2, 3]], wanted [[2, 3], [2, 3]]");
        assertThatThrownBy(() -> f.along("v").along("v")).hasMessageContaining("name 'v.x'");
    }

    /** A constant, a parameter itself and one that does not matter are functions too. */
    @Test
    void resultsThatNoKernelComputesComeOutAsWell() {
        Matrices x = Matrices.of("x", 1, 1).and("z", 1, 1);
        Formula same = Formula.of(x, (_, p) -> p.get("x"));
        double[] at = {3, 4};
        assertThat(same.inDouble().value(at)).isEqualTo(3);
        assertThat(same.inDouble().gradient(at)).containsExactly(1, 0);
        assertThat(same.inDouble().hessian(at)).containsOnly(0);
        Formula constant = Formula.of(x, (b, _) -> b.constant(7, Shape.SCALAR));
        assertThat(constant.inDouble().valueAndGradient(at, new double[2])).isEqualTo(7);
        assertThat(constant.inDouble().jacobian(at)).containsExactly(0, 0);
    }
}
