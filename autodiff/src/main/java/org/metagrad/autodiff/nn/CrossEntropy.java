package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * Classification: {@code -sum_j w_j log softmax(network(x_j))[label_j]}; with weights {@code 1/n}
 * the mean over samples.
 *
 * <p>Data: x {@code [inputs, n]}, labels {@code [1, n]} (indices of outputs, from 0, in columns of
 * weight 0 too), weights {@code [1, n]}.
 *
 * @param network its outputs are the logits
 */
public record CrossEntropy(Network network) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        return network.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("x", network.inputs()), new Data("labels", 1), new Data("weights", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), columns);
        Variable labels = b.input(1, columns);
        Variable weights = b.input(1, columns);
        Variable log = b.pick(b.logSoftmax(network.apply(b, parameters, x)), labels);
        return b.build(b.scale(b.sum(b.multiply(weights, log)), -1));
    }
}
