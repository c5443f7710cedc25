package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.metagrad.bench.io.Printable;

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

    private static final Pattern BENCHMARK = Pattern.compile("[\\w$]+(\\.[\\w$]+)+");

    private JmhFile() {}

    /**
     * The results in the order of the file.
     *
     * @throws IllegalArgumentException naming the file, if it is not JSON or not of JMH
     */
    static List<JmhResult> read(Path file) throws IOException {
        return results(file.toString(), Fields.parse(file));
    }

    /** The results in the value of a file. */
    static List<JmhResult> results(String where, Object value) {
        List<JmhResult> results = new ArrayList<>();
        for (Fields entry : Fields.objects(where, value)) {
            results.add(result(entry));
        }
        return results;
    }

    private static JmhResult result(Fields entry) {
        String benchmark = entry.text("benchmark");
        // A part of it becomes the name of a chart's file.
        if (!BENCHMARK.matcher(benchmark).matches()) {
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
                    String shown = Printable.line((String) name);
                    secondary.put(shown.replace("\u00b7", ""), metric);
                }
            }
        }
        Metric primary = metric(entry.object("primaryMetric"));
        if (primary.count() == 0) {
            throw new IllegalArgumentException(entry.where() + ": has no raw data");
        }
        if (!primary.isTime() && !primary.isRate()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: scoreUnit '%s', a time such as ms/op or a rate such as ops/s was wanted",
                            entry.where(),
                            primary.unit()));
        }
        if (Arrays.stream(primary.raw()).flatMapToDouble(Arrays::stream).anyMatch(v -> !(v > 0))) {
            throw new IllegalArgumentException(
                    entry.where() + ": rawData of primaryMetric: numbers above 0 were wanted");
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
