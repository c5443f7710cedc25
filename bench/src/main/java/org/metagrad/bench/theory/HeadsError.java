package org.metagrad.bench.theory;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;

/**
 * The squared error of a network with a head, an output, for each task: {@code sum_ij w_ij (y_ij -
 * target_ij)^2}, where the weight of a point is 0 in the heads of all tasks but its own.
 *
 * @param network of which the last layer's rows are the heads
 */
record HeadsError(Mlp network) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        return network.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("x", network.inputs()),
                new Data("targets", network.outputs()),
                new Data("weights", network.outputs()));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), columns);
        Variable targets = b.input(network.outputs(), columns);
        Variable weights = b.input(network.outputs(), columns);
        Variable error = b.subtract(network.apply(b, parameters, x), targets);
        return b.build(b.sum(b.multiply(weights, b.square(error))));
    }
}
