package org.metagrad.autodiff.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;

/**
 * A loss over a batch whose samples lie along the columns: a sum over columns, each times a weight
 * that is part of the data.
 *
 * <p>So a mean is a sum with weights {@code 1/n}, a batch may be cut into tiles whose losses and
 * derivatives add up, and columns of weight 0 fill a tile without counting. Those are computed like
 * the others, so their data must be fit to be: finite numbers, labels in their range.
 */
public interface Loss {

    /**
     * One input of data.
     *
     * @param name for messages
     * @param rows the number of rows; the columns are the samples
     */
    record Data(String name, int rows) {}

    /** {@return the shapes of the parameters} */
    List<Shape> parameterShapes();

    /** {@return the inputs of data, in order} */
    List<Data> data();

    /**
     * The loss over {@code columns} samples.
     *
     * @param columns the number of samples
     * @return {@code (parameters..., data [rows, columns]...) -> [1, 1]}
     */
    Program program(int columns);

    /**
     * {@return the gradient as a program, {@code (parameters..., data...) -> (gradient...)}, one
     * output for each parameter}
     *
     * @param columns the number of samples
     */
    default Program gradient(int columns) {
        return Differentiation.gradient(program(columns), wrt());
    }

    /**
     * {@return the Hessian-vector product as a program, {@code (parameters..., data..., v...) -> H
     * v}, with the vector and the product shaped as the parameters}
     *
     * @param columns the number of samples
     */
    default Program hessianVectorProduct(int columns) {
        int n = parameterShapes().size();
        Program both = Differentiation.hessianVectorProduct(program(columns), wrt());
        return Differentiation.outputs(both, n, 2 * n);
    }

    /**
     * The gradient with respect to a part of the parameters, linearised for directions that are 0
     * outside of that part: the derivative has tangents of what depends on it alone, so a direction
     * in the last layer costs no forward tangents of the others.
     *
     * @param columns the number of samples
     * @param from first value of the part in the flat vector, in which the parameters lie one after
     *     the other; a parameter belongs to it with all its values if with one
     * @param to one past the last
     * @return primal: the gradient of each parameter of {@link #wrt(int, int)}, then the residuals;
     *     tangent: {@code H v} for all parameters, with a {@code v} for each one of the part
     * @throws IllegalArgumentException if there are no such values
     */
    default Linearisation linearisation(int columns, int from, int to) {
        int[] part = wrt(from, to);
        return Linearisation.of(Differentiation.gradient(program(columns), wrt()), part)
                .withOutputs(part[0], part[part.length - 1] + 1);
    }

    /**
     * {@return the indices of the parameters that have values in a range of the flat vector}
     *
     * @param from first value
     * @param to one past the last
     * @throws IllegalArgumentException if there are no such values
     */
    default int[] wrt(int from, int to) {
        List<Shape> shapes = parameterShapes();
        int[] ends = shapes.stream().mapToInt(Shape::size).toArray();
        Arrays.parallelPrefix(ends, Integer::sum);
        int all = shapes.isEmpty() ? 0 : ends[ends.length - 1];
        if (from < 0 || to <= from || to > all) {
            throw new IllegalArgumentException(
                    "parameters from " + from + " to " + to + ": a range of " + all + " wanted");
        }
        return IntStream.range(0, ends.length)
                .filter(i -> from < ends[i] && ends[i] - shapes.get(i).size() < to)
                .toArray();
    }

    /** {@return the indices of the parameters among the inputs} */
    default int[] wrt() {
        return IntStream.range(0, parameterShapes().size()).toArray();
    }
}
