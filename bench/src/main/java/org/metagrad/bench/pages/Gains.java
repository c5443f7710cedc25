package org.metagrad.bench.pages;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.io.Count;

/** What adaptation changes on single tasks, in words. */
final class Gains {
    private Gains() {}

    /**
     * How many tasks improve, and by how much.
     *
     * @param gains the scores after adaptation less those before
     * @param errors whether less is better
     */
    static String inWords(double[] gains, boolean errors) {
        double[] finite = Arrays.stream(gains).filter(Double::isFinite).sorted().toArray();
        long better = Arrays.stream(finite).filter(gain -> errors ? gain < 0 : gain > 0).count();
        long worse = Arrays.stream(finite).filter(gain -> errors ? gain > 0 : gain < 0).count();
        int diverged = gains.length - finite.length;
        if (finite.length == 0) {
            return "Adaptation diverged on all tasks.";
        }
        return String.format(
                Locale.ROOT,
                "Of %s %d improve by adaptation and %d get worse%s. The change is %s in the median, from %s to %s.",
                Count.of(gains.length, "task"),
                better,
                worse,
                diverged == 0 ? "" : "; on " + diverged + " adaptation diverged",
                Rounded.of(finite[(finite.length - 1) / 2]),
                Rounded.of(finite[0]),
                Rounded.of(finite[finite.length - 1]));
    }
}
