package org.metagrad.bench.compare;

import java.util.OptionalInt;

/**
 * When a run has learnt: the first evaluation at which the mean of the last three is at least the
 * target and whose next five all stay above {@code target - 5 % of (target - random)}, where random
 * is the return before any training. A rise by chance is not taken for it, and neither is one that
 * is lost again at once.
 */
final class Convergence {
    /** Evaluations whose mean comes to the target. */
    static final int MEAN_OF = 3;

    /** Evaluations that follow and stay. */
    static final int STAYING = 5;

    private static final double MARGIN = 0.05;

    private Convergence() {}

    /**
     * The first evaluation that counts; empty if there is none.
     *
     * @param returns of the evaluations in order
     * @param target to come to
     * @param random the return before any training
     */
    static OptionalInt first(double[] returns, double target, double random) {
        double floor = target - MARGIN * (target - random);
        for (int i = MEAN_OF - 1; i <= last(returns.length); i++) {
            double sum = 0;
            for (int j = 0; j < MEAN_OF; j++) {
                sum += returns[i - j];
            }
            boolean stays = true;
            for (int j = 1; j <= STAYING; j++) {
                stays &= returns[i + j] > floor;
            }
            if (sum / MEAN_OF >= target && stays) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The last of so many evaluations of which it can be said whether the next ones stay. */
    static int last(int evaluations) {
        return evaluations - 1 - STAYING;
    }
}
