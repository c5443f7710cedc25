package org.metagrad.meta.objective;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.ActionDistribution;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;

/**
 * The importance-weighted loss of TRPO (Schulman et al. 2015, arXiv 1502.05477, eq. 14): {@code
 * -sum_t w_t pi(a_t|s_t) / pi_old(a_t|s_t) - c_e sum_t m_t e_t entropy_t}.
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; weights {@code A / N} {@code [1,
 * n]}; old log-probabilities {@code [1, n]}; then, with an entropy bonus, shares {@code m = 1/N}
 * {@code [1, n]} and entropy shares {@code e [1, n]} (see {@link PolicyLoss}). The logarithm of the
 * ratio is cut off at {@link #LIMIT}.
 *
 * @param policy the new policy pi
 * @param entropyCoefficient {@code c_e}, from 0; 0 for no bonus
 */
public record RatioLoss(Policy policy, double entropyCoefficient) implements Loss {
    /**
     * The largest logarithm of a ratio, in size: {@code e^80} is 5.5e34 and still a float, with
     * room for the weights. Nothing that is learnt from needs as much.
     */
    static final double LIMIT = 80;

    /**
     * Checks the coefficient.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public RatioLoss {
        PolicyLoss.requireCoefficient("entropy coefficient", entropyCoefficient);
    }

    /**
     * The loss without entropy bonus.
     *
     * @param policy the new policy pi
     */
    public RatioLoss(Policy policy) {
        this(policy, 0);
    }

    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        List<Data> data =
                new ArrayList<>(
                        List.of(
                                new Data("states", policy.stateRows()),
                                new Data("actions", policy.actionRows()),
                                new Data("weights", 1),
                                new Data("old log-probabilities", 1)));
        if (entropyCoefficient > 0) {
            data.add(new Data("shares", 1));
            data.add(new Data(PolicyLoss.ENTROPY_SHARES, 1));
        }
        return data;
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), columns);
        Variable actions = b.input(policy.actionRows(), columns);
        Variable weights = b.input(1, columns);
        Variable old = b.input(1, columns);
        ActionDistribution pi = policy.actions(b, parameters, states);
        Variable gain = b.multiply(weights, ratio(b, pi.logProbability(b, actions), old));
        if (entropyCoefficient > 0) {
            Variable shares = b.input(1, columns);
            Variable bonus = b.multiply(shares, b.multiply(b.input(1, columns), pi.entropy(b)));
            gain = b.add(gain, b.scale(bonus, entropyCoefficient));
        }
        return b.build(b.scale(b.sum(gain), -1));
    }

    static Variable ratio(ProgramBuilder b, Variable logProbability, Variable old) {
        return b.exp(b.clip(b.subtract(logProbability, old), -LIMIT, LIMIT));
    }
}
