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
 * @param shapes as many as names
 */
public record ParameterLayout(List<String> names, List<Shape> shapes) {
    /** Copies the lists. */
    public ParameterLayout {
        names = List.copyOf(names);
        shapes = List.copyOf(shapes);
    }

    /**
     * {@return a layout of names with a prefix before each}
     *
     * @param prefix put before each name
     * @param names the names
     * @param shapes as many as names
     */
    public static ParameterLayout of(String prefix, List<String> names, List<Shape> shapes) {
        return new ParameterLayout(names.stream().map(name -> prefix + name).toList(), shapes);
    }

    /**
     * {@return the layout of this vector with another one behind it}
     *
     * @param other the layout of the vector behind
     */
    public ParameterLayout and(ParameterLayout other) {
        List<String> allNames = new ArrayList<>(names);
        allNames.addAll(other.names);
        List<Shape> allShapes = new ArrayList<>(shapes);
        allShapes.addAll(other.shapes);
        return new ParameterLayout(allNames, allShapes);
    }

    /**
     * {@return the layout of these shapes under names of another prefix}
     *
     * @param prefix in place of what is before the first full stop
     */
    public ParameterLayout renamed(String prefix) {
        return new ParameterLayout(
                names.stream().map(name -> prefix + name.substring(name.indexOf('.') + 1)).toList(),
                shapes);
    }

    /** {@return the length of the vector} */
    public int size() {
        return shapes.stream().mapToInt(Shape::size).sum();
    }

    /**
     * {@return the named tensors of a flat vector}
     *
     * @param values {@code [size]}. Not modified.
     */
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

    /**
     * {@return the flat vector of named tensors; see {@link Evaluation#parameters}}
     *
     * @param tensors by these names, in any order
     */
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
