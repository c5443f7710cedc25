package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Plain inner steps {@code theta' = theta - a ∘ g} without a state, with the step size {@code a}
 * equal to {@code alpha} for the parameters {@code from} to {@code to - 1} and 0 for all others.
 * Their Jacobian is {@code I - diag(a) H}.
 *
 * @param alpha the step size
 * @param from first parameter that moves
 * @param to one past the last
 */
public record StepSize(double alpha, int from, int to) implements InnerStep {

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
     * Checks a step size.
     *
     * @param whose what a message begins with
     * @throws IllegalArgumentException if it is negative or not finite
     */
    static void requireFinite(double alpha, String whose) {
        if (!(alpha >= 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException(
                    whose + "alpha " + alpha + ": a finite number from 0 wanted");
        }
    }

    @Override
    public int first() {
        return from;
    }

    @Override
    public int end(int parameters) {
        return to;
    }

    /**
     * Takes a step, {@code next = theta - a ∘ g}; {@code next} is modified.
     *
     * @param theta {@code [P]}. Not modified.
     * @param g {@code [P]}. Not modified.
     * @param next {@code [P]}. Modified.
     */
    public void step(double[] theta, double[] g, double[] next) {
        System.arraycopy(theta, 0, next, 0, theta.length);
        for (int i = from; i < to; i++) {
            next[i] = theta[i] - alpha * g[i];
        }
    }

    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        step(theta, g, next);
    }

    /**
     * Goes back through a step, {@code c u = a ∘ v}: {@code alpha} is c, so that the Hessian meets
     * {@code v} itself and not a rounded multiple.
     */
    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        Arrays.fill(u, 0);
        System.arraycopy(v, from, u, from, to - from);
        return alpha;
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
    public <D> void pullBack(
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
