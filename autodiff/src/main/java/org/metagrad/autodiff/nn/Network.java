package org.metagrad.autodiff.nn;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A network as a part of programs: {@code y = f(theta; x)} with a batch along the columns of x. An
 * {@link Mlp} is one; one of your own states its matrices and appends its equations. Immutable.
 *
 * <p>Columns are samples and must not depend on each other, since a batch is computed in tiles.
 */
public interface Network {

    /** {@return the rows of {@code x}} */
    int inputs();

    /** {@return the rows of {@code y}} */
    int outputs();

    /**
     * {@return the names of the matrices of theta, each another one} In files those whose name
     * begins with W are matrices, the others vectors.
     */
    List<String> parameterNames();

    /** {@return the shapes of the matrices, which lie one after the other in theta, row-major} */
    List<Shape> parameterShapes();

    /**
     * Appends the network.
     *
     * @param b the builder to which the network is appended
     * @param parameters variables of {@link #parameterShapes}
     * @param x {@code [inputs, columns]} for any number of columns
     * @return {@code [outputs, columns]}
     */
    Variable apply(ProgramBuilder b, List<Variable> parameters, Variable x);

    /** {@return the length P of theta} */
    default int parameterCount() {
        return parameterShapes().stream().mapToInt(Shape::size).sum();
    }

    /**
     * {@return where the last layer begins in theta: by default the last two matrices, weights and
     * bias}
     */
    default int head() {
        List<Shape> shapes = parameterShapes();
        int last = Math.max(0, shapes.size() - 2);
        return shapes.subList(0, last).stream().mapToInt(Shape::size).sum();
    }

    /**
     * Fills in the values with which training starts: by default {@code W} uniform in {@code +-1 /
     * sqrt(columns)} for matrices of several columns, and 0 for single columns.
     *
     * @param uniform a number from [0, 1) for each place of the vector
     * @param theta {@code [P]} or longer; what is behind the network is left alone. Modified.
     */
    default void initialise(IntToDoubleFunction uniform, double[] theta) {
        int at = 0;
        for (Shape shape : parameterShapes()) {
            double limit = shape.columns() == 1 ? 0 : 1 / Math.sqrt(shape.columns());
            for (int end = at + shape.size(); at < end; at++) {
                theta[at] = limit * (2 * uniform.applyAsDouble(at) - 1);
            }
        }
    }
}
