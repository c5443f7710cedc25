package org.metagrad.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.metagrad.bench.RunFolder.WrongFolderException;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.TrainingConfig;
import org.metagrad.meta.TrainingKey;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code train --resume RUN} goes on with: the run's own configuration, whose iterations and
 * threads alone may be given anew. Reads, and changes nothing.
 *
 * @param checkpoint none if the run was ended before its first
 */
record ResumedRun(RunFolder folder, TrainingConfig config, Optional<Checkpoint> checkpoint) {

    /** What may be given anew. */
    private static final Set<TrainingKey> FREE =
            EnumSet.of(TrainingKey.ITERATIONS, TrainingKey.THREADS);

    /**
     * Reads the folder.
     *
     * @throws ParameterException one line naming an option that would change the run
     * @throws WrongFolderException if the folder holds no run, or one that is damaged
     */
    static ResumedRun read(Path run, CommandLine command) throws IOException, WrongFolderException {
        RunFolder folder = new RunFolder(run);
        TrainingConfig stored = folder.readConfig();
        TrainingConfig config = stored;
        ParseResult given = command.getParseResult();
        for (TrainingKey key : TrainingKey.values()) {
            String option = "--" + key.key();
            if (!given.hasMatchedOption(option)) {
                continue;
            }
            String value = given.matchedOptionValue(option, "");
            try {
                config = config.with(key.key(), value);
            } catch (IllegalArgumentException problem) {
                throw new ParameterException(command, problem.getMessage(), problem);
            }
            String before = stored.toMap().get(key.key());
            if (!FREE.contains(key) && !config.toMap().get(key.key()).equals(before)) {
                throw new ParameterException(
                        command,
                        String.format(
                                Locale.ROOT,
                                "%s '%s': the run has %s, and --resume goes on with that",
                                option,
                                value,
                                before));
            }
        }
        ResumedRun resumed = new ResumedRun(folder, config, folder.readCheckpoint());
        if (resumed.iteration() > config.iterations()) {
            throw new ParameterException(
                    command,
                    String.format(
                            Locale.ROOT,
                            "--iterations '%s': the run has done %s already",
                            config.iterations(),
                            resumed.iteration()));
        }
        return resumed;
    }

    /** Iterations done. */
    int iteration() {
        return checkpoint.map(Checkpoint::iteration).orElse(0);
    }
}
