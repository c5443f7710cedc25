package org.metagrad.envs.navigation;

import java.util.List;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;
import org.metagrad.envs.UniformTasks;

/** The families of 2D navigation. */
public final class NavigationTasks {
    private NavigationTasks() {}

    /**
     * {@return the distribution {@code navigation-centred}: goals U[-0.5, 0.5]^2 around the start,
     * as in the MAML paper} The medium task, the origin, is degenerate.
     */
    public static TaskDistribution centred() {
        return tasks(
                        "navigation-centred",
                        new TaskParameter("goal-x", -0.5, 0.5, ""),
                        new TaskParameter("goal-y", -0.5, 0.5, ""))
                .withDegenerateMedium("its goal is where every episode starts");
    }

    /**
     * {@return the distribution {@code navigation-shifted}: goals U[0.2, 0.8] x U[-0.3, 0.3], all
     * to the right of the start} The medium task is (0.5, 0). The ranges are this project's own.
     */
    public static TaskDistribution shifted() {
        return tasks(
                "navigation-shifted",
                new TaskParameter("goal-x", 0.2, 0.8, ""),
                new TaskParameter("goal-y", -0.3, 0.3, ""));
    }

    private static UniformTasks<Navigation.Task> tasks(
            String name, TaskParameter goalX, TaskParameter goalY) {
        return new UniformTasks<>(
                name,
                List.of(goalX, goalY),
                Navigation.Task.class,
                p -> new Navigation.Task(p[0], p[1]),
                Navigation::new);
    }
}
