package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.nn.Attention;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Convolution;
import org.metagrad.autodiff.nn.LayerNormalisation;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Nonlinearities;
import org.metagrad.autodiff.nn.Pooling;

/**
 * Programs to check: for every primitive at least one, and a policy's loss.
 *
 * @param index the inputs without a derivative, which hold 0 or 1: indices of rows, decays
 * @param positive whether the other inputs must be positive
 */
record Example(String name, Program program, List<Integer> index, boolean positive) {

    /** With padding, steps that do not end at the edge, and two channels before the places. */
    private static final Windows IMAGE =
            new Windows(2, new Windows.Axis(4, 3, 2, 1), new Windows.Axis(3, 2, 1, 0), true);

    /** With the channels behind the places. */
    private static final Windows SEQUENCE =
            new Windows(2, Windows.Axis.SINGLE, new Windows.Axis(5, 2, 2, 0), false);

    private static final Shape POOLED = new Shape(40, 2);

    /** One example or more for each kind of primitive; a new kind does not compile without. */
    static List<Example> of(Class<?> kind) {
        List<Example> all = new ArrayList<>();
        for (Primitive p : samples()) {
            if (kind.isInstance(p)) {
                all.add(single(p));
            }
        }
        return all;
    }

    /** Instances of all primitives. */
    static List<Primitive> samples() {
        return List.of(
                new Constant(1.5, new Shape(3, 4)),
                new MatMul(1, false, false),
                new MatMul(1, true, false),
                new MatMul(1, false, true),
                new MatMul(3, false, false),
                new MatMul(3, true, false),
                new MatMul(3, false, true),
                new Transpose(),
                new Reshape(new Shape(2, 6)),
                new Add(),
                new Multiply(),
                new Divide(),
                new Minimum(),
                new Precedes(),
                new Affine(2, 3),
                new Affine(-1, 0),
                new Tanh(),
                new Relu(),
                new Step(),
                new Sign(),
                new Clip(-0.4, 0.6),
                new Within(-0.4, 0.6),
                new Exp(),
                new Log(),
                new Sqrt(),
                new Power(2.5),
                new Power(-0.75),
                new Sin(),
                new Cos(),
                new Sigmoid(),
                new Softplus(),
                new LogSoftmax(),
                new SumRows(),
                new MaxRows(),
                new SumColumns(),
                new BroadcastRows(3),
                new BroadcastColumns(4),
                new Pick(),
                new Scatter(3),
                new Gather(),
                new ScatterAdd(3),
                new ArrangeRows(new RowMap.Swap(2, 3)),
                new CollectRows(new RowMap.Swap(2, 3)),
                new ArrangeRows(IMAGE),
                new CollectRows(IMAGE),
                new ArrangeRows(SEQUENCE),
                new CollectRows(SEQUENCE),
                new ConcatenateRows(),
                new SliceRows(1, 2),
                new SliceRows(0, 2),
                new SliceRows(2, 1),
                new DecayedSum(false),
                new DecayedSum(true),
                new StopGradient());
    }

    private static Example single(Primitive p) {
        List<Shape> shapes =
                switch (p) {
                    case Constant _ -> List.of();
                    case MatMul(int stack, boolean left, boolean right) ->
                            left
                                    ? List.of(new Shape(3 * stack, 4), new Shape(3 * stack, 5))
                                    : List.of(
                                            new Shape(3 * stack, 4),
                                            right
                                                    ? new Shape(5 * stack, 4)
                                                    : new Shape(4 * stack, 5));
                    case Transpose _, Reshape _, Sign _, Power _, Sin _, Cos _, MaxRows _ ->
                            List.of(new Shape(3, 4));
                    case Gather _ -> List.of(new Shape(3, 4), new Shape(1, 5));
                    case ScatterAdd _ -> List.of(new Shape(5, 4), new Shape(1, 5));
                    case ArrangeRows(RowMap map) -> List.of(new Shape(map.operandRows(), 2));
                    case CollectRows(RowMap map) -> List.of(new Shape(map.resultRows(), 2));
                    case Add _, Multiply _, Divide _, Minimum _, Precedes _ ->
                            List.of(new Shape(3, 4), new Shape(3, 4));
                    case Affine _, Tanh _, Relu _, Step _, Clip _, Within _ ->
                            List.of(new Shape(3, 4));
                    case Exp _, Log _, Sqrt _, Sigmoid _, Softplus _, LogSoftmax _ ->
                            List.of(new Shape(3, 4));
                    case SliceRows _ -> List.of(new Shape(3, 4));
                    case ConcatenateRows _ -> List.of(new Shape(3, 4), new Shape(2, 4));
                    case DecayedSum _ -> List.of(new Shape(3, 4), new Shape(1, 4));
                    case SumRows _, SumColumns _, StopGradient _ -> List.of(new Shape(3, 4));
                    case BroadcastRows _ -> List.of(new Shape(1, 4));
                    case BroadcastColumns _ -> List.of(new Shape(3, 1));
                    case Pick _ -> List.of(new Shape(3, 4), new Shape(1, 4));
                    case Scatter _ -> List.of(new Shape(1, 4), new Shape(1, 4));
                };
        ProgramBuilder b = new ProgramBuilder();
        Variable[] x = shapes.stream().map(b::input).toArray(Variable[]::new);
        boolean constant =
                switch (p) {
                    case Pick _, Scatter _, DecayedSum _, Gather _, ScatterAdd _ -> true;
                    default -> false;
                };
        boolean positive = p instanceof Log || p instanceof Sqrt || p instanceof Power;
        return new Example(
                p.toString(), b.build(b.append(p, x)), constant ? List.of(1) : List.of(), positive);
    }

    /**
     * An importance-weighted policy loss over {@code columns} samples. The former log-probability
     * is an input, since finite differences would see through a stopped one.
     */
    static Example policyLoss(int inputs, int hidden, int actions, int columns) {
        ProgramBuilder b = new ProgramBuilder();
        CategoricalPolicy policy =
                new CategoricalPolicy(
                        new Mlp(List.of(inputs, hidden, hidden, actions), Mlp.Activation.TANH));
        List<Variable> theta = policy.inputs(b);
        Variable states = b.input(inputs, columns);
        Variable action = b.input(1, columns);
        Variable weight = b.input(1, columns);
        Variable former = b.input(1, columns);
        Variable log = policy.logProbability(b, theta, states, action);
        Variable ratio = b.exp(b.subtract(log, former));
        Variable loss = b.scale(b.sum(b.multiply(weight, b.add(ratio, b.multiply(log, log)))), -1);
        return new Example("policy loss", b.build(loss), List.of(theta.size() + 1), false);
    }

    /** What the builder and {@code nn} compose, away from kinks. */
    static List<Example> compositions() {
        LayerNormalisation norm = new LayerNormalisation(3, 1e-3);
        Attention attention = new Attention(4, 2);
        Convolution image = new Convolution(Windows.ofImage(2, 4, 3, 3, 1, 1), 2);
        Convolution sequence = new Convolution(Windows.ofSequence(1, 7, 3, 2, 0), 2);
        Pooling pooling = Pooling.ofImage(2, 4, 5, 2);
        Shape matrix = new Shape(3, 4);
        return List.of(
                composed("abs", true, (b, x) -> b.abs(x.getFirst()), matrix),
                composed("power 5", false, (b, x) -> b.power(x.getFirst(), 5), matrix),
                composed("power -2", true, (b, x) -> b.power(x.getFirst(), -2), matrix),
                composed("x^y", true, (b, x) -> b.power(x.get(0), x.get(1)), matrix, matrix),
                composed("maximum", false, (b, x) -> b.maximum(x.get(0), x.get(1)), matrix, matrix),
                composed("minColumns", false, (b, x) -> b.minColumns(x.getFirst()), matrix),
                composed("mean", false, (b, x) -> b.mean(b.square(x.getFirst())), matrix),
                composed("logSumExpRows", false, (b, x) -> b.logSumExpRows(x.getFirst()), matrix),
                composed(
                        "logSumExpColumns",
                        false,
                        (b, x) -> b.logSumExpColumns(x.getFirst()),
                        matrix),
                composed(
                        "columns",
                        false,
                        (b, x) -> b.sliceColumns(b.concatenateColumns(x.get(0), x.get(1)), 2, 3),
                        matrix,
                        new Shape(3, 2)),
                composed(
                        "outer",
                        false,
                        (b, x) -> b.outer(x.get(0), x.get(1)),
                        new Shape(3, 1),
                        new Shape(4, 1)),
                composed("silu", false, (b, x) -> Nonlinearities.silu(b, x.getFirst()), matrix),
                composed("gelu", false, (b, x) -> Nonlinearities.gelu(b, x.getFirst()), matrix),
                composed(
                        "leaky",
                        false,
                        (b, x) -> Nonlinearities.leakyRelu(b, x.getFirst(), 0.1),
                        matrix),
                composed(
                        "layer normalisation",
                        false,
                        (b, x) -> norm.apply(b, x.subList(0, 2), x.get(2)),
                        new Shape(3, 1),
                        new Shape(3, 1),
                        matrix),
                composed(
                        "convolution",
                        false,
                        (b, x) -> image.apply(b, x.subList(0, 2), x.get(2)),
                        new Shape(2, 18),
                        new Shape(2, 1),
                        new Shape(24, 2)),
                composed(
                        "convolution of a sequence",
                        false,
                        (b, x) -> b.tanh(sequence.apply(b, x.subList(0, 2), x.get(2))),
                        new Shape(2, 3),
                        new Shape(2, 1),
                        new Shape(7, 2)),
                composed("max pooling", false, (b, x) -> pooling.max(b, x.getFirst()), POOLED),
                composed("mean pooling", false, (b, x) -> pooling.mean(b, x.getFirst()), POOLED),
                composed(
                        "attention",
                        false,
                        (b, x) -> attention.apply(b, x.subList(0, 8), x.get(8), 2, x.get(9)),
                        Stream.concat(
                                        attention.parameterShapes().stream(),
                                        Stream.of(new Shape(4, 6), new Shape(3, 3)))
                                .toArray(Shape[]::new)));
    }

    private static Example composed(
            String name,
            boolean positive,
            BiFunction<ProgramBuilder, List<Variable>, Variable> f,
            Shape... shapes) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = Stream.of(shapes).map(b::input).toList();
        return new Example(name, b.build(f.apply(b, x)), List.of(), positive);
    }

    /** The inputs with respect to which derivatives are taken. */
    int[] smooth() {
        return IntStream.range(0, program.inputs().size())
                .filter(i -> !index.contains(i))
                .toArray();
    }

    /** Values away from the kink at 0. */
    List<double[]> point(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < program.inputs().size(); i++) {
            boolean isIndex = index.contains(i);
            double[] x = new double[program.inputs().get(i).shape().size()];
            for (int j = 0; j < x.length; j++) {
                x[j] =
                        isIndex
                                ? random.nextInt(2)
                                : (random.nextBoolean() || positive ? 1 : -1)
                                        * random.nextDouble(0.05, 1);
            }
            values.add(x);
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
