package org.metagrad.autodiff.function;

import java.util.Locale;
import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The line search Newton-CG method (Nocedal and Wright 2006, algorithm 7.1): steps {@code p} with
 * {@code H p = -g}, for which conjugate gradients need Hessian-vector products alone.
 *
 * <p>The system is solved until its residual is at most {@code min(1/2, sqrt|g|) |g|}, which makes
 * convergence superlinear (their equation 7.3), or until a direction of negative curvature is met:
 * then {@code p} is what was reached before it, at the first one {@code -g}. Either goes downhill.
 * The step is halved from 1 on until it satisfies Armijo's condition {@code f(theta + a p) <=
 * f(theta) + 1e-4 a g'p} (their equation 3.4), up to the rounding of {@code f}.
 *
 * <p>The gradient is linearised once for the products of a step, so each costs a part of a
 * Hessian-vector product on its own.
 *
 * @param steps how many at most
 * @param tolerance norm of the gradient from which on it is small enough
 */
public record NewtonCg(int steps, double tolerance) implements Minimiser {
    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 60;

    /** Differences of the values, in units of their last place, that are no more than rounding. */
    private static final int ROUNDING = 8;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public NewtonCg {
        requireSettings("newton-cg", steps, tolerance);
    }

    static void requireSettings(String what, int steps, double tolerance) {
        if (steps < 0 || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d steps and tolerance %s, both from 0 wanted",
                            what,
                            steps,
                            tolerance));
        }
    }

    static void requireFinite(int step, double value, double norm) {
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            throw new ArithmeticException(
                    String.format(
                            Locale.ROOT,
                            "minimise, step %d: value %s and gradient norm %s, finite ones wanted",
                            step,
                            value,
                            norm));
        }
    }

    @Override
    public Minimum minimise(DoubleEvaluator f, double[] theta) {
        int n = theta.length;
        // Rounding may delay the end of conjugate gradients beyond n steps.
        ConjugateGradient solver = new ConjugateGradient(n, 2 * n + 10);
        double[] downhill = new double[n];
        double[] p = new double[n];
        double[] next = new double[n];
        double value = f.value(theta);
        for (int k = 0; ; k++) {
            double[] gradient = f.linearise(theta);
            double norm = Math.sqrt(Vectors.dot(gradient, gradient));
            requireFinite(k, value, norm);
            if (norm <= tolerance || k == steps) {
                return new Minimum(value, norm, k, norm <= tolerance);
            }
            for (int i = 0; i < n; i++) {
                downhill[i] = -gradient[i];
            }
            double residual = Math.min(0.5, Math.sqrt(norm)) * norm;
            solver.solveTruncated(f::product, downhill, residual, p);
            double slope = -Vectors.dot(downhill, p);
            double reached = search(f, theta, value, slope, p, next);
            if (Double.isNaN(reached)) {
                return new Minimum(value, norm, k, false);
            }
            value = reached;
            System.arraycopy(next, 0, theta, 0, n);
        }
    }

    /** The value at the first of the steps 1, 1/2, 1/4, ... that is low enough; NaN if none is. */
    private static double search(
            DoubleEvaluator f,
            double[] theta,
            double value,
            double slope,
            double[] p,
            double[] next) {
        double size = 1;
        for (int h = 0; h < HALVINGS; h++, size /= 2) {
            Vectors.step(theta, -size, p, next);
            double there = f.value(next);
            double bound = value + ARMIJO * size * slope + ROUNDING * Math.ulp(value);
            if (Double.isFinite(there) && there <= bound) {
                return there;
            }
        }
        return Double.NaN;
    }
}
