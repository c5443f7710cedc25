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
 * @param names for example {@code policy.W1}; a single column that is not called W or weight is a
 *     vector in files
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

    /**
     * Takes the values of tensors over, as far as a vector of this layout has them.
     *
     * @param tensors by these names, in any order; others are passed over
     * @param context how many columns of the first matrix are of context values, the last ones;
     *     they may be missing, and stay what they are
     * @param values {@code [size]} or longer. Modified.
     * @throws IllegalArgumentException naming a tensor that is missing, not finite or of another
     *     shape; nothing has changed then
     */
    public void adopt(List<SafeTensors.Tensor> tensors, int context, double[] values) {
        int columns = shapes.getFirst().columns();
        boolean narrow =
                context > 0
                        && tensors.stream()
                                .anyMatch(t ->
                                        t.name().equals(names.getFirst())
                                                && t.shape().length == 2
                                                && t.shape()[1] == columns - context);
        List<Shape> theirs = new ArrayList<>(shapes);
        if (narrow) {
            theirs.set(0, new Shape(shapes.getFirst().rows(), columns - context));
        }
        float[] flat = new ParameterLayout(names, theirs).flat(tensors);
        int at = 0;
        for (int i = 0; i < flat.length; i++) {
            values[at++] = flat[i];
            boolean inFirst = i < theirs.getFirst().size();
            if (narrow && inFirst && (i + 1) % (columns - context) == 0) {
                at += context;
            }
        }
    }

    private int[] fileShape(int i) {
        Shape shape = shapes.get(i);
        boolean matrix = names.get(i).contains(".W") || names.get(i).endsWith(".weight");
        matrix |= shape.columns() > 1;
        return matrix ? new int[] {shape.rows(), shape.columns()} : new int[] {shape.rows()};
    }
}
