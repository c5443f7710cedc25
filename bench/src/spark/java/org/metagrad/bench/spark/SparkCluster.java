package org.metagrad.bench.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.ShutdownHookManager;
import org.metagrad.bench.run.Cluster;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.meta.BatchExecutor;
import org.metagrad.meta.TaskBatch;
import org.metagrad.meta.TaskResult;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.WarmStart;
import org.metagrad.meta.run.WrongFolderException;

/** The driver of a Spark application. */
final class SparkCluster implements Cluster {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

    /** Without the first executors compute nothing, the others keep them quiet. */
    private static final List<String> FLAGS =
            List.of(
                    "--add-modules=jdk.incubator.vector",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    /** Parts of a meta-batch for each core: each costs the driver some 2.5 ms. */
    private static final int PARTS = 2;

    private final JavaSparkContext context;
    private final Executors executors;
    // of runs of a grid: by column, as seeds change no machine
    private final Map<String, Broadcast<Admission>> admissions = new HashMap<>();

    private SparkCluster(JavaSparkContext context, Consumer<String> notices) {
        this.context = context;
        executors = new Executors(notices);
        context.sc().addSparkListener(executors);
    }

    /**
     * The cluster of a master. What {@code spark.*} system properties say comes before what is set
     * here.
     *
     * @param master as Spark takes it
     * @throws IllegalArgumentException one line naming what Spark says
     */
    static SparkCluster connect(String master, Consumer<String> notices) {
        try {
            return new SparkCluster(new JavaSparkContext(settings(master)), notices);
        } catch (Exception problem) {
            // Spark throws what it does not declare
            throw new IllegalArgumentException(
                    "--spark '" + master + "': " + firstLine(problem), problem);
        }
    }

    private static SparkConf settings(String master) throws URISyntaxException {
        SparkConf conf =
                new SparkConf().setMaster(master).setIfMissing("spark.app.name", "metagrad");
        conf.setIfMissing("spark.ui.enabled", "false");
        // the second of two that do one run would fail at the first one's lock, and be the answer
        conf.set("spark.speculation", "false");
        String options = conf.get(EXECUTOR_OPTIONS, "");
        for (String flag : FLAGS) {
            if (!options.contains(flag)) {
                options = options + " " + flag;
            }
        }
        conf.set(EXECUTOR_OPTIONS, options.strip());
        Path program =
                Path.of(
                        SparkCluster.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        // executors of this machine find the program where it is, others are sent it
        if (program.toString().endsWith(".jar") && !master.startsWith("local")) {
            conf.setIfMissing("spark.jars", program.toUri().toString());
        } else {
            conf.setIfMissing("spark.executor.extraClassPath", absoluteClassPath());
        }
        return conf;
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The context, for tests. */
    JavaSparkContext context() {
        return context;
    }

    @Override
    public BatchExecutor tasks(TrainingConfig config) {
        return tasks(new Admission(config));
    }

    /** As {@link #tasks(TrainingConfig)} for executors of given bits. */
    BatchExecutor tasks(Admission admission) {
        Broadcast<TaskSide> side = context.broadcast(new TaskSide(admission));
        return new BatchExecutor() {
            @Override
            public List<TaskResult> compute(TaskBatch batch, int tasks) {
                int parts = Math.min(tasks, PARTS * slots());
                return SparkCluster.this.compute(side, batch, tasks, parts);
            }

            @Override
            public int slots() {
                return executors.cores().orElse(context.defaultParallelism());
            }
        };
    }

    private List<TaskResult> compute(
            Broadcast<TaskSide> side, TaskBatch batch, int tasks, int parts) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, tasks).boxed().toList());
        // theta is part of the function, which Spark sends to each executor once
        List<Outcome<TaskResult>> all =
                onExecutors(() ->
                        context.parallelize(numbers, parts)
                                .map(t -> side.value().compute(batch, t))
                                .collect());
        List<TaskResult> results = new ArrayList<>();
        for (Outcome<TaskResult> outcome : all) {
            results.add(value(outcome));
        }
        return results;
    }

    private static <T extends Serializable> T value(Outcome<T> outcome) {
        if (outcome.refusal() != null) {
            throw new UncheckedIOException(new IOException("--spark: " + outcome.refusal()));
        }
        if (outcome.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        return outcome.value();
    }

    @Override
    public UnattendedRun.State train(UnattendedRun run, Path seen, List<String> arguments)
            throws IOException, WrongFolderException {
        if (run.config().warmStart() instanceof WarmStart.Run(String other)
                && !Path.of(other).isAbsolute()) {
            throw new WrongFolderException(
                    "--warm-start " + other + ": with --spark an absolute path is wanted", null);
        }
        Broadcast<Admission> admission = admission(run.config());
        RunSide side = RunSide.of(run, seen, arguments);
        Outcome<UnattendedRun.State> outcome;
        try {
            outcome =
                    onExecutors(() ->
                                    context.parallelize(List.of(side), 1)
                                            .map(one -> one.train(admission.value()))
                                            .collect())
                            .getFirst();
        } catch (CancellationException _) {
            return UnattendedRun.State.UNFINISHED;
        }
        switch (outcome.failure()) {
            case IOException problem -> throw problem;
            case WrongFolderException problem -> throw problem;
            case null, default -> {
                return value(outcome);
            }
        }
    }

    /** The one of all runs that differ in seeds only. */
    private synchronized Broadcast<Admission> admission(TrainingConfig config) {
        Map<String, String> column = config.toMap();
        column.keySet().removeAll(List.of("seed", "noise-seed"));
        return admissions.computeIfAbsent(
                column.toString(), _ -> context.broadcast(new Admission(config)));
    }

    /**
     * Does a job.
     *
     * @throws CancellationException if this process is told to end meanwhile
     */
    private static <T> T onExecutors(Callable<T> job) {
        try {
            return job.call();
        } catch (Exception problem) {
            if (ShutdownHookManager.inShutdown()) {
                CancellationException end = new CancellationException("the process ends");
                end.initCause(problem);
                throw end;
            }
            throw new UncheckedIOException(
                    new IOException("spark: " + firstLine(problem), problem));
        }
    }

    private static String firstLine(Exception problem) {
        String text = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return text.lines().findFirst().orElse(text).strip();
    }

    @Override
    public void close() {
        executors.end();
        context.close();
    }
}
