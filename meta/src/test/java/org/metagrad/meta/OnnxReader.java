package org.metagrad.meta;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Reads ONNX models of one row and computes them in double: the operators that policies have, as
 * ONNX's reference of opset 13 describes them.
 */
final class OnnxReader {
    /** A message: the values of each field, numbers or bytes. */
    private record Message(Map<Integer, List<Object>> fields) {
        static Message of(byte[] bytes) {
            Map<Integer, List<Object>> fields = new HashMap<>();
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                long tag = varint(in);
                Object value =
                        switch ((int) (tag & 7)) {
                            case 0 -> varint(in);
                            case 2 -> {
                                byte[] part = new byte[(int) varint(in)];
                                in.get(part);
                                yield part;
                            }
                            case 5 -> in.getFloat();
                            default -> throw new IllegalArgumentException("tag " + tag);
                        };
                fields.computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>()).add(value);
            }
            return new Message(fields);
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        List<Object> all(int field) {
            return fields.getOrDefault(field, List.of());
        }

        long whole(int field) {
            return (Long) all(field).getFirst();
        }

        Message message(int field) {
            return of((byte[]) all(field).getFirst());
        }

        List<Message> messages(int field) {
            return all(field).stream().map(bytes -> of((byte[]) bytes)).toList();
        }

        List<String> texts(int field) {
            return all(field).stream()
                    .map(bytes -> new String((byte[]) bytes, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private final Message model;
    private final Message graph;

    private OnnxReader(Message model) {
        this.model = model;
        graph = model.message(7);
    }

    static OnnxReader of(byte[] bytes) {
        return new OnnxReader(Message.of(bytes));
    }

    long opset() {
        return model.message(8).whole(2);
    }

    /** The outputs of one observation. */
    Map<String, double[]> run(float[] observation) {
        Map<String, double[]> values = new HashMap<>();
        for (Message tensor : graph.messages(5)) {
            float[] numbers = new float[((byte[]) tensor.all(9).getFirst()).length / 4];
            ByteBuffer.wrap((byte[]) tensor.all(9).getFirst())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(numbers);
            values.put(tensor.texts(8).getFirst(), wide(numbers));
        }
        values.put(graph.messages(11).getFirst().texts(1).getFirst(), wide(observation));
        for (Message node : graph.messages(1)) {
            List<double[]> in = node.texts(1).stream().map(values::get).toList();
            values.put(node.texts(2).getFirst(), result(node.texts(4).getFirst(), in));
        }
        Map<String, double[]> outputs = new LinkedHashMap<>();
        for (Message output : graph.messages(12)) {
            String name = output.texts(1).getFirst();
            outputs.put(name, values.get(name));
        }
        return outputs;
    }

    private static double[] result(String operator, List<double[]> in) {
        double[] x = in.getFirst();
        return switch (operator) {
            case "Gemm" -> gemm(x, in.get(1), in.get(2));
            case "Tanh" -> each(x, Math::tanh);
            case "Relu" -> each(x, z -> Math.max(z, 0));
            case "Sigmoid" -> each(x, z -> 1 / (1 + Math.exp(-z)));
            case "Softplus" -> each(x, z -> Math.log1p(Math.exp(z)));
            case "Identity" -> x;
            case "Add" -> both(x, in.get(1), Double::sum);
            case "Sub" -> both(x, in.get(1), (a, b) -> a - b);
            case "Mul" -> both(x, in.get(1), (a, b) -> a * b);
            case "Clip" -> each(x, z -> Math.min(Math.max(z, in.get(1)[0]), in.get(2)[0]));
            case "LogSoftmax" -> {
                double most = Arrays.stream(x).max().orElseThrow();
                double sum = Arrays.stream(x).map(z -> Math.exp(z - most)).sum();
                yield each(x, z -> z - most - Math.log(sum));
            }
            case "ArgMax" -> {
                double most = Arrays.stream(x).max().orElseThrow();
                int first = 0;
                while (x[first] < most) {
                    first++;
                }
                yield new double[] {first};
            }
            case "Shape" -> new double[] {1, x.length};
            case "Expand" -> x;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** One row times the transposed matrix. */
    private static double[] gemm(double[] x, double[] matrix, double[] bias) {
        double[] y = bias.clone();
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < x.length; i++) {
                y[row] += matrix[row * x.length + i] * x[i];
            }
        }
        return y;
    }

    private static double[] each(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    private static double[] both(double[] x, double[] y, DoubleBinaryOperator f) {
        double[] z = new double[x.length];
        Arrays.setAll(z, i -> f.applyAsDouble(x[i], y[i]));
        return z;
    }

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        Arrays.setAll(wide, i -> numbers[i]);
        return wide;
    }
}
