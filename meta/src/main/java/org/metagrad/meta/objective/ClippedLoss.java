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
 * The clipped loss of ProMP's outer step (Rothfuss et al. 2019, arXiv 1810.06784, eq. 10; the
 * clipping is PPO's, arXiv 1707.06347, eq. 7), with {@code rho = pi(a|s) / pi_old(a|s)}:
 *
 * <pre>  -sum_t min(rho_t w_t, clip(rho_t, 1 - e, 1 + e) w_t)
 *     + c_k sum_t m_t KL(pi_old || pi) - c_e sum_t m_t e_t entropy_t</pre>
 *
 * <p>Data: states {@code [D, n]}; actions {@code [actionRows, n]}; weights {@code w = A / N} {@code
 * [1, n]}; old log-probabilities {@code [1, n]}; old distributions {@code [distributionRows, n]};
 * shares {@code m = 1/N} {@code [1, n]}; then, with an entropy bonus, entropy shares {@code e [1,
 * n]} (see {@link PolicyLoss}), which leave the divergence as it is.
 *
 * @param policy the new policy pi
 * @param clip e, in (0, 1); ProMP has .3
 * @param divergenceCoefficient {@code c_k}, from 0; ProMP has 5e-4
 * @param entropyCoefficient {@code c_e}, from 0
 */
public record ClippedLoss(
        Policy policy, double clip, double divergenceCoefficient, double entropyCoefficient)
        implements Loss {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the one that is out of its range
     */
    public ClippedLoss {
        if (!(clip > 0 && clip < 1)) {
            throw new IllegalArgumentException("clip " + clip + ": between 0 and 1 wanted");
        }
        PolicyLoss.requireCoefficient("divergence coefficient", divergenceCoefficient);
        PolicyLoss.requireCoefficient("entropy coefficient", entropyCoefficient);
    }

    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        List<Data> data = new ArrayList<>(new RatioLoss(policy).data());
        data.add(new Data("old distributions", policy.distributionRows()));
        data.add(new Data("shares", 1));
        if (entropyCoefficient > 0) {
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
        Variable oldLogProbabilities = b.input(1, columns);
        Variable old = b.input(policy.distributionRows(), columns);
        Variable shares = b.input(1, columns);
        ActionDistribution pi = policy.actions(b, parameters, states);
        Variable ratio = RatioLoss.ratio(b, pi.logProbability(b, actions), oldLogProbabilities);
        Variable gain =
                b.minimum(
                        b.multiply(ratio, weights),
                        b.multiply(b.clip(ratio, 1 - clip, 1 + clip), weights));
        Variable divergence = pi.divergenceFrom(b, old);
        Variable entropy =
                entropyCoefficient > 0 ? b.multiply(b.input(1, columns), pi.entropy(b)) : null;
        Variable penalty =
                PolicyLoss.penalty(
                        b, divergenceCoefficient, divergence, entropyCoefficient, entropy);
        return b.build(b.sum(b.subtract(b.multiply(shares, penalty), gain)));
    }
}
