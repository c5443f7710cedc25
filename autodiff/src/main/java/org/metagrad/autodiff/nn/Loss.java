package org.metagrad.autodiff.nn;

import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
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

    /** {@return the indices of the parameters among the inputs} */
    default int[] wrt() {
        return IntStream.range(0, parameterShapes().size()).toArray();
    }
}
