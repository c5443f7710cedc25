package org.metagrad.meta.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Shape;
import org.metagrad.meta.Evaluation;

/**
 * The names and shapes of a flat vector of parameters, one matrix after the other, each row-major.
 *
 * @param names for example {@code policy.W1}; what is not called W is a vector in files
 */
public record ParameterLayout(List<String> names, List<Shape> shapes) {
    /** Copies the lists. */
    public ParameterLayout {
        names = List.copyOf(names);
        shapes = List.copyOf(shapes);
    }

    /** Names with a prefix before each. */
    public static ParameterLayout of(String prefix, List<String> names, List<Shape> shapes) {
        return new ParameterLayout(names.stream().map(name -> prefix + name).toList(), shapes);
    }

    /** This one and behind it another. */
    public ParameterLayout and(ParameterLayout other) {
        List<String> allNames = new ArrayList<>(names);
        allNames.addAll(other.names);
        List<Shape> allShapes = new ArrayList<>(shapes);
        allShapes.addAll(other.shapes);
        return new ParameterLayout(allNames, allShapes);
    }

    /** The same shapes under names of another prefix. */
    public ParameterLayout renamed(String prefix) {
        return new ParameterLayout(
                names.stream().map(name -> prefix + name.substring(name.indexOf('.') + 1)).toList(),
                shapes);
    }

    /** The length of the vector. */
    public int size() {
        return shapes.stream().mapToInt(Shape::size).sum();
    }

    /** {@code values} as named tensors. */
    public List<SafeTensors.Tensor> tensors(float[] values) {
        List<SafeTensors.Tensor> tensors = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            int end = at + shapes.get(i).size();
            tensors.add(
                    new SafeTensors.Tensor(
                            names.get(i), fileShape(i), Arrays.copyOfRange(values, at, end)));
            at = end;
        }
        return tensors;
    }

    /** The flat vector of named tensors; see {@link Evaluation#parameters}. */
    public float[] flat(List<SafeTensors.Tensor> tensors) {
        float[] all = new float[size()];
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            SafeTensors.Tensor tensor =
                    tensors.stream()
                            .filter(t -> t.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException("tensor " + name + " is missing"));
            if (!Arrays.equals(tensor.shape(), fileShape(i))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "tensor %s has shape %s, the configuration wants %s",
                                name,
                                Arrays.toString(tensor.shape()),
                                Arrays.toString(fileShape(i))));
            }
            float[] values = tensor.data();
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "tensor " + name + " has a value that is not finite: " + value);
                }
            }
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }

    private int[] fileShape(int i) {
        Shape shape = shapes.get(i);
        boolean matrix = names.get(i).contains(".W");
        return matrix ? new int[] {shape.rows(), shape.columns()} : new int[] {shape.rows()};
    }
}
