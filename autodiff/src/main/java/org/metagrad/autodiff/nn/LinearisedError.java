package org.metagrad.autodiff.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * Regression by a network that is linearised at theta and moved by delta: {@code sum_j w_j (1/m)
 * sum_i (y_ij - target_ij)^2} with
 *
 * <pre>  y = f(theta, x) + J(theta, x) delta,   J = df / dtheta.</pre>
 *
 * <p>In delta it is a quadratic, whose Hessian {@code 2 J W J' / m} has the eigenvalues of the
 * neural tangent kernel of the samples (Jacot, Gabriel and Hongler 2018, arXiv 1806.07572). At
 * {@code delta = 0} it is {@link MeanSquaredError}, and so is its gradient with respect to either
 * half of the parameters.
 *
 * <p>The parameters are the network's, then delta, shaped as they are. The data are those of {@link
 * MeanSquaredError}.
 *
 * @param network its outputs are the predictions
 */
public record LinearisedError(Network network) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        List<Shape> both = new ArrayList<>(network.parameterShapes());
        both.addAll(network.parameterShapes());
        return both;
    }

    @Override
    public List<Data> data() {
        return new MeanSquaredError(network).data();
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder f = new ProgramBuilder();
        List<Variable> inputs =
                new ArrayList<>(network.parameterShapes().stream().map(f::input).toList());
        int parameters = inputs.size();
        inputs.add(f.input(network.inputs(), columns));
        Variable output = network.apply(f, inputs.subList(0, parameters), inputs.getLast());
        // (theta, x, delta) -> (f, J delta)
        Program moved =
                Differentiation.pushforward(
                        f.build(output), IntStream.range(0, parameters).toArray());

        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = network.parameterShapes().stream().map(b::input).toList();
        List<Variable> delta = network.parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), columns);
        Variable targets = b.input(network.outputs(), columns);
        Variable weights = b.input(1, columns);
        List<Variable> operands = new ArrayList<>(theta);
        operands.add(x);
        operands.addAll(delta);
        List<Variable> both = b.call(moved, operands);
        Variable error = b.subtract(b.add(both.get(0), both.get(1)), targets);
        Variable mean = b.scale(b.sumRows(b.square(error)), 1.0 / network.outputs());
        return b.build(b.sum(b.multiply(weights, mean)));
    }
}
