package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Primitive.Tanh;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

class ProgramBuilderTest {
    private static final String FOREIGN = " is a variable of another program builder";

    @Test
    void aVariableOfAnotherBuilderIsRefusedWhereverItIsPassed() {
        ProgramBuilder other = new ProgramBuilder();
        other.input(1, 1);
        Variable foreign = other.affine(other.input(1, 1), 1, 100);
        ProgramBuilder b = new ProgramBuilder();
        Variable u = b.input(1, 1);
        Variable v = b.input(1, 1);
        Variable w = b.exp(v);
        // Equal to one of ours, but not it.
        assertThat(foreign).isEqualTo(w);
        assertThatThrownBy(() -> b.add(u, foreign)).hasMessage("add: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.subtract(u, foreign)).hasMessage("affine: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.matmul(foreign, u)).hasMessage("matMul: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.sum(foreign)).hasMessage("sumRows: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.append(new Tanh(), foreign))
                .hasMessage("tanh: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.build(u, foreign)).hasMessage("build: v2[1, 1]" + FOREIGN);
        Program f = other.build(other.add(other.input(1, 1), foreign));
        assertThatThrownBy(() -> b.call(f, List.of(u, v, foreign)))
                .hasMessage("call: v2[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.add(u, new Variable(0, Shape.SCALAR)))
                .hasMessage("add: v0[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.add(u, new Variable(-1, Shape.SCALAR)))
                .hasMessage("add: v-1[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.add(u, new Variable(70, Shape.SCALAR)))
                .hasMessage("add: v70[1, 1]" + FOREIGN);
        assertThatThrownBy(() -> b.build(u, null)).hasMessage("build: null is no variable");
        assertThatThrownBy(() -> b.add(null, u)).hasMessage("add: null is no variable");
    }

    @Test
    void aBuilderThatHasRefusedSomethingStaysUsable() {
        ProgramBuilder other = new ProgramBuilder();
        Variable foreign = other.affine(other.input(1, 1), 1, 100);
        ProgramBuilder b = new ProgramBuilder();
        Variable u = b.input(1, 1);
        Variable one = b.affine(u, 1, 1);
        Variable wide = b.input(1, 3);
        assertThatThrownBy(() -> b.add(u, foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> b.build(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> b.subtract(u, wide)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> b.input(0, 3)).isInstanceOf(IllegalArgumentException.class);
        Program f = b.build(b.multiply(one, one), b.exp(wide));
        assertThat(f.equations()).hasSize(3);
        List<double[]> y =
                ReferenceInterpreter.evaluate(f, List.of(new double[] {2}, new double[] {0, 0, 0}));
        assertThat(y.getFirst()).containsExactly(9);
        assertThat(y.getLast()).containsExactly(1, 1, 1);
    }

    @Test
    void aProgramHasEachVariableAndEachIdOnce() {
        Variable x = new Variable(0, Shape.SCALAR);
        Variable wider = new Variable(0, new Shape(1, 2));
        Variable y = new Variable(1, Shape.SCALAR);
        assertThatThrownBy(() -> new Program(List.of(x, y, x), List.of(), List.of(x)))
                .hasMessage("input v0[1, 1] is there twice");
        assertThatThrownBy(() -> new Program(List.of(x, wider), List.of(), List.of(x)))
                .hasMessage("input v0[1, 2]: another variable has its id");
        Equation e = new Equation(new Tanh(), List.of(y), x);
        assertThatThrownBy(() -> new Program(List.of(wider, y), List.of(e), List.of(x)))
                .hasMessage("v0[1, 1] = tanh(v1): another variable has the result's id");
    }
}
