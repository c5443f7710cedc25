package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.WarmStart;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;

/**
 * A run that nobody watches, one of many: what {@code train} does, in a folder of its own, begun or
 * gone on with after its last checkpoint, up to its table of returns.
 *
 * @param config of the run
 * @param path its folder, which need not be there
 * @param checkpointEvery iterations between two checkpoints
 * @param evaluateEvery iterations between two evaluations during the training; 0 for none
 * @param budget environment steps at which the run is at its end, however many iterations are left
 */
public record UnattendedRun(
        TrainingConfig config, Path path, int checkpointEvery, int evaluateEvery, long budget) {
    /** What the folder of a run has whose numbers grew beyond all bounds. */
    public static final String DIVERGED = "diverged.txt";

    /** What has become of a run. */
    public enum State {
        /** There are iterations to do, or none has been begun. */
        UNFINISHED,
        /** It has come to its end. */
        FINISHED,
        /** It ended before, as its numbers grew beyond all bounds. */
        DIVERGED
    }

    /** {@return what the files of the folder say} */
    public State state() {
        if (Files.exists(path.resolve(DIVERGED))) {
            return State.DIVERGED;
        }
        // written last, in one piece
        return Files.exists(path.resolve(RunFolder.EVALUATION)) ? State.FINISHED : State.UNFINISHED;
    }

    /**
     * {@return how many environment steps and iterations are in the checkpoint; 0 without one}
     *
     * @throws WrongFolderException if there is a checkpoint that is none
     * @throws IOException if it cannot be read
     */
    public Done done() throws IOException, WrongFolderException {
        Optional<Checkpoint> checkpoint = new RunFolder(path).readCheckpoint();
        return checkpoint
                .map(read -> new Done(read.iteration(), read.environmentSteps()))
                .orElse(new Done(0, 0));
    }

    /**
     * How far a run has come.
     *
     * @param iterations behind it
     * @param environmentSteps of these
     */
    public record Done(int iterations, long environmentSteps) {}

    /**
     * Trains to the end, or the request to stop.
     *
     * @param backend trains
     * @param arguments of the command, for the reader of the folder
     * @param stop may be used by several runs
     * @param listener is told of each iteration, on this thread
     * @return what has become of the run
     * @throws WrongFolderException if the folder is another run's, or in use
     * @throws IOException if it cannot be read or written
     */
    public State train(
            Backend backend,
            List<String> arguments,
            StopSignal stop,
            Consumer<IterationMetrics> listener)
            throws IOException, WrongFolderException {
        State before = state();
        if (before != State.UNFINISHED) {
            return before;
        }
        boolean begun = Files.exists(path.resolve(RunFolder.CONFIGURATION));
        FreshFolder fresh = begun ? null : FreshFolder.create(path);
        RunFolder folder = new RunFolder(path);
        try (RunLock _ = folder.lock()) {
            if (begun) {
                requireSame(folder.readConfig());
            } else {
                fresh.begin();
                folder.writeConfig(config, RunDescription.of(arguments));
            }
            Optional<Checkpoint> checkpoint = folder.readCheckpoint();
            try (Backend.Run run =
                    checkpoint.isPresent() ? backend.start(config) : start(backend)) {
                if (checkpoint.isPresent()) {
                    run.restore(checkpoint.get());
                }
                int iteration = checkpoint.map(Checkpoint::iteration).orElse(0);
                return train(backend, run, folder, iteration, stop, listener);
            }
        }
    }

    /**
     * {@return the run before its first iteration, which nothing is written of; to be closed}
     *
     * @param backend trains
     * @throws IOException if the run cannot be read whose parameters it begins from
     */
    public Backend.Run start(Backend backend) throws IOException {
        Backend.Run run = backend.start(config);
        try {
            if (config.warmStart() instanceof WarmStart.Run(String other)) {
                OtherRun.takeOver(run, config, Path.of(other), _ -> {});
            }
            return run;
        } catch (IOException | RuntimeException problem) {
            run.close();
            throw problem;
        }
    }

    private State train(
            Backend backend,
            Backend.Run run,
            RunFolder folder,
            int iteration,
            StopSignal stop,
            Consumer<IterationMetrics> listener)
            throws IOException, WrongFolderException {
        HeldOutTasks heldOut = new HeldOutTasks(backend);
        try (MetricsFile metrics = folder.openMetrics(iteration)) {
            folder.removeLeftovers();
            TrainingSession session =
                    new TrainingSession(
                            run,
                            config,
                            folder,
                            metrics,
                            checkpointEvery,
                            budget,
                            heldOut.curve(config, run, folder, iteration, evaluateEvery),
                            stop);
            try {
                session.iterate(iteration, listener);
            } catch (ArithmeticException divergence) {
                metrics.force();
                AtomicFile.writeDurably(
                        path.resolve(DIVERGED),
                        (divergence.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
                return State.DIVERGED;
            }
        }
        if (stop.requested()) {
            return State.UNFINISHED;
        }
        heldOut.report(config, run, folder, new PrintWriter(Writer.nullWriter()));
        return State.FINISHED;
    }

    /** Threads change no result. */
    private void requireSame(TrainingConfig stored) throws WrongFolderException {
        var ours = config.toMap();
        for (var entry : stored.toMap().entrySet()) {
            String value = ours.get(entry.getKey());
            if (!entry.getKey().equals("threads") && !entry.getValue().equals(value)) {
                throw new WrongFolderException(
                        path
                                + ": is of a run with "
                                + entry.getKey()
                                + " "
                                + entry.getValue()
                                + ", this one has "
                                + value,
                        null);
            }
        }
    }
}
