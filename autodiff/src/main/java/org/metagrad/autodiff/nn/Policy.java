package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A stochastic policy {@code pi(a | s)}: a network whose first outputs, with further parameters of
 * the policy's own, give an {@link ActionDistribution} for each state.
 *
 * <p>Outputs of the network beyond {@link #distributionOutputs} are left to others: in an
 * actor-critic network the last one is the state's value. The parameters are those of the network,
 * then the policy's own.
 */
public sealed interface Policy permits CategoricalPolicy, GaussianPolicy {

    /** {@return the network} */
    Mlp network();

    /** {@return how many of the network's outputs, from the first on, the distribution takes} */
    int distributionOutputs();

    /** {@return the rows of an action: 1 for an index, else the number of its dimensions} */
    int actionRows();

    /** {@return the rows of {@link ActionDistribution#rows}} */
    int distributionRows();

    /** {@return the shapes of the parameters: the network's, then the policy's own} */
    List<Shape> parameterShapes();

    /** {@return the names of the parameters, in the order of {@link #parameterShapes}} */
    List<String> parameterNames();

    /**
     * Appends the distribution of actions.
     *
     * @param b the builder to which the equations are appended
     * @param parameters variables of {@link #parameterShapes}
     * @param outputs the network's, {@code [outputs, columns]}
     * @return the distribution of each column
     */
    ActionDistribution distribution(ProgramBuilder b, List<Variable> parameters, Variable outputs);

    /** {@return the length of the flat parameter vector} */
    default int parameterCount() {
        return parameterShapes().stream().mapToInt(Shape::size).sum();
    }

    /** {@return the rows of a state} */
    default int stateRows() {
        return network().sizes().getFirst();
    }

    /**
     * Appends one input for each parameter.
     *
     * @param b the builder to which the equations are appended
     * @return the inputs, in the order of {@link #parameterShapes}
     */
    default List<Variable> inputs(ProgramBuilder b) {
        return parameterShapes().stream().map(b::input).toList();
    }

    /**
     * Appends the network and the distribution of actions.
     *
     * @param b the builder to which the equations are appended
     * @param parameters variables of {@link #parameterShapes}
     * @param states {@code [inputs, columns]}
     * @return the distribution of each column
     */
    default ActionDistribution actions(
            ProgramBuilder b, List<Variable> parameters, Variable states) {
        return distribution(b, parameters, network().apply(b, parameters, states));
    }

    /**
     * Appends {@code log pi(action | state)}, {@code [1, columns]}: the logarithm of a probability,
     * or of a joint density over all dimensions of the action.
     *
     * @param b the builder to which the equations are appended
     * @param parameters variables of {@link #parameterShapes}
     * @param states {@code [inputs, columns]}
     * @param actions {@code [actionRows, columns]}
     * @return {@code [1, columns]}
     */
    default Variable logProbability(
            ProgramBuilder b, List<Variable> parameters, Variable states, Variable actions) {
        return actions(b, parameters, states).logProbability(b, actions);
    }

    /**
     * Appends the entropy of {@code pi(. | state)}, {@code [1, columns]}.
     *
     * @param b the builder to which the equations are appended
     * @param parameters variables of {@link #parameterShapes}
     * @param states {@code [inputs, columns]}
     * @return {@code [1, columns]}
     */
    default Variable entropy(ProgramBuilder b, List<Variable> parameters, Variable states) {
        return actions(b, parameters, states).entropy(b);
    }

    /**
     * Appends {@code KL(old || pi(. | state))}, {@code [1, columns]}.
     *
     * @param b the builder to which the equations are appended
     * @param old {@code [distributionRows, columns]}, as {@link #distributions} computes it
     * @param parameters variables of {@link #parameterShapes}
     * @param states {@code [inputs, columns]}
     * @return {@code [1, columns]}, in nats
     */
    default Variable divergence(
            ProgramBuilder b, Variable old, List<Variable> parameters, Variable states) {
        return actions(b, parameters, states).divergenceFrom(b, old);
    }

    /**
     * {@return the program {@code (parameters, states [inputs, columns]) -> [distributionRows,
     * columns]}, the distributions from which a rollout draws actions}
     *
     * @param columns the number of states
     */
    default Program distributions(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = inputs(b);
        return b.build(actions(b, parameters, b.input(stateRows(), columns)).rows(b));
    }
}
