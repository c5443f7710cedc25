package org.metagrad.envs;

import java.util.List;
import java.util.Optional;
import org.metagrad.envs.catalogue.Environments;

/** A family of tasks and the distribution from which meta-learning draws them. Immutable. */
public interface TaskDistribution {
    /** {@return the name under which {@link Environments} lists it} */
    String name();

    /**
     * {@return what the tasks differ in, with the ranges that {@link #sample} draws from; empty if
     * that is not a list of independent numbers}
     */
    default List<TaskParameter> parameters() {
        return List.of();
    }

    /**
     * {@return the task with some parameters given by name and the others in the middle of their
     * ranges; that is the medium task with some parameters replaced, unless a family's medium task
     * is not in the middle}
     *
     * @param assignments {@code name=value,...}, for example {@code gravity=9.8,half-length=0.5};
     *     blank for {@link #medium}. Values may lie outside of the ranges.
     * @throws IllegalArgumentException if a name is not one of {@link #parameters} or comes twice,
     *     or the values are not finite numbers or make no task
     */
    default EnvironmentTask task(String assignments) {
        return assignments.isBlank()
                ? medium()
                : task(TaskParameter.values(parameters(), assignments));
    }

    /**
     * {@return the task with these values, which may lie outside of the ranges}
     *
     * @param values one for each of {@link #parameters}. Not modified.
     * @throws IllegalArgumentException if there are more or fewer, or they make no task
     */
    default EnvironmentTask task(double... values) {
        if (values.length > 0) {
            throw new IllegalArgumentException(
                    name() + ": " + values.length + " values, but its tasks have no parameters");
        }
        return medium();
    }

    /**
     * {@return one task, a pure function of the stream}
     *
     * @param stream from which the parameters are drawn
     */
    EnvironmentTask sample(RandomStream stream);

    /**
     * {@return the medium task of Directed-MAML: the one with the mean parameters of the
     * distribution}
     */
    EnvironmentTask medium();

    /**
     * {@return why the medium task teaches nothing about the family, as when its goal is the point
     * where every episode starts or the mean of two opposite directions; empty if it is a task like
     * the others}
     */
    default Optional<String> degenerateMedium() {
        return Optional.empty();
    }

    /** {@return whether there is a reason in {@link #degenerateMedium}} */
    default boolean mediumIsDegenerate() {
        return degenerateMedium().isPresent();
    }

    /**
     * {@return the extreme tasks: every combination of the smallest and largest parameters, the
     * last parameter fastest}
     */
    List<EnvironmentTask> corners();

    /**
     * {@return all tasks of a finite family, in an order that does not change; empty where there
     * are more than can be listed} What is reported of a finite family is a mean over all of it.
     */
    default List<EnvironmentTask> all() {
        return List.of();
    }

    /**
     * {@return the same tasks with episodes of another horizon}
     *
     * @param steps after which an episode is truncated, at least 1
     * @throws IllegalArgumentException if {@code steps < 1}, or the horizon is part of what the
     *     environment is
     */
    default TaskDistribution withHorizon(int steps) {
        throw new IllegalArgumentException(
                "horizon " + steps + ": the episodes of " + name() + " have one horizon alone");
    }

    /**
     * {@return a batch of {@code size} environments with this task, not yet reset}
     *
     * @param task of this family
     * @param size the number of environments, at least 1
     * @throws IllegalArgumentException if the task is of another family or {@code size < 1}
     */
    BatchEnvironment environment(EnvironmentTask task, int size);

    /**
     * {@return a batch of {@code size} environments with this task that hold every action for
     * {@code actionRepeat} steps, see {@link ActionRepeat}; not yet reset}
     *
     * @param task of this family
     * @param size the number of environments, at least 1
     * @param actionRepeat steps for which an action is held, at least 1
     * @throws IllegalArgumentException if {@code actionRepeat < 1} too
     */
    default BatchEnvironment environment(EnvironmentTask task, int size, int actionRepeat) {
        BatchEnvironment environment = environment(task, size);
        return actionRepeat == 1 ? environment : new ActionRepeat(environment, actionRepeat);
    }
}
