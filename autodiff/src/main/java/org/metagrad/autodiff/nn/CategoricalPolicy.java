package org.metagrad.autodiff.nn;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A softmax policy over discrete actions: {@code log pi(a | s) = log softmax(network(s))[a]}.
 *
 * @param network its outputs are the logits, one for each action
 */
public record CategoricalPolicy(Mlp network) {

    /** The program {@code (parameters, states [inputs, columns]) -> log pi [actions, columns]}. */
    public Program logProbabilities(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = inputs(b);
        Variable states = b.input(network.sizes().getFirst(), columns);
        return b.build(b.logSoftmax(network.apply(b, parameters, states)));
    }

    /** Appends one input for each parameter. */
    public List<Variable> inputs(ProgramBuilder b) {
        List<Variable> parameters = new ArrayList<>();
        for (Shape shape : network.parameterShapes()) {
            parameters.add(b.input(shape));
        }
        return parameters;
    }

    /**
     * Appends {@code log pi(action | state)}.
     *
     * @param states {@code [inputs, columns]}
     * @param actions {@code [1, columns]}, indices
     * @return {@code [1, columns]}
     */
    public Variable logProbability(
            ProgramBuilder b, List<Variable> parameters, Variable states, Variable actions) {
        return b.pick(b.logSoftmax(network.apply(b, parameters, states)), actions);
    }
}
