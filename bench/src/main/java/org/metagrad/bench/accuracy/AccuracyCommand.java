package org.metagrad.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.report.ResultsFolder;
import org.metagrad.bench.report.SystemLoad;
import org.metagrad.envs.RandomStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench accuracy}: writes {@code accuracy.json}, the same bytes for the same options, and
 * beside it {@code accuracy.machine.json} with the times it has measured on the way. With other
 * settings than usual it leaves a comparison of other settings alone and writes {@code
 * accuracy-other.json}.
 */
@Command(
        name = "accuracy",
        description =
                "Compare the update directions of the approximations with exact meta-gradients: on quadratics, on Markov decision processes with all their trajectories, and on batches of CartPole and Intersection at stages of a training.")
public final class AccuracyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description =
                    "where accuracy.json goes, or accuracy-other.json where that is of other settings (bench/results in a checkout of metagrad, results elsewhere)")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "fixes every random number (1)")
    private long seed;

    @Option(
            names = "--inner-steps",
            paramLabel = "STEPS",
            defaultValue = "1",
            description = "adaptation steps, k (1)")
    private int innerSteps;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "10",
            description = "tasks of a sampled batch (10)")
    private int tasks;

    @Option(
            names = "--trajectories",
            paramLabel = "K",
            defaultValue = "10",
            description = "trajectories of each draw (10)")
    private int trajectories;

    @Option(
            names = "--batches",
            paramLabel = "B",
            defaultValue = "8",
            description = "batches of each place (8)")
    private int batches;

    @Option(
            names = "--reference-batches",
            paramLabel = "R",
            defaultValue = "64",
            description = "batches that an expectation is the mean of (64)")
    private int referenceBatches;

    @Option(
            names = "--cartpole",
            paramLabel = "ITERATIONS",
            split = ",",
            defaultValue = "0,4,15",
            description = "stages of the training on CartPole (0,4,15)")
    private List<Integer> cartPole;

    @Option(
            names = "--intersection",
            paramLabel = "ITERATIONS",
            split = ",",
            defaultValue = "0,50,300",
            description = "stages of the training on Intersection (0,50,300)")
    private List<Integer> intersection;

    /** A command that picocli fills. */
    public AccuracyCommand() {}

    @Override
    public Integer call() throws IOException {
        check();
        if (folder == null) {
            folder = ResultsFolder.usual();
        }
        // before the work and not after it, for the sake of a folder that cannot be
        Files.createDirectories(folder);
        double load = SystemLoad.now();
        AccuracyFile file = AccuracyFile.in(folder, settings(), usualSettings());
        say("The comparison goes to " + file.announcement() + ".");
        RandomStream root = RandomStream.of(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.addAll(Quadratics.rows(root.split(0), innerSteps, batches));
        rows.addAll(Processes.rows(root.split(1), innerSteps, batches));
        rows.addAll(Hypergradients.rows(root.split(2), batches));
        Map<String, Object> milliseconds = new LinkedHashMap<>();
        stages().forEach((environment, iterations) -> {
            Batches of = new Batches(environment, seed, innerSteps, batchSettings());
            rows.addAll(of.rows(iterations, this::say));
            milliseconds.put(environment, of.milliseconds());
        });
        file.write(settings(), rows, milliseconds, command(), load);
        say("The comparison is in " + file.path() + ".");
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(Printable.line(line));
        spec.commandLine().getOut().flush();
    }

    private Map<String, List<Integer>> stages() {
        Map<String, List<Integer>> stages = new LinkedHashMap<>();
        stages.put("cartpole-dynamics", cartPole);
        stages.put("intersection", intersection);
        return stages;
    }

    /** All that the numbers depend on, with what the trainings take from presets. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("seed", seed);
        settings.put("inner steps", (long) innerSteps);
        settings.put("tasks", (long) tasks);
        settings.put("trajectories", (long) trajectories);
        settings.put("batches", (long) batches);
        settings.put("reference batches", (long) referenceBatches);
        stages().forEach((environment, iterations) -> {
            settings.put(
                    "iterations on " + environment,
                    iterations.stream().map(Integer::longValue).toList());
            settings.put(
                    "training on " + environment,
                    Batches.settings(
                            Batches.configuration(environment, seed, innerSteps, batchSettings())));
        });
        return settings;
    }

    /** Those without any option. */
    private static Map<String, Object> usualSettings() {
        AccuracyCommand usual = new AccuracyCommand();
        new CommandLine(usual).parseArgs();
        return usual.settings();
    }

    private String command() {
        return "./metagrad bench "
                + String.join(
                        " ",
                        spec.commandLine().getParseResult() == null
                                ? List.of("accuracy")
                                : withName(spec.commandLine().getParseResult().originalArgs()));
    }

    private static List<String> withName(List<String> arguments) {
        int name = arguments.indexOf("accuracy");
        return name < 0 ? List.of("accuracy") : arguments.subList(name, arguments.size());
    }

    private Batches.Settings batchSettings() {
        return new Batches.Settings(tasks, trajectories, batches, referenceBatches);
    }

    private void check() {
        least("--inner-steps", innerSteps, 1);
        least("--tasks", tasks, 1);
        least("--trajectories", trajectories, 1);
        least("--batches", batches, 1);
        least("--reference-batches", referenceBatches, 2);
        if (referenceBatches % 2 == 1) {
            throw wrong("--reference-batches " + referenceBatches + ": an even number wanted");
        }
        ascending("--cartpole", cartPole);
        ascending("--intersection", intersection);
        try {
            Batches.configuration("cartpole-dynamics", seed, innerSteps, batchSettings());
        } catch (IllegalArgumentException problem) {
            throw wrong("--" + problem.getMessage());
        }
    }

    private void ascending(String option, List<Integer> iterations) {
        if (iterations.isEmpty()) {
            throw wrong(option + ": at least one number of iterations wanted");
        }
        int before = -1;
        for (int iteration : iterations) {
            if (iteration <= before) {
                throw wrong(option + " " + iterations + ": ascending numbers from 0 wanted");
            }
            before = iteration;
        }
    }

    private void least(String option, int value, int least) {
        if (value < least) {
            throw wrong(option + " " + value + ": at least " + least + " wanted");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
