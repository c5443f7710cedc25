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
            // StrictMath, for the same bits everywhere
            case COSINE -> (1 + StrictMath.cos(Math.PI * done)) / 2;
        };
    }
}
