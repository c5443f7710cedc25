package org.metagrad.meta.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/**
 * The files of a run's folder that make its policy: {@code config.properties}, {@code
 * parameters.safetensors} and, where the first has been lost, {@code checkpoint.safetensors}.
 *
 * @param path of the folder
 * @param notices gets a line for what the user should know of a file that is read
 */
public record RunFiles(Path path, Consumer<String> notices) {
    /** The configuration, and what describes the run. */
    public static final String CONFIG = "config.properties";

    /** The meta-parameters in single precision. */
    public static final String PARAMETERS = "parameters.safetensors";

    /** All that the rest of the training depends on. */
    public static final String CHECKPOINT = "checkpoint.safetensors";

    /** Reads the configuration that a checkpoint is of. */
    public interface CheckpointConfig {
        /**
         * Reads it.
         *
         * @throws IOException one line naming the file
         */
        TrainingConfig read(Path file) throws IOException;
    }

    /** The file of the configuration. */
    public ConfigFile config() {
        return new ConfigFile(path.resolve(CONFIG));
    }

    /**
     * Checks that there is a run in the folder.
     *
     * @throws WrongFolderException if the folder is absent or holds no run
     */
    public void requireRun() throws WrongFolderException {
        if (path.toString().isEmpty() || !Files.isDirectory(path)) {
            throw new WrongFolderException(
                    (path.toString().isEmpty() ? "''" : path) + ": no such folder", null);
        }
        if (!Files.exists(path.resolve(CONFIG)) && !Files.exists(path.resolve(CHECKPOINT))) {
            throw new WrongFolderException(
                    path + ": is not the folder of a run, it has no " + CONFIG, null);
        }
    }

    /**
     * The configuration of the run; that of the checkpoint where the file has been lost or cut
     * short.
     *
     * @throws WrongFolderException if the folder is absent, holds no run, or its configuration is
     *     not valid
     * @throws IOException if it cannot be read
     */
    public TrainingConfig readConfig(CheckpointConfig checkpoint)
            throws IOException, WrongFolderException {
        requireRun();
        Path other = path.resolve(CHECKPOINT);
        if (!Files.exists(other)) {
            return config().require();
        }
        Optional<TrainingConfig> config = config().read();
        if (config.isPresent()) {
            return config.get();
        }
        Path file = config().path();
        notices.accept(
                String.format(
                        Locale.ROOT,
                        "%s: is %s, the configuration is taken from %s",
                        file,
                        Files.exists(file) ? "cut short" : "missing",
                        CHECKPOINT));
        try {
            return checkpoint.read(other);
        } catch (IOException problem) {
            throw new WrongFolderException(problem.getMessage(), problem);
        }
    }

    /**
     * The parameters last written, rounded to single precision.
     *
     * @throws WrongFolderException if there are none or the file is damaged
     */
    public List<SafeTensors.Tensor> readParameters() throws WrongFolderException {
        return read(PARAMETERS);
    }

    /**
     * The tensors of a file of the folder, rounded to single precision.
     *
     * @throws WrongFolderException if there is none or it is damaged
     */
    public List<SafeTensors.Tensor> read(String name) throws WrongFolderException {
        Path file = path.resolve(name);
        try {
            SafeTensors contents = SafeTensors.read(file);
            List<SafeTensors.Tensor> tensors = contents.inSinglePrecision();
            if (!contents.doubles().isEmpty()) {
                notices.accept(
                        String.format(
                                Locale.ROOT,
                                "%s: %s in double precision (F64), rounded to single (F32)",
                                file,
                                contents.tensors().isEmpty()
                                        ? "all tensors are"
                                        : contents.doubles().size() + " tensors are"));
            }
            return tensors;
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(file + ": " + problem.getMessage(), problem);
        } catch (IOException problem) {
            throw new WrongFolderException(problem.getMessage(), problem);
        }
    }
}
