package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.Shape;

/** What the layers of this package ask of the variables that they are given as parameters. */
final class LayerParameters {
    private LayerParameters() {}

    /**
     * Requires as many as wanted, of those shapes.
     *
     * @throws IllegalArgumentException naming both lists of shapes
     */
    static void require(String layer, List<Shape> wanted, List<Variable> parameters) {
        List<Shape> came = parameters.stream().map(Variable::shape).toList();
        if (!came.equals(wanted)) {
            throw new IllegalArgumentException(
                    layer + ": parameters " + came + ", " + wanted + " wanted");
        }
    }
}
