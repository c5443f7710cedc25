package org.metagrad.autodiff.function;

import org.metagrad.autodiff.optimiser.Optimiser;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Steps along gradients by an {@link Optimiser}, which goes on from the state it is in.
 *
 * @param optimiser takes the steps, for vectors of the function's length. Modified by each.
 * @param steps how many at most
 * @param tolerance norm of the gradient from which on it is small enough; 0 takes all steps
 */
public record Descent(Optimiser optimiser, int steps, double tolerance) implements Minimiser {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Descent {
        NewtonCg.requireSettings("descent", steps, tolerance);
    }

    @Override
    public Minimum minimise(DoubleEvaluator f, double[] theta) {
        double[] gradient = new double[theta.length];
        for (int k = 0; ; k++) {
            double value = f.valueAndGradient(theta, gradient);
            double norm = Math.sqrt(Vectors.dot(gradient, gradient));
            NewtonCg.requireFinite(k, value, norm);
            if (norm <= tolerance || k == steps) {
                return new Minimum(value, norm, k, norm <= tolerance);
            }
            optimiser.step(theta, gradient);
        }
    }
}
