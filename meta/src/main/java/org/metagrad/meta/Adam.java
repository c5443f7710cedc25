package org.metagrad.meta;

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1) with {@code beta1 = .9, beta2 = .999,
 * epsilon = 1e-8}.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private final double[] first;
    private final double[] second;
    private int steps;

    Adam(int parameters, double learningRate) {
        this.learningRate = learningRate;
        first = new double[parameters];
        second = new double[parameters];
    }

    /** {@code theta -= learningRate mHat / (sqrt(vHat) + epsilon)}; theta is modified. */
    void step(double[] theta, double[] gradient) {
        steps++;
        double correction1 = 1 - StrictMath.pow(BETA1, steps);
        double correction2 = 1 - StrictMath.pow(BETA2, steps);
        for (int i = 0; i < theta.length; i++) {
            first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
            second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
            double mean = first[i] / correction1;
            double deviation = Math.sqrt(second[i] / correction2);
            theta[i] -= learningRate * mean / (deviation + EPSILON);
        }
    }
}
