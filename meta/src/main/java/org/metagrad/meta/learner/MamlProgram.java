package org.metagrad.meta.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;

/**
 * MAML's whole loss, {@code L(theta_k(theta); D')}, as one program with the inner gradients inside.
 *
 * <p>Since a derivative is again a program, the inner step can be traced like any other
 * computation. For one step and the loss program {@code L(theta; D)}:
 *
 * <pre>  g      = Differentiation.gradient(L, theta)      a program (theta, D) -&gt; gradient
 *   theta' = theta - alpha g(theta; D)                traced: g's equations are repeated here
 *   result = L(theta'; D')                            traced: L's equations are repeated here</pre>
 *
 * <p>{@code Differentiation.gradient(result, theta)} then differentiates the equations of {@code g}
 * as well, and where it does so the second derivatives appear: the second-order term of MAML is not
 * programmed anywhere. {@link Maml} does the same by hand, {@code v - alpha H v}, with one
 * Hessian-vector product for each step; the two agree to rounding. By hand the parts are planned
 * once and run on any number of samples; the one program is the clearer statement and the test of
 * the other.
 *
 * <p>What the loss holds fixed with {@code stopGradient}, such as the sampling policy of a
 * surrogate, stays fixed at the value it has in its own step.
 */
public final class MamlProgram {
    private MamlProgram() {}

    /**
     * {@return the program {@code (theta, D_0, ..., D_{k-1}, D') -> L(theta_k; D')}}
     *
     * @param inner the loss of the inner steps, inputs {@code (theta, D)}
     * @param outer the outer loss, inputs {@code (theta, D')}; the number of samples may differ
     * @param parameters how many of the first inputs make up theta
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     * @throws IllegalArgumentException if the inner loss is not scalar or the parameters of the two
     *     losses differ in shape
     */
    public static Program of(
            Program inner, Program outer, int parameters, int innerSteps, double alpha) {
        InnerLoop.requireSteps(innerSteps, 1);
        Program gradient =
                Differentiation.gradient(inner, IntStream.range(0, parameters).toArray());
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = inputs(b, inner, 0, parameters);
        for (int s = 0; s < innerSteps; s++) {
            List<Variable> g = b.call(gradient, with(theta, inputs(b, inner, parameters)));
            List<Variable> next = new ArrayList<>();
            for (int i = 0; i < parameters; i++) {
                next.add(b.subtract(theta.get(i), b.scale(g.get(i), alpha)));
            }
            theta = next;
        }
        return b.build(b.call(outer, with(theta, inputs(b, outer, parameters))));
    }

    private static List<Variable> inputs(ProgramBuilder b, Program f, int from) {
        return inputs(b, f, from, f.inputs().size());
    }

    private static List<Variable> inputs(ProgramBuilder b, Program f, int from, int to) {
        return f.inputs().subList(from, to).stream().map(x -> b.input(x.shape())).toList();
    }

    private static List<Variable> with(List<Variable> theta, List<Variable> data) {
        List<Variable> all = new ArrayList<>(theta);
        all.addAll(data);
        return all;
    }
}
