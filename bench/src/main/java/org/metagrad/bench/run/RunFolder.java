package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.tensorboard.EventFile;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.run.ConfigFile;
import org.metagrad.meta.run.RunFiles;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;

/**
 * The folder of one training run: {@code config.properties}, {@code metrics.csv}, {@code
 * evaluation.csv}, {@code parameters.safetensors}, {@code checkpoint.safetensors} and, at its end,
 * {@code report.html}; where asked for, a file for TensorBoard, {@code evaluations.csv} of
 * evaluations during the training and {@code average.safetensors}. Whoever writes in it has its
 * {@link RunLock}.
 *
 * <p>Each file but {@code metrics.csv} is replaced in one piece and is on the disk when the method
 * that writes it returns. The configuration comes before everything else, the parameters before the
 * checkpoint, so that a folder with a checkpoint can be gone on with and evaluated, at whatever
 * moment the power fails.
 *
 * @param path of the folder
 * @param notices gets a line for what the user should know of a file that is read
 */
public record RunFolder(Path path, Consumer<String> notices) {
    /** Rows of the iterations. */
    public static final String METRICS = "metrics.csv";

    /** The evaluation at the end, all tasks and each. */
    public static final String EVALUATION = "evaluation.csv";

    /** The same of the average of the parameters. */
    public static final String AVERAGE_EVALUATION = "evaluation-average.csv";

    /** Evaluations during the training. */
    public static final String CURVE = "evaluations.csv";

    /** The page of the run. */
    public static final String REPORT = "report.html";

    /** What there is of every run that has begun. */
    static final String CONFIGURATION = RunFiles.CONFIG;

    private static final String AVERAGE = "average.safetensors";
    private static final String PARAMETERS = RunFiles.PARAMETERS;
    private static final String CHECKPOINT = RunFiles.CHECKPOINT;

    /** The names of all of them. */
    static final Set<String> FILES =
            Set.of(
                    RunFiles.CONFIG,
                    METRICS,
                    EVALUATION,
                    AVERAGE_EVALUATION,
                    CURVE,
                    PARAMETERS,
                    AVERAGE,
                    CHECKPOINT,
                    REPORT);

    /**
     * {@return whether a file of a run has this name}
     *
     * @param name without the folder
     */
    public static boolean isFile(String name) {
        return FILES.contains(name) || name.startsWith(EventFile.PREFIX);
    }

    /**
     * A folder of whose files there is nothing to tell.
     *
     * @param path of the folder
     */
    public RunFolder(Path path) {
        this(path, _ -> {});
    }

    /**
     * Takes the right to write in the folder.
     *
     * @throws WrongFolderException if another process has it
     */
    RunLock lock() throws IOException, WrongFolderException {
        return RunLock.acquire(path);
    }

    /** Removes what killed processes have left half-written. Only for who has the lock. */
    void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(path, RunFolder::isLeftover)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        }
    }

    /** Whether this is what a killed process has left half-written. */
    static boolean isLeftover(Path entry) {
        String name = entry.getFileName().toString();
        boolean temporary =
                AtomicFile.isTemporary(entry)
                        || name.endsWith(".tmp")
                                && FILES.contains(name.substring(0, name.length() - 4));
        return temporary && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this is a file of a run with nothing in it, as a power failure leaves one. */
    static boolean isEmptyFile(Path entry) throws IOException {
        return FILES.contains(entry.getFileName().toString())
                && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                && Files.size(entry) == 0;
    }

    /**
     * Writes the configuration and, for the reader, what else describes the run.
     *
     * @param config of the run
     * @param description of the run and its machine
     * @throws IOException if the file cannot be written
     */
    public void writeConfig(TrainingConfig config, Map<String, String> description)
            throws IOException {
        config().write(config, description);
    }

    /** The file of the configuration. */
    ConfigFile config() {
        return files().config();
    }

    /**
     * {@return what the configuration file says beside the configuration, such as {@code started};
     * none if the file is absent or has lost its end}
     *
     * @throws WrongFolderException if it is no such file
     * @throws IOException if it cannot be read
     */
    public Map<String, String> description() throws IOException, WrongFolderException {
        return config().description();
    }

    /** What of the folder makes its policy. */
    private RunFiles files() {
        return new RunFiles(path, notices);
    }

    /**
     * Checks that there is a run in the folder.
     *
     * @throws WrongFolderException if the folder is absent or holds no run
     */
    void requireRun() throws WrongFolderException {
        files().requireRun();
    }

    /**
     * {@return the configuration of the run; that of the checkpoint where the file has been lost or
     * cut short}
     *
     * @throws WrongFolderException if the folder is absent, holds no run, or its configuration is
     *     not valid
     * @throws IOException if it cannot be read
     */
    public TrainingConfig readConfig() throws IOException, WrongFolderException {
        return files().readConfig(file -> Checkpoint.read(file).config());
    }

    /** Replaces parameters and checkpoint, each in one piece, and onto the disk. */
    void writeState(
            List<SafeTensors.Tensor> tensors, Map<String, String> metadata, Checkpoint checkpoint)
            throws IOException {
        Path file = path.resolve(CHECKPOINT);
        if (Files.exists(file)) {
            SafeTensors parameters = new SafeTensors(tensors, metadata);
            checkpoint.write(file, path.resolve(PARAMETERS), parameters);
        } else {
            // Beside the first checkpoint there are parameters already, whatever becomes of it.
            writeParameters(tensors, metadata);
            checkpoint.write(file);
        }
    }

    /**
     * Replaces the parameters alone.
     *
     * @param tensors the parameters
     * @param metadata what else is in the file
     * @throws IOException if the file cannot be written
     */
    public void writeParameters(List<SafeTensors.Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        new SafeTensors(tensors, metadata).writeDurably(path.resolve(PARAMETERS));
    }

    /** Replaces the average of the parameters. */
    void writeAverage(List<SafeTensors.Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        new SafeTensors(tensors, metadata).writeDurably(path.resolve(AVERAGE));
    }

    /**
     * {@return the parameters last written, rounded to single precision}
     *
     * @throws WrongFolderException if there are none or the file is damaged
     */
    public List<SafeTensors.Tensor> readParameters() throws WrongFolderException {
        return files().readParameters();
    }

    /** The average of the parameters, as {@link #readParameters} gives these. */
    List<SafeTensors.Tensor> readAverage() throws WrongFolderException {
        return files().read(AVERAGE);
    }

    /**
     * The checkpoint last written; none if the run was ended before its first.
     *
     * @throws WrongFolderException if the file is damaged or is none of ours, or iterations have
     *     been done and there is no checkpoint
     */
    Optional<Checkpoint> readCheckpoint() throws IOException, WrongFolderException {
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

    /**
     * Opens {@code metrics.csv} behind the row of this iteration and cuts off what follows it.
     *
     * @throws WrongFolderException if a row before is missing
     */
    MetricsFile openMetrics(int iteration) throws IOException, WrongFolderException {
        return MetricsFile.open(path.resolve(METRICS), iteration);
    }

    /** Opens {@code evaluations.csv} behind the rows of this iteration. */
    CurveFile openCurve(int iteration) throws IOException, WrongFolderException {
        return CurveFile.open(path.resolve(CURVE), iteration);
    }

    void writeEvaluation(List<EvaluationRow> rows) throws IOException {
        replace(EVALUATION, EvaluationTable.csv(rows));
    }

    void writeAverageEvaluation(List<EvaluationRow> rows) throws IOException {
        replace(AVERAGE_EVALUATION, EvaluationTable.csv(rows));
    }

    /** Removes the tables of a run that now goes on, and the page made of them. */
    void deleteEvaluation() throws IOException {
        Files.deleteIfExists(path.resolve(EVALUATION));
        Files.deleteIfExists(path.resolve(AVERAGE_EVALUATION));
        Files.deleteIfExists(path.resolve(REPORT));
    }

    private void replace(String name, String text) throws IOException {
        AtomicFile.writeDurably(path.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
