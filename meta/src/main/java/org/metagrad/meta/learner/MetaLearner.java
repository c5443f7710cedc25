package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.meta.file.ParameterLayout;

/**
 * A gradient-based meta-learner: what one task contributes to the meta-gradient.
 *
 * <p>All of them take {@code k} inner steps {@code theta_{s+1} = theta_s - a ∘ g(theta_s; D_s)}, or
 * by another {@link InnerStep}, and differ in what is adapted, with which step sizes {@code a}, and
 * in how much of the derivative of those steps is kept. The outer loop averages the contributions
 * over tasks and hands the mean to an optimiser.
 *
 * <p>A learner of one's own is one class that implements this: {@link InnerLoop} adapts and pulls
 * back, {@link MetaGradient} is the room for the result, and {@code new Training(config, tasks,
 * learner)} trains with it. A learner is immutable and serves several threads at once, each with a
 * task and a room of its own.
 */
public interface MetaLearner {

    /** {@return the number {@code k} of inner steps} */
    int innerSteps();

    /**
     * {@return the length of the vector that is meta-learnt}
     *
     * @param parameters {@code P}, the length of a task's vector
     */
    default int metaParameters(int parameters) {
        return parameters;
    }

    /**
     * Makes room for one task's meta-gradient.
     *
     * @param parameters {@code P}, the length of a task's vector
     * @return the room, of which each thread needs its own
     */
    default MetaGradient room(int parameters) {
        return new MetaGradient(metaParameters(parameters), parameters, innerSteps());
    }

    /**
     * Computes the meta-gradient of one task.
     *
     * @param <D> the data of a draw
     * @param task the task
     * @param theta what is meta-learnt, {@code [metaParameters(P)]}. Not modified.
     * @param result gets the meta-gradient, its first-order part and the iterates. Modified.
     */
    <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result);

    /**
     * {@return the number of times a meta-gradient draws data: for each inner step and for the
     * outer loss}
     */
    default int draws() {
        return innerSteps() + 1;
    }

    /**
     * The initial value of what is meta-learnt.
     *
     * @param start a task's vector, {@code [P]}. Not modified.
     * @param alpha the step size where step sizes are meta-learnt
     * @return {@code [metaParameters(P)]}
     */
    default double[] initial(double[] start, double alpha) {
        return Arrays.copyOf(start, metaParameters(start.length));
    }

    /**
     * {@return the rule of the inner steps, by which new tasks are adapted to as well}
     *
     * @param meta what is meta-learnt, which the rule may keep. Not modified.
     * @param parameters {@code P}, the length of a task's vector
     */
    InnerStep innerStep(double[] meta, int parameters);

    /**
     * Computes the {@code g} of an inner step, what {@link #innerStep} is given for the gradient:
     * that of the loss on the data of the step, unless the learner's steps go another way.
     *
     * @param <D> the data of a draw
     * @param task the task
     * @param theta where the step begins, {@code [P]}. Not modified.
     * @param data drawn under {@code theta}
     * @param g {@code [P]}. Modified.
     * @param room what {@link #room} gives, kept from step to step. Modified.
     */
    default <D> void innerGradient(
            LearningTask<D> task, double[] theta, D data, double[] g, MetaGradient room) {
        task.gradient(theta, data, g);
    }

    /**
     * {@return the factor that makes the mean of {@link #metaGradient} a gradient where it is none:
     * an optimiser with a scale of its own takes it multiplied by this}
     */
    default double directionScale() {
        return 1;
    }

    /**
     * {@return the names and shapes of what is meta-learnt, for files}
     *
     * @param task those of a task's vector without what starts at 0 for each task
     */
    default ParameterLayout layout(ParameterLayout task) {
        return task;
    }

    /**
     * Where a task's adaptation starts.
     *
     * @param theta what is meta-learnt. Not modified.
     * @param start {@code [P]}. Modified.
     */
    default void start(double[] theta, double[] start) {
        System.arraycopy(theta, 0, start, 0, start.length);
    }
}
