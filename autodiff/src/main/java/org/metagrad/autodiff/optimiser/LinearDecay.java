package org.metagrad.autodiff.optimiser;

/**
 * A step size that decays linearly: {@code first max(0, 1 - t / iterations)} at iteration {@code t
 * = 0, 1, ...}.
 *
 * @param first at {@code t = 0}
 * @param iterations from which on it is 0, at least 1
 */
public record LinearDecay(double first, int iterations) {

    /** Checks the number of iterations. */
    public LinearDecay {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations " + iterations + ": from 1 wanted");
        }
    }

    /**
     * {@return the step size at iteration {@code t}}
     *
     * @param t the iteration, from 0
     */
    public double at(int t) {
        return first * Math.max(0, 1 - (double) t / iterations);
    }
}
