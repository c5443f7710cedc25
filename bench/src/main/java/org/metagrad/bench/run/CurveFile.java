package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;

/**
 * {@code evaluations.csv}: what evaluations during a training gave, by iteration and the
 * environment steps of the training up to it. Replaced as a whole each time, which is rarely.
 */
final class CurveFile {
    private static final String BEGINNING = "iteration,env_steps,adaptation_steps,actions,";

    private final Path file;
    private final List<String> lines;

    private CurveFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Opens the file behind the rows of this iteration; what follows it will be written over.
     *
     * @throws WrongFolderException if it is none of ours
     */
    static CurveFile open(Path file, int iteration) throws IOException, WrongFolderException {
        List<String> kept = new ArrayList<>();
        if (iteration > 0 && Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (kept.isEmpty() && !line.startsWith(BEGINNING)) {
                    throw new WrongFolderException(
                            file + ": does not start with the header line", null);
                }
                if (kept.isEmpty() || iteration(file, line) <= iteration) {
                    kept.add(line);
                }
            }
        }
        return new CurveFile(file, kept);
    }

    private static int iteration(Path file, String line) throws WrongFolderException {
        try {
            return Integer.parseInt(line.substring(0, Math.max(0, line.indexOf(','))));
        } catch (NumberFormatException problem) {
            throw new WrongFolderException(
                    file + ": '" + line + "' does not begin with an iteration", problem);
        }
    }

    /** Whether there are rows of this iteration. */
    boolean has(int iteration) {
        String beginning = iteration + ",";
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** Appends the rows of an iteration; they are on the disk afterwards. */
    void append(int iteration, long environmentSteps, List<EvaluationRow> rows) throws IOException {
        if (lines.isEmpty()) {
            lines.add(
                    BEGINNING
                            + "mean_return,standard_error,tasks"
                            + EvaluationTable.measures(rows));
        }
        for (EvaluationRow row : rows) {
            String before = iteration + "," + environmentSteps + "," + row.adaptationSteps() + ",";
            lines.add(EvaluationTable.summary(before, "", row));
        }
        String text = String.join("\n", lines) + "\n";
        AtomicFile.writeDurably(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
