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
 * <p>One method for each primitive, and for what is commonly composed of them: the vocabulary of
 * programs in one class. Methods refuse shapes that do not fit and variables of other builders with
 * {@link IllegalArgumentException}.
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

    /**
     * Appends an input.
     *
     * @param rows rows of the input
     * @param columns columns of the input
     * @return the input's variable
     */
    public Variable input(int rows, int columns) {
        return input(new Shape(rows, columns));
    }

    /**
     * Appends an input.
     *
     * @param shape of the input
     * @return the input's variable
     */
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
     * Appends {@code primitive(operands...)}, unless an equal value is there already or a simpler
     * one gives it.
     *
     * @param primitive the operation
     * @param operands variables of this builder
     * @return the variable of the value
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
     * {@return the program traced so far with these outputs, less what they do not depend on}
     *
     * @param outputs variables of this builder, in order
     * @throws IllegalArgumentException naming an output that another builder made
     */
    public Program build(List<Variable> outputs) {
        for (Variable y : outputs) {
            requireOwn("build", y);
        }
        return new Program(inputs, equations, outputs).withoutDeadEquations();
    }

    /**
     * {@return the program traced so far with these outputs, as {@link #build(List)} has it}
     *
     * @param outputs variables of this builder, in order
     */
    public Program build(Variable... outputs) {
        return build(Arrays.asList(outputs));
    }

    /**
     * Repeats {@code f} here on the given operands.
     *
     * @param f the program
     * @param operands one for each input of {@code f}
     * @return the outputs of {@code f}
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

    /**
     * {@return a matrix filled with {@code value}}
     *
     * @param value of every element
     * @param shape of the matrix
     */
    public Variable constant(double value, Shape shape) {
        return append(new Constant(value, shape));
    }

    /**
     * {@return {@code a b}: {@code [m, k], [k, n] -> [m, n]}}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable matmul(Variable a, Variable b) {
        return matmul(1, a, b);
    }

    /**
     * {@return {@code a' b}: {@code [k, m], [k, n] -> [m, n]}}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable matmulTransposeLeft(Variable a, Variable b) {
        return matmulTransposeLeft(1, a, b);
    }

    /**
     * {@return {@code a b'}: {@code [m, k], [n, k] -> [m, n]}}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable matmulTransposeRight(Variable a, Variable b) {
        return matmulTransposeRight(1, a, b);
    }

    /**
     * {@return the products {@code a_s b_s} of two stacks of equal matrices, one below the other:
     * {@code [stack m, k], [stack k, n] -> [stack m, n]}}
     *
     * @param stack how many matrices there are
     * @param a left operands
     * @param b right operands
     */
    public Variable matmul(int stack, Variable a, Variable b) {
        return append(new MatMul(stack, false, false), a, b);
    }

    /**
     * {@return the products {@code a_s' b_s} of two stacks: {@code [stack k, m], [stack k, n] ->
     * [stack m, n]}}
     *
     * @param stack how many matrices there are
     * @param a left operands
     * @param b right operands
     */
    public Variable matmulTransposeLeft(int stack, Variable a, Variable b) {
        return append(new MatMul(stack, true, false), a, b);
    }

    /**
     * {@return the products {@code a_s b_s'} of two stacks: {@code [stack m, k], [stack n, k] ->
     * [stack m, n]}}
     *
     * @param stack how many matrices there are
     * @param a left operands
     * @param b right operands
     */
    public Variable matmulTransposeRight(int stack, Variable a, Variable b) {
        return append(new MatMul(stack, false, true), a, b);
    }

    /**
     * {@return the outer product {@code a b'}: {@code [m, 1], [n, 1] -> [m, n]}}
     *
     * @param a a column
     * @param b a column
     * @throws IllegalArgumentException if one of them is not a column
     */
    public Variable outer(Variable a, Variable b) {
        requireOwn("outer", a);
        requireOwn("outer", b);
        if (a.shape().columns() != 1 || b.shape().columns() != 1) {
            throw new IllegalArgumentException(
                    "outer: two columns wanted, got " + a.shape() + " " + b.shape());
        }
        return matmulTransposeRight(a, b);
    }

    /**
     * {@return {@code x'}: {@code [r, c] -> [c, r]}}
     *
     * @param x operand
     */
    public Variable transpose(Variable x) {
        return append(new Transpose(), x);
    }

    /**
     * {@return the elements of {@code x} in their row-major order, in another shape}
     *
     * @param x operand
     * @param rows rows of the result
     * @param columns columns of the result
     */
    public Variable reshape(Variable x, int rows, int columns) {
        return reshape(x, new Shape(rows, columns));
    }

    /**
     * {@return the elements of {@code x} in their row-major order, in another shape}
     *
     * @param x operand
     * @param shape of the result, of as many elements
     */
    public Variable reshape(Variable x, Shape shape) {
        return append(new Reshape(shape), x);
    }

    /**
     * {@return {@code a + b}}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable add(Variable a, Variable b) {
        return append(new Add(), a, b);
    }

    /**
     * {@return {@code a - b}}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable subtract(Variable a, Variable b) {
        return add(a, scale(b, -1));
    }

    /**
     * {@return {@code a * b} elementwise}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable multiply(Variable a, Variable b) {
        return append(new Multiply(), a, b);
    }

    /**
     * {@return {@code a / b} elementwise}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable divide(Variable a, Variable b) {
        return append(new Divide(), a, b);
    }

    /**
     * {@return {@code min(a, b)} elementwise}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable minimum(Variable a, Variable b) {
        return append(new Minimum(), a, b);
    }

    /**
     * {@return {@code max(a, b)} elementwise}
     *
     * @param a left operand
     * @param b right operand
     */
    public Variable maximum(Variable a, Variable b) {
        return scale(minimum(scale(a, -1), scale(b, -1)), -1);
    }

    /**
     * {@return {@code 1} where {@code x > 0}, {@code -1} where {@code x < 0}, 0 at 0; its
     * derivative is zero everywhere}
     *
     * @param x operand
     */
    public Variable sign(Variable x) {
        return append(new Sign(), x);
    }

    /**
     * {@return {@code |x|}; its derivative at 0 is 0}
     *
     * @param x operand
     */
    public Variable abs(Variable x) {
        return multiply(x, sign(x));
    }

    /**
     * {@return {@code min(max(x, low), high)}}
     *
     * @param x operand
     * @param low lower bound
     * @param high upper bound
     */
    public Variable clip(Variable x, double low, double high) {
        return append(new Clip(low, high), x);
    }

    /**
     * {@return {@code x x} elementwise}
     *
     * @param x operand
     */
    public Variable square(Variable x) {
        return multiply(x, x);
    }

    /**
     * {@return {@code x^exponent} elementwise: of a whole exponent a product, right for any {@code
     * x}; else a {@link Primitive.Power}, NaN where {@code x < 0}}
     *
     * <p>The derivative is {@code exponent x^(exponent-1)} at 0 too. {@code x^0} is 1 everywhere.
     *
     * @param x operand
     * @param exponent finite, whole ones below 2^31 in size
     * @throws IllegalArgumentException if it is not
     */
    public Variable power(Variable x, double exponent) {
        requireOwn("power", x);
        if (exponent == 0.5) {
            return sqrt(x);
        }
        if (exponent != Math.rint(exponent)) {
            return append(new Power(exponent), x);
        }
        if (!(Math.abs(exponent) < 0x1p31)) {
            throw new IllegalArgumentException(
                    "power: exponent " + exponent + ", finite and below 2^31 in size wanted");
        }
        if (exponent < 0) {
            return divide(constant(1, x.shape()), power(x, -exponent));
        }
        Variable y = constant(1, x.shape());
        Variable square = x;
        for (long rest = (long) exponent; rest > 0; rest /= 2) {
            y = rest % 2 == 1 ? multiply(y, square) : y;
            square = rest > 1 ? square(square) : square;
        }
        return y;
    }

    /**
     * {@return {@code x^y = e^(y log x)} elementwise, for {@code x > 0}}
     *
     * @param x base, above 0
     * @param y exponent
     */
    public Variable power(Variable x, Variable y) {
        return exp(multiply(y, log(x)));
    }

    /**
     * {@return {@code sin(x)}}
     *
     * @param x operand, in radians
     */
    public Variable sin(Variable x) {
        return append(new Sin(), x);
    }

    /**
     * {@return {@code cos(x)}}
     *
     * @param x operand, in radians
     */
    public Variable cos(Variable x) {
        return append(new Cos(), x);
    }

    /**
     * {@return {@code scale x}}
     *
     * @param x operand
     * @param scale factor
     */
    public Variable scale(Variable x, double scale) {
        return append(new Affine(scale, 0), x);
    }

    /**
     * {@return {@code scale x + shift}}
     *
     * @param x operand
     * @param scale factor
     * @param shift added to the product
     */
    public Variable affine(Variable x, double scale, double shift) {
        return append(new Affine(scale, shift), x);
    }

    /**
     * {@return {@code tanh(x)}}
     *
     * @param x operand
     */
    public Variable tanh(Variable x) {
        return append(new Tanh(), x);
    }

    /**
     * {@return {@code max(x, 0)}}
     *
     * @param x operand
     */
    public Variable relu(Variable x) {
        return append(new Relu(), x);
    }

    /**
     * {@return {@code e^x}}
     *
     * @param x operand
     */
    public Variable exp(Variable x) {
        return append(new Exp(), x);
    }

    /**
     * {@return {@code log(x)}}
     *
     * @param x operand
     */
    public Variable log(Variable x) {
        return append(new Log(), x);
    }

    /**
     * {@return {@code sqrt(x)}}
     *
     * @param x operand
     */
    public Variable sqrt(Variable x) {
        return append(new Sqrt(), x);
    }

    /**
     * {@return {@code 1 / (1 + e^-x)}}
     *
     * @param x operand
     */
    public Variable sigmoid(Variable x) {
        return append(new Sigmoid(), x);
    }

    /**
     * {@return {@code log(1 + e^x)}}
     *
     * @param x operand
     */
    public Variable softplus(Variable x) {
        return append(new Softplus(), x);
    }

    /**
     * {@return the log-softmax of each column}
     *
     * @param x operand
     */
    public Variable logSoftmax(Variable x) {
        return append(new LogSoftmax(), x);
    }

    /**
     * {@return the sum of the rows, {@code [r, c] -> [1, c]}}
     *
     * @param x operand
     */
    public Variable sumRows(Variable x) {
        return append(new SumRows(), x);
    }

    /**
     * {@return the sum of the columns, {@code [r, c] -> [r, 1]}}
     *
     * @param x operand
     */
    public Variable sumColumns(Variable x) {
        return append(new SumColumns(), x);
    }

    /**
     * {@return the sum of all elements, {@code [1, 1]}}
     *
     * @param x operand
     */
    public Variable sum(Variable x) {
        return sumColumns(sumRows(x));
    }

    /**
     * {@return the mean of the rows, {@code [r, c] -> [1, c]}}
     *
     * @param x operand
     */
    public Variable meanRows(Variable x) {
        return scale(sumRows(x), 1.0 / x.shape().rows());
    }

    /**
     * {@return the mean of the columns, {@code [r, c] -> [r, 1]}}
     *
     * @param x operand
     */
    public Variable meanColumns(Variable x) {
        return scale(sumColumns(x), 1.0 / x.shape().columns());
    }

    /**
     * {@return the mean of all elements, {@code [1, 1]}}
     *
     * @param x operand
     */
    public Variable mean(Variable x) {
        return scale(sum(x), 1.0 / x.shape().size());
    }

    /**
     * {@return the largest of each column, {@code [r, c] -> [1, c]}; equal ones share the
     * derivative equally}
     *
     * @param x operand
     */
    public Variable maxRows(Variable x) {
        return append(new MaxRows(), x);
    }

    /**
     * {@return the smallest of each column, {@code [r, c] -> [1, c]}; equal ones share the
     * derivative equally}
     *
     * @param x operand
     */
    public Variable minRows(Variable x) {
        return scale(maxRows(scale(x, -1)), -1);
    }

    /**
     * {@return the largest of each row, {@code [r, c] -> [r, 1]}; equal ones share the derivative
     * equally}
     *
     * @param x operand
     */
    public Variable maxColumns(Variable x) {
        return transpose(maxRows(transpose(x)));
    }

    /**
     * {@return the smallest of each row, {@code [r, c] -> [r, 1]}; equal ones share the derivative
     * equally}
     *
     * @param x operand
     */
    public Variable minColumns(Variable x) {
        return transpose(minRows(transpose(x)));
    }

    /**
     * {@return {@code log sum_i e^x[i,j]}, {@code [r, c] -> [1, c]}, without overflow}
     *
     * <p>The largest of each column is taken out before the exponential; where that is infinite the
     * result is NaN.
     *
     * @param x operand
     */
    public Variable logSumExpRows(Variable x) {
        Variable largest = stopGradient(maxRows(x));
        Variable rest = subtract(x, broadcastRows(largest, x.shape().rows()));
        return add(largest, log(sumRows(exp(rest))));
    }

    /**
     * {@return {@code log sum_j e^x[i,j]}, {@code [r, c] -> [r, 1]}, as {@link #logSumExpRows}}
     *
     * @param x operand
     */
    public Variable logSumExpColumns(Variable x) {
        return transpose(logSumExpRows(transpose(x)));
    }

    /**
     * {@return the row {@code x} in every row, {@code [1, c] -> [rows, c]}}
     *
     * @param x operand
     * @param rows rows of the result
     */
    public Variable broadcastRows(Variable x, int rows) {
        return append(new BroadcastRows(rows), x);
    }

    /**
     * {@return the column {@code x} in every column, {@code [r, 1] -> [r, columns]}}
     *
     * @param x operand
     * @param columns columns of the result
     */
    public Variable broadcastColumns(Variable x, int columns) {
        return append(new BroadcastColumns(columns), x);
    }

    /**
     * {@return the number {@code x} in every element, {@code [1, 1] -> [r, c]}}
     *
     * @param x operand
     * @param shape of the result
     */
    public Variable broadcast(Variable x, Shape shape) {
        return broadcastColumns(broadcastRows(x, shape.rows()), shape.columns());
    }

    /**
     * {@return {@code y[0,j] = x[index[j], j]}}
     *
     * @param x {@code [r, c]}
     * @param index {@code [1, c]}, whole numbers in {@code [0, r)}
     */
    public Variable pick(Variable x, Variable index) {
        return append(new Pick(), x, index);
    }

    /**
     * {@return {@code y[i,j] = x[0,j] if i = index[j], else 0}}
     *
     * @param x {@code [1, c]}
     * @param index {@code [1, c]}, whole numbers in {@code [0, rows)}
     * @param rows rows of the result
     */
    public Variable scatter(Variable x, Variable index, int rows) {
        return append(new Scatter(rows), x, index);
    }

    /**
     * {@return {@code y[i,j] = x[index[i], j]}: rows by their numbers}
     *
     * @param x {@code [r, c]}
     * @param index {@code [1, k]}, whole numbers in {@code [0, r)}, of which some may be equal
     */
    public Variable gather(Variable x, Variable index) {
        return append(new Gather(), x, index);
    }

    /**
     * {@return {@code y[index[i], j] += x[i,j]}, from zeros: rows added up by their numbers}
     *
     * @param x {@code [k, c]}
     * @param index {@code [1, k]}, whole numbers in {@code [0, rows)}
     * @param rows rows of the result
     */
    public Variable scatterAdd(Variable x, Variable index, int rows) {
        return append(new ScatterAdd(rows), x, index);
    }

    /**
     * {@return {@code y[i,j] = x[map(i), j]}, 0 where the map has no source}
     *
     * @param x {@code [map.operandRows, c]}
     * @param map which row comes from where
     */
    public Variable arrange(Variable x, RowMap map) {
        return append(new ArrangeRows(map), x);
    }

    /**
     * {@return {@code a} above {@code b}}
     *
     * @param a {@code [r, c]}
     * @param b {@code [s, c]}
     */
    public Variable concatenateRows(Variable a, Variable b) {
        return append(new ConcatenateRows(), a, b);
    }

    /**
     * {@return rows {@code from} to {@code from + rows} of {@code x}}
     *
     * @param x operand
     * @param from first row taken, from 0
     * @param rows how many rows are taken
     */
    public Variable sliceRows(Variable x, int from, int rows) {
        return append(new SliceRows(from, rows), x);
    }

    /**
     * {@return {@code a} to the left of {@code b}}
     *
     * @param a {@code [r, c]}
     * @param b {@code [r, d]}
     * @throws IllegalArgumentException naming the shapes if the rows differ
     */
    public Variable concatenateColumns(Variable a, Variable b) {
        requireOwn("concatenateColumns", a);
        requireOwn("concatenateColumns", b);
        if (a.shape().rows() != b.shape().rows()) {
            throw new IllegalArgumentException(
                    "concatenateColumns: equal rows wanted, got " + a.shape() + " " + b.shape());
        }
        return transpose(concatenateRows(transpose(a), transpose(b)));
    }

    /**
     * {@return columns {@code from} to {@code from + columns} of {@code x}}
     *
     * @param x operand
     * @param from first column taken, from 0
     * @param columns how many columns are taken
     * @throws IllegalArgumentException naming the shape if there are no such columns
     */
    public Variable sliceColumns(Variable x, int from, int columns) {
        requireOwn("sliceColumns", x);
        if (from < 0 || columns < 1 || columns > x.shape().columns() - from) {
            throw new IllegalArgumentException(
                    "sliceColumns: columns "
                            + from
                            + " to "
                            + ((long) from + columns)
                            + " wanted, got "
                            + x.shape());
        }
        return transpose(sliceRows(transpose(x), from, columns));
    }

    /**
     * {@return {@code y[i,j] = x[i,j] + decay[j] y[i,j-1]}}
     *
     * @param x {@code [r, c]}
     * @param decay {@code [1, c]}
     */
    public Variable decayedSum(Variable x, Variable decay) {
        return append(new DecayedSum(false), x, decay);
    }

    /**
     * {@return {@code x} with derivative zero}
     *
     * @param x operand
     */
    public Variable stopGradient(Variable x) {
        return append(new StopGradient(), x);
    }
}
