package org.metagrad.meta.learner;

/**
 * One task as a gradient-based meta-learner sees it: data can be drawn under given parameters, and
 * the loss on that data can be differentiated twice.
 *
 * <p>Reinforcement learning, supervised learning and the tests' closed forms all come in this form,
 * so each meta-learner is written once. Vectors are flat and of one length, {@code P}.
 *
 * @param <D> what a draw gives: trajectories, a labelled batch
 */
public interface LearningTask<D> {

    /**
     * Draws fresh data under {@code theta}.
     *
     * @param theta {@code [P]}. Not modified.
     * @param draw the number of the draw within this task: the inner step, or the number of inner
     *     steps for the outer data. Draws of different numbers stay valid beside each other.
     * @return the data
     */
    D sample(double[] theta, int draw);

    /**
     * Computes {@code gradient = grad L(theta; data)}.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param gradient {@code [P]}. Modified.
     */
    void gradient(double[] theta, D data, double[] gradient);

    /**
     * Computes the gradient at a point where Hessian-vector products will be asked for: an
     * implementation may keep with the data what they can reuse.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param gradient {@code [P]}. Modified.
     */
    default void linearise(double[] theta, D data, double[] gradient) {
        gradient(theta, data, gradient);
    }

    /**
     * Computes the gradient at a point where products with directions will be asked for that are 0
     * outside of a range of the parameters, as those of a step that moves these alone.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param from first parameter of the range
     * @param to one past the last
     * @param gradient {@code [P]}. Modified: the gradient in the range, anything outside.
     */
    default void linearise(double[] theta, D data, int from, int to, double[] gradient) {
        linearise(theta, data, gradient);
    }

    /**
     * Computes the score {@code gradient = grad_theta log p(data; theta)}, where {@code p} is the
     * probability with which {@link #sample} gives these data. 0 where data do not depend on the
     * parameters, as in supervised learning.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param gradient {@code [P]}. Modified.
     */
    default void logLikelihoodGradient(double[] theta, D data, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
    }

    /**
     * Computes {@code product = F(theta; data) v}, with {@code F} the Fisher information of what is
     * predicted under {@code theta} for the inputs in the data, weighed as the loss weighs them:
     * the Hessian of their divergence from themselves, {@code mean KL(p_theta || p_{theta + d})} at
     * {@code d = 0}.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param v {@code [P]}. Not modified.
     * @param product {@code [P]}. Modified.
     * @throws UnsupportedOperationException if the task's outputs have no distribution
     * @throws IllegalStateException if the task was not configured for it, as one of a policy whose
     *     algorithm takes no divergences
     */
    default void fisherVectorProduct(double[] theta, D data, double[] v, double[] product) {
        throw new UnsupportedOperationException(
                getClass().getSimpleName() + " has no Fisher information");
    }

    /**
     * Computes {@code gradient = grad_theta mean KL(p_target || p_theta)}, of what is predicted for
     * the inputs in the data, with the target held.
     *
     * @param theta {@code [P]}. Not modified.
     * @param target {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param gradient {@code [P]}. Modified.
     * @throws UnsupportedOperationException if the task's outputs have no distribution
     * @throws IllegalStateException if the task was not configured for it, as one of a policy whose
     *     algorithm takes no divergences
     */
    default void divergenceGradient(double[] theta, double[] target, D data, double[] gradient) {
        throw new UnsupportedOperationException(
                getClass().getSimpleName() + " has no divergence of its outputs");
    }

    /**
     * {@return what the outer loop lessens, on data: the loss, or of trajectories that were drawn
     * under {@code theta} their mean return, negative}
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @throws UnsupportedOperationException if the task has gradients alone
     */
    default double value(double[] theta, D data) {
        throw new UnsupportedOperationException(
                getClass().getSimpleName() + " has gradients and no values of its loss");
    }

    /**
     * Fills a vector with standard normal numbers, a pure function of the task as it was entered
     * and of their number; no draw has any part in them.
     *
     * @param number which vector, from 0
     * @param to Modified.
     * @throws UnsupportedOperationException if the task has no random numbers
     */
    default void noise(int number, double[] to) {
        throw new UnsupportedOperationException(
                getClass().getSimpleName() + " has no random numbers of its own");
    }

    /**
     * Computes {@code product = H(theta; data) v}, with {@code H} the Hessian of the loss.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param v {@code [P]}. Not modified.
     * @param product {@code [P]}. Modified.
     */
    void hessianVectorProduct(double[] theta, D data, double[] v, double[] product);

    /**
     * Computes {@code product = H(theta; data) v} for a direction that is 0 outside of a range of
     * the parameters: an implementation may leave out the tangents of all others.
     *
     * @param theta {@code [P]}. Not modified.
     * @param data what {@link #sample} gave
     * @param from first parameter of the range
     * @param to one past the last
     * @param v {@code [P]}, 0 outside of the range. Not modified.
     * @param product {@code [P]}, all of it. Modified.
     */
    default void hessianVectorProduct(
            double[] theta, D data, int from, int to, double[] v, double[] product) {
        hessianVectorProduct(theta, data, v, product);
    }
}
