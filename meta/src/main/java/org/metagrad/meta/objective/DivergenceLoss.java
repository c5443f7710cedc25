package org.metagrad.meta.objective;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;

/**
 * The divergence of a policy from an old one, {@code sum_t m_t KL(pi_old(.|s_t) || pi(.|s_t))}. At
 * the old policy its Hessian is the Fisher information.
 *
 * <p>Data: states {@code [D, n]}; old distributions {@code [distributionRows, n]} (see {@link
 * Policy#distributions}); shares {@code m = 1/N} {@code [1, n]}.
 *
 * @param policy the new policy pi
 */
public record DivergenceLoss(Policy policy) implements Loss {
    @Override
    public List<Shape> parameterShapes() {
        return policy.parameterShapes();
    }

    @Override
    public List<Data> data() {
        return List.of(
                new Data("states", policy.stateRows()),
                new Data("old distributions", policy.distributionRows()),
                new Data("shares", 1));
    }

    @Override
    public Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), columns);
        Variable old = b.input(policy.distributionRows(), columns);
        Variable shares = b.input(1, columns);
        Variable divergence = policy.divergence(b, old, parameters, states);
        return b.build(b.sum(b.multiply(shares, divergence)));
    }
}
