package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The step sizes {@code a} of an inner step {@code theta' = theta - a ∘ g}, one for each parameter.
 */
public sealed interface StepSize {

    /**
     * The step size {@code alpha} for the parameters {@code from} to {@code to - 1}, 0 for all
     * others.
     *
     * @param alpha the step size
     * @param from first parameter that moves
     * @param to one past the last
     */
    record OnRange(double alpha, int from, int to) implements StepSize {}

    /**
     * A step size for each parameter; the array is used as it is.
     *
     * @param a {@code [P]}
     */
    record Each(double[] a) implements StepSize {}

    /**
     * Checks a number of last parameters that steps leave as they are.
     *
     * @param fixed their number
     * @throws IllegalArgumentException if it is negative
     */
    static void requireFixed(int fixed) {
        if (fixed < 0) {
            throw new IllegalArgumentException("fixed " + fixed + ": from 0 wanted");
        }
    }

    /**
     * Takes a step, {@code next = theta - a ∘ g}; {@code next} is modified.
     *
     * @param theta {@code [P]}. Not modified.
     * @param g {@code [P]}. Not modified.
     * @param next {@code [P]}. Modified.
     */
    default void step(double[] theta, double[] g, double[] next) {
        switch (this) {
            case OnRange(double alpha, int from, int to) ->
                    RangeStep.take(alpha, from, to, theta, g, next);
            case Each(double[] a) -> {
                for (int i = 0; i < theta.length; i++) {
                    next[i] = theta[i] - a[i] * g[i];
                }
            }
        }
    }

    /**
     * Computes the gradient of a step that {@link #pullBack} will go back through.
     *
     * @param <D> the data of a draw
     * @param task whose loss has the gradient
     * @param theta the point before the step, {@code [P]}. Not modified.
     * @param data of the step
     * @param g {@code [P]}. Modified: the gradient of all that moves.
     */
    default <D> void linearise(LearningTask<D> task, double[] theta, D data, double[] g) {
        switch (this) {
            case OnRange(double _, int from, int to) -> task.linearise(theta, data, from, to, g);
            case Each _ -> task.linearise(theta, data, g);
        }
    }

    /**
     * Pulls {@code v} back through a step, {@code v <- v - H (a ∘ v)}.
     *
     * <p>A common {@code alpha} is applied after the product, so that the Hessian meets {@code v}
     * itself and not a rounded multiple. On a range the task is told that the direction is 0
     * outside.
     *
     * @param <D> the data of a draw
     * @param task whose loss has the Hessian
     * @param theta the point before the step, {@code [P]}. Not modified.
     * @param data of the step
     * @param v {@code [P]}. Modified.
     * @param scaled room of the same length. Modified.
     * @param product room of the same length. Modified.
     */
    default <D> void pullBack(
            LearningTask<D> task,
            double[] theta,
            D data,
            double[] v,
            double[] scaled,
            double[] product) {
        switch (this) {
            case OnRange(double alpha, int from, int to) -> {
                java.util.Arrays.fill(scaled, 0);
                System.arraycopy(v, from, scaled, from, to - from);
                task.hessianVectorProduct(theta, data, from, to, scaled, product);
                Vectors.step(v, alpha, product, v);
            }
            case Each(double[] a) -> {
                for (int i = 0; i < v.length; i++) {
                    scaled[i] = a[i] * v[i];
                }
                task.hessianVectorProduct(theta, data, scaled, product);
                Vectors.step(v, 1, product, v);
            }
        }
    }
}
