package org.metagrad.autodiff.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A multi-layer perceptron {@code y = W_L act(... act(W_1 x + b_1) ...) + b_L}.
 *
 * <p>The batch lies along the columns: {@code x} is {@code [inputs, columns]}, {@code W_l} is
 * {@code [out, in]} and {@code b_l} is {@code [out, 1]}. The parameters in one flat vector are
 * {@code W_1, b_1, W_2, b_2, ...}, each row-major, which is also PyTorch's order.
 *
 * @param sizes the layer sizes, inputs first
 * @param activation between the layers
 */
public record Mlp(List<Integer> sizes, Activation activation) implements Network {

    /** The function between two layers. */
    public enum Activation {
        /** Hyperbolic tangent. */
        TANH,
        /** The rectifier {@code max(x, 0)}. */
        RELU,
        /** The logistic function {@code 1 / (1 + e^-x)}. */
        SIGMOID,
        /** {@code log(1 + e^x)}, a rectifier without a kink. */
        SOFTPLUS,
        /** The identity: a linear network. */
        IDENTITY
    }

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there are fewer than two or one is below 1
     */
    public Mlp {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 2 || sizes.stream().anyMatch(s -> s < 1)) {
            throw new IllegalArgumentException(
                    "mlp: at least an input and an output size, all from 1, wanted, got " + sizes);
        }
    }

    @Override
    public int inputs() {
        return sizes.getFirst();
    }

    @Override
    public int outputs() {
        return sizes.getLast();
    }

    /** Checks that {@code whose} distribution can take its rows from the outputs. */
    void requireOutputs(String whose, int wanted) {
        if (wanted < 1 || wanted > outputs()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d outputs wanted of a network with %d",
                            whose,
                            wanted,
                            outputs()));
        }
    }

    /** {@return the number of layers} */
    public int layers() {
        return sizes.size() - 1;
    }

    /** The shapes of {@code W_1, b_1, W_2, b_2, ...}. */
    @Override
    public List<Shape> parameterShapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int l = 0; l < layers(); l++) {
            shapes.add(new Shape(sizes.get(l + 1), sizes.get(l)));
            shapes.add(new Shape(sizes.get(l + 1), 1));
        }
        return shapes;
    }

    /** The names {@code W1, b1, W2, b2, ...}. */
    @Override
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= layers(); l++) {
            names.add("W" + l);
            names.add("b" + l);
        }
        return names;
    }

    /**
     * Fills in weights and biases uniform in {@code +-1 / sqrt(in)}, as PyTorch's layers start.
     *
     * @param uniform a number from [0, 1) for each place of the vector
     * @param theta {@code [P]} or longer; what is behind the network is left alone. Modified.
     */
    @Override
    public void initialise(IntToDoubleFunction uniform, double[] theta) {
        int at = 0;
        for (int l = 0; l < layers(); l++) {
            double limit = 1 / Math.sqrt(sizes.get(l));
            for (int end = at + sizes.get(l + 1) * (sizes.get(l) + 1); at < end; at++) {
                theta[at] = limit * (2 * uniform.applyAsDouble(at) - 1);
            }
        }
    }

    /**
     * Fills the weights with values uniform in {@code +-sqrt(6 / (in + out))} (Glorot and Bengio
     * 2010) and the biases with 0.
     *
     * @param uniform a number from [0, 1) for each place of the vector
     * @param theta {@code [P]} with P from {@link #parameterCount}; what is behind the network's
     *     parameters is left alone. Modified.
     */
    public void glorot(IntToDoubleFunction uniform, double[] theta) {
        List<Shape> shapes = parameterShapes();
        int at = 0;
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            double limit = StrictMath.sqrt(6.0 / (shape.rows() + shape.columns()));
            boolean bias = i % 2 == 1; // weights and biases take turns
            for (int end = at + shape.size(); at < end; at++) {
                theta[at] = bias ? 0 : limit * (2 * uniform.applyAsDouble(at) - 1);
            }
        }
    }

    @Override
    public Variable apply(ProgramBuilder b, List<Variable> parameters, Variable x) {
        Variable h = x;
        for (int l = 0; l < layers(); l++) {
            Variable product = b.matmul(parameters.get(2 * l), h);
            Variable bias = b.broadcastColumns(parameters.get(2 * l + 1), x.shape().columns());
            Variable z = b.add(product, bias);
            h = l == layers() - 1 ? z : activate(b, z);
        }
        return h;
    }

    private Variable activate(ProgramBuilder b, Variable z) {
        return switch (activation) {
            case TANH -> b.tanh(z);
            case RELU -> b.relu(z);
            case SIGMOID -> b.sigmoid(z);
            case SOFTPLUS -> b.softplus(z);
            case IDENTITY -> z;
        };
    }
}
