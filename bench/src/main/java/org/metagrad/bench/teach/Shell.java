package org.metagrad.bench.teach;

import java.util.Map;
import java.util.function.BiFunction;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;

/** The words of {@code metagrad jshell}, short forms of {@link org.metagrad.autodiff.function}. */
public final class Shell {
    static final String GREETING =
            """
            metagrad in jshell. A first derivative:
              var f = function(2, (b, x) -> b.sum(b.exp(x)))
              grad(f).at(0, 1)
            Further: hvp(f, v(1, 0)).at(0, 1)  hessian(f).at(0, 1)  show(grad(f))  matrix(2, 1, 2, 3, 4)\
            """;

    private Shell() {}

    /**
     * Traces a function of one column {@code x}.
     *
     * @param n how many elements x has
     * @param expression called once, gives one number
     * @return the function
     */
    public static Formula function(
            int n, BiFunction<ProgramBuilder, Variable, Variable> expression) {
        return Formula.of(
                Matrices.of("x", n, 1), (b, theta) -> expression.apply(b, theta.get("x")));
    }

    /**
     * {@return the function itself, to be evaluated}
     *
     * @param f the function
     */
    public static Derivative value(Formula f) {
        return new Derivative(f, false, Map.of());
    }

    /**
     * {@return the gradient, {@code theta -> g(theta)}}
     *
     * @param f a function with one number as its value
     */
    public static Derivative grad(Formula f) {
        return new Derivative(f.gradient(), false, Map.of());
    }

    /**
     * {@return the product with the Hessian, {@code theta -> H(theta) v}}
     *
     * @param f a function with one number as its value
     * @param v {@code [P]}, the direction
     */
    public static Derivative hvp(Formula f, double... v) {
        return new Derivative(f.hessianVectorProduct("v"), false, Map.of("v", v));
    }

    /**
     * {@return the Hessian, {@code theta -> H(theta) [P, P]}}
     *
     * @param f a function with one number as its value
     */
    public static Derivative hessian(Formula f) {
        return new Derivative(f, true, Map.of());
    }

    /**
     * {@return a vector}
     *
     * @param elements its elements
     */
    public static double[] v(double... elements) {
        return elements;
    }

    /**
     * {@return a matrix, which prints as one}
     *
     * @param rows how many rows it has
     * @param elements row-major
     * @throws IllegalArgumentException if they do not make whole rows
     */
    public static Values matrix(int rows, double... elements) {
        if (rows < 1 || elements.length == 0 || elements.length % rows != 0) {
            throw new IllegalArgumentException(
                    "matrix: " + elements.length + " numbers do not make " + rows + " rows");
        }
        return new Values(Matrices.of("matrix", rows, elements.length / rows), elements);
    }

    /**
     * Prints a formula, a program, a derivative or a matrix: programs one equation a line.
     *
     * @param what to print
     */
    public static void show(Object what) {
        System.out.println(what);
    }
}
