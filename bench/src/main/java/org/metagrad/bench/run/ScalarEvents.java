package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.io.CsvFile;
import org.metagrad.bench.tensorboard.EventFile;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.run.WrongFolderException;

/**
 * {@code metrics.csv} as TensorBoard reads it, in a file beside it that is a function of it alone:
 * the wall time of an iteration is the start of the run and the seconds of the iterations up to it.
 * A run that goes on writes the file anew up to its checkpoint, to the same bytes, so no step is
 * lost or there twice.
 */
final class ScalarEvents implements AutoCloseable {
    private final EventFile file;
    private final String score;
    private double wallTime;

    private ScalarEvents(EventFile file, String score, double wallTime) {
        this.file = file;
        this.score = score;
        this.wallTime = wallTime;
    }

    /**
     * Opens the file behind the iterations that {@code metrics.csv} has.
     *
     * @param wanted whether it is asked for; a run that has one goes on with it
     * @return none if it is neither asked for nor there
     */
    static Optional<ScalarEvents> open(RunFolder folder, TrainingConfig config, boolean wanted)
            throws IOException, WrongFolderException {
        long start = started(folder.description());
        Path path =
                folder.path()
                        .resolve(
                                String.format(
                                        Locale.ROOT, "%s%010d.metagrad", EventFile.PREFIX, start));
        if (!wanted && !Files.exists(path)) {
            return Optional.empty();
        }
        ScalarEvents events = new ScalarEvents(EventFile.create(path, start), score(config), start);
        try {
            events.appendAll(folder.path().resolve(RunFolder.METRICS));
        } catch (IllegalArgumentException problem) {
            events.close();
            throw new WrongFolderException(problem.getMessage(), problem);
        } catch (IOException problem) {
            events.close();
            throw problem;
        }
        return Optional.of(events);
    }

    private static String score(TrainingConfig config) {
        return switch (Evaluation.score(config)) {
            case RETURN -> "return";
            case ERROR -> "loss";
            case ACCURACY -> "accuracy";
        };
    }

    /** Seconds since 1970; 0 if the run does not say. */
    private static long started(Map<String, String> description) {
        try {
            return Instant.parse(description.getOrDefault("started", "")).getEpochSecond();
        } catch (DateTimeParseException _) {
            return 0;
        }
    }

    private void appendAll(Path metrics) throws IOException {
        CsvFile table = CsvFile.read(metrics);
        for (int row = 0; row < table.rows(); row++) {
            Map<String, Double> cells = new LinkedHashMap<>();
            for (String column : table.columns()) {
                cells.put(column, table.number(row, column));
            }
            append(cells);
        }
    }

    /**
     * Appends an iteration.
     *
     * @param row that of {@code metrics.csv}, whose first columns it has
     */
    void append(String row) throws IOException {
        List<String> columns = MetricsFile.columns();
        String[] values = row.strip().split(",");
        Map<String, Double> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            cells.put(columns.get(i), Double.parseDouble(values[i]));
        }
        append(cells);
    }

    private void append(Map<String, Double> cells) throws IOException {
        Map<String, Double> scalars = new LinkedHashMap<>();
        cells.forEach((column, value) -> scalars.put(tag(column), value));
        scalars.remove("iteration");
        wallTime += cells.get("seconds");
        file.append(wallTime, cells.get("iteration").longValue(), scalars);
    }

    /** TensorBoard groups by what is before the stroke. The loss of a regression is its error. */
    private String tag(String column) {
        return switch (column) {
            case "return_before" -> score + "/before_adaptation";
            case "return_after" -> score + "/after_adaptation";
            case "seconds" -> "seconds/iteration";
            default ->
                    column.endsWith("_seconds")
                            ? "seconds/" + column.substring(0, column.indexOf("_seconds"))
                            : column;
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
