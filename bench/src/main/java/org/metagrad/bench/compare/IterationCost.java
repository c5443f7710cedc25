package org.metagrad.bench.compare;

/**
 * What an iteration of a column costs on one thread, from the timing pass: {@code fixed + perStep
 * n} seconds with n environment steps. How many steps an iteration has depends on how well the
 * policy does, which differs from run to run; how long they take does not.
 *
 * @param fixed seconds of an iteration, from 0
 * @param perStep seconds of an environment step, from 0
 */
record IterationCost(double fixed, double perStep) {

    /** The seconds of so many iterations with so many steps in all. */
    double seconds(int iterations, long environmentSteps) {
        return fixed * iterations + perStep * environmentSteps;
    }

    /**
     * The cost that fits timed iterations by least squares, neither number below 0.
     *
     * @param steps of each iteration
     * @param seconds of each iteration
     */
    static IterationCost fit(double[] steps, double[] seconds) {
        double n = steps.length;
        double meanSteps = java.util.Arrays.stream(steps).sum() / n;
        double meanSeconds = java.util.Arrays.stream(seconds).sum() / n;
        double xx = 0;
        double xy = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            xx += (steps[i] - meanSteps) * (steps[i] - meanSteps);
            xy += (steps[i] - meanSteps) * (seconds[i] - meanSeconds);
            squares += steps[i] * steps[i];
            products += steps[i] * seconds[i];
        }
        double slope = xx > 0 ? xy / xx : 0;
        double fixed = meanSeconds - slope * meanSteps;
        if (slope < 0) {
            return new IterationCost(meanSeconds, 0);
        }
        return fixed < 0
                ? new IterationCost(0, products / squares)
                : new IterationCost(fixed, slope);
    }
}
