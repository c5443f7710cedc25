package org.metagrad.bench.jmh;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a benchmark says of itself beside its time: FLOPs of an operation, bytes, phases. {@link
 * FigureProfiler} makes secondary results of them.
 */
final class Figures {
    /** FLOPs of one operation, {@link FigureProfiler} turns them into a rate. */
    static final String FLOPS = "flops";

    /** One process runs one benchmark, and its set-up has no other way to its profilers. */
    private static final Map<String, Figure> CURRENT = new LinkedHashMap<>();

    private Figures() {}

    /** A number with its unit. */
    record Figure(double value, String unit) {}

    /** Sets a figure until the end of the benchmark, or until it is set again. */
    static synchronized void set(String name, double value, String unit) {
        CURRENT.put(name, new Figure(value, unit));
    }

    static synchronized void clear() {
        CURRENT.clear();
    }

    static synchronized Map<String, Figure> current() {
        return new LinkedHashMap<>(CURRENT);
    }

    static ScalarResult result(String name, double value, String unit) {
        return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
    }
}
