package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * The derivative transformations, each from {@link Program} to {@link Program}.
 *
 * <p>Notation of the rules: {@code dx} is the tangent of {@code x}, {@code xBar} its cotangent and
 * {@code y} the result of the equation at hand; where it can be, a derivative is written in {@code
 * y}. A missing tangent or cotangent is a zero. Since both rule tables use the primitives alone,
 * the transformations compose to any order: the Hessian-vector product of MAML is {@code
 * pushforward(gradient(loss))}.
 *
 * <p>Both tables stand in one class, so that the two rules of a primitive are read side by side.
 */
public final class Differentiation {
    private Differentiation() {}

    /**
     * Forward mode: {@code (x, dx) -> (f(x), J(x) dx)}.
     *
     * @param f the program
     * @param wrt indices of the inputs that get a tangent; the tangents are appended to the inputs
     *     in this order
     * @return a program whose outputs are those of {@code f}, then their tangents
     * @throws IllegalArgumentException if an index is not that of an input, or is there twice
     */
    public static Program pushforward(Program f, int... wrt) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, Variable> at = inputs(b, f);
        Map<Variable, Variable> tangents = new HashMap<>();
        for (Variable x : inputs(f, wrt)) {
            tangents.put(x, b.input(x.shape()));
        }
        for (Equation e : f.equations()) {
            Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
            Variable[] dx = e.operands().stream().map(tangents::get).toArray(Variable[]::new);
            Variable y = b.append(e.primitive(), x);
            at.put(e.result(), y);
            Variable dy = tangent(b, e.primitive(), x, y, dx);
            if (dy != null) {
                tangents.put(e.result(), dy);
            }
        }
        List<Variable> outputs = new ArrayList<>();
        f.outputs().forEach(y -> outputs.add(at.get(y)));
        f.outputs().forEach(y -> outputs.add(orZero(b, tangents.get(y), y.shape())));
        return b.build(outputs);
    }

    /**
     * Reverse mode for a scalar program: {@code x -> dL/dx} for each input in {@code wrt}.
     *
     * @param loss a program with one {@code [1, 1]} output
     * @param wrt indices of the inputs to differentiate with respect to
     * @return a program with the same inputs and one output for each index, shaped like its input
     * @throws IllegalArgumentException if the program is not scalar, or an index is not that of an
     *     input or is there twice
     */
    public static Program gradient(Program loss, int... wrt) {
        if (loss.outputs().size() != 1 || !loss.outputs().getFirst().shape().equals(Shape.SCALAR)) {
            throw new IllegalArgumentException(
                    "gradient: one [1, 1] output wanted, got " + loss.outputs());
        }
        List<Variable> chosen = inputs(loss, wrt);
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, Variable> at = inputs(b, loss);
        for (Equation e : loss.equations()) {
            Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
            at.put(e.result(), b.append(e.primitive(), x));
        }
        Map<Variable, Variable> bars = new HashMap<>();
        bars.put(loss.outputs().getFirst(), b.constant(1, Shape.SCALAR));
        for (Equation e : loss.equations().reversed()) {
            Variable yBar = bars.remove(e.result());
            if (yBar == null) {
                continue;
            }
            Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
            Variable[] xBars = cotangents(b, e.primitive(), x, at.get(e.result()), yBar);
            for (int i = 0; i < xBars.length; i++) {
                if (xBars[i] != null) {
                    bars.merge(e.operands().get(i), xBars[i], b::add);
                }
            }
        }
        List<Variable> outputs = new ArrayList<>();
        chosen.forEach(x -> outputs.add(orZero(b, bars.get(x), x.shape())));
        return b.build(outputs);
    }

    /**
     * Gradient and Hessian-vector product, forward over reverse: {@code (x, v) -> (g, H v)}.
     *
     * @param loss a program with one {@code [1, 1]} output
     * @param wrt indices of the inputs that make up {@code x}; the vectors {@code v} are appended
     *     to the inputs
     * @return outputs: the gradient for each index, then the product for each index
     * @throws IllegalArgumentException if the program is not scalar, or an index is not that of an
     *     input or is there twice
     */
    public static Program hessianVectorProduct(Program loss, int... wrt) {
        return pushforward(gradient(loss, wrt), wrt);
    }

    /**
     * The gradient and the Hessian-vector product of a scalar program in reverse mode twice: the
     * product is the gradient of {@code <grad L(x), v>}. Equal to {@link #hessianVectorProduct} but
     * for rounding, and dearer: reverse mode runs back over the gradient's reverse half too.
     *
     * @param loss the scalar program {@code L}
     * @param wrt indices of the inputs that are differentiated for
     * @return a program with the inputs of {@code loss}, then one direction for each index; outputs
     *     as those of {@link #hessianVectorProduct}: the gradients, then the products
     * @throws IllegalArgumentException if the program is not scalar, or an index is not that of an
     *     input or is there twice
     */
    public static Program reverseOverReverse(Program loss, int... wrt) {
        Program gradient = gradient(loss, wrt);
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = new ArrayList<>();
        loss.inputs().forEach(i -> x.add(b.input(i.shape())));
        List<Variable> g = b.call(gradient, x);
        Variable slope = b.constant(0, Shape.SCALAR);
        for (Variable part : g) {
            slope = b.add(slope, b.sum(b.multiply(part, b.input(part.shape()))));
        }
        Program products = gradient(b.build(slope), wrt);
        ProgramBuilder both = new ProgramBuilder();
        List<Variable> inputs = new ArrayList<>();
        products.inputs().forEach(i -> inputs.add(both.input(i.shape())));
        List<Variable> outputs =
                new ArrayList<>(both.call(gradient, inputs.subList(0, loss.inputs().size())));
        outputs.addAll(both.call(products, inputs));
        return both.build(outputs);
    }

    /**
     * {@return a program with only some of a program's outputs, such as the product without the
     * gradient}
     *
     * @param f the program
     * @param from first output kept
     * @param to one past the last
     * @throws IllegalArgumentException if the program has no such outputs
     */
    public static Program outputs(Program f, int from, int to) {
        if (from < 0 || to < from || to > f.outputs().size()) {
            throw new IllegalArgumentException(
                    "outputs "
                            + from
                            + " to "
                            + to
                            + ": the program has "
                            + f.outputs().size()
                            + " outputs");
        }
        return new Program(f.inputs(), f.equations(), f.outputs().subList(from, to))
                .withoutDeadEquations();
    }

    /** The pushforward rules: {@code dy} from {@code dx}; null where it is zero. */
    private static Variable tangent(
            ProgramBuilder b, Primitive p, Variable[] x, Variable y, Variable[] dx) {
        return switch (p) {
            case MatMul _ ->
                    plus(
                            b,
                            map(dx[0], t -> b.append(p, t, x[1])),
                            map(dx[1], t -> b.append(p, x[0], t)));
            case Add _ -> plus(b, dx[0], dx[1]);
            case Multiply _ ->
                    plus(
                            b,
                            map(dx[0], t -> b.multiply(t, x[1])),
                            map(dx[1], t -> b.multiply(x[0], t)));
            case Divide _ ->
                    plus(
                            b,
                            map(dx[0], t -> b.divide(t, x[1])),
                            map(dx[1], t -> b.scale(b.multiply(b.divide(t, x[1]), y), -1)));
            case Minimum _ ->
                    plus(
                            b,
                            map(dx[0], t -> b.multiply(t, first(b, x))),
                            map(dx[1], t -> b.multiply(t, second(b, x))));
            case Affine(double scale, double _) -> map(dx[0], t -> b.scale(t, scale));
            case Tanh _ -> map(dx[0], t -> b.multiply(t, oneMinusSquare(b, y)));
            case Relu _ -> map(dx[0], t -> b.multiply(t, b.append(new Step(), x[0])));
            case Clip(double low, double high) ->
                    map(dx[0], t -> b.multiply(t, b.append(new Within(low, high), x[0])));
            case Transpose _ -> map(dx[0], b::transpose);
            case Reshape _, ArrangeRows _, CollectRows _ -> map(dx[0], t -> b.append(p, t));
            case Sin _ -> map(dx[0], t -> b.multiply(t, b.cos(x[0])));
            case Cos _ -> map(dx[0], t -> b.scale(b.multiply(t, b.sin(x[0])), -1));
            case Power(double exponent) -> map(dx[0], t -> b.multiply(t, slope(b, x[0], exponent)));
            case MaxRows _ -> map(dx[0], t -> b.sumRows(b.multiply(t, shares(b, x[0], y))));
            case Exp _ -> map(dx[0], t -> b.multiply(t, y));
            case Log _ -> map(dx[0], t -> b.divide(t, x[0]));
            case Sqrt _ -> map(dx[0], t -> b.scale(b.divide(t, y), 0.5));
            case Sigmoid _ -> map(dx[0], t -> b.multiply(t, yOneMinusY(b, y)));
            case Softplus _ -> map(dx[0], t -> b.multiply(t, b.sigmoid(x[0])));
            case LogSoftmax _ ->
                    map(
                            dx[0],
                            t -> {
                                Variable mean = b.sumRows(b.multiply(b.exp(y), t));
                                return b.subtract(t, b.broadcastRows(mean, y.shape().rows()));
                            });
            case SumRows _, SumColumns _ -> map(dx[0], t -> b.append(p, t));
            case BroadcastRows _, BroadcastColumns _ -> map(dx[0], t -> b.append(p, t));
            case Pick _, Scatter _, DecayedSum _ -> map(dx[0], t -> b.append(p, t, x[1]));
            case Gather _, ScatterAdd _ -> map(dx[0], t -> b.append(p, t, x[1]));
            case SliceRows _ -> map(dx[0], t -> b.append(p, t));
            case ConcatenateRows _ ->
                    dx[0] == null && dx[1] == null
                            ? null
                            : b.concatenateRows(
                                    orZero(b, dx[0], x[0].shape()), orZero(b, dx[1], x[1].shape()));
            case Constant _, Step _, Sign _, Precedes _, Within _, StopGradient _ -> null;
        };
    }

    /** The pullback rules: {@code xBar} for each operand; null where it is zero. */
    private static Variable[] cotangents(
            ProgramBuilder b, Primitive p, Variable[] x, Variable y, Variable yBar) {
        return switch (p) {
            case MatMul(int stack, boolean left, boolean _) when left ->
                    of(b.matmulTransposeRight(stack, x[1], yBar), b.matmul(stack, x[0], yBar));
            case MatMul(int stack, boolean _, boolean right) when right ->
                    of(b.matmul(stack, yBar, x[1]), b.matmulTransposeLeft(stack, yBar, x[0]));
            case MatMul(int stack, boolean _, boolean _) ->
                    of(
                            b.matmulTransposeRight(stack, yBar, x[1]),
                            b.matmulTransposeLeft(stack, x[0], yBar));
            case Transpose _ -> of(b.transpose(yBar));
            case Reshape _ -> of(b.reshape(yBar, x[0].shape()));
            case ArrangeRows(RowMap map) -> of(b.append(new CollectRows(map), yBar));
            case CollectRows(RowMap map) -> of(b.arrange(yBar, map));
            case Sin _ -> of(b.multiply(yBar, b.cos(x[0])));
            case Cos _ -> of(b.scale(b.multiply(yBar, b.sin(x[0])), -1));
            case Power(double exponent) -> of(b.multiply(yBar, slope(b, x[0], exponent)));
            case MaxRows _ -> {
                Variable total = b.broadcastRows(yBar, x[0].shape().rows());
                yield of(b.multiply(total, shares(b, x[0], y)));
            }
            case Add _ -> of(yBar, yBar);
            case Multiply _ -> of(b.multiply(yBar, x[1]), b.multiply(yBar, x[0]));
            case Divide _ -> {
                Variable aBar = b.divide(yBar, x[1]);
                yield of(aBar, b.scale(b.multiply(aBar, y), -1));
            }
            case Minimum _ -> of(b.multiply(yBar, first(b, x)), b.multiply(yBar, second(b, x)));
            case Affine(double scale, double _) -> of(b.scale(yBar, scale));
            case Tanh _ -> of(b.multiply(yBar, oneMinusSquare(b, y)));
            case Relu _ -> of(b.multiply(yBar, b.append(new Step(), x[0])));
            case Clip(double low, double high) ->
                    of(b.multiply(yBar, b.append(new Within(low, high), x[0])));
            case Exp _ -> of(b.multiply(yBar, y));
            case Log _ -> of(b.divide(yBar, x[0]));
            case Sqrt _ -> of(b.scale(b.divide(yBar, y), 0.5));
            case Sigmoid _ -> of(b.multiply(yBar, yOneMinusY(b, y)));
            case Softplus _ -> of(b.multiply(yBar, b.sigmoid(x[0])));
            case LogSoftmax _ -> {
                Variable total = b.broadcastRows(b.sumRows(yBar), y.shape().rows());
                yield of(b.subtract(yBar, b.multiply(b.exp(y), total)));
            }
            case SumRows _ -> of(b.broadcastRows(yBar, x[0].shape().rows()));
            case SumColumns _ -> of(b.broadcastColumns(yBar, x[0].shape().columns()));
            case BroadcastRows _ -> of(b.sumRows(yBar));
            case BroadcastColumns _ -> of(b.sumColumns(yBar));
            case Pick _ -> of(b.append(new Scatter(x[0].shape().rows()), yBar, x[1]), null);
            case Scatter _ -> of(b.pick(yBar, x[1]), null);
            case Gather _ -> of(b.scatterAdd(yBar, x[1], x[0].shape().rows()), null);
            case ScatterAdd _ -> of(b.gather(yBar, x[1]), null);
            case DecayedSum(boolean transposed) ->
                    of(b.append(new DecayedSum(!transposed), yBar, x[1]), null);
            case ConcatenateRows _ -> {
                int r = x[0].shape().rows();
                yield of(b.sliceRows(yBar, 0, r), b.sliceRows(yBar, r, x[1].shape().rows()));
            }
            case SliceRows(int from, int rows) -> of(padded(b, yBar, from, x[0].shape().rows()));
            case Constant _, Step _, Sign _, Precedes _, Within _, StopGradient _ ->
                    new Variable[x.length];
        };
    }

    private static Variable oneMinusSquare(ProgramBuilder b, Variable y) {
        return b.affine(b.multiply(y, y), -1, 1);
    }

    private static Variable yOneMinusY(ProgramBuilder b, Variable y) {
        return b.multiply(y, b.affine(y, -1, 1));
    }

    /** The derivative of the minimum by its first operand. */
    private static Variable first(ProgramBuilder b, Variable[] x) {
        return b.append(new Precedes(), x[0], x[1]);
    }

    private static Variable second(ProgramBuilder b, Variable[] x) {
        return b.append(new Precedes(), x[1], x[0]);
    }

    /** The derivative of a power. */
    private static Variable slope(ProgramBuilder b, Variable x, double exponent) {
        return b.scale(b.power(x, exponent - 1), exponent);
    }

    /**
     * The derivative of a column's largest by its elements: equal parts for those that equal it.
     */
    private static Variable shares(ProgramBuilder b, Variable x, Variable largest) {
        int rows = x.shape().rows();
        Variable halves = b.append(new Precedes(), b.broadcastRows(largest, rows), x);
        return b.divide(halves, b.broadcastRows(b.sumRows(halves), rows));
    }

    /** {@code x} as rows {@code from} and on of a matrix of zeros with {@code rows} rows. */
    private static Variable padded(ProgramBuilder b, Variable x, int from, int rows) {
        int columns = x.shape().columns();
        int after = rows - from - x.shape().rows();
        Variable y = x;
        if (from > 0) {
            y = b.concatenateRows(b.constant(0, new Shape(from, columns)), y);
        }
        return after > 0 ? b.concatenateRows(y, b.constant(0, new Shape(after, columns))) : y;
    }

    private static Map<Variable, Variable> inputs(ProgramBuilder b, Program f) {
        Map<Variable, Variable> at = new HashMap<>();
        f.inputs().forEach(x -> at.put(x, b.input(x.shape())));
        return at;
    }

    /** The inputs with these indices, each of which is wanted once. */
    private static List<Variable> inputs(Program f, int[] wrt) {
        Set<Variable> chosen = new LinkedHashSet<>();
        for (int i : wrt) {
            if (i < 0 || i >= f.inputs().size()) {
                throw new IllegalArgumentException(
                        "input " + i + ": the program has inputs 0 to " + (f.inputs().size() - 1));
            }
            if (!chosen.add(f.inputs().get(i))) {
                throw new IllegalArgumentException(
                        "input " + i + " is there twice in " + Arrays.toString(wrt));
            }
        }
        return List.copyOf(chosen);
    }

    private static Variable orZero(ProgramBuilder b, Variable x, Shape shape) {
        return x == null ? b.constant(0, shape) : x;
    }

    private static Variable map(Variable tangent, UnaryOperator<Variable> rule) {
        return tangent == null ? null : rule.apply(tangent);
    }

    private static Variable plus(ProgramBuilder b, Variable left, Variable right) {
        return left == null ? right : right == null ? left : b.add(left, right);
    }

    private static Variable[] of(Variable... bars) {
        return bars;
    }
}
