package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * Traces a program: each method appends an equation and returns its result.
 *
 * <p>Shapes are inferred and checked here. An equation that is already present is reused, and what
 * {@link Simplification} can see through (constants, double negations) is not appended, so
 * derivatives come out short enough to read. A call that is refused leaves the builder as usable as
 * before. Not for use by several threads at once.
 *
 * <p>One method for each primitive: the vocabulary of programs in one class.
 */
public final class ProgramBuilder {
    private record Key(Primitive primitive, List<Variable> operands) {}

    private final List<Variable> inputs = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private final Map<Key, Variable> known = new HashMap<>();
    private final Map<Variable, Equation> definitions = new HashMap<>();

    /** All variables by their ids: another builder's may be equal to one of them, but is not it. */
    private final List<Variable> variables = new ArrayList<>();

    /** An empty program. */
    public ProgramBuilder() {}

    /** Appends an input. */
    public Variable input(int rows, int columns) {
        return input(new Shape(rows, columns));
    }

    /** Appends an input. */
    public Variable input(Shape shape) {
        Variable x = variable(shape);
        inputs.add(x);
        return x;
    }

    private Variable variable(Shape shape) {
        Variable x = new Variable(variables.size(), shape);
        variables.add(x);
        return x;
    }

    private void requireOwn(String what, Variable x) {
        if (x == null) {
            throw new IllegalArgumentException(what + ": null is no variable");
        }
        boolean known = x.id() >= 0 && x.id() < variables.size();
        if (!known || variables.get(x.id()) != x) {
            throw new IllegalArgumentException(
                    what + ": " + x + " is a variable of another program builder");
        }
    }

    /** The name of an operation as its method here has it, such as {@code sumRows}. */
    private static String name(Primitive primitive) {
        String name = primitive.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * Appends {@code primitive(operands...)}, or finds it.
     *
     * @throws IllegalArgumentException naming the operation and the shapes that do not fit, or the
     *     operand that another builder made
     */
    public Variable append(Primitive primitive, Variable... operands) {
        for (Variable x : operands) {
            requireOwn(name(primitive), x);
        }
        Shape shape = ShapeRule.of(primitive, operands);
        Variable simpler = Simplification.of(this, primitive, operands);
        if (simpler != null) {
            return simpler;
        }
        boolean commutes = primitive instanceof Add || primitive instanceof Multiply;
        List<Variable> ordered =
                commutes && operands[1].id() < operands[0].id()
                        ? List.of(operands[1], operands[0])
                        : List.of(operands);
        Key key = new Key(primitive, ordered);
        Variable present = known.get(key);
        if (present != null) {
            return present;
        }
        Variable y = variable(shape);
        Equation equation = new Equation(primitive, ordered, y);
        equations.add(equation);
        definitions.put(y, equation);
        known.put(key, y);
        return y;
    }

    /** The equation that defines {@code x}, or null for an input. */
    Equation definition(Variable x) {
        return definitions.get(x);
    }

    /**
     * The program traced so far with these outputs, less what they do not depend on.
     *
     * @throws IllegalArgumentException naming an output that another builder made
     */
    public Program build(List<Variable> outputs) {
        for (Variable y : outputs) {
            requireOwn("build", y);
        }
        return new Program(inputs, equations, outputs).withoutDeadEquations();
    }

    /** The program traced so far with these outputs, as {@link #build(List)} has it. */
    public Program build(Variable... outputs) {
        return build(Arrays.asList(outputs));
    }

    /**
     * Repeats {@code f} here on the given operands and returns its outputs.
     *
     * @throws IllegalArgumentException naming the number of operands, a shape that does not fit, or
     *     an operand that another builder made
     */
    public List<Variable> call(Program f, List<Variable> operands) {
        if (operands.size() != f.inputs().size()) {
            throw new IllegalArgumentException(
                    "call: " + operands.size() + " operands for " + f.inputs().size() + " inputs");
        }
        Map<Variable, Variable> at = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            requireOwn("call", operands.get(i));
            Shape wanted = f.inputs().get(i).shape();
            if (!wanted.equals(operands.get(i).shape())) {
                throw new IllegalArgumentException(
                        "call: input " + i + " is " + wanted + ", got " + operands.get(i).shape());
            }
            at.put(f.inputs().get(i), operands.get(i));
        }
        for (Equation e : f.equations()) {
            Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
            at.put(e.result(), append(e.primitive(), x));
        }
        return f.outputs().stream().map(at::get).toList();
    }

    // The vocabulary in which losses and rules are written.

    /** A matrix filled with {@code value}. */
    public Variable constant(double value, Shape shape) {
        return append(new Constant(value, shape));
    }

    /** {@code a b}: {@code [m, k], [k, n] -> [m, n]}. */
    public Variable matmul(Variable a, Variable b) {
        return append(new MatMul(false, false), a, b);
    }

    /** {@code a' b}: {@code [k, m], [k, n] -> [m, n]}. */
    public Variable matmulTransposeLeft(Variable a, Variable b) {
        return append(new MatMul(true, false), a, b);
    }

    /** {@code a b'}: {@code [m, k], [n, k] -> [m, n]}. */
    public Variable matmulTransposeRight(Variable a, Variable b) {
        return append(new MatMul(false, true), a, b);
    }

    /** {@code a + b}. */
    public Variable add(Variable a, Variable b) {
        return append(new Add(), a, b);
    }

    /** {@code a - b}. */
    public Variable subtract(Variable a, Variable b) {
        return add(a, scale(b, -1));
    }

    /** {@code a * b} elementwise. */
    public Variable multiply(Variable a, Variable b) {
        return append(new Multiply(), a, b);
    }

    /** {@code a / b} elementwise. */
    public Variable divide(Variable a, Variable b) {
        return append(new Divide(), a, b);
    }

    /** {@code min(a, b)} elementwise. */
    public Variable minimum(Variable a, Variable b) {
        return append(new Minimum(), a, b);
    }

    /** {@code max(a, b)} elementwise. */
    public Variable maximum(Variable a, Variable b) {
        return scale(minimum(scale(a, -1), scale(b, -1)), -1);
    }

    /** {@code min(max(x, low), high)}. */
    public Variable clip(Variable x, double low, double high) {
        return append(new Clip(low, high), x);
    }

    /** {@code x x} elementwise. */
    public Variable square(Variable x) {
        return multiply(x, x);
    }

    /** {@code scale x}. */
    public Variable scale(Variable x, double scale) {
        return append(new Affine(scale, 0), x);
    }

    /** {@code scale x + shift}. */
    public Variable affine(Variable x, double scale, double shift) {
        return append(new Affine(scale, shift), x);
    }

    /** {@code tanh(x)}. */
    public Variable tanh(Variable x) {
        return append(new Tanh(), x);
    }

    /** {@code max(x, 0)}. */
    public Variable relu(Variable x) {
        return append(new Relu(), x);
    }

    /** {@code e^x}. */
    public Variable exp(Variable x) {
        return append(new Exp(), x);
    }

    /** {@code log(x)}. */
    public Variable log(Variable x) {
        return append(new Log(), x);
    }

    /** {@code sqrt(x)}. */
    public Variable sqrt(Variable x) {
        return append(new Sqrt(), x);
    }

    /** {@code 1 / (1 + e^-x)}. */
    public Variable sigmoid(Variable x) {
        return append(new Sigmoid(), x);
    }

    /** {@code log(1 + e^x)}. */
    public Variable softplus(Variable x) {
        return append(new Softplus(), x);
    }

    /** Log-softmax down each column. */
    public Variable logSoftmax(Variable x) {
        return append(new LogSoftmax(), x);
    }

    /** {@code [r, c] -> [1, c]}. */
    public Variable sumRows(Variable x) {
        return append(new SumRows(), x);
    }

    /** {@code [r, c] -> [r, 1]}. */
    public Variable sumColumns(Variable x) {
        return append(new SumColumns(), x);
    }

    /** The sum of all elements, {@code [1, 1]}. */
    public Variable sum(Variable x) {
        return sumColumns(sumRows(x));
    }

    /** {@code [1, c] -> [rows, c]}. */
    public Variable broadcastRows(Variable x, int rows) {
        return append(new BroadcastRows(rows), x);
    }

    /** {@code [r, 1] -> [r, columns]}. */
    public Variable broadcastColumns(Variable x, int columns) {
        return append(new BroadcastColumns(columns), x);
    }

    /** {@code y[0,j] = x[index[j], j]}. */
    public Variable pick(Variable x, Variable index) {
        return append(new Pick(), x, index);
    }

    /** {@code y[i,j] = x[0,j] if i = index[j], else 0}. */
    public Variable scatter(Variable x, Variable index, int rows) {
        return append(new Scatter(rows), x, index);
    }

    /** {@code a} above {@code b}. */
    public Variable concatenateRows(Variable a, Variable b) {
        return append(new ConcatenateRows(), a, b);
    }

    /** Rows {@code from} to {@code from + rows} of {@code x}. */
    public Variable sliceRows(Variable x, int from, int rows) {
        return append(new SliceRows(from, rows), x);
    }

    /** {@code y[i,j] = x[i,j] + decay[j] y[i,j-1]}. */
    public Variable decayedSum(Variable x, Variable decay) {
        return append(new DecayedSum(false), x, decay);
    }

    /** {@code x} with derivative zero. */
    public Variable stopGradient(Variable x) {
        return append(new StopGradient(), x);
    }
}
