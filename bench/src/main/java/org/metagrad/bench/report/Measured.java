package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A suite's results and where they come from.
 *
 * @param results in the order of the file
 * @param machine what the file beside it says of machine, JDK, kernels and command; may be empty
 */
record Measured(Suite suite, List<JmhResult> results, Map<String, String> machine) {

    /** The command that has made the results. */
    String command() {
        return machine.getOrDefault("command", suite.command());
    }

    /** What is to be known before the results are read; empty if there is nothing. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        String part = machine.get("part");
        if (part != null) {
            remarks.add("**A part of the suite**: " + part + ".");
        }
        if (!machine.isEmpty() && !machine.containsKey("commit")) {
            remarks.add("The results do not say which commit they are of.");
        }
        Marks.busy(machine)
                .ifPresent(busy ->
                        remarks.add(
                                "**Measured on a busy machine**: "
                                        + busy
                                        + ". Times may be too long, ratios off."));
        return remarks;
    }

    /** What the machine's file says, and what JMH says and is the same in all results. */
    Map<String, String> conditions() {
        Map<String, String> all = new LinkedHashMap<>(machine);
        all.remove("command");
        all.remove("suite");
        all.remove("part");
        all.remove("marks");
        all.keySet().removeIf(name -> name.startsWith("settings "));
        for (Map.Entry<String, String> entry : results.getFirst().environment().entrySet()) {
            String name = entry.getKey();
            boolean same =
                    results.stream()
                            .allMatch(r -> entry.getValue().equals(r.environment().get(name)));
            if (same) {
                all.putIfAbsent(name, entry.getValue());
            }
        }
        return all;
    }

    /** The values of a parameter, in the order of the results. */
    static List<String> values(List<JmhResult> results, String parameter) {
        return results.stream().map(r -> r.parameter(parameter)).distinct().toList();
    }

    /** The most frequent value of a parameter; of equally frequent ones the first. */
    static String mostFrequent(List<JmhResult> results, String parameter) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        results.forEach(r -> counts.merge(r.parameter(parameter), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(
                        Comparator.comparingInt((Map.Entry<String, Integer> e) -> e.getValue())
                                .thenComparing(
                                        e -> -List.copyOf(counts.keySet()).indexOf(e.getKey())))
                .orElseThrow()
                .getKey();
    }
}
