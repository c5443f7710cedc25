package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code evaluate RUN}: adapts the trained policy to the held-out tasks by which results are
 * compared.
 */
@Command(
        name = "evaluate",
        description =
                "Adapt the policy of a run to held-out tasks, the same for all runs, and show the returns before and after each step.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int GREATEST_TASKS = 10_000;
    private static final int GREATEST_STEPS = 100;

    private final Backend backend;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "folder that train has written")
    private Path run;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description =
                    "held-out tasks, the first of a sequence that is the same for all runs (400; 600 regressions)")
    private String tasks;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "3",
            description = "adaptation steps (3)")
    private String steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of another sequence of tasks (that by which results are compared)")
    private Long seed;

    @Option(
            names = "--average",
            description = "the average of the parameters, of a run with --averaging")
    private boolean average;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "a file that gets the table and the returns of each task")
    private Path csv;

    @Option(names = "--threads", paramLabel = "N", description = "worker threads (all cores)")
    private String threads;

    /**
     * The command on a backend.
     *
     * @param backend evaluates
     */
    public EvaluateCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Integer tasks =
                this.tasks == null
                        ? null
                        : WholeOption.parse(command, "--tasks", this.tasks, 1, GREATEST_TASKS);
        int steps = WholeOption.parse(command, "--steps", this.steps, 0, GREATEST_STEPS);
        requireWritable(command);
        try {
            RunFolder folder = new RunFolder(run, OneLineErrors.notices(command));
            TrainingConfig config = withThreads(folder.readConfig());
            float[] theta = parameters(config, folder);
            EvaluationProtocol protocol = EvaluationProtocol.of(config).withSteps(steps);
            if (tasks != null) {
                protocol = protocol.withTasks(tasks);
            }
            if (seed != null) {
                protocol = protocol.withSeed(seed);
            }
            List<EvaluationRow> rows = backend.evaluate(config, theta, protocol);
            if (csv != null) {
                AtomicFile.writeDurably(
                        csv, EvaluationTable.csv(rows).getBytes(StandardCharsets.UTF_8));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%s on %s, %s on %s:%n%s",
                    config.algorithm().label(),
                    config.environment(),
                    HeldOutTasks.title(Evaluation.score(config)).toLowerCase(Locale.ROOT),
                    EvaluationTable.tasks(rows.getFirst().tasks(), "held-out"),
                    EvaluationTable.text(rows, Evaluation.score(config)));
            out.flush();
            return 0;
        } catch (WrongFolderException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    /** Checks the place of the CSV before the work is done. */
    private void requireWritable(CommandLine command) {
        if (csv == null) {
            return;
        }
        Path folder = csv.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(command, "--csv '" + csv + "': no such folder");
        }
        boolean ofRun =
                folder.equals(run.toAbsolutePath())
                        && RunFolder.FILES.contains(csv.getFileName().toString());
        if (ofRun || Files.isDirectory(csv)) {
            throw new ParameterException(
                    command,
                    "--csv '" + csv + "': is " + (ofRun ? "a file of the run" : "a folder"));
        }
    }

    /** The run may come from a larger machine, so the number of threads is this machine's. */
    private TrainingConfig withThreads(TrainingConfig config) {
        if (threads == null) {
            return config.with(
                    TrainingKey.THREADS.key(),
                    Integer.toString(TrainingConfig.defaults().threads()));
        }
        try {
            return config.with(TrainingKey.THREADS.key(), threads);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private float[] parameters(TrainingConfig config, RunFolder folder)
            throws WrongFolderException {
        var tensors = average ? folder.readAverage() : folder.readParameters();
        try {
            return backend.parameters(config, tensors);
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(run + ": " + problem.getMessage(), problem);
        }
    }
}
