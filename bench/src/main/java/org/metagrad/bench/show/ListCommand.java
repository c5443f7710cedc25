package org.metagrad.bench.show;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.option.TaskOption;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.EnvironmentPreset;
import org.metagrad.meta.config.ProblemName;
import org.metagrad.meta.objective.Surrogate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code list}: the environments, algorithms and surrogates there are, from their registries. */
@Command(
        name = "list",
        description = "List environments with their tasks, algorithms and surrogates.")
public final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    /** The command without its arguments, which picocli sets. */
    public ListCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Environments, with the ranges of their task parameters (medium task):");
        for (String name : Environments.names()) {
            environment(Environments.named(name), out);
        }
        out.println("Problems without an environment:");
        for (String name : ProblemName.all()) {
            if (!ProblemName.score(name).ofPolicy()) {
                String kind = ProblemName.score(name).kind();
                out.printf(Locale.ROOT, "  %-17s %s%n", name, kind);
            }
        }
        out.println("Algorithms:");
        for (Algorithm.Base base : Algorithm.Base.values()) {
            Algorithm plain = new Algorithm(base, false, false, false);
            out.printf(Locale.ROOT, "  %-17s %s%n", plain.name(), plain.label());
        }
        out.println("  and " + Algorithm.prefixes());
        out.println("Surrogates:");
        Surrogate.names().forEach(name -> out.println("  " + name));
        out.flush();
        return 0;
    }

    private static void environment(TaskDistribution family, PrintWriter out) {
        BatchEnvironment environment = family.environment(family.medium(), 1);
        out.println("  " + family.name());
        out.println(
                "    tasks    "
                        + family.parameters().stream()
                                .map(TaskOption::describe)
                                .collect(Collectors.joining(", ")));
        family.degenerateMedium()
                .ifPresent(reason -> out.println("    medium   degenerate: " + reason));
        out.println("    actions  " + actions(environment.actionSpace()));
        out.println("    horizon  " + environment.horizon() + " steps");
        out.println("    target   " + targets(EnvironmentPreset.of(family.name()).targets()));
    }

    private static String actions(ActionSpace space) {
        return switch (space) {
            case ActionSpace.Discrete(int n) -> n + " discrete";
            case ActionSpace.Box box ->
                    box.dimensions()
                            + " continuous in "
                            + (box.isCube() ? box.ranges().subList(0, 1) : box.ranges())
                                    .stream()
                                            .map(ListCommand::interval)
                                            .collect(Collectors.joining(" x "));
        };
    }

    private static String interval(ActionSpace.Box.Range range) {
        return "[" + range.low() + ", " + range.high() + "]";
    }

    private static String targets(List<EnvironmentPreset.Target> targets) {
        return targets.isEmpty()
                ? "none yet"
                : targets.stream()
                        .map(target ->
                                String.format(
                                        Locale.ROOT,
                                        "return %s after %s",
                                        TaskOption.number(target.meanReturn()),
                                        Count.of(target.adaptationSteps(), "step")))
                        .collect(Collectors.joining(", "));
    }
}
