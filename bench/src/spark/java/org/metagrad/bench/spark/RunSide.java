package org.metagrad.bench.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.StopSignal;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.run.WrongFolderException;

/**
 * A run of a grid as an executor does it. An executor that is told to end asks the run to stop,
 * which then leaves a checkpoint; one that is killed leaves its last one, from which whoever does
 * the run next goes on.
 *
 * @param config of the run
 * @param path absolute, of its folder
 * @param checkpointEvery as {@link UnattendedRun}
 * @param evaluateEvery as {@link UnattendedRun}
 * @param budget as {@link UnattendedRun}
 * @param seen absolute, of a file that is there where the folder is seen
 * @param arguments of the command
 */
record RunSide(
        LinkedHashMap<String, String> config,
        String path,
        int checkpointEvery,
        int evaluateEvery,
        long budget,
        String seen,
        ArrayList<String> arguments)
        implements Serializable {

    static RunSide of(UnattendedRun run, Path seen, List<String> arguments) {
        return new RunSide(
                run.config().toMap(),
                run.path().toAbsolutePath().toString(),
                run.checkpointEvery(),
                run.evaluateEvery(),
                run.budget(),
                seen.toString(),
                new ArrayList<>(arguments));
    }

    /** Does the run in this process. */
    Outcome<UnattendedRun.State> train(Admission admission) {
        var refusal = admission.refusal();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!Files.exists(Path.of(seen))) {
            return Outcome.failed(
                    new WrongFolderException(
                            seen
                                    + ": is not seen from "
                                    + SparkEnv.get().blockManager().blockManagerId().host()
                                    + "; --out on a file system that all executors share is wanted",
                            null));
        }
        UnattendedRun run =
                new UnattendedRun(
                        TrainingConfig.fromMap(config),
                        Path.of(path),
                        checkpointEvery,
                        evaluateEvery,
                        budget);
        try (StopSignal stop = StopSignal.listen()) {
            return Outcome.of(run.train(Backend.ofMeta(), arguments, stop, _ -> {}));
        } catch (IOException | WrongFolderException | RuntimeException problem) {
            return Outcome.failed(problem);
        }
    }
}
