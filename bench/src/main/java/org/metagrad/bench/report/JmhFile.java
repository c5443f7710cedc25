package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the results that JMH writes with {@code -rf json}. */
final class JmhFile {
    private static final List<String> ENVIRONMENT =
            List.of(
                    "jmhVersion",
                    "mode",
                    "threads",
                    "forks",
                    "jvmArgs",
                    "jdkVersion",
                    "vmName",
                    "vmVersion",
                    "warmupIterations",
                    "warmupTime",
                    "measurementIterations",
                    "measurementTime");

    private JmhFile() {}

    /**
     * The results in the order of the file.
     *
     * @throws IllegalArgumentException naming the file, if it is not JSON or not of JMH
     */
    static List<JmhResult> read(Path file) throws IOException {
        List<JmhResult> results = new ArrayList<>();
        for (Fields entry : Fields.objects(file.toString(), Fields.parse(file))) {
            results.add(result(entry));
        }
        return results;
    }

    private static JmhResult result(Fields entry) {
        String benchmark = entry.text("benchmark");
        if (!benchmark.contains(".")) {
            throw new IllegalArgumentException(
                    entry.where()
                            + ": benchmark '"
                            + benchmark
                            + "', a class and a method were wanted");
        }
        Map<String, String> environment = new LinkedHashMap<>(entry.texts());
        environment.keySet().retainAll(ENVIRONMENT);
        Map<String, Metric> secondary = new LinkedHashMap<>();
        if (entry.has("secondaryMetrics")) {
            Fields metrics = entry.object("secondaryMetrics");
            for (Object name : metrics.values().keySet()) {
                Metric metric = metric(metrics.object((String) name));
                if (metric.count() > 0) {
                    secondary.put(((String) name).replace("\u00b7", ""), metric);
                }
            }
        }
        Metric primary = metric(entry.object("primaryMetric"));
        if (primary.count() == 0) {
            throw new IllegalArgumentException(entry.where() + ": has no raw data");
        }
        if (!primary.isTime() && !primary.isRate()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: scoreUnit '%s', a time such as ms/op or a rate such as ops/s was wanted", entry.where(), primary.unit()));
        }
        return new JmhResult(
                benchmark,
                entry.has("params") ? entry.object("params").texts() : Map.of(),
                environment,
                primary,
                secondary);
    }

    private static Metric metric(Fields metric) {
        return new Metric(metric.rows("rawData"), metric.text("scoreUnit"));
    }
}
