package org.metagrad.bench.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects how close approximations are, batch after batch, and gives a row for each. */
final class Comparison {
    private record Key(String stage, String reference, String approximation) {}

    private final String problem;
    private final Map<Key, List<Closeness>> closeness = new LinkedHashMap<>();

    /**
     * @param problem on what
     */
    Comparison(String problem) {
        this.problem = problem;
    }

    /**
     * Adds a batch.
     *
     * @param reference the name of what is exact
     * @param exact the exact direction
     * @param directions of the approximations
     */
    void add(
            String stage,
            String reference,
            double[] exact,
            Map<Approximation, double[]> directions) {
        directions.forEach((approximation, direction) ->
                closeness
                        .computeIfAbsent(
                                new Key(stage, reference, approximation.key()),
                                _ -> new ArrayList<>())
                        .add(Closeness.of(direction, exact)));
    }

    /** Medians with least and greatest, in the order of the first additions. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        closeness.forEach((key, all) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("problem", problem);
            row.put("stage", key.stage);
            row.put("reference", key.reference);
            row.put("approximation", key.approximation);
            row.put("batches", (long) all.size());
            put(row, "cosine", all, Closeness::cosine);
            put(row, "error", all, Closeness::error);
            rows.add(row);
        });
        return rows;
    }

    private static void put(
            Map<String, Object> row,
            String name,
            List<Closeness> all,
            ToDoubleFunction<Closeness> number) {
        double[] sorted = all.stream().mapToDouble(number).sorted().toArray();
        int n = sorted.length;
        row.put(name, rounded((sorted[(n - 1) / 2] + sorted[n / 2]) / 2));
        row.put(name + "Low", rounded(Arrays.stream(sorted).min().orElseThrow()));
        row.put(name + "High", rounded(Arrays.stream(sorted).max().orElseThrow()));
    }

    /** To six significant digits, which is more than the batches tell. */
    private static Double rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value
                : new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
    }
}
