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
 * The loss of a policy by a surrogate: {@code -sum_t w_t credit_t - c sum_t m_t e_t entropy_t}.
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; weights {@code [1, n]}, which
 * are {@code A_t / N} for N samples, or N episodes; then, where the surrogate reaches along
 * episodes, follows {@code [1, n]} (see {@link Surrogate#credit}); then, with an entropy bonus,
 * shares {@code [1, n]}, which are {@code m_t = 1/N}, and entropy shares {@code e [1, n]}, which
 * are what is left of the bonus, 1 for all of it. Weights and shares are 0 in columns that hold no
 * sample.
 *
 * @param policy the policy pi
 * @param surrogate gives the credit of each sample
 * @param entropyCoefficient c, from 0; 0 for no bonus
 */
public record PolicyLoss(Policy policy, Surrogate surrogate, double entropyCoefficient)
        implements Loss {
    /**
     * What is left of the entropy bonus, by sample. The row is the bonus' own: shares weigh
     * divergences and log-probabilities too, which a decay is not to touch.
     */
    static final String ENTROPY_SHARES = "entropy shares";

    /**
     * Checks the coefficient.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public PolicyLoss {
        requireCoefficient("entropy coefficient", entropyCoefficient);
    }

    static void requireCoefficient(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " " + value + ": a finite number from 0 wanted");
        }
    }

    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        List<Data> data = new ArrayList<>();
        data.add(new Data("states", policy.stateRows()));
        data.add(new Data("actions", policy.actionRows()));
        data.add(new Data("weights", 1));
        if (surrogate.alongEpisodes()) {
            data.add(new Data("follows", 1));
        }
        if (entropyCoefficient > 0) {
            data.add(new Data("shares", 1));
            data.add(new Data(ENTROPY_SHARES, 1));
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
        Variable follows = surrogate.alongEpisodes() ? b.input(1, columns) : null;
        ActionDistribution pi = policy.actions(b, parameters, states);
        Variable credit = surrogate.credit(b, pi.logProbability(b, actions), follows);
        Variable gain = b.multiply(weights, credit);
        if (entropyCoefficient > 0) {
            Variable shares = b.input(1, columns);
            Variable bonus = b.multiply(shares, b.multiply(b.input(1, columns), pi.entropy(b)));
            gain = b.add(gain, b.scale(bonus, entropyCoefficient));
        }
        return b.build(b.scale(b.sum(gain), -1));
    }

    /**
     * Appends {@code a x - c entropy}. A term with the coefficient 0 is left out, since {@code 0 x}
     * is computed, and undefined where x is.
     *
     * @param entropy null where c is 0
     */
    static Variable penalty(ProgramBuilder b, double a, Variable x, double c, Variable entropy) {
        Variable penalty = a == 0 ? b.constant(0, x.shape()) : b.scale(x, a);
        return c == 0 ? penalty : b.subtract(penalty, b.scale(entropy, c));
    }
}
