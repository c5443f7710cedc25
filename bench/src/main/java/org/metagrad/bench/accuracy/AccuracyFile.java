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
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.json.Json;

/** Writes the comparison, a row to a line, and beside it what differs from run to run. */
final class AccuracyFile {
    static final String NAME = "accuracy.json";
    private static final String MACHINE = "accuracy.machine.json";

    AccuracyFile() {}

    /**
     * Writes both files.
     *
     * @param milliseconds of an update by problem and approximation
     */
    void write(
            Path folder,
            Map<String, Object> settings,
            List<Map<String, Object>> rows,
            Map<String, Object> milliseconds,
            String command)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, String> references = new LinkedHashMap<>();
        references.put(Quadratics.REFERENCE, Quadratics.MEANING);
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
        TextFile.write(folder.resolve(NAME), text.append("]}\n"));
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("command", command);
        machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        machine.put("jdk", Runtime.version().toString());
        machine.put("floatKernels", FloatKernels.best().name());
        machine.put("milliseconds", milliseconds);
        TextFile.write(folder.resolve(MACHINE), Json.write(machine) + "\n");
    }
}
