package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.EnvironmentPreset;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code train}: one run, from its configuration to the table of returns on held-out tasks. */
@Command(
        name = "train",
        description =
                "Meta-train a policy and write a run folder. Without options: Directed-MAML on CartPole.")
public final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final int HELD_OUT_TASKS = 40;
    private static final int HELD_OUT_REGRESSIONS = 600;
    private static final int ADAPTATION_STEPS = 3;
    private static final List<Integer> STEPS_OF_REGRESSION = List.of(0, 1, 5, 10);
    private static final int GREATEST_INTERVAL = 1_000_000;

    private final Backend backend;
    private final Terminal terminal;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "run folder, new or empty (runs/<env>-<algorithm>-seed<seed>)")
    private Path out;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "go on with the run in this folder after its last checkpoint; with more --iterations, also with a finished one")
    private Path resume;

    @Option(
            names = "--other-bits",
            description =
                    "resume a run of a machine with fused multiply-add on one without, or the reverse; the results then differ in their last bits")
    private boolean otherBits;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            defaultValue = "1",
            description = "iterations between two checkpoints; there is always one at the end (1)")
    private String checkpointEvery;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "lines of option=value, as in a run folder's config.properties; options given here come before it")
    private Path file;

    public TrainCommand(Backend backend, Terminal terminal) {
        this.backend = backend;
        this.terminal = terminal;
    }

    /** What each option is without being given, for the usage text. */
    public static Map<TrainingKey, String> describedDefaults() {
        Map<TrainingKey, String> described = new EnumMap<>(TrainingKey.class);
        Map<String, String> defaults = TrainingConfig.defaults().toMap();
        for (TrainingKey key : TrainingKey.values()) {
            String value = defaults.get(key.key());
            described.put(
                    key,
                    switch (key) {
                        case ALGORITHM -> value + "; of " + String.join(", ", Algorithm.names());
                        case ENVIRONMENT ->
                                value + "; of " + String.join(", ", EnvironmentPreset.names());
                        case THREADS -> "all cores, " + value;
                        case ETA -> "alpha";
                        case MEDIUM -> "none";
                        case ALPHA, OUTER_LEARNING_RATE, ENTROPY_BONUS, ACTION_REPEAT ->
                                value + ", or what suits the environment";
                        default -> value;
                    });
        }
        return described;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        int every =
                WholeOption.parse(
                        spec.commandLine(),
                        "--checkpoint-every",
                        checkpointEvery,
                        1,
                        GREATEST_INTERVAL);
        try (StopSignal stop = StopSignal.listen()) {
            return resume == null ? begin(every, stop, start) : goOn(every, stop, start);
        } catch (RunFolder.WrongFolderException problem) {
            throw wrong(problem);
        }
    }

    private int begin(int every, StopSignal stop, long start)
            throws IOException, RunFolder.WrongFolderException {
        TrainingConfig config = config();
        if (otherBits) {
            throw wrong(
                    new IllegalArgumentException("--other-bits: only --resume goes on with a run"));
        }
        try (Backend.Run run = start(config)) {
            RunFolder folder = folder(config);
            try (RunLock _ = folder.lock()) {
                folder.begin();
                folder.writeConfig(config, RunDescription.of(arguments()));
                return begin(run, config, folder, every, stop, start);
            }
        }
    }

    private int begin(
            Backend.Run run,
            TrainingConfig config,
            RunFolder folder,
            int every,
            StopSignal stop,
            long start)
            throws IOException, RunFolder.WrongFolderException {
        try (MetricsFile metrics = folder.openMetrics(0)) {
            announce("Meta-training %s on %s: %s", config, folder);
            return train(new TrainingSession(run, config, folder, metrics, every, stop), 0, start);
        }
    }

    private int goOn(int every, StopSignal stop, long start)
            throws IOException, RunFolder.WrongFolderException {
        if (out != null || file != null) {
            throw wrong(
                    new IllegalArgumentException(
                            out != null
                                    ? "--out: --resume goes on in the folder of the run"
                                    : "--config: --resume goes on with the configuration of the run"));
        }
        RunFolder folder = new RunFolder(resume, OneLineErrors.notices(spec.commandLine()));
        folder.requireRun();
        // Before anything is read that another process may be about to replace.
        try (RunLock _ = folder.lock()) {
            ResumedRun resumed = ResumedRun.read(folder, otherBits, spec.commandLine());
            return goOn(resumed, every, stop, start);
        }
    }

    private int goOn(ResumedRun resumed, int every, StopSignal stop, long start)
            throws IOException, RunFolder.WrongFolderException {
        TrainingConfig config = resumed.config();
        RunFolder folder = resumed.folder();
        try (Backend.Run run = start(config)) {
            resumed.checkpoint().ifPresent(checkpoint -> restore(run, checkpoint, folder));
            int iteration = resumed.iteration();
            try (MetricsFile metrics = folder.openMetrics(iteration)) {
                folder.removeLeftovers();
                resumed.updateConfig(arguments());
                if (iteration < config.iterations()) {
                    folder.deleteEvaluation();
                }
                announce(
                        "Going on with %s on %s after iteration " + iteration + ": %s",
                        config,
                        folder);
                return train(
                        new TrainingSession(run, config, folder, metrics, every, stop),
                        iteration,
                        start);
            }
        }
    }

    private int train(TrainingSession session, int done, long start) throws IOException {
        try {
            return trainAndEvaluate(session, done, start);
        } catch (FileSystemException namesItsFile) {
            throw namesItsFile;
        } catch (IOException problem) {
            // A full disk is reported without the name of the file.
            throw new IOException(session.folder().path() + ": " + problem.getMessage(), problem);
        }
    }

    /** The exit code. */
    private int trainAndEvaluate(TrainingSession session, int done, long start) throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        TrainingConfig config = session.config();
        RunFolder folder = session.folder();
        int iterations;
        try (Progress progress =
                terminal.progress(
                        output,
                        done,
                        config.iterations(),
                        Evaluation.ofErrors(config) ? "error" : "return")) {
            iterations = session.iterate(done, progress);
        }
        if (iterations < config.iterations()) {
            output.printf(
                    Locale.ROOT,
                    "Stopped after iteration %s of %s. The run is in %s and can be evaluated or resumed.%n",
                    iterations,
                    config.iterations(),
                    Printable.line(folder.path().toString()));
            output.flush();
            return StopSignal.EXIT_CODE;
        }
        boolean errors = Evaluation.ofErrors(config);
        int tasks = errors ? HELD_OUT_REGRESSIONS : HELD_OUT_TASKS;
        List<EvaluationRow> rows =
                backend.evaluate(
                        config,
                        session.run().parameters(),
                        EvaluationSeed.END_OF_TRAINING.of(config.seed()),
                        tasks,
                        errors ? STEPS_OF_REGRESSION.getLast() : ADAPTATION_STEPS);
        folder.writeEvaluation(rows);
        output.printf(
                Locale.ROOT,
                "%s on %s held-out tasks:%n%s",
                errors ? "Mean squared errors" : "Returns",
                tasks,
                EvaluationTable.text(
                        rows.stream()
                                .filter(row ->
                                        !errors
                                                || STEPS_OF_REGRESSION.contains(
                                                        row.adaptationSteps()))
                                .toList(),
                        errors));
        output.printf(
                Locale.ROOT,
                "The run is in %s (%.1f s in all).%n",
                Printable.line(folder.path().toString()),
                (System.nanoTime() - start) / 1e9);
        output.flush();
        return session.stop().requested() ? StopSignal.EXIT_CODE : 0;
    }

    private void restore(Backend.Run run, Checkpoint checkpoint, RunFolder folder) {
        try {
            run.restore(checkpoint);
        } catch (IllegalArgumentException problem) {
            throw wrong(
                    new IllegalArgumentException(
                            folder.path() + ": " + problem.getMessage(), problem));
        }
    }

    private List<String> arguments() {
        return spec.commandLine().getParseResult().originalArgs();
    }

    private ParameterException wrong(Exception problem) {
        return new ParameterException(spec.commandLine(), problem.getMessage(), problem);
    }

    /** The given options before those of the file; what is in neither suits the environment. */
    private TrainingConfig config() throws IOException {
        ParseResult given = spec.commandLine().getParseResult();
        try {
            Map<String, String> ofFile = file == null ? Map.of() : read(file);
            Map<String, String> entries = new LinkedHashMap<>();
            for (TrainingKey key : TrainingKey.values()) {
                if (given.hasMatchedOption("--" + key.key())) {
                    entries.put(key.key(), given.matchedOptionValue("--" + key.key(), ""));
                }
            }
            return TrainingConfig.of(entries, ofFile);
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> entries;
        try {
            entries = ConfigFile.readEntries(file);
        } catch (RunFolder.WrongFolderException problem) {
            throw new IllegalArgumentException(problem.getMessage(), problem);
        }
        try {
            TrainingConfig.of(entries);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(file + ": " + problem.getMessage(), problem);
        }
        return entries;
    }

    private Backend.Run start(TrainingConfig config) {
        try {
            return backend.start(config);
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    private RunFolder folder(TrainingConfig config)
            throws IOException, RunFolder.WrongFolderException {
        if (out != null) {
            return RunFolder.create(out);
        }
        return RunFolder.createNumbered(
                RUNS,
                String.format(
                        Locale.ROOT,
                        "%s-%s-seed%s",
                        config.environment(),
                        config.algorithm().name(),
                        config.seed()));
    }

    private void announce(String beginning, TrainingConfig config, RunFolder folder) {
        PrintWriter output = spec.commandLine().getOut();
        output.println(
                String.format(
                        Locale.ROOT,
                        beginning + " of %s x %s (seed %s, threads %s), into %s",
                        config.algorithm().label(),
                        config.environment(),
                        Count.of(config.iterations(), "iteration"),
                        Count.of(config.tasks(), "task"),
                        Count.of(
                                config.trajectories(),
                                Evaluation.ofErrors(config) ? "point" : "trajectory"),
                        config.seed(),
                        config.threads(),
                        Printable.line(folder.path().toString())));
        output.flush();
    }
}
