package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measured meta-updates of one precision, of which each differs from a base in a few
 * parameters. The base value of a parameter is the most frequent one; that of the inner steps is
 * the least that a learner has.
 *
 * @param precision {@code Float} or {@code Double}
 * @param results of one benchmark method
 */
record MetaUpdates(String precision, List<JmhResult> results) {
    static final String LEARNER = "learner";
    static final String STEPS = "innerSteps";
    private static final String TYPE = "MetaUpdate";
    private static final String METHOD = "update";

    /** Those of a file, float first; what else is in it is left out. */
    static List<MetaUpdates> of(List<JmhResult> all) {
        List<MetaUpdates> found = new ArrayList<>();
        for (String precision : List.of("Float", "Double")) {
            List<JmhResult> own =
                    all.stream()
                            .filter(r -> r.type().equals(precision + TYPE))
                            .filter(r ->
                                    r.method().equals(METHOD) && !r.parameter(LEARNER).isEmpty())
                            .toList();
            if (!own.isEmpty()) {
                found.add(new MetaUpdates(precision, own));
            }
        }
        return found;
    }

    List<String> learners() {
        return Measured.values(results, LEARNER);
    }

    /** The base, without the learner. */
    Map<String, String> base() {
        Map<String, String> base = new LinkedHashMap<>();
        for (String name : results.getFirst().parameters().keySet()) {
            if (!name.equals(LEARNER)) {
                base.put(name, Measured.mostFrequent(results, name));
            }
        }
        return base;
    }

    /** The inner steps that a learner's base has. */
    String steps(String learner) {
        return results.stream()
                .filter(r -> r.parameter(LEARNER).equals(learner))
                .map(r -> r.parameter(STEPS))
                .min(Comparator.comparingDouble(MetaUpdates::number))
                .orElse("");
    }

    /** A learner at its base. */
    Optional<JmhResult> at(String learner) {
        return at(learner, STEPS, steps(learner));
    }

    /** A learner at the base except one parameter. */
    Optional<JmhResult> at(String learner, String parameter, String value) {
        Map<String, String> wanted = base();
        wanted.put(STEPS, steps(learner));
        wanted.put(parameter, value);
        wanted.put(LEARNER, learner);
        return results.stream().filter(r -> r.parameters().equals(wanted)).findFirst();
    }

    /** A learner's results along one parameter, from the least value on. */
    List<JmhResult> along(String learner, String parameter) {
        return Measured.values(results, parameter).stream()
                .sorted(Comparator.comparingDouble(MetaUpdates::number))
                .flatMap(value -> at(learner, parameter, value).stream())
                .toList();
    }

    /** The base in words, without inner steps and what is left out. */
    String describeBase(String... without) {
        List<String> words = new ArrayList<>();
        base().forEach((name, value) -> {
            if (!name.equals(STEPS) && !List.of(without).contains(name)) {
                words.add(name + " " + value);
            }
        });
        return String.join(", ", words);
    }

    /** The number that a text should be; texts that are none come last. */
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The name of a learner in charts. */
    String name(String learner) {
        String steps = steps(learner);
        return display(learner) + (steps.equals("1") || steps.isEmpty() ? "" : ", k = " + steps);
    }

    /** The usual spelling of a learner's name. */
    static String display(String learner) {
        return switch (learner) {
            case "maml" -> "MAML";
            case "fomaml" -> "FOMAML";
            case "reptile" -> "Reptile";
            case "meta-sgd" -> "Meta-SGD";
            case "cavia" -> "CAVIA";
            case "anil" -> "ANIL";
            case "lslr-maml" -> "LSLR-MAML";
            case "meta-curvature" -> "Meta-Curvature";
            case "imaml" -> "iMAML";
            case "bmg" -> "BMG";
            case "meta-rkhs-1" -> "Meta-RKHS I";
            case "es-maml" -> "ES-MAML";
            default ->
                    learner.startsWith("directed-")
                            ? "Directed-" + display(learner.substring(9))
                            : learner;
        };
    }
}
