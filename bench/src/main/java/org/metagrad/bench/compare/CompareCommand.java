package org.metagrad.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.Cluster;
import org.metagrad.bench.run.RunLock;
import org.metagrad.bench.run.SharedProgress;
import org.metagrad.bench.run.StopSignal;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainingOptions;
import org.metagrad.meta.config.EnvironmentPreset;
import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code compare}: learners on the same seeds, from the options to the tables. */
@Command(
        name = "compare",
        description = {
            "Train learners on the same seeds, each run a folder as train writes it, and compare how soon they reach a target.",
            "Every option of train may be given, most with several values: a,b,c makes a column of each. A call that was stopped or killed goes on when it is given again."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int GREATEST_INTERVAL = 1_000_000;
    private static final int MOST_THREADS = 1024;
    private static final Set<TrainingKey> OWN =
            EnumSet.of(TrainingKey.ALGORITHM, TrainingKey.SEED, TrainingKey.THREADS);

    private final Backend backend;
    private final Terminal terminal;

    @Spec private CommandSpec spec;

    @Option(
            names = "--algorithms",
            paramLabel = "NAME,...",
            defaultValue = "maml,directed-maml",
            description =
                    "what is compared; a directed one with its own base, others with the first (maml,directed-maml)")
    private String algorithms;

    @Option(
            names = "--seeds",
            paramLabel = "N..N",
            defaultValue = "1..20",
            description = "seeds of every column, such as 1..20 or 1,2,5..7 (1..20)")
    private String seeds;

    @Option(
            names = "--budget",
            paramLabel = "STEPS",
            description =
                    "environment steps at which a run ends, those of evaluations apart (none: its iterations)")
    private String budget;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder of the comparison, new, empty or that of an earlier call")
    private Path out;

    @Option(
            names = "--variant",
            paramLabel = "NAME:OPTION=VALUE,...",
            description =
                    "a column of that name with options of its own beside those of all; may be given several times")
    private List<String> variants = new ArrayList<>();

    @Option(
            names = "--controls",
            paramLabel = "aa|none",
            defaultValue = "none",
            description =
                    "aa: the first column again with the same tasks and start but other noise, and with other seeds (none)")
    private String controls;

    @Option(
            names = "--pairs",
            paramLabel = "COLUMN:COLUMN,...",
            defaultValue = "",
            description = "columns to compare beside those that are compared anyhow")
    private String pairs;

    @Option(
            names = "--targets",
            paramLabel = "RETURN,...",
            description =
                    "mean returns on held-out tasks after one step that count as learnt (those of the environment)")
    private String targets;

    @Option(
            names = "--evaluate-every",
            paramLabel = "N",
            defaultValue = "5",
            description = "iterations between two evaluations on 40 held-out tasks (5)")
    private String evaluateEvery;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            defaultValue = "10",
            description = "iterations between two checkpoints of a run (10)")
    private String checkpointEvery;

    @Option(
            names = "--time",
            description =
                    "when all runs are done, measure the seconds of iterations, of every column in turn on one thread; wants an otherwise idle machine")
    private boolean time;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "runs beside each other, each on one thread (all cores; with --spark, those of the executors)")
    private String threads;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "do the runs on the executors of Apache Spark, such as local-cluster[2,1,1024] or spark://host:7077, to the same bits, in a folder that all of them see; a build with -Pspark only (this process)")
    private String spark;

    /**
     * The command on a backend.
     *
     * @param backend trains
     * @param terminal on which progress is shown
     */
    public CompareCommand(Backend backend, Terminal terminal) {
        this.backend = backend;
        this.terminal = terminal;
    }

    /**
     * {@return the command with the options of {@code train}}
     *
     * @param backend trains
     * @param terminal on which progress is shown
     */
    public static CommandLine commandLine(Backend backend, Terminal terminal) {
        return TrainingOptions.addTo(new CommandLine(new CompareCommand(backend, terminal)), OWN);
    }

    @Override
    public Integer call() throws IOException {
        Grid grid;
        try {
            grid = grid();
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
        int workers = workers(grid);
        try (StopSignal stop = StopSignal.listen();
                Cluster cluster = cluster()) {
            Files.createDirectories(out);
            try (RunLock _ = RunLock.acquire(out)) {
                requireOurs();
                new GridFile(out).settle(grid, arguments());
                return run(grid, workers, cluster, stop);
            }
        } catch (WrongFolderException problem) {
            throw wrong(problem);
        }
    }

    private ParameterException wrong(Exception problem) {
        return new ParameterException(spec.commandLine(), problem.getMessage(), problem);
    }

    private Grid grid() {
        CommandLine command = spec.commandLine();
        Seeds all = Seeds.parse(seeds);
        Map<String, String> options = TrainingOptions.given(command.getParseResult());
        OWN.forEach(key -> options.remove(key.key()));
        options.putIfAbsent(TrainingKey.ENVIRONMENT.key(), TrainingConfig.defaults().environment());
        long steps = budget(command);
        if (steps < Long.MAX_VALUE) {
            requireIterations(options);
        }
        List<Column> columns =
                new Columns(
                                OptionList.values(algorithms),
                                options,
                                variants.stream().map(Variant::parse).toList(),
                                controls(),
                                all)
                        .build();
        if (!columns.getFirst().config().score().ofPolicy()) {
            throw new IllegalArgumentException(
                    "--env "
                            + columns.getFirst().config().environment()
                            + ": policies are compared, and there is none");
        }
        return new Grid(
                columns,
                all,
                steps,
                WholeOption.parse(command, "--evaluate-every", evaluateEvery, 1, GREATEST_INTERVAL),
                WholeOption.parse(
                        command, "--checkpoint-every", checkpointEvery, 1, GREATEST_INTERVAL),
                targets(columns.getFirst().config().environment()),
                pairs());
    }

    /** Null without {@code --spark}. */
    private Cluster cluster() {
        try {
            return spark == null
                    ? null
                    : Cluster.connect(spark, OneLineErrors.notices(spec.commandLine()));
        } catch (IllegalArgumentException problem) {
            throw wrong(problem);
        }
    }

    /** With a cluster all at once, which queues what it has no core for. */
    private int workers(Grid grid) {
        int most = spark == null ? Runtime.getRuntime().availableProcessors() : grid.cells().size();
        return threads == null
                ? Math.min(most, MOST_THREADS)
                : WholeOption.parse(spec.commandLine(), "--threads", threads, 1, MOST_THREADS);
    }

    private long budget(CommandLine command) {
        if (budget == null) {
            return Long.MAX_VALUE;
        }
        return WholeOption.parse(command, "--budget", budget, 1, Integer.MAX_VALUE);
    }

    private boolean controls() {
        return switch (controls) {
            case "aa" -> true;
            case "none" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "--controls '" + controls + "': allowed are aa, none");
        };
    }

    /**
     * With a budget alone there are as many iterations as it takes, over which nothing can fall.
     */
    private static void requireIterations(Map<String, String> options) {
        String key = TrainingKey.ITERATIONS.key();
        if (options.containsKey(key)) {
            return;
        }
        TrainingConfig preset =
                TrainingConfig.of(
                        Map.of(
                                TrainingKey.ENVIRONMENT.key(),
                                options.get(TrainingKey.ENVIRONMENT.key()),
                                TrainingKey.ALGORITHM.key(),
                                "maml"));
        TrainingConfig fewer =
                TrainingConfig.of(
                        Map.of(
                                TrainingKey.ENVIRONMENT.key(),
                                options.get(TrainingKey.ENVIRONMENT.key()),
                                TrainingKey.ALGORITHM.key(),
                                "maml",
                                key,
                                Integer.toString(preset.iterations() + 1)));
        boolean falls =
                OuterRule.decays(preset) && !options.containsKey(TrainingKey.OUTER_SCHEDULE.key())
                        || !"constant"
                                .equals(
                                        options.getOrDefault(
                                                TrainingKey.OUTER_SCHEDULE.key(), "constant"))
                        || Grid.fallsOverIterations(preset, fewer).isPresent();
        if (falls) {
            throw new IllegalArgumentException(
                    "--budget: --iterations is wanted as well, over which the outer step size or the entropy bonus falls");
        }
        options.put(key, Grid.ENOUGH);
    }

    private List<Double> targets(String environment) {
        if (targets == null) {
            return EnvironmentPreset.of(environment).targets().stream()
                    .filter(target -> target.adaptationSteps() == 1)
                    .map(EnvironmentPreset.Target::meanReturn)
                    .toList();
        }
        List<Double> values = new ArrayList<>();
        for (String text : targets.split(",", -1)) {
            try {
                double value = Double.parseDouble(text.strip());
                if (Double.isFinite(value) && !values.contains(value)) {
                    values.add(value);
                    continue;
                }
            } catch (NumberFormatException _) {
                // the same line
            }
            throw new IllegalArgumentException(
                    "--targets '" + targets + "': different numbers are wanted, such as 400,475");
        }
        return List.copyOf(values);
    }

    private List<Grid.Pair> pairs() {
        List<Grid.Pair> all = new ArrayList<>();
        for (String text : pairs.isBlank() ? new String[0] : pairs.split(",", -1)) {
            String[] names = text.strip().split(":", -1);
            if (names.length != 2 || names[0].equals(names[1])) {
                throw new IllegalArgumentException(
                        "--pairs '" + text + "': COLUMN:COLUMN is wanted, two different ones");
            }
            all.add(new Grid.Pair(names[0], names[1]));
        }
        return List.copyOf(all);
    }

    /** A folder with something else in it is not filled up. */
    private void requireOurs() throws IOException, WrongFolderException {
        if (Files.exists(out.resolve(GridFile.NAME))) {
            return;
        }
        try (var entries = Files.list(out)) {
            if (entries.anyMatch(entry -> !RunLock.isLock(entry))) {
                throw new WrongFolderException(
                        "--out "
                                + out
                                + ": is not empty and has no "
                                + GridFile.NAME
                                + ", a new or empty folder is wanted",
                        null);
            }
        }
    }

    private int run(Grid grid, int workers, Cluster cluster, StopSignal stop)
            throws IOException, WrongFolderException {
        PrintWriter output = spec.commandLine().getOut();
        Path seen = out.resolve(GridFile.NAME).toAbsolutePath();
        GridRuns.Place place =
                cluster == null
                        ? (run, listener) -> run.train(backend, arguments(), stop, listener)
                        : (run, _) -> cluster.train(run, seen, arguments());
        GridRuns runs = new GridRuns(grid, out, place, stop);
        double before = runs.look();
        output.printf(
                Locale.ROOT,
                "Comparing %s on %s with %s: %s%s, %s, into %s%n",
                Count.of(grid.columns().size(), "column"),
                grid.columns().getFirst().config().environment(),
                Count.of(grid.seeds().values().size(), "seed"),
                Count.of(grid.cells().size(), "run"),
                runs.finished() > 0 ? " (" + runs.finished() + " of them done)" : "",
                cluster == null || threads != null
                        ? workers + " beside each other"
                        : "as many beside each other as executors have cores",
                Printable.line(out.toString()));
        output.flush();
        try (SharedProgress progress = new SharedProgress(terminal, output, "comparing", before)) {
            runs.run(workers, progress);
        }
        if (!runs.failures().isEmpty()) {
            for (String failure : runs.failures()) {
                OneLineErrors.print(spec.commandLine().getErr(), failure);
            }
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (runs.finished() < grid.cells().size()) {
            output.printf(
                    Locale.ROOT,
                    "Stopped with %d of %s at their end; the same call goes on.%n",
                    runs.finished(),
                    Count.of(grid.cells().size(), "run"));
            output.flush();
            return StopSignal.EXIT_CODE;
        }
        if (time && !time(grid, stop, output)) {
            return StopSignal.EXIT_CODE;
        }
        new GridResults(grid, out).write(output);
        return 0;
    }

    /** Whether the timing pass came to its end. */
    private boolean time(Grid grid, StopSignal stop, PrintWriter output) throws IOException {
        Map<String, Integer> iterations = new GridResults(grid, out).iterations();
        try (SharedProgress progress = new SharedProgress(terminal, output, "timing", 0)) {
            List<TimingFile.Timed> timed =
                    new TimingPass(grid, out, backend, stop).run(iterations, progress);
            if (stop.requested()) {
                return false;
            }
            TimingFile.write(out, timed);
            return true;
        }
    }

    private List<String> arguments() {
        return spec.commandLine().getParseResult().originalArgs();
    }
}
