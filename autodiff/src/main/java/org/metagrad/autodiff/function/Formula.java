package org.metagrad.autodiff.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A function {@code y = f(theta; data)} of parameters and data, traced once from an expression.
 * Immutable, for any number of threads.
 *
 * <p>Its derivatives with respect to {@code theta} are formulas again, so any order comes by
 * nesting: {@code f.gradient().along("v")} is the Hessian-vector product, {@code
 * f.along("u").along("v").along("w")} the third derivative in three directions, and {@code
 * gradient()} of that one of order 4. Directions and cotangents come as data, in groups of the
 * names given.
 *
 * <p>{@code theta [P]}, the data and {@code y [M]} are vectors of matrices one after the other. To
 * evaluate, {@link #inDouble} and {@link #inFloat}.
 *
 * @param parameters the matrices of {@code theta}, the first inputs of the program
 * @param data the other inputs
 * @param results the outputs, named {@code value} where the formula comes from an expression
 * @param program {@code (parameters..., data...) -> (results...)}
 */
public record Formula(Matrices parameters, Matrices data, Matrices results, Program program) {

    /** What is traced. */
    @FunctionalInterface
    public interface Expression {
        /**
         * Appends the expression.
         *
         * @param b the builder to which it is appended
         * @param theta variables of the parameters
         * @param data variables of the data
         * @return the value, of any shape
         */
        Variable of(ProgramBuilder b, Variables theta, Variables data);
    }

    /**
     * Checks that the program has these inputs and outputs.
     *
     * @throws IllegalArgumentException if there are no parameters, or the shapes differ
     */
    public Formula {
        if (parameters.names().isEmpty()) {
            throw new IllegalArgumentException("formula: no parameters, at least one wanted");
        }
        requireShapes(
                "inputs",
                program.inputs(),
                Stream.of(parameters, data).flatMap(m -> m.shapes().stream()).toList());
        requireShapes("outputs", program.outputs(), results.shapes());
    }

    private static void requireShapes(String what, List<Variable> got, List<Shape> wanted) {
        List<Shape> shapes = got.stream().map(Variable::shape).toList();
        if (!shapes.equals(wanted)) {
            throw new IllegalArgumentException(
                    "formula: the program's " + what + " are " + shapes + ", wanted " + wanted);
        }
    }

    /**
     * Traces an expression.
     *
     * @param parameters what it is differentiated for
     * @param data what else it reads
     * @param expression called once
     * @return the formula, with one result {@code value}
     * @throws IllegalArgumentException if there are no parameters, shapes in the expression do not
     *     fit, or it gives a variable that is not of its builder
     */
    public static Formula of(Matrices parameters, Matrices data, Expression expression) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = parameters.shapes().stream().map(b::input).toList();
        List<Variable> others = data.shapes().stream().map(b::input).toList();
        Variable y =
                expression.of(b, new Variables(parameters, theta), new Variables(data, others));
        Program program = b.build(y);
        Matrices value = Matrices.of("value", y.shape().rows(), y.shape().columns());
        return new Formula(parameters, data, value, program);
    }

    /**
     * Traces an expression of parameters alone.
     *
     * @param parameters what it is differentiated for
     * @param expression called once with the builder and the variables of the parameters
     * @return the formula, with one result {@code value}
     * @throws IllegalArgumentException as {@link #of(Matrices, Matrices, Expression)}
     */
    public static Formula of(
            Matrices parameters, BiFunction<ProgramBuilder, Variables, Variable> expression) {
        return of(parameters, Matrices.NONE, (b, theta, _) -> expression.apply(b, theta));
    }

    /**
     * {@return the gradient {@code df/dtheta}; its results are shaped and named as the parameters}
     *
     * @throws IllegalArgumentException if this has other results than one of shape {@code [1, 1]}
     */
    public Formula gradient() {
        return new Formula(parameters, data, parameters, Differentiation.gradient(program, wrt()));
    }

    /**
     * {@return value and gradient in one: the results are those of this, then the group {@code
     * gradient}}
     *
     * @throws IllegalArgumentException if this has other results than one of shape {@code [1, 1]}
     */
    public Formula valueAndGradient() {
        Formula gradient = gradient();
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = inputs(b);
        List<Variable> y = new ArrayList<>(b.call(program, x));
        y.addAll(b.call(gradient.program, x));
        return new Formula(parameters, data, results.and("gradient", parameters), b.build(y));
    }

    /**
     * {@return the Jacobian-vector product {@code J(theta) v}, the derivative along {@code v}, in
     * forward mode; its results are shaped and named as those of this}
     *
     * @param v name of the direction, which becomes a group of the data, shaped as the parameters
     * @throws IllegalArgumentException if the name is blank or there already
     */
    public Formula along(String v) {
        Program both = Differentiation.pushforward(program, wrt());
        int n = program.outputs().size();
        return new Formula(
                parameters,
                data.and(v, parameters),
                results,
                Differentiation.outputs(both, n, 2 * n));
    }

    /**
     * {@return the vector-Jacobian product {@code J(theta)' u} in reverse mode; its results are
     * shaped and named as the parameters}
     *
     * @param u name of the cotangent, which becomes a group of the data, shaped as the results
     * @throws IllegalArgumentException if the name is blank or there already
     */
    public Formula pullback(String u) {
        ProgramBuilder b = new ProgramBuilder();
        Variable product = b.constant(0, Shape.SCALAR);
        for (Variable y : b.call(program, inputs(b))) {
            product = b.add(product, b.sum(b.multiply(y, b.input(y.shape()))));
        }
        Program bars = Differentiation.gradient(b.build(product), wrt());
        return new Formula(parameters, data.and(u, results), parameters, bars);
    }

    /**
     * {@return the Hessian-vector product {@code H(theta) v}, forward over reverse: {@code
     * gradient().along(v)}}
     *
     * @param v name of the direction, which becomes a group of the data, shaped as the parameters
     * @throws IllegalArgumentException if this has other results than one of shape {@code [1, 1]},
     *     or the name is blank or there already
     */
    public Formula hessianVectorProduct(String v) {
        return gradient().along(v);
    }

    private List<Variable> inputs(ProgramBuilder b) {
        return program.inputs().stream().map(x -> b.input(x.shape())).toList();
    }

    /** The numbers of the parameters among the inputs. */
    int[] wrt() {
        return IntStream.range(0, parameters.names().size()).toArray();
    }

    /** {@return what evaluates this in double, for one thread} */
    public DoubleEvaluator inDouble() {
        return new DoubleEvaluator(this);
    }

    /** {@return what evaluates this in float, for one thread} */
    public FloatEvaluator inFloat() {
        return new FloatEvaluator(this);
    }

    /** The program with the names of its inputs, one equation a line. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>(parameters.names());
        names.addAll(data.names());
        return program.toString(names);
    }
}
