package org.metagrad.bench.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.metagrad.bench.statistics.Summary;

/**
 * One benchmark with one set of parameters.
 *
 * @param benchmark qualified name of class and method
 * @param parameters by name, in the order of the file
 * @param environment what JMH says of the machine and the way of measuring, by name
 * @param primary time or rate
 * @param secondary other quantities by name, without JMH's dot before a profiler's
 */
record JmhResult(
        String benchmark,
        Map<String, String> parameters,
        Map<String, String> environment,
        Metric primary,
        Map<String, Metric> secondary) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** The simple name of the class. */
    String type() {
        String type = benchmark.substring(0, benchmark.lastIndexOf('.'));
        return type.substring(type.lastIndexOf('.') + 1);
    }

    String method() {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** Class, method and parameters in one line. */
    String name() {
        String name = type() + "." + method();
        String values =
                parameters.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
        return values.isEmpty() ? name : name + " " + values;
    }

    /** The value of a parameter; empty if there is none of that name. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The median of a secondary quantity, {@code NaN} if there is none of that name. */
    double quantity(String name) {
        Metric metric = secondary.get(name);
        return metric == null ? Double.NaN : metric.summary().median();
    }

    /** Whether a secondary quantity of that name is a time. */
    boolean hasTime(String name) {
        Metric metric = secondary.get(name);
        return metric != null && metric.isTime();
    }

    /** Floating-point operations of one call as the programs' own cost model counts them. */
    double flops() {
        return quantity("flops");
    }

    /** What is read as the result: steps in a time where they were counted, or the primary. */
    Metric shown() {
        return secondary.entrySet().stream()
                .filter(entry -> isSteps(entry.getKey()) && entry.getValue().isRate())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(primary);
    }

    /** Whether a quantity of that name counts steps of environments. */
    static boolean isSteps(String name) {
        return name.equals("steps") || name.equals("policySteps");
    }

    /** {@link #flops} and the measured time as a rate. */
    Optional<Summary> gflops() {
        return Optional.ofNullable(secondary.get("gflops")).map(Metric::summary);
    }

    /** Bytes of all arrays that a call works on. */
    double liveBytes() {
        return quantity("bytesLive");
    }

    /** Bytes that a call allocates. */
    double allocatedBytes() {
        return quantity(ALLOCATED);
    }

    /** Bytes that a call allocates in the iteration with the most; 0 if that is not known. */
    double mostAllocatedBytes() {
        Metric metric = secondary.get(ALLOCATED);
        return metric == null
                ? 0
                : Arrays.stream(metric.raw()).flatMapToDouble(Arrays::stream).max().orElse(0);
    }
}
