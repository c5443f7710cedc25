package org.metagrad.meta.problem;

import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Network;

/** The mean over examples of a loss of the user's own. */
record ExampleLoss(Network network, int targets, Problem.LossOfExamples each) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        return network.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("x", network.inputs()),
                new Data("targets", targets),
                new Data("weights", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), columns);
        Variable wanted = b.input(targets, columns);
        Variable weights = b.input(1, columns);
        Variable losses = each.of(b, network.apply(b, parameters, x), wanted);
        if (!losses.shape().equals(weights.shape())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "loss of examples: %s of %d examples, %s wanted",
                            losses.shape(),
                            columns,
                            weights.shape()));
        }
        return b.build(b.sum(b.multiply(weights, losses)));
    }
}
