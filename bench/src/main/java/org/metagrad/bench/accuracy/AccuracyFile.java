package org.metagrad.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.report.EarlierResults;
import org.metagrad.bench.report.SourceCommit;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.store.Json;

/**
 * The file of a comparison, a row to a line, and beside it what differs from run to run.
 *
 * @param path of the file
 * @param announcement the path, with what is replaced there, or stays beside it
 */
record AccuracyFile(Path path, String announcement) {
    static final String NAME = "accuracy.json";
    private static final String OTHER = "accuracy-other.json";
    private static final String ENDING = ".json";

    /**
     * The place for a comparison of some settings: that of the usual settings, or one beside it if
     * that is taken by a comparison of others.
     */
    static AccuracyFile in(Path folder, Map<String, Object> settings, Map<String, Object> usual) {
        Path path = folder.resolve(NAME);
        if (!Files.exists(path)) {
            return new AccuracyFile(path, path.toString());
        }
        if (settings.equals(usual) || haveSettings(path, settings)) {
            return new AccuracyFile(path, path + " in place of " + earlier(path));
        }
        Path other = folder.resolve(OTHER);
        String replaced = Files.exists(other) ? " in place of " + earlier(other) : "";
        return new AccuracyFile(
                other, other + replaced + "; " + path + " is of other settings and stays");
    }

    private static boolean haveSettings(Path path, Map<String, Object> settings) {
        try {
            return Json.parse(TextFile.read(path)) instanceof Map<?, ?> contents
                    && Json.parse(Json.write(settings)).equals(contents.get("settings"));
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private static String earlier(Path path) {
        return EarlierResults.comparison(machine(path));
    }

    private static Path machine(Path path) {
        String name = path.getFileName().toString();
        return path.resolveSibling(name.replace(ENDING, ".machine.json"));
    }

    /**
     * Writes both files.
     *
     * @param milliseconds of an update by problem and approximation
     * @param load of the machine before the start
     */
    void write(
            Map<String, Object> settings,
            List<Map<String, Object>> rows,
            Map<String, Object> milliseconds,
            String command,
            double load)
            throws IOException {
        Map<String, String> references = new LinkedHashMap<>();
        references.put(Quadratics.REFERENCE, Quadratics.MEANING);
        references.put(Hypergradients.REFERENCE, Hypergradients.MEANING);
        references.put(Processes.REFERENCE, Processes.MEANING);
        references.put(Processes.HESSIAN, Processes.HESSIAN_MEANING);
        references.put(Batches.SAMPLED, Batches.SAMPLED_MEANING);
        references.put(Batches.EXPECTED, Batches.EXPECTED_MEANING);
        StringBuilder text = new StringBuilder();
        text.append("{\"settings\":").append(Json.write(settings));
        text.append(",\n\"references\":").append(Json.write(references));
        text.append(",\n\"approximations\":").append(Json.write(Approximation.meanings()));
        text.append(",\n\"rows\":[\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append(Json.write(rows.get(i))).append(i < rows.size() - 1 ? ",\n" : "\n");
        }
        TextFile.write(path, text.append("]}\n"));
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("command", command);
        machine.put("commit", SourceCommit.current());
        machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        machine.put("jdk", Runtime.version().toString());
        machine.put("floatKernels", FloatKernels.best().name());
        machine.put("cores", (long) Runtime.getRuntime().availableProcessors());
        machine.put("loadBefore", load);
        machine.put("milliseconds", milliseconds);
        TextFile.write(machine(path), Json.write(machine) + "\n");
    }
}
