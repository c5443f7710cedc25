package org.metagrad.bench.film;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.option.TaskOption;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.ProblemName;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Score;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rollout}: runs one episode, says what came of it, and films it. */
@Command(
        name = "rollout",
        description =
                "Run one episode and film it: an SVG that plays by itself in every browser, without script.")
public final class RolloutCommand implements Callable<Integer> {
    private static final int GREATEST_STEPS = 100;

    @Spec private CommandSpec spec;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "environment, see metagrad list (the run's; else cartpole-dynamics)")
    private String environment;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "heuristic",
            description = "random, heuristic (written by hand) or the folder of a run (heuristic)")
    private String policy;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "medium",
            description =
                    "medium, sample, or name=value,... with medium values for the others (medium)")
    private String task;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of task, adaptation and episode (1)")
    private String seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "adaptation steps to the task before the episode, of a run's policy (0)")
    private String steps;

    @Option(
            names = "--beside",
            description = "show the episode before adaptation beside the one after --steps of it")
    private boolean beside;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "film.svg",
            description = "where the film goes (film.svg)")
    private Path out;

    /** The command without its arguments, which picocli sets. */
    public RolloutCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Film> films;
        try {
            films = films();
        } catch (IllegalArgumentException | WrongFolderException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        String svg = Film.sideBySide(films);
        if (out.getParent() != null) {
            Files.createDirectories(out.getParent());
        }
        TextFile.write(out, svg);
        PrintWriter printer = spec.commandLine().getOut();
        for (Film film : films) {
            printer.printf(
                    Locale.ROOT,
                    "%s%nreturn %.2f, length %d, ending: %s%n",
                    film.title(),
                    film.totalReward(),
                    film.length(),
                    film.ending());
        }
        printer.printf(
                Locale.ROOT,
                "The film is in %s (%d KB).%n",
                Printable.line(out.toString()),
                Math.ceilDiv(svg.length(), 1024));
        printer.flush();
        return 0;
    }

    private List<Film> films() throws IOException, WrongFolderException {
        long seed = seed();
        return switch (policy) {
            case "random" -> {
                refuseSteps();
                TaskDistribution family = family("cartpole-dynamics");
                EnvironmentTask to = TaskOption.parse(family, task, seed);
                var actions = family.environment(to, 1).actionSpace();
                yield List.of(
                        controlled(family, to, "random policy", Film.random(actions, seed), seed));
            }
            case "heuristic" -> {
                refuseSteps();
                TaskDistribution family = family("cartpole-dynamics");
                EnvironmentTask to = TaskOption.parse(family, task, seed);
                yield List.of(
                        controlled(
                                family, to, "heuristic policy", Film.heuristic(family, to), seed));
            }
            default -> trained(seed);
        };
    }

    private static Film controlled(
            TaskDistribution family,
            EnvironmentTask to,
            String name,
            Controller controller,
            long seed) {
        return Film.record(
                family, to, name, environment -> Film.run(environment, controller, seed));
    }

    private List<Film> trained(long seed) throws IOException, WrongFolderException {
        Path path = Path.of(policy);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "--policy '%s': allowed are %s",
                            policy,
                            NearestName.hint(
                                    policy,
                                    List.of("random", "heuristic", "the folder of a run"))));
        }
        RunFolder folder = new RunFolder(path, OneLineErrors.notices(spec.commandLine()));
        TrainingConfig config = folder.readConfig();
        if (!Evaluation.score(config).ofPolicy()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "--policy '%s': is of a run on %s, a %s has no policy",
                            policy,
                            config.environment(),
                            Evaluation.score(config).kind()));
        }
        TaskDistribution family = family(config.environment());
        if (!family.name().equals(config.environment())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "--env '%s': the policy of %s is for %s",
                            family.name(),
                            policy,
                            config.environment()));
        }
        int steps = WholeOption.parse(spec.commandLine(), "--steps", this.steps, 0, GREATEST_STEPS);
        EnvironmentTask to = TaskOption.parse(family, task, seed);
        float[] theta;
        try {
            theta = Evaluation.parameters(config, folder.readParameters());
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(path + ": " + problem.getMessage(), problem);
        }
        if (beside && steps == 0) {
            throw new IllegalArgumentException(
                    "--beside: nothing differs after 0 steps of adaptation, give --steps");
        }
        List<Film> films = new ArrayList<>();
        if (beside) {
            films.add(adapted(config, family, theta, to, 0, seed));
        }
        films.add(adapted(config, family, theta, to, steps, seed));
        return films;
    }

    private static Film adapted(
            TrainingConfig config,
            TaskDistribution family,
            float[] theta,
            EnvironmentTask to,
            int steps,
            long seed) {
        Adaptation adaptation = new Adaptation(config);
        float[] adapted = adaptation.adapt(theta, to, steps, seed).theta();
        String name =
                String.format(
                        Locale.ROOT,
                        "%s policy, %s",
                        config.algorithm().label(),
                        Count.of(steps, "adaptation step"));
        return Film.record(
                family, to, name, environment -> adaptation.play(adapted, environment, seed));
    }

    private TaskDistribution family(String otherwise) {
        Score score = ProblemName.score(environment == null ? otherwise : environment);
        if (!score.ofPolicy()) {
            throw new IllegalArgumentException(
                    "--env '" + environment + "': a " + score.kind() + " has no policy");
        }
        return Environments.named(environment == null ? otherwise : environment);
    }

    private void refuseSteps() {
        if (WholeOption.parse(spec.commandLine(), "--steps", steps, 0, GREATEST_STEPS) > 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "--steps '%s': the %s policy does not adapt",
                            steps,
                            policy));
        }
        if (beside) {
            throw new IllegalArgumentException(
                    "--beside: the " + policy + " policy does not adapt");
        }
    }

    private long seed() {
        try {
            return Long.parseLong(seed.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--seed '%s': a whole number is wanted", seed));
        }
    }
}
