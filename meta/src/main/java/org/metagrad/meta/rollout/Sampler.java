package org.metagrad.meta.rollout;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.Policy;

/**
 * A policy from which actions are drawn, with the context values that it reads beside its
 * observations.
 *
 * @param context their number, 0 for none
 */
public record Sampler(Policy policy, int context) {

    /** The numbers that an environment shows. */
    int observationSize() {
        return policy.network().inputs() - context;
    }

    /** The length of a task's vector: the policy's parameters, then the context. */
    public int parameters() {
        return policy.parameterCount() + context;
    }

    /** The program of the distributions of actions; see {@link Policy#distributions}. */
    public Program distributions(int columns) {
        Program plain = policy.distributions(columns);
        return context == 0
                ? plain
                : ContextLoss.program(plain, policy.parameterShapes().size(), context);
    }
}
