package org.metagrad.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.metagrad.meta.AtomicFile;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.SafeTensors;
import org.metagrad.meta.TrainingConfig;
import org.metagrad.meta.TrainingKey;

/**
 * The folder of one training run: {@code config.properties}, {@code metrics.csv}, {@code
 * evaluation.csv}, {@code parameters.safetensors} and {@code checkpoint.safetensors}.
 */
record RunFolder(Path path) {
    private static final String CONFIG = "config.properties";
    private static final String METRICS = "metrics.csv";
    private static final String EVALUATION = "evaluation.csv";
    private static final String PARAMETERS = "parameters.safetensors";
    private static final String CHECKPOINT = "checkpoint.safetensors";

    /** Entries of the configuration file that describe the run and do not configure it. */
    private static final String DESCRIPTION = TrainingConfig.DESCRIPTION;

    /** A folder that holds something else, or no run: the user named the wrong one. */
    static final class WrongFolderException extends Exception {
        private static final long serialVersionUID = 1;

        WrongFolderException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Makes exactly this folder.
     *
     * @throws WrongFolderException if there is something in it, or it is a file
     * @throws IOException if it cannot be made
     */
    static RunFolder create(Path path) throws IOException, WrongFolderException {
        if (path.toString().isEmpty()) {
            throw new WrongFolderException("--out '': the name of a folder is wanted", null);
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new WrongFolderException(
                    "--out " + path + ": is a file, a new or empty folder is wanted", null);
        }
        Files.createDirectories(path);
        if (!isEmpty(path)) {
            throw new WrongFolderException(
                    "--out " + path + ": is not empty, a new or empty folder is wanted", null);
        }
        return new RunFolder(path);
    }

    /**
     * Makes a new folder of this name below {@code parent}, with -2, -3, … behind it while the name
     * is taken.
     *
     * @throws IOException if it cannot be made
     */
    static RunFolder createNumbered(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? name : name + "-" + number);
            try {
                // Fails if the folder is there, so that two runs started together never share one.
                Files.createDirectory(path);
                return new RunFolder(path);
            } catch (FileAlreadyExistsException _) {
                // An empty one may be another run's that is about to start.
            }
        }
    }

    /** Writes the configuration and, for the reader, what else describes the run. */
    void writeConfig(TrainingConfig config, Map<String, String> description) throws IOException {
        StringBuilder text = new StringBuilder();
        config.toMap().forEach((key, value) -> text.append(property(key, value)));
        description.forEach((key, value) -> text.append(property(DESCRIPTION + key, value)));
        replace(CONFIG, text.toString());
    }

    /** Changes the number of iterations and leaves everything else as it stands in the file. */
    void writeIterations(int iterations) throws IOException {
        String key = TrainingKey.ITERATIONS.key();
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(path.resolve(CONFIG))) {
            boolean old = line.startsWith(key + "=");
            text.append(old ? property(key, Integer.toString(iterations)) : line + "\n");
        }
        replace(CONFIG, text.toString());
    }

    /**
     * The configuration of the run.
     *
     * @throws WrongFolderException if the folder is absent, holds no run, or its configuration is
     *     not valid
     * @throws IOException if it cannot be read
     */
    TrainingConfig readConfig() throws IOException, WrongFolderException {
        if (path.toString().isEmpty() || !Files.isDirectory(path)) {
            throw new WrongFolderException(
                    (path.toString().isEmpty() ? "''" : path) + ": no such folder", null);
        }
        Path file = path.resolve(CONFIG);
        if (!Files.exists(file)) {
            throw new WrongFolderException(
                    path + ": is not the folder of a run, it has no " + CONFIG, null);
        }
        try {
            return TrainingConfig.fromMap(readEntries(file));
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(file + ": " + problem.getMessage(), problem);
        }
    }

    /**
     * The entries of a configuration file without what only describes a run.
     *
     * @throws WrongFolderException if it is not such a text file
     * @throws IOException if it cannot be read
     */
    static Map<String, String> readEntries(Path file) throws IOException, WrongFolderException {
        Properties properties = new Properties();
        Map<String, String> entries = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(file + ": " + problem.getMessage(), problem);
        } catch (CharacterCodingException problem) {
            throw new WrongFolderException(file + ": is not a text file", problem);
        }
        properties.stringPropertyNames().stream()
                .filter(key -> !key.startsWith(DESCRIPTION))
                .sorted()
                .forEach(key -> entries.put(key, properties.getProperty(key)));
        return entries;
    }

    /**
     * Replaces the parameters in one piece: a run killed at any moment leaves the old ones or the
     * new ones.
     */
    void writeParameters(List<SafeTensors.Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        new SafeTensors(tensors, metadata).write(path.resolve(PARAMETERS));
    }

    /**
     * The parameters last written.
     *
     * @throws WrongFolderException if there are none or the file is damaged
     */
    List<SafeTensors.Tensor> readParameters() throws WrongFolderException {
        try {
            return SafeTensors.read(path.resolve(PARAMETERS)).tensors();
        } catch (IOException problem) {
            throw new WrongFolderException(OneLineErrors.describe(problem), problem);
        }
    }

    /** Replaces the checkpoint in one piece, and onto the disk. */
    void writeCheckpoint(Checkpoint checkpoint) throws IOException {
        checkpoint.write(path.resolve(CHECKPOINT));
    }

    /**
     * The checkpoint last written; none if the run was ended before its first.
     *
     * @throws WrongFolderException if the file is damaged or is none of ours, or iterations have
     *     been done and there is no checkpoint
     */
    Optional<Checkpoint> readCheckpoint() throws WrongFolderException {
        Path file = path.resolve(CHECKPOINT);
        if (!Files.exists(file)) {
            if (MetricsFile.hasRows(path.resolve(METRICS))) {
                throw new WrongFolderException(
                        path + ": has no " + CHECKPOINT + " to go on from", null);
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.read(file));
        } catch (IOException problem) {
            throw new WrongFolderException(OneLineErrors.describe(problem), problem);
        }
    }

    /** Opens {@code metrics.csv}, which must not be there. */
    MetricsFile openMetrics() throws IOException, WrongFolderException {
        return MetricsFile.create(path.resolve(METRICS));
    }

    /**
     * Opens {@code metrics.csv} behind the row of this iteration and cuts off what follows it.
     *
     * @throws WrongFolderException if a row before is missing, or another process trains here
     */
    MetricsFile openMetrics(int iteration) throws IOException, WrongFolderException {
        return MetricsFile.resume(path.resolve(METRICS), iteration);
    }

    void writeEvaluation(List<EvaluationRow> rows) throws IOException {
        replace(EVALUATION, EvaluationTable.csv(rows));
    }

    /** Removes the table of a run that now goes on. */
    void deleteEvaluation() throws IOException {
        Files.deleteIfExists(path.resolve(EVALUATION));
    }

    private void replace(String name, String text) throws IOException {
        AtomicFile.write(path.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** One line as {@link Properties#load(Reader)} reads it; the keys need no escaping. */
    private static String property(String key, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return key + "=" + (escaped.startsWith(" ") ? "\\" : "") + escaped + "\n";
    }
}
