package org.metagrad.bench.run;

import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code train --resume RUN} goes on with: the run's own configuration, whose iterations and
 * threads alone may be given anew.
 *
 * @param stored the configuration that the folder has
 * @param config the configuration to go on with
 * @param checkpoint none if the run was ended before its first
 * @param otherBits whether the bits of what is done here differ from what an undisturbed run gives
 */
record ResumedRun(
        RunFolder folder,
        TrainingConfig stored,
        TrainingConfig config,
        Optional<Checkpoint> checkpoint,
        boolean otherBits) {

    /** What may be given anew. */
    private static final Set<TrainingKey> FREE =
            EnumSet.of(TrainingKey.ITERATIONS, TrainingKey.THREADS);

    /**
     * Reads the folder.
     *
     * @param otherBits whether a machine may go on that rounds in another way
     * @throws ParameterException one line naming an option that would change the run
     * @throws WrongFolderException if the folder holds no run, or one that is damaged
     */
    static ResumedRun read(RunFolder folder, boolean otherBits, CommandLine command)
            throws IOException, WrongFolderException {
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
        Optional<Checkpoint> checkpoint = folder.readCheckpoint();
        boolean differs = checkpoint.isPresent() && differs(folder, checkpoint.get());
        if (differs && !otherBits) {
            throw new WrongFolderException(
                    String.format(
                            Locale.ROOT,
                            "%s: was trained %s fused multiply-add, this machine computes %s: the results would not have the same bits; --other-bits goes on all the same",
                            folder.path(),
                            FusedMultiplyAdd.AVAILABLE ? "without" : "with",
                            FusedMultiplyAdd.AVAILABLE ? "with it" : "without"),
                    null);
        }
        ResumedRun resumed = new ResumedRun(folder, stored, config, checkpoint, differs);
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

    /** What either file says of the machine before, if it does. */
    private static boolean differs(RunFolder folder, Checkpoint checkpoint)
            throws IOException, WrongFolderException {
        Optional<Boolean> described =
                Optional.ofNullable(folder.config().description().get(RunDescription.FUSED))
                        .map(Boolean::valueOf);
        return Stream.of(checkpoint.fusedMultiplyAdd(), described)
                .flatMap(Optional::stream)
                .anyMatch(fused -> fused != FusedMultiplyAdd.AVAILABLE);
    }

    /**
     * Brings the configuration file up to date: the number of iterations may have grown, and the
     * machine may be another one.
     */
    void updateConfig(List<String> arguments) throws IOException, WrongFolderException {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(RunDescription.FUSED, Boolean.toString(FusedMultiplyAdd.AVAILABLE));
        if (otherBits) {
            changes.put(RunDescription.OTHER_BITS, "after iteration " + iteration());
        }
        TrainingConfig updated =
                stored.with(TrainingKey.ITERATIONS.key(), Integer.toString(config.iterations()));
        folder.config().update(updated, changes, RunDescription.of(arguments));
    }

    /** Iterations done. */
    int iteration() {
        return checkpoint.map(Checkpoint::iteration).orElse(0);
    }
}
