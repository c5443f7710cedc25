package org.metagrad.meta.rollout;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Policy;

/**
 * A policy from which actions are drawn, with the context values that it reads beside its
 * observations.
 *
 * @param context their number, 0 for none
 */
public record Sampler(Policy policy, int context) {

    /** The numbers that an environment shows. */
    public int observationSize() {
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

    /** Whether an action is an index and not a vector. */
    boolean discrete() {
        return switch (policy) {
            case CategoricalPolicy _ -> true;
            case GaussianPolicy _ -> false;
        };
    }

    /** The number of discrete actions, or of an action's dimensions. */
    int actions() {
        return switch (policy) {
            case CategoricalPolicy categorical -> categorical.actions();
            case GaussianPolicy gaussian -> gaussian.actionSize();
        };
    }

    /**
     * A program that gives probabilities, or means and standard deviations; then these with
     * logarithms, and what else the program of distributions gives.
     */
    Program drawable(Program distributions) {
        ProgramBuilder b = new ProgramBuilder();
        var inputs = distributions.inputs().stream().map(x -> b.input(x.shape())).toList();
        List<Variable> results = b.call(distributions, inputs);
        Variable rows = results.getFirst();
        List<Variable> outputs = new ArrayList<>(results);
        outputs.addFirst(
                discrete()
                        ? b.exp(rows)
                        : b.concatenateRows(
                                b.sliceRows(rows, 0, actions()),
                                b.exp(b.sliceRows(rows, actions(), actions()))));
        return b.build(outputs);
    }

    /**
     * The program {@code (parameters, states [D, columns], actions [A, columns]) -> [1, columns]}
     * of the logarithms of the actions' probabilities, or of their joint densities.
     */
    public Program logProbabilities(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), columns);
        Variable actions = b.input(policy.actionRows(), columns);
        Program plain = b.build(policy.logProbability(b, parameters, states, actions));
        return context == 0
                ? plain
                : ContextLoss.program(plain, policy.parameterShapes().size(), context);
    }
}
