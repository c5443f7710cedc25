package org.metagrad.meta.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.ActionSpace;
import org.metagrad.meta.rollout.ObservationScale;

/**
 * A policy as an ONNX model of opset {@value #OPSET}: {@code observation [batch, D]}, as the
 * environment shows it, to {@code action}, the most probable one in the environment's units, beside
 * {@code log_probabilities [batch, actions]} of discrete actions ({@code action [batch]} is their
 * index), or {@code mean [batch, A]} and {@code log_std [batch, A]} in the policy's own units
 * ({@code action [batch, A]}). The batch is free.
 *
 * <p>The message and field numbers are those of {@code onnx.proto} (onnx/onnx). A context is part
 * of the first layer's biases.
 */
public final class OnnxModel {
    /** The version of the operators. */
    public static final int OPSET = 13;

    private static final int IR_VERSION = 8;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final TaskPolicy task;
    private final Protobuf graph = new Protobuf();
    private int values;

    private OnnxModel(TaskPolicy task) {
        this.task = task;
    }

    /** The bytes of the file. */
    public static byte[] bytes(TaskPolicy task) {
        return new OnnxModel(task).model();
    }

    private byte[] model() {
        String rows = network(observation());
        switch (task.policy()) {
            case CategoricalPolicy categorical -> {
                node("LogSoftmax", "log_probabilities", attribute("axis", 1), rows);
                node(
                        "ArgMax",
                        "action",
                        attribute("axis", 1).message(5, whole("keepdims", 0)),
                        rows);
                output("action", INT64, 0);
                output("log_probabilities", FLOAT, categorical.actions());
            }
            case GaussianPolicy gaussian -> {
                int size = gaussian.actionSize();
                node("Identity", "mean", new Protobuf(), rows);
                node("Shape", "shape", new Protobuf(), "mean");
                node("Expand", "log_std", new Protobuf(), logStd(gaussian), "shape");
                node("Identity", "action", new Protobuf(), inUnitsOfTheEnvironment("mean"));
                output("action", FLOAT, size);
                output("mean", FLOAT, size);
                output("log_std", FLOAT, size);
            }
        }
        graph.text(2, "policy");
        graph.message(11, valueInfo("observation", FLOAT, task.observationSize()));
        return new Protobuf()
                .whole(1, IR_VERSION)
                .text(2, "metagrad")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").whole(2, OPSET))
                .toBytes();
    }

    /** The name of the observations as the network sees them. */
    private String observation() {
        if (task.scale() == null) {
            return "observation";
        }
        int size = task.observationSize();
        float[] mean = new float[size];
        float[] inverse = new float[size];
        ObservationScale.read(task.scale(), mean, inverse);
        String centred = next();
        node("Sub", centred, new Protobuf(), "observation", constant(mean, size));
        String scaled = next();
        node("Mul", scaled, new Protobuf(), centred, constant(inverse, size));
        return clipped(scaled, ObservationScale.LIMIT);
    }

    private String clipped(String x, float limit) {
        String y = next();
        node(
                "Clip",
                y,
                new Protobuf(),
                x,
                constant(new float[] {-limit}),
                constant(new float[] {limit}));
        return y;
    }

    private String network(String x) {
        Mlp network = task.policy().network();
        String h = x;
        for (int l = 0; l < network.layers(); l++) {
            int in = network.sizes().get(l);
            int out = network.sizes().get(l + 1);
            float[] weights = task.layer(l, false);
            float[] bias = task.layer(l, true);
            if (l == 0 && task.context() > 0) {
                bias = withContext(weights, bias, in);
                weights = withoutLast(weights, in, task.context());
                in -= task.context();
            }
            if (l == network.layers() - 1) {
                // what others read behind the distribution's rows is left out
                out = task.policy().distributionOutputs();
                weights = Arrays.copyOf(weights, out * in);
                bias = Arrays.copyOf(bias, out);
            }
            String z = next();
            Protobuf transposed = attribute("transB", 1);
            node("Gemm", z, transposed, h, constant(weights, out, in), constant(bias, out));
            h = l == network.layers() - 1 ? z : activated(network.activation(), z);
        }
        return h;
    }

    private String activated(Mlp.Activation activation, String z) {
        String operator =
                switch (activation) {
                    case TANH -> "Tanh";
                    case RELU -> "Relu";
                    case SIGMOID -> "Sigmoid";
                    case SOFTPLUS -> "Softplus";
                    case IDENTITY -> "Identity";
                };
        String h = next();
        node(operator, h, new Protobuf(), z);
        return h;
    }

    private float[] withContext(float[] weights, float[] bias, int in) {
        float[] phi = task.range(task.policy().parameterCount(), task.context());
        float[] shifted = bias.clone();
        for (int row = 0; row < bias.length; row++) {
            double sum = bias[row];
            for (int c = 0; c < phi.length; c++) {
                sum += (double) weights[(row + 1) * in - phi.length + c] * phi[c];
            }
            shifted[row] = (float) sum;
        }
        return shifted;
    }

    private static float[] withoutLast(float[] weights, int in, int columns) {
        int rows = weights.length / in;
        int left = in - columns;
        float[] narrow = new float[rows * left];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(weights, row * in, narrow, row * left, left);
        }
        return narrow;
    }

    /** The logarithms of the standard deviations, between their bounds. */
    private String logStd(GaussianPolicy gaussian) {
        int size = gaussian.actionSize();
        float[] values = task.range(gaussian.network().parameterCount(), size);
        for (int i = 0; i < size; i++) {
            double x = values[i];
            double minimum = gaussian.logStd().minimum();
            double maximum = gaussian.logStd().maximum();
            if (minimum > Double.NEGATIVE_INFINITY) {
                x += softplus(2 * (minimum - x)) / 2;
            }
            if (maximum < Double.POSITIVE_INFINITY) {
                x -= softplus(2 * (x - maximum)) / 2;
            }
            values[i] = (float) x;
        }
        return constant(values, size);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private String inUnitsOfTheEnvironment(String mean) {
        ActionSpace.Box box = task.normalised();
        if (box == null) {
            return mean;
        }
        float[] half = new float[box.dimensions()];
        float[] middle = new float[box.dimensions()];
        for (int d = 0; d < half.length; d++) {
            half[d] = (float) ((box.high(d) - box.low(d)) / 2);
            middle[d] = (float) (box.low(d) + (box.high(d) - box.low(d)) / 2);
        }
        String inside = clipped(mean, 1);
        String scaled = next();
        node("Mul", scaled, new Protobuf(), inside, constant(half, half.length));
        String action = next();
        node("Add", action, new Protobuf(), scaled, constant(middle, middle.length));
        return action;
    }

    private String next() {
        return "x" + values++;
    }

    /** Adds a node with attributes in field 5 of a message of its own. */
    private void node(String operator, String output, Protobuf attributes, String... from) {
        Protobuf node = new Protobuf();
        for (String input : from) {
            node.text(1, input);
        }
        node.text(2, output).text(4, operator);
        graph.raw(1, joined(node.toBytes(), attributes.toBytes()));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static Protobuf attribute(String name, int value) {
        return new Protobuf().message(5, whole(name, value));
    }

    private static Protobuf whole(String name, int value) {
        return new Protobuf().text(1, name).whole(3, value).whole(20, 2);
    }

    /** Adds an initializer; a scalar without extents. */
    private String constant(float[] numbers, int... shape) {
        ByteBuffer raw =
                ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(numbers);
        String name = next();
        Protobuf tensor = new Protobuf();
        for (int extent : shape) {
            tensor.whole(1, extent);
        }
        graph.message(5, tensor.whole(2, FLOAT).text(8, name).raw(9, raw.array()));
        return name;
    }

    private void output(String name, int type, int columns) {
        graph.message(12, valueInfo(name, type, columns));
    }

    /** The type {@code [batch, columns]}, or {@code [batch]} without columns. */
    private static Protobuf valueInfo(String name, int type, int columns) {
        Protobuf shape = new Protobuf().message(1, new Protobuf().text(2, "batch"));
        if (columns > 0) {
            shape.message(1, new Protobuf().whole(1, columns));
        }
        Protobuf tensor = new Protobuf().whole(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
