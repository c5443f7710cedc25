package org.metagrad.meta.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.ActionDistribution;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;

/**
 * The loss of a network that is policy and value function at once; its last output is the value V:
 *
 * <pre>  -sum_t w_t credit_t + c_v sum_t m_t (V(s_t) - R_t)^2 - c_e sum_t m_t entropy_t</pre>
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; weights {@code w = A / N} {@code
 * [1, n]}; shares {@code m = 1/N} {@code [1, n]}; returns R {@code [1, n]}; then, where the
 * surrogate reaches along episodes, follows {@code [1, n]} (see {@link Surrogate#credit}).
 *
 * @param policy its distribution takes all of the network's outputs but the last
 * @param surrogate gives the credit of each sample
 * @param valueCoefficient {@code c_v}, from 0
 * @param entropyCoefficient {@code c_e}, from 0
 */
public record ActorCriticLoss(
        Policy policy, Surrogate surrogate, double valueCoefficient, double entropyCoefficient)
        implements Loss {

    /**
     * Checks the outputs and the coefficients.
     *
     * @throws IllegalArgumentException if the network has no output for the value, or a coefficient
     *     is negative or not finite
     */
    public ActorCriticLoss {
        PolicyLoss.requireCoefficient("value coefficient", valueCoefficient);
        PolicyLoss.requireCoefficient("entropy coefficient", entropyCoefficient);
        if (policy.network().outputs() != policy.distributionOutputs() + 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "actor-critic: a network of %d outputs wanted, %d of the distribution and the value, got %d",
                            policy.distributionOutputs() + 1,
                            policy.distributionOutputs(),
                            policy.network().outputs()));
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
        data.add(new Data("shares", 1));
        data.add(new Data("returns", 1));
        if (surrogate.alongEpisodes()) {
            data.add(new Data("follows", 1));
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
        Variable shares = b.input(1, columns);
        Variable returns = b.input(1, columns);
        Variable follows = surrogate.alongEpisodes() ? b.input(1, columns) : null;
        Variable outputs = policy.network().apply(b, parameters, states);
        ActionDistribution pi = policy.distribution(b, parameters, outputs);
        Variable credit = surrogate.credit(b, pi.logProbability(b, actions), follows);
        Variable value = b.sliceRows(outputs, policy.distributionOutputs(), 1);
        Variable error = b.square(b.subtract(value, returns));
        Variable entropy = entropyCoefficient == 0 ? null : pi.entropy(b);
        Variable each = PolicyLoss.penalty(b, valueCoefficient, error, entropyCoefficient, entropy);
        Variable loss = b.subtract(b.multiply(shares, each), b.multiply(weights, credit));
        return b.build(b.sum(loss));
    }
}
