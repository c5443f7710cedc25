package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.WarmStart;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: one run, from its configuration to the table of returns on held-out tasks. */
@Command(
        name = "train",
        description =
                "Meta-train a policy and write a run folder. Without options: Directed-MAML on CartPole.")
public final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final int GREATEST_INTERVAL = 1_000_000;

    private final Backend backend;
    private final Terminal terminal;
    private final HeldOutTasks heldOut;
    private final RunReport report;

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
                    "go on with the run in this folder after its last checkpoint; with more --iterations, also with a finished one, unless its outer step size falls over them")
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
            names = "--evaluate-every",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "iterations between two evaluations during the training, on 40 held-out tasks before and after one step; changes nothing of it (0: none)")
    private String evaluateEvery;

    private int curveEvery;

    @Option(
            names = "--tensorboard",
            description =
                    "write returns (of regressions the loss), seconds and steps of the iterations for TensorBoard too, into the run folder")
    private boolean tensorboard;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "compute the tasks of each iteration on the executors of Apache Spark, such as local-cluster[2,1,1024] or spark://host:7077, to the same bits; a build with -Pspark only (threads of this process)")
    private String spark;

    private Cluster cluster;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "lines of option=value, as in a run folder's config.properties; options given here come before it")
    private Path file;

    /**
     * The command on a backend.
     *
     * @param backend trains
     * @param terminal on which progress is shown
     * @param report of a run at its end
     */
    public TrainCommand(Backend backend, Terminal terminal, RunReport report) {
        this.report = report;
        this.backend = backend;
        this.terminal = terminal;
        heldOut = new HeldOutTasks(backend);
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
        curveEvery =
                WholeOption.parse(
                        spec.commandLine(),
                        "--evaluate-every",
                        evaluateEvery,
                        0,
                        GREATEST_INTERVAL);
        try (StopSignal stop = StopSignal.listen()) {
            return resume == null ? begin(every, stop, start) : goOn(every, stop, start);
        } catch (WrongFolderException problem) {
            throw wrong(problem);
        } finally {
            if (cluster != null) {
                cluster.close();
            }
        }
    }

    private int begin(int every, StopSignal stop, long start)
            throws IOException, WrongFolderException {
        TrainingConfig config = config();
        if (otherBits) {
            throw wrong(
                    new IllegalArgumentException("--other-bits: only --resume goes on with a run"));
        }
        try (Backend.Run run = start(config)) {
            if (config.warmStart() instanceof WarmStart.Run(String other)) {
                warmStart(run, config, Path.of(other));
            }
            FreshFolder fresh = fresh(config);
            RunFolder folder = fresh.folder();
            try (RunLock _ = folder.lock()) {
                fresh.begin();
                folder.writeConfig(config, RunDescription.of(arguments()));
                try (MetricsFile metrics = folder.openMetrics(0)) {
                    metrics.alsoTo(ScalarEvents.open(folder, config, tensorboard));
                    announce("Meta-training %s on %s: %s", config, folder);
                    return train(
                            new TrainingSession(
                                    run,
                                    config,
                                    folder,
                                    metrics,
                                    every,
                                    Long.MAX_VALUE,
                                    heldOut.curve(config, run, folder, 0, curveEvery),
                                    stop),
                            0,
                            start);
                }
            }
        }
    }

    private void warmStart(Backend.Run run, TrainingConfig config, Path other) throws IOException {
        try {
            OtherRun.takeOver(run, config, other, OneLineErrors.notices(spec.commandLine()));
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    private int goOn(int every, StopSignal stop, long start)
            throws IOException, WrongFolderException {
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
            throws IOException, WrongFolderException {
        TrainingConfig config = resumed.config();
        RunFolder folder = resumed.folder();
        try (Backend.Run run = start(config)) {
            if (resumed.checkpoint().isPresent()) {
                restore(run, resumed.checkpoint().get(), folder);
            } else if (config.warmStart() instanceof WarmStart.Run(String other)) {
                warmStart(run, config, Path.of(other));
            }
            int iteration = resumed.iteration();
            try (MetricsFile metrics = folder.openMetrics(iteration)) {
                metrics.alsoTo(ScalarEvents.open(folder, config, tensorboard));
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
                        new TrainingSession(
                                run,
                                config,
                                folder,
                                metrics,
                                every,
                                Long.MAX_VALUE,
                                heldOut.curve(config, run, folder, iteration, curveEvery),
                                stop),
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
                terminal.progress(output, done, config.iterations(), Evaluation.score(config))) {
            iterations = session.iterate(done, progress::iterationDone);
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
        reportCurvature(config, session.run(), iterations - done, output);
        heldOut.report(config, session.run(), folder, output);
        report(folder);
        output.printf(
                Locale.ROOT,
                "The run is in %s (%.1f s in all).%n",
                Printable.line(folder.path().toString()),
                (System.nanoTime() - start) / 1e9);
        output.flush();
        return session.stop().requested() ? StopSignal.EXIT_CODE : 0;
    }

    /** All of the run is on the disk by now, and whatever becomes of its page, it stays good. */
    private void report(RunFolder folder) {
        try {
            report.write(folder);
        } catch (IOException | WrongFolderException | RuntimeException problem) {
            OneLineErrors.notices(spec.commandLine())
                    .accept(
                            folder.path().resolve(RunFolder.REPORT)
                                    + ": was not written ("
                                    + OneLineErrors.describe(problem)
                                    + "); the run is whole");
        }
    }

    /** Where solutions left off before a direction of negative curvature, one line. */
    private static void reportCurvature(
            TrainingConfig config, Backend.Run run, int iterations, PrintWriter output) {
        if (run.negativeCurvatures() > 0) {
            output.printf(
                    Locale.ROOT,
                    "%d of %d meta-gradients met negative curvature and left off before it; a greater lambda than %s makes it rarer.%n",
                    run.negativeCurvatures(),
                    (long) iterations * config.tasks(),
                    config.lambda());
        }
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

    private TrainingConfig config() throws IOException {
        try {
            return TrainingOptions.config(spec.commandLine().getParseResult(), file);
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    private Backend.Run start(TrainingConfig config) {
        try {
            if (spark == null) {
                return backend.start(config);
            }
            cluster = Cluster.connect(spark, OneLineErrors.notices(spec.commandLine()));
            return cluster.start(config);
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    private FreshFolder fresh(TrainingConfig config) throws IOException, WrongFolderException {
        if (out != null) {
            return FreshFolder.create(out);
        }
        return FreshFolder.createNumbered(
                RUNS,
                String.format(
                        Locale.ROOT,
                        "%s-%s-seed%s",
                        config.environment(),
                        config.algorithm().name(),
                        config.seed()));
    }

    /** Which iterations are another algorithm's. */
    private static String warmStart(TrainingConfig config) {
        return config.warmStart() instanceof WarmStart.Iterations(Algorithm algorithm, int n)
                ? " (the first " + n + " by " + algorithm.label() + ")"
                : "";
    }

    private void announce(String beginning, TrainingConfig config, RunFolder folder) {
        PrintWriter output = spec.commandLine().getOut();
        output.println(
                String.format(
                        Locale.ROOT,
                        beginning + " of %s x %s (seed %s, threads %s), into %s",
                        config.algorithm().label(),
                        config.environment(),
                        Count.of(config.iterations(), "iteration") + warmStart(config),
                        Count.of(config.tasks(), "task"),
                        Count.of(
                                config.trajectories(),
                                switch (Evaluation.score(config)) {
                                    case RETURN -> "trajectory";
                                    case ERROR -> "point";
                                    case ACCURACY -> "shot";
                                }),
                        config.seed(),
                        config.threads(),
                        Printable.line(folder.path().toString())));
        output.flush();
    }
}
