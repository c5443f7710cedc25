package org.metagrad.meta;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;

/**
 * The importance-weighted loss of TRPO (Schulman et al. 2015, arXiv 1502.05477, eq. 14): {@code
 * -sum_t w_t pi(a_t|s_t) / pi_old(a_t|s_t)}.
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; weights {@code A / N} {@code [1,
 * n]}; old log-probabilities {@code [1, n]}. The logarithm of the ratio is cut off at {@link
 * #LIMIT}.
 */
public record RatioLoss(Policy policy) implements Loss {
    /**
     * The largest logarithm of a ratio, in size: {@code e^80} is 5.5e34 and still a float, with
     * room for the weights. Nothing that is learnt from needs as much.
     */
    static final double LIMIT = 80;

    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("states", policy.stateRows()),
                new Data("actions", policy.actionRows()),
                new Data("weights", 1),
                new Data("old log-probabilities", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), columns);
        Variable actions = b.input(policy.actionRows(), columns);
        Variable weights = b.input(1, columns);
        Variable old = b.input(1, columns);
        Variable ratio = ratio(b, policy.logProbability(b, parameters, states, actions), old);
        return b.build(b.scale(b.sum(b.multiply(weights, ratio)), -1));
    }

    static Variable ratio(ProgramBuilder b, Variable logProbability, Variable old) {
        return b.exp(b.clip(b.subtract(logProbability, old), -LIMIT, LIMIT));
    }
}
