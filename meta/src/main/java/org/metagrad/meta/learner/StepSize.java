package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The step sizes {@code a} of an inner step {@code theta' = theta - a ∘ g}, one for each parameter:
 * steps without a state, whose Jacobian is {@code I - diag(a) H}.
 */
public sealed interface StepSize extends InnerStep {

    /**
     * The step size {@code alpha} for the parameters {@code from} to {@code to - 1}, 0 for all
     * others.
     *
     * @param alpha the step size
     * @param from first parameter that moves
     * @param to one past the last
     */
    record OnRange(double alpha, int from, int to) implements StepSize {
        @Override
        public int first() {
            return from;
        }

        @Override
        public int end(int parameters) {
            return to;
        }
    }

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
            case OnRange(double alpha, int from, int to) -> {
                System.arraycopy(theta, 0, next, 0, theta.length);
                for (int i = from; i < to; i++) {
                    next[i] = theta[i] - alpha * g[i];
                }
            }
            case Each(double[] a) -> {
                for (int i = 0; i < theta.length; i++) {
                    next[i] = theta[i] - a[i] * g[i];
                }
            }
        }
    }

    @Override
    default void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        step(theta, g, next);
    }

    /**
     * Goes back through a step, {@code c u = a ∘ v}. A common {@code alpha} is c, so that the
     * Hessian meets {@code v} itself and not a rounded multiple.
     */
    @Override
    default double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        return switch (this) {
            case OnRange(double alpha, int from, int to) -> {
                Arrays.fill(u, 0);
                System.arraycopy(v, from, u, from, to - from);
                yield alpha;
            }
            case Each(double[] a) -> {
                for (int i = 0; i < v.length; i++) {
                    u[i] = a[i] * v[i];
                }
                yield 1;
            }
        };
    }

    /**
     * Pulls {@code v} back through a step, {@code v <- v - H (a ∘ v)}.
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
        double c = pullBack(0, null, null, v, null, scaled);
        task.hessianVectorProduct(theta, data, first(), end(v.length), scaled, product);
        Vectors.step(v, c, product, v);
    }
}
