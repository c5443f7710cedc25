package org.metagrad.meta.objective;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;

/**
 * The mean logarithm of the probability of the actions taken, {@code sum_t m_t log pi(a_t|s_t)}:
 * its gradient times their number is that of the logarithm of the probability of the trajectories,
 * as far as it depends on the policy.
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; shares {@code [1, n]}, which are
 * {@code m_t = 1/N}, and 0 in columns that hold no sample.
 *
 * @param policy the policy pi
 */
public record MeanLogProbability(Policy policy) implements Loss {

    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("states", policy.stateRows()),
                new Data("actions", policy.actionRows()),
                new Data("shares", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), columns);
        Variable actions = b.input(policy.actionRows(), columns);
        Variable shares = b.input(1, columns);
        Variable probability = policy.actions(b, parameters, states).logProbability(b, actions);
        return b.build(b.sum(b.multiply(shares, probability)));
    }
}
