package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metagrad.bench.io.Count;
import org.metagrad.meta.store.Json;

/**
 * What speaks against a measurement: the machine was busy before it, a kernel allocates, or the
 * iterations still fall, which means that more of them would have given a shorter time.
 */
public final class Marks {
    /**
     * Classes of benchmarks of which no call is to allocate. Before the compiler is done with them,
     * vectors are objects.
     */
    private static final Pattern FREE_OF_ALLOCATION =
            Pattern.compile("(Float|Double)(Peak|Products|Functions|Reductions|Derivatives)");

    /** What JMH's own threads allocate is some 30 kB a second, and more at first. */
    private static final double MOST_BYTES_PER_SECOND = 200e3;

    private static final double LEAST_FALL = 0.05;

    private Marks() {}

    /**
     * {@return the marks of a file of results}
     *
     * @param machine what {@code SUITE.machine.json} says
     * @param results what JMH writes as JSON
     */
    public static List<String> of(Map<String, ?> machine, String results) {
        Map<String, String> texts = Fields.of("machine", machine).texts();
        return of(texts, JmhFile.results("results", Json.parse(results)));
    }

    static List<String> of(Map<String, String> machine, List<JmhResult> results) {
        List<String> marks = new ArrayList<>();
        busy(machine).ifPresent(busy -> marks.add("busy machine: " + busy));
        for (JmhResult result : results) {
            of(result).forEach(mark -> marks.add(result.name() + ": " + mark));
        }
        return marks;
    }

    static Optional<String> busy(Map<String, String> machine) {
        return busy(number(machine, "loadBefore"), number(machine, "cores"));
    }

    /**
     * {@return the reason why a machine counts as busy, in words: a load of more than half of its
     * cores}
     *
     * @param load before the start; negative or NaN where it is not known
     * @param cores of the machine
     */
    public static Optional<String> busy(double load, double cores) {
        return load > cores / 2
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "a load of %.2f on %s before the start",
                                load,
                                Count.of((int) cores, "core")))
                : Optional.empty();
    }

    /** Those of one result. */
    static List<String> of(JmhResult result) {
        List<String> marks = new ArrayList<>();
        double bytes = result.mostAllocatedBytes();
        boolean ours = !result.parameter("kernels").equals("ejml");
        if (ours
                && FREE_OF_ALLOCATION.matcher(result.type()).matches()
                && bytes / result.primary().seconds().median() > MOST_BYTES_PER_SECOND) {
            marks.add(
                    "allocates up to "
                            + (bytes < 1 ? Quantity.number(bytes) + " B" : Quantity.bytes(bytes))
                            + " a call");
        }
        double fall = result.primary().fall();
        if (fall > LEAST_FALL) {
            marks.add("still falls, by " + Quantity.percent(fall));
        }
        return marks;
    }

    /** How many results of all suites are marked, in a sentence. */
    static String count(Collection<Measured> suites) {
        List<JmhResult> results = suites.stream().flatMap(m -> m.results().stream()).toList();
        long allocating = having("allocates", results);
        long falling = having("still falls", results);
        return String.format(
                Locale.ROOT,
                "Of %d results %d are marked as allocating in a kernel, and %d because in every fork the last iterations are all faster than the first, by more than %.0f %%: more warm-up would have given a shorter time.",
                results.size(),
                allocating,
                falling,
                100 * LEAST_FALL);
    }

    private static long having(String beginning, List<JmhResult> results) {
        return results.stream()
                .filter(r -> of(r).stream().anyMatch(mark -> mark.startsWith(beginning)))
                .count();
    }

    private static double number(Map<String, String> machine, String name) {
        try {
            return Double.parseDouble(machine.getOrDefault(name, "NaN"));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
