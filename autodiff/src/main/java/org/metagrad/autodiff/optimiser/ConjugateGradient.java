package org.metagrad.autodiff.optimiser;

import java.util.Arrays;
import java.util.Locale;

/**
 * Solves {@code A x = b} for a symmetric positive definite {@code A} by a fixed number of steps of
 * conjugate gradients (Hestenes and Stiefel 1952) from {@code x = 0}, in double. Owns its vectors:
 * one for each thread.
 */
public final class ConjugateGradient {
    private final int iterations;
    private final double[] residual;
    private final double[] direction;
    private final double[] image;

    /**
     * Room for systems of a size.
     *
     * @param parameters P
     * @param iterations how many steps are taken, that is products with A
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
        Arrays.fill(x, 0);
        System.arraycopy(b, 0, residual, 0, b.length);
        System.arraycopy(b, 0, direction, 0, b.length);
        double squares = Vectors.dot(residual, residual);
        for (int i = 0; i < iterations && squares != 0; i++) {
            a.apply(direction, image);
            double curvature = Vectors.dot(direction, image);
            if (!(curvature > 0)) {
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "conjugate gradient, step %d: p'Ap is %s, above 0 wanted",
                                i + 1,
                                curvature));
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
        return squares;
    }
}
