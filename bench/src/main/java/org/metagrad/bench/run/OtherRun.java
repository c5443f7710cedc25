package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;

/** The run whose parameters another one begins from, {@code --warm-start RUN}. */
final class OtherRun {
    private OtherRun() {}

    /**
     * Takes the parameters of the run in a folder over.
     *
     * @param run before its first iteration. Modified.
     * @param config of the run
     * @param other the folder
     * @param notices gets a line for what the user should know of the parameters
     * @throws IllegalArgumentException one line naming the option and the folder, if there is no
     *     such run or its parameters do not fit
     */
    static void takeOver(
            Backend.Run run, TrainingConfig config, Path other, Consumer<String> notices)
            throws IOException {
        RunFolder folder = new RunFolder(other, notices);
        try {
            folder.requireRun();
            requireSameUnits(config, folder.readConfig());
            run.warmStart(folder.readParameters());
        } catch (WrongFolderException | IllegalArgumentException problem) {
            String what = problem.getMessage();
            String where = what.startsWith(other.toString()) ? "" : other + ": ";
            String hint =
                    other.toString().contains(":") ? " (ALGORITHM:N or a run folder wanted)" : "";
            throw new IllegalArgumentException("--warm-start: " + where + what + hint, problem);
        }
    }

    /** Parameters that were learnt in other units would fit in shape alone. */
    private static void requireSameUnits(TrainingConfig config, TrainingConfig other) {
        for (TrainingKey key : List.of(TrainingKey.ACTIVATION, TrainingKey.ACTION_SCALING)) {
            if (!config.text(key).equals(other.text(key))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "it has %s %s, this run %s",
                                key.key(),
                                other.text(key),
                                config.text(key)));
            }
        }
        if (config.normaliseObservations() || other.normaliseObservations()) {
            throw new IllegalArgumentException(
                    "normalise-observations true: the units of observations are not taken over");
        }
    }
}
