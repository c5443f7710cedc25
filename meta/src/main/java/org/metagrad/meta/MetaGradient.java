package org.metagrad.meta;

/**
 * The result of one task's meta-gradient and the room to compute it, reused from task to task.
 * Vectors are live, of length {@code P}.
 */
public final class MetaGradient {
    private final double[][] iterates;
    private final double[] gradient;
    private final double[] firstOrder;
    private final double[] product;

    /**
     * Room for one task.
     *
     * @param parameters {@code P}
     * @param innerSteps the number of inner steps
     */
    public MetaGradient(int parameters, int innerSteps) {
        iterates = new double[innerSteps + 1][parameters];
        gradient = new double[parameters];
        firstOrder = new double[parameters];
        product = new double[parameters];
    }

    /** {@code theta_s}; the last one is the adapted parameter vector. */
    public double[] iterate(int s) {
        return iterates[s];
    }

    /** The meta-gradient. */
    public double[] gradient() {
        return gradient;
    }

    /** {@code grad L(theta_k; D')}, the meta-gradient without second-order terms. */
    public double[] firstOrder() {
        return firstOrder;
    }

    double[] product() {
        return product;
    }
}
