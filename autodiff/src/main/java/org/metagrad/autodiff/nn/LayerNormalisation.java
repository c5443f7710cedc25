package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * Layer normalisation of each column (Ba, Kiros and Hinton 2016): {@code y_i = gain_i (x_i - m) /
 * sqrt(v + epsilon) + offset_i} with the mean m and the variance v of the column's elements, v
 * without Bessel's correction.
 *
 * @param features elements of a column
 * @param epsilon above 0, which keeps the derivatives finite where all elements are equal
 */
public record LayerNormalisation(int features, double epsilon) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are no features, or epsilon is not finite and above
     *     0
     */
    public LayerNormalisation {
        if (features < 1 || !(epsilon > 0) || epsilon == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "layer normalisation: "
                            + features
                            + " features and epsilon "
                            + epsilon
                            + ": one feature at least and a finite epsilon above 0 wanted");
        }
    }

    /** {@return the shapes of gain and offset, {@code [features, 1]} each} */
    public List<Shape> parameterShapes() {
        return List.of(new Shape(features, 1), new Shape(features, 1));
    }

    /**
     * Appends the normalisation.
     *
     * @param b the builder to which it is appended
     * @param parameters gain and offset
     * @param x {@code [features, columns]}
     * @return {@code [features, columns]}
     * @throws IllegalArgumentException if a shape does not fit
     */
    public Variable apply(ProgramBuilder b, List<Variable> parameters, Variable x) {
        LayerParameters.require("layer normalisation", parameterShapes(), parameters);
        int columns = x.shape().columns();
        Variable centred = b.subtract(x, b.broadcastRows(b.meanRows(x), features));
        Variable variance = b.meanRows(b.square(centred));
        Variable deviation = b.broadcastRows(b.sqrt(b.affine(variance, 1, epsilon)), features);
        Variable gain = b.broadcastColumns(parameters.get(0), columns);
        Variable offset = b.broadcastColumns(parameters.get(1), columns);
        return b.add(b.multiply(gain, b.divide(centred, deviation)), offset);
    }
}
