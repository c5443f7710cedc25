package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.bench.io.CsvFile;
import org.metagrad.meta.store.AtomicFile;

/** {@code timing.csv}: the iterations that the timing pass measured, one at a time. */
final class TimingFile {
    static final String NAME = "timing.csv";

    private TimingFile() {}

    /**
     * A measured iteration.
     *
     * @param column of the grid
     * @param iteration from 1
     * @param environmentSteps of this iteration
     * @param seconds of this iteration, one thread
     */
    record Timed(String column, int iteration, long environmentSteps, double seconds) {}

    static void write(Path folder, List<Timed> iterations) throws IOException {
        StringBuilder text = new StringBuilder("column,iteration,env_steps,seconds\n");
        for (Timed one : iterations) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%d,%d,%.6f\n",
                            one.column(),
                            one.iteration(),
                            one.environmentSteps(),
                            one.seconds()));
        }
        AtomicFile.writeDurably(
                folder.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The costs of columns by their names; none without a timing pass. */
    static Map<String, IterationCost> read(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(NAME))) {
            return Map.of();
        }
        CsvFile table = CsvFile.read(folder.resolve(NAME));
        Map<String, List<double[]>> points = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            points.computeIfAbsent(table.text(row, "column"), _ -> new ArrayList<>())
                    .add(
                            new double[] {
                                table.number(row, "env_steps"), table.number(row, "seconds")
                            });
        }
        Map<String, IterationCost> costs = new LinkedHashMap<>();
        points.forEach((column, all) ->
                costs.put(
                        column,
                        IterationCost.fit(
                                all.stream().mapToDouble(p -> p[0]).toArray(),
                                all.stream().mapToDouble(p -> p[1]).toArray())));
        return costs;
    }
}
