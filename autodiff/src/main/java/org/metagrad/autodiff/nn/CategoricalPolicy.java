package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A softmax policy over discrete actions: {@code log pi(a | s) = log softmax(network(s))[a]}.
 *
 * @param network its first outputs are the logits, one for each action
 * @param actions the number of actions
 */
public record CategoricalPolicy(Mlp network, int actions) implements Policy {

    /**
     * Checks the number of actions.
     *
     * @throws IllegalArgumentException if it is below 1 or above the number of outputs
     */
    public CategoricalPolicy {
        network.requireOutputs("categorical policy", actions);
    }

    /**
     * A policy with one action for each output of the network.
     *
     * @param network its outputs are the logits
     */
    public CategoricalPolicy(Mlp network) {
        this(network, network.outputs());
    }

    @Override
    public int distributionOutputs() {
        return actions;
    }

    /** The number 1, since an action is an index. */
    @Override
    public int actionRows() {
        return 1;
    }

    @Override
    public int distributionRows() {
        return actions;
    }

    @Override
    public List<Shape> parameterShapes() {
        return network.parameterShapes();
    }

    @Override
    public List<String> parameterNames() {
        return network.parameterNames();
    }

    @Override
    public ActionDistribution.Categorical distribution(
            ProgramBuilder b, List<Variable> parameters, Variable outputs) {
        return new ActionDistribution.Categorical(b.logSoftmax(b.sliceRows(outputs, 0, actions)));
    }
}
