package org.metagrad.autodiff.optimiser;

import java.util.Arrays;
import java.util.Locale;

/**
 * Solves {@code A x = b} for a symmetric positive definite {@code A} by steps of conjugate
 * gradients (Hestenes and Stiefel 1952) from {@code x = 0}, in double. Owns its vectors: one for
 * each thread.
 */
public final class ConjugateGradient {
    private final int iterations;
    private final double[] residual;
    private final double[] direction;
    private final double[] image;
    private int steps;
    private double squares;
    private double curvature;

    /**
     * Room for systems of a size.
     *
     * @param parameters P
     * @param iterations how many steps are taken, that is products with A, at most
     */
    public ConjugateGradient(int parameters, int iterations) {
        this.iterations = iterations;
        residual = new double[parameters];
        direction = new double[parameters];
        image = new double[parameters];
    }

    /**
     * Solves {@code A x = b}, writing the last iterate.
     *
     * @param a the operator A, symmetric and positive definite
     * @param b [P]. Not modified.
     * @param x [P]. Modified.
     * @return the last {@code |b - A x|^2} of the recurrence
     * @throws ArithmeticException if a direction has {@code p' A p} not above 0, so that A is not
     *     positive definite or not finite
     */
    public double solve(LinearOperator a, double[] b, double[] x) {
        if (!iterate(a, b, 0, x)) {
            throw new ArithmeticException(
                    String.format(
                            Locale.ROOT,
                            "conjugate gradient, step %d: p'Ap is %s, above 0 wanted",
                            steps + 1,
                            curvature));
        }
        return squares;
    }

    /**
     * Solves {@code A x = b} until {@code |b - A x|} is at most the tolerance, for an {@code A}
     * that need not be positive definite: the inner loop of the line search Newton-CG method
     * (Nocedal and Wright 2006, algorithm 7.1). At a direction {@code p} with {@code p' A p <= 0}
     * it stops with the iterate reached, which is {@code b} if there was no step before.
     *
     * <p>Unless {@code b} is 0, {@code x' b > 0}: with {@code b = -g}, {@code x} goes downhill.
     *
     * @param a the operator A, symmetric
     * @param b [P]. Not modified.
     * @param tolerance of the residual's norm
     * @param x [P]. Modified.
     * @return whether no such direction was met
     * @throws ArithmeticException if a curvature is not finite
     */
    public boolean solveTruncated(LinearOperator a, double[] b, double tolerance, double[] x) {
        boolean convex = iterate(a, b, tolerance, x);
        if (!convex && !Double.isFinite(curvature)) {
            throw new ArithmeticException(
                    String.format(
                            Locale.ROOT,
                            "conjugate gradient, step %d: p'Ap is %s, a finite number wanted",
                            steps + 1,
                            curvature));
        }
        if (!convex && steps == 0) {
            System.arraycopy(b, 0, x, 0, b.length);
        }
        return convex;
    }

    /** {@return the number of steps that the last solution took} */
    public int steps() {
        return steps;
    }

    /** Steps until the residual is small or a curvature is not above 0, and whether none was. */
    private boolean iterate(LinearOperator a, double[] b, double tolerance, double[] x) {
        Arrays.fill(x, 0);
        System.arraycopy(b, 0, residual, 0, b.length);
        System.arraycopy(b, 0, direction, 0, b.length);
        squares = Vectors.dot(residual, residual);
        for (steps = 0; steps < iterations && !(squares <= tolerance * tolerance); steps++) {
            a.apply(direction, image);
            curvature = Vectors.dot(direction, image);
            if (!(curvature > 0)) {
                return false;
            }
            double length = squares / curvature;
            for (int j = 0; j < x.length; j++) {
                x[j] += length * direction[j];
                residual[j] -= length * image[j];
            }
            double next = Vectors.dot(residual, residual);
            double turn = next / squares;
            for (int j = 0; j < x.length; j++) {
                direction[j] = residual[j] + turn * direction[j];
            }
            squares = next;
        }
        return true;
    }
}
