package org.metagrad.autodiff.function;

/** Goes from a point to a lower one where the gradient of a scalar function is small. */
public sealed interface Minimiser permits Descent, NewtonCg {

    /**
     * Where a minimiser ended.
     *
     * @param value {@code f(theta)}
     * @param gradientNorm {@code |grad f(theta)|}, Euclidean
     * @param steps how many steps have been taken
     * @param converged whether the norm is at most the tolerance: theta is stationary, and a
     *     minimum where the Hessian is positive definite
     */
    record Minimum(double value, double gradientNorm, int steps, boolean converged) {}

    /**
     * Minimises {@code f} from {@code theta} on.
     *
     * @param f a scalar function with its data given
     * @param theta {@code [P]}, where to begin. Modified: where it ended.
     * @return what was reached, converged or not
     * @throws IllegalArgumentException if {@code f} is not scalar or the length is wrong
     * @throws IllegalStateException if data have not been given
     * @throws ArithmeticException if the value, the gradient or a product with the Hessian is not
     *     finite at the start or at a point that was stepped to
     */
    Minimum minimise(DoubleEvaluator f, double[] theta);
}
