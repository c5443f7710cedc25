package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;

/**
 * Programs to check: for every primitive at least one, and a policy's loss.
 *
 * @param index the inputs that hold indices of rows, each below 2
 */
record Example(String name, Program program, List<Integer> index) {

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
                new MatMul(false, false),
                new MatMul(true, false),
                new MatMul(false, true),
                new Add(),
                new Multiply(),
                new Affine(2, 3),
                new Affine(-1, 0),
                new Tanh(),
                new Relu(),
                new Step(),
                new Exp(),
                new LogSoftmax(),
                new SumRows(),
                new SumColumns(),
                new BroadcastRows(3),
                new BroadcastColumns(4),
                new Pick(),
                new Scatter(3),
                new StopGradient());
    }

    private static Example single(Primitive p) {
        List<Shape> shapes =
                switch (p) {
                    case Constant _ -> List.of();
                    case MatMul(boolean left, boolean right) ->
                            left
                                    ? List.of(new Shape(3, 4), new Shape(3, 5))
                                    : List.of(
                                            new Shape(3, 4),
                                            right ? new Shape(5, 4) : new Shape(4, 5));
                    case Add _, Multiply _ -> List.of(new Shape(3, 4), new Shape(3, 4));
                    case Affine _, Tanh _, Relu _, Step _, Exp _, LogSoftmax _ ->
                            List.of(new Shape(3, 4));
                    case SumRows _, SumColumns _, StopGradient _ -> List.of(new Shape(3, 4));
                    case BroadcastRows _ -> List.of(new Shape(1, 4));
                    case BroadcastColumns _ -> List.of(new Shape(3, 1));
                    case Pick _ -> List.of(new Shape(3, 4), new Shape(1, 4));
                    case Scatter _ -> List.of(new Shape(1, 4), new Shape(1, 4));
                };
        ProgramBuilder b = new ProgramBuilder();
        Variable[] x = shapes.stream().map(b::input).toArray(Variable[]::new);
        boolean indexed = p instanceof Pick || p instanceof Scatter;
        return new Example(p.toString(), b.build(b.append(p, x)), indexed ? List.of(1) : List.of());
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
        return new Example("policy loss", b.build(loss), List.of(theta.size() + 1));
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
                                : (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.05, 1);
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
