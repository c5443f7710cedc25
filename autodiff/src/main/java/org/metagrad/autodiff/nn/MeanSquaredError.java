package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * Regression: {@code sum_j w_j (1/m) sum_i (y_ij - target_ij)^2} with {@code y = network(x)} of m
 * outputs; with weights {@code 1/n} the mean over samples and outputs.
 *
 * <p>Data: x {@code [inputs, n]}, targets {@code [m, n]}, weights {@code [1, n]}. A network of one
 * output fitted to returns is a value function.
 *
 * @param network its outputs are the predictions
 */
public record MeanSquaredError(Network network) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        return network.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("x", network.inputs()),
                new Data("targets", network.outputs()),
                new Data("weights", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), columns);
        Variable targets = b.input(network.outputs(), columns);
        Variable weights = b.input(1, columns);
        Variable error = b.subtract(network.apply(b, parameters, x), targets);
        Variable mean = b.scale(b.sumRows(b.square(error)), 1.0 / network.outputs());
        return b.build(b.sum(b.multiply(weights, mean)));
    }
}
