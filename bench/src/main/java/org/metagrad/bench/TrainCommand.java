package org.metagrad.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.metagrad.envs.Environments;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.Algorithm;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.TrainingConfig;
import org.metagrad.meta.TrainingKey;
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
final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final int HELD_OUT_TASKS = 40;
    private static final int ADAPTATION_STEPS = 3;

    private final Backend backend;
    private final Terminal terminal;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "run folder, new or empty (runs/<env>-<algorithm>-seed<seed>)")
    private Path out;

    TrainCommand(Backend backend, Terminal terminal) {
        this.backend = backend;
        this.terminal = terminal;
    }

    /** What each option is without being given, for the usage text. */
    static Map<TrainingKey, String> describedDefaults() {
        Map<TrainingKey, String> described = new EnumMap<>(TrainingKey.class);
        Map<String, String> defaults = TrainingConfig.defaults().toMap();
        for (TrainingKey key : TrainingKey.values()) {
            String value = defaults.get(key.key());
            described.put(
                    key,
                    switch (key) {
                        case ALGORITHM -> value + "; of " + String.join(", ", Algorithm.names());
                        case ENVIRONMENT ->
                                value + "; of " + String.join(", ", Environments.names());
                        case THREADS -> "all cores, " + value;
                        case ETA -> "alpha";
                        default -> value;
                    });
        }
        return described;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        TrainingConfig config = config();
        try (StopSignal stop = StopSignal.listen();
                Backend.Run run = start(config)) {
            RunFolder folder = folder(config);
            try {
                return train(run, config, folder, stop, start);
            } catch (FileSystemException namesItsFile) {
                throw namesItsFile;
            } catch (IOException problem) {
                // A full disk is reported without the name of the file.
                throw new IOException(folder.path() + ": " + problem.getMessage(), problem);
            }
        }
    }

    /** Trains and evaluates; the exit code. */
    private int train(
            Backend.Run run, TrainingConfig config, RunFolder folder, StopSignal stop, long start)
            throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        folder.writeConfig(config, description());
        output.println(announcement(config, folder));
        output.flush();
        int iterations = iterate(run, config, folder, stop);
        if (iterations < config.iterations()) {
            output.printf(
                    "Stopped after iteration %s of %s. The run is in %s and can be evaluated.%n",
                    iterations, config.iterations(), folder.path());
            output.flush();
            return StopSignal.EXIT_CODE;
        }
        List<EvaluationRow> rows =
                backend.evaluate(
                        config,
                        run.parameters(),
                        EvaluationSeed.END_OF_TRAINING.of(config.seed()),
                        HELD_OUT_TASKS,
                        ADAPTATION_STEPS);
        folder.writeEvaluation(rows);
        output.printf(
                "Returns on %s held-out tasks:%n%s", HELD_OUT_TASKS, EvaluationTable.text(rows));
        output.printf(
                Locale.ROOT,
                "The run is in %s (%.1f s in all).%n",
                folder.path(),
                (System.nanoTime() - start) / 1e9);
        output.flush();
        return stop.requested() ? StopSignal.EXIT_CODE : 0;
    }

    /** The outer iterations; how many were done before the end or the request to stop. */
    private int iterate(Backend.Run run, TrainingConfig config, RunFolder folder, StopSignal stop)
            throws IOException {
        int iteration = 0;
        try (MetricsFile metrics = folder.openMetrics();
                Progress progress =
                        terminal.progress(spec.commandLine().getOut(), config.iterations())) {
            writeParameters(folder, run, iteration);
            while (iteration < config.iterations() && !stop.requested()) {
                IterationMetrics done = run.step();
                iteration = done.iteration();
                metrics.append(done);
                writeParameters(folder, run, iteration);
                progress.iterationDone(done);
            }
        }
        return iteration;
    }

    /**
     * The defaults with the given options; {@code eta} follows {@code alpha} unless it is given.
     */
    private TrainingConfig config() {
        ParseResult given = spec.commandLine().getParseResult();
        TrainingConfig config = TrainingConfig.defaults();
        try {
            for (TrainingKey key : TrainingKey.values()) {
                if (given.hasMatchedOption("--" + key.key())) {
                    config = config.with(key.key(), given.matchedOptionValue("--" + key.key(), ""));
                }
            }
            if (!given.hasMatchedOption("--" + TrainingKey.ETA.key())) {
                config = config.with(TrainingKey.ETA.key(), Double.toString(config.alpha()));
            }
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return config;
    }

    private Backend.Run start(TrainingConfig config) {
        try {
            return backend.start(config);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private RunFolder folder(TrainingConfig config) throws IOException {
        if (out == null) {
            return RunFolder.createNumbered(
                    RUNS,
                    "%s-%s-seed%s"
                            .formatted(
                                    config.environment(),
                                    config.algorithm().name(),
                                    config.seed()));
        }
        try {
            return RunFolder.create(out);
        } catch (RunFolder.WrongFolderException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private static void writeParameters(RunFolder folder, Backend.Run run, int iteration)
            throws IOException {
        folder.writeParameters(
                run.namedParameters(), Map.of("iteration", Integer.toString(iteration)));
    }

    private static String announcement(TrainingConfig config, RunFolder folder) {
        return "Meta-training %s on %s: %s iterations of %s tasks x %s trajectories (seed %s, threads %s), into %s"
                .formatted(
                        config.algorithm().label(),
                        config.environment(),
                        config.iterations(),
                        config.tasks(),
                        config.trajectories(),
                        config.seed(),
                        config.threads(),
                        folder.path());
    }

    private Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("version", BuildInfo.version());
        description.put("jdk", BuildInfo.jdk());
        description.put("os", BuildInfo.system());
        description.put("kernels", FloatKernels.best().name());
        description.put("fma", Boolean.toString(FusedMultiplyAdd.AVAILABLE));
        description.put(
                "command",
                "metagrad "
                        + spec.commandLine().getParseResult().originalArgs().stream()
                                .map(argument ->
                                        argument.contains(" ") ? "'" + argument + "'" : argument)
                                .collect(Collectors.joining(" ")));
        description.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return description;
    }
}
