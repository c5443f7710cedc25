package org.metagrad.meta.config;

import java.util.List;
import java.util.stream.Stream;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.meta.problem.Score;

/** The names of problems: those of {@link Environments}, and of the supervised ones. */
public final class ProblemName {
    /** Regression of sinusoids. */
    public static final String SINUSOID = "sinusoid";

    /** Classification of Gaussian clusters. */
    public static final String PROTOTYPES = "prototypes";

    /** Classification of characters made of strokes. */
    public static final String STROKES = "strokes";

    private static final List<String> SUPERVISED = List.of(SINUSOID, PROTOTYPES, STROKES);

    private ProblemName() {}

    /**
     * {@return what tells how well it goes on a problem}
     *
     * @param name of a problem; an alias too
     */
    public static Score score(String name) {
        return switch (name) {
            case SINUSOID -> Score.ERROR;
            case PROTOTYPES, STROKES -> Score.ACCURACY;
            default -> Score.RETURN;
        };
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
        return Stream.concat(Environments.names().stream(), SUPERVISED.stream()).toList();
    }

    /**
     * {@return the name of a problem without aliases}
     *
     * @param name of a problem; an alias too
     * @throws IllegalArgumentException naming the allowed ones and the nearest
     */
    public static String canonical(String name) {
        if (SUPERVISED.contains(name)) {
            return name;
        }
        List<String> known = Environments.namesAndAliases();
        if (known.contains(name)) {
            return Environments.named(name).name();
        }
        List<String> allowed = Stream.concat(known.stream(), SUPERVISED.stream()).toList();
        throw new IllegalArgumentException(
                "environment '" + name + "': allowed are " + NearestName.hint(name, allowed));
    }

    /**
     * {@return the medium task of a problem}
     *
     * @param name of a problem; an alias too
     * @param changes {@code NAME=X,...}: parameters that differ from the mean of the distribution
     * @throws IllegalArgumentException if what they make of the mean is no task, or there is no
     *     medium task
     */
    public static EnvironmentTask mediumTask(String name, String changes) {
        return switch (name) {
            case SINUSOID -> SinusoidTasks.task(changes);
            case PROTOTYPES, STROKES -> throw new IllegalArgumentException("there is none");
            default -> Environments.named(name).task(changes);
        };
    }
}
