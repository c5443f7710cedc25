package org.metagrad.meta;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.CategoricalPolicy;

/**
 * The losses whose gradient is the policy gradient. They share it and differ in their Hessian.
 *
 * <p>As programs: inputs are the policy's parameters, states {@code [D, n]}, actions {@code [1, n]}
 * (indices) and weights {@code [1, n]}, which are the advantages divided by the number of samples;
 * the output is the loss.
 */
public enum Surrogate {
    /**
     * {@code -sum_t log pi(a_t|s_t) A_t}, as the first MAML programs have it. Its Hessian is
     * biased: it misses the term {@code grad log pi grad log pi'}.
     */
    LOGPROB,
    /**
     * {@code -sum_t exp(log pi(a_t|s_t) - stop(log pi(a_t|s_t))) A_t}, the low-variance curvature
     * estimator (ProMP, arXiv 1810.06784, eq. 9).
     */
    LVC;

    /** The loss over a batch of {@code columns} samples. */
    public Program loss(CategoricalPolicy policy, int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.network().sizes().getFirst(), columns);
        Variable actions = b.input(1, columns);
        Variable weights = b.input(1, columns);
        Variable logProbability = policy.logProbability(b, parameters, states, actions);
        Variable credit =
                switch (this) {
                    case LOGPROB -> logProbability;
                    case LVC -> b.exp(b.subtract(logProbability, b.stopGradient(logProbability)));
                };
        return b.build(b.scale(b.sum(b.multiply(weights, credit)), -1));
    }
}
