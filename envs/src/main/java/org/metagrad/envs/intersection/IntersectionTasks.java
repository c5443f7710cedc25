package org.metagrad.envs.intersection;

import java.util.List;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;
import org.metagrad.envs.UniformTasks;

/** The family of intersections. */
public final class IntersectionTasks {
    private IntersectionTasks() {}

    /**
     * {@return the distribution {@code intersection}: the other vehicle's speed U[6, 12] m/s,
     * distance U[20, 40] m, yield U[0, 1]; three discrete actions} The medium task is (9, 30, 0.5).
     */
    public static TaskDistribution discrete() {
        return tasks("intersection", false);
    }

    /**
     * {@return the distribution {@code intersection-continuous}: the tasks of {@link #discrete}
     * with an acceleration in [-5, 3] m/s^2 as the action}
     */
    public static TaskDistribution continuous() {
        return tasks("intersection-continuous", true);
    }

    private static TaskDistribution tasks(String name, boolean continuous) {
        return new UniformTasks<>(
                name,
                List.of(
                        new TaskParameter("speed", 6, 12, "m/s"),
                        new TaskParameter("distance", 20, 40, "m"),
                        new TaskParameter("yield", 0, 1, "")),
                Intersection.Task.class,
                p -> new Intersection.Task(p[0], p[1], p[2]),
                (task, size) -> new Intersection(task, size, continuous));
    }
}
