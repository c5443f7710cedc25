package org.metagrad.meta.objective;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.ActionDistribution;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Network;
import org.metagrad.autodiff.nn.Policy;

/**
 * The divergence of what a network predicts from what it predicts under other parameters, {@code
 * sum_t m_t KL(p_target(.|x_t) || p_theta(.|x_t))} with the target held. Where both are the same
 * parameters its gradient in theta is 0 and its Hessian the Fisher information.
 *
 * <p>The parameters are theta, then the target, shaped alike. Data: the inputs {@code [D, n]}, the
 * shares {@code m} {@code [1, n]}, under the names that the loss beside it has for them.
 */
public sealed interface OutputDivergence extends Loss {

    /** {@return the shapes of theta alone} */
    List<Shape> shapes();

    /**
     * Appends the divergence of each column.
     *
     * @param b the builder to which the equations are appended
     * @param theta variables of {@link #shapes}
     * @param target variables of {@link #shapes}
     * @param inputs {@code [D, columns]}
     * @return {@code [1, columns]}
     */
    Variable divergence(
            ProgramBuilder b, List<Variable> theta, List<Variable> target, Variable inputs);

    @Override
    default List<Shape> parameterShapes() {
        List<Shape> both = new ArrayList<>(shapes());
        both.addAll(shapes());
        return both;
    }

    @Override
    default Program program(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = shapes().stream().map(b::input).toList();
        List<Variable> target = shapes().stream().map(b::input).toList();
        Variable inputs = b.input(data().getFirst().rows(), columns);
        Variable shares = b.input(1, columns);
        Variable each = divergence(b, theta, target, inputs);
        return b.build(b.sum(b.multiply(shares, each)));
    }

    /**
     * Of a policy's distributions of actions at the states.
     *
     * @param policy the policy
     */
    record OfPolicy(Policy policy) implements OutputDivergence {
        @Override
        public List<Shape> shapes() {
            return policy.parameterShapes();
        }

        @Override
        public List<Data> data() {
            return List.of(new Data("states", policy.stateRows()), new Data("shares", 1));
        }

        @Override
        public Variable divergence(
                ProgramBuilder b, List<Variable> theta, List<Variable> target, Variable inputs) {
            Variable held = b.stopGradient(policy.actions(b, target, inputs).rows(b));
            return policy.divergence(b, held, theta, inputs);
        }
    }

    /**
     * Of the labels of a classification, whose logits are the network's outputs.
     *
     * @param network the network
     */
    record OfLabels(Network network) implements OutputDivergence {
        @Override
        public List<Shape> shapes() {
            return network.parameterShapes();
        }

        @Override
        public List<Data> data() {
            return List.of(new Data("x", network.inputs()), new Data("weights", 1));
        }

        @Override
        public Variable divergence(
                ProgramBuilder b, List<Variable> theta, List<Variable> target, Variable inputs) {
            Variable held = b.stopGradient(b.logSoftmax(network.apply(b, target, inputs)));
            Variable log = b.logSoftmax(network.apply(b, theta, inputs));
            return new ActionDistribution.Categorical(log).divergenceFrom(b, held);
        }
    }

    /**
     * Of a regression of m outputs, {@code (1/m) |y - y_target|^2}: that of independent normal
     * outputs of variance {@code m / 2}, whose negative log-likelihood is the squared error.
     *
     * @param network its outputs are the means
     */
    record OfMeans(Network network) implements OutputDivergence {
        @Override
        public List<Shape> shapes() {
            return network.parameterShapes();
        }

        @Override
        public List<Data> data() {
            return new OfLabels(network).data();
        }

        @Override
        public Variable divergence(
                ProgramBuilder b, List<Variable> theta, List<Variable> target, Variable inputs) {
            Variable held = b.stopGradient(network.apply(b, target, inputs));
            Variable off = b.subtract(network.apply(b, theta, inputs), held);
            return b.scale(b.sumRows(b.square(off)), 1.0 / network.outputs());
        }
    }
}
