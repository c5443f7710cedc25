package org.metagrad.meta.learner;

/** The step of {@link StepSize.OnRange}, for who takes it without an object. */
final class RangeStep {
    private RangeStep() {}

    /**
     * Writes {@code next = theta - alpha g} for the parameters {@code from} to {@code to - 1} and
     * {@code theta} elsewhere.
     *
     * @param theta {@code [P]}. Not modified unless it is {@code next}.
     * @param g {@code [P]}. Not modified.
     * @param next {@code [P]}. Modified.
     */
    static void take(double alpha, int from, int to, double[] theta, double[] g, double[] next) {
        System.arraycopy(theta, 0, next, 0, theta.length);
        for (int i = from; i < to; i++) {
            next[i] = theta[i] - alpha * g[i];
        }
    }
}
