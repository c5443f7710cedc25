package org.metagrad.meta.config;

import java.util.List;
import java.util.stream.Stream;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.envs.sinusoid.SinusoidTasks;

/** The names of problems: those of {@link Environments}, and {@link #SINUSOID}. */
public final class ProblemName {
    /** The name of the supervised problem. */
    public static final String SINUSOID = "sinusoid";

    private ProblemName() {}

    /**
     * {@return whether a name is that of a regression, which has no policy}
     *
     * @param name of a problem; an alias too
     */
    public static boolean isRegression(String name) {
        return name.equals(SINUSOID);
    }

    /**
     * {@return whether a problem's actions are vectors of reals}
     *
     * @param name of a problem with a policy; an alias too
     */
    static boolean hasContinuousActions(String name) {
        TaskDistribution tasks = Environments.named(name);
        return switch (tasks.environment(tasks.medium(), 1).actionSpace()) {
            case ActionSpace.Discrete _ -> false;
            case ActionSpace.Box _ -> true;
        };
    }

    /** {@return the names of all problems, without aliases} */
    public static List<String> all() {
        return Stream.concat(Environments.names().stream(), Stream.of(SINUSOID)).toList();
    }

    /**
     * {@return the name of a problem without aliases}
     *
     * @param name of a problem; an alias too
     * @throws IllegalArgumentException naming the allowed ones and the nearest
     */
    public static String canonical(String name) {
        if (isRegression(name)) {
            return name;
        }
        List<String> known = Environments.namesAndAliases();
        if (known.contains(name)) {
            return Environments.named(name).name();
        }
        List<String> allowed = Stream.concat(known.stream(), Stream.of(SINUSOID)).toList();
        throw new IllegalArgumentException(
                "environment '" + name + "': allowed are " + NearestName.hint(name, allowed));
    }

    /**
     * {@return the medium task of a problem}
     *
     * @param name of a problem; an alias too
     * @param changes {@code NAME=X,...}: parameters that differ from the mean of the distribution
     * @throws IllegalArgumentException if what they make of the mean is no task
     */
    public static EnvironmentTask mediumTask(String name, String changes) {
        return isRegression(name)
                ? SinusoidTasks.task(changes)
                : Environments.named(name).task(changes);
    }
}
