package org.metagrad.meta.config;

/** How the step size of the outer optimiser changes over a run of T iterations. */
public enum OuterSchedule {
    /** The same at every iteration. */
    CONSTANT,
    /** {@code 1 - t / T}: down to 0 in a straight line. */
    LINEAR,
    /**
     * {@code (1 + cos(pi t / T)) / 2}: slowly at both ends (Loshchilov and Hutter 2017, arXiv
     * 1608.03983, eq. 5, without restarts).
     */
    COSINE;

    /**
     * {@return the share of the step size at an iteration}
     *
     * @param t the iteration, from 0
     * @param iterations T, at least 1
     */
    public double share(int t, int iterations) {
        double done = Math.min(1, (double) t / iterations);
        return switch (this) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - done;
            case COSINE -> squareOfCosine(done);
        };
    }

    /**
     * {@code cos(pi d / 2)^2}, the same as {@code (1 + cos(pi d)) / 2}. StrictMath for the same
     * bits everywhere, and for angles within an eighth of a turn alone: a larger one, once, and the
     * compiled sines and cosines of all random numbers allocate from then on.
     */
    private static double squareOfCosine(double d) {
        double root =
                d <= 0.5 ? StrictMath.cos(Math.PI / 2 * d) : StrictMath.sin(Math.PI / 2 * (1 - d));
        return root * root;
    }
}
