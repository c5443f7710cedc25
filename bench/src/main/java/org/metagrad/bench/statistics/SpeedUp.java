package org.metagrad.bench.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many times sooner one learner comes to a target than another, from pairs of runs of the same
 * seeds: the time of the reference by that of the learner, above 1 where the learner is faster.
 *
 * <p>Where every run came to the target it is the quotient of geometric means, whose logarithm is
 * the mean of {@code log(reference) - log(time)} over the pairs with Student's interval. Where one
 * did not, it is the quotient of the restricted means up to the horizon, {@code mean min(t,
 * horizon)}, with the standard errors of a bootstrap of the pairs on the logarithmic scale.
 *
 * <p>Of 10,000 simulated experiments each (log-normal times, standard deviation of the logarithm
 * .5, half of its variance the pair's) the interval covers in so many per cent where the two do not
 * differ / where one is 1.8 times as fast, with so many of the reference's runs censored:
 *
 * <pre>
 *               0 %            20 %           50 %
 *   n = 5    95.2 / 95.2    96.6 / 93.9    98.9 / 93.7
 *   n = 10   95.3 / 95.3    96.1 / 94.4    97.6 / 94.9
 *   n = 20   95.2 / 95.2    95.2 / 94.2    96.0 / 95.6
 * </pre>
 *
 * <p>So what is found between a learner and itself is 4 to 5 in a hundred, and fewer where pairs
 * are few and half of them censored.
 *
 * @param ratio the speed-up; empty where some are censored and no run of either came to the target
 *     before the horizon: all cut times are the same then, which says nothing
 * @param censoredPairs pairs of which one run or both did not come to the target
 * @param pairs all of them
 * @param logRank whether the two differ at all
 */
public record SpeedUp(Optional<Interval> ratio, int censoredPairs, int pairs, LogRank logRank) {

    /**
     * {@return the comparison of paired runs}
     *
     * @param times of the learner, at least two
     * @param reference of the same seeds in the same order
     * @param horizon up to which all censored runs were watched; what came later counts as censored
     * @param bootstrap draws pairs
     */
    public static SpeedUp of(Times times, Times reference, double horizon, Bootstrap bootstrap) {
        Times ours = times.upTo(horizon);
        Times theirs = reference.upTo(horizon);
        int n = ours.size();
        if (theirs.size() != n) {
            throw new IllegalArgumentException(
                    n + " runs with " + theirs.size() + ": pairs are wanted");
        }
        requireWatched(ours, horizon);
        requireWatched(theirs, horizon);
        int censored = 0;
        for (int i = 0; i < n; i++) {
            censored += ours.reached()[i] && theirs.reached()[i] ? 0 : 1;
        }
        Optional<Interval> logarithm =
                censored == 0
                        ? Optional.of(geometric(ours, theirs))
                        : before(ours, horizon) || before(theirs, horizon)
                                ? Optional.of(restricted(ours, theirs, bootstrap))
                                : Optional.empty();
        return new SpeedUp(
                logarithm.map(interval -> interval.map(Math::exp)),
                censored,
                n,
                LogRank.of(ours, theirs));
    }

    private static void requireWatched(Times times, double horizon) {
        for (int i = 0; i < times.size(); i++) {
            if (!times.reached()[i] && times.values()[i] < horizon) {
                throw new IllegalArgumentException(
                        "a run was watched up to " + times.values()[i] + " of " + horizon);
            }
        }
    }

    /** Whether a run came earlier than at the horizon. */
    private static boolean before(Times times, double horizon) {
        return Arrays.stream(times.values()).anyMatch(time -> time < horizon);
    }

    private static Interval geometric(Times ours, Times theirs) {
        double[] logarithms = new double[ours.size()];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = Math.log(theirs.values()[i] / ours.values()[i]);
        }
        return Bootstrap.ofMean(logarithms);
    }

    private static Interval restricted(Times ours, Times theirs, Bootstrap bootstrap) {
        double[] a = ours.values();
        double[] b = theirs.values();
        return bootstrap.standardErrors(
                units -> {
                    double sum = 0;
                    double reference = 0;
                    for (int i : units[0]) {
                        sum += a[i];
                        reference += b[i];
                    }
                    return Math.log(reference / sum);
                },
                a.length);
    }
}
