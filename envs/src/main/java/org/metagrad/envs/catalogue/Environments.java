package org.metagrad.envs.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPoleTasks;
import org.metagrad.envs.cheetah.HalfCheetahTasks;
import org.metagrad.envs.intersection.IntersectionTasks;
import org.metagrad.envs.lander.LunarLanderTasks;
import org.metagrad.envs.navigation.NavigationTasks;

/** The task distributions by name. */
public final class Environments {
    private static final List<TaskDistribution> ALL =
            List.of(
                    CartPoleTasks.dynamics(),
                    CartPoleTasks.mass(),
                    CartPoleTasks.goal(),
                    LunarLanderTasks.gravity(),
                    LunarLanderTasks.full(),
                    LunarLanderTasks.continuous(),
                    IntersectionTasks.discrete(),
                    IntersectionTasks.continuous(),
                    NavigationTasks.centred(),
                    NavigationTasks.shifted(),
                    HalfCheetahTasks.direction(),
                    HalfCheetahTasks.velocity(),
                    HalfCheetahTasks.body());

    /** Short names for the usual member of a group. */
    private static final Map<String, String> ALIASES =
            Map.of(
                    "cartpole", "cartpole-dynamics",
                    "halfcheetah", "halfcheetah-dir",
                    "lunarlander", "lunarlander-gravity",
                    "navigation", "navigation-centred");

    private Environments() {}

    /** {@return the names {@link #named} knows, without aliases} */
    public static List<String> names() {
        return ALL.stream().map(TaskDistribution::name).toList();
    }

    /**
     * {@return the distribution called {@code name}, or the one it is an alias of ("cartpole" is
     * "cartpole-dynamics")}
     *
     * @param name a name or an alias
     * @throws IllegalArgumentException if there is none; the message lists the names and suggests
     *     the nearest
     */
    public static TaskDistribution named(String name) {
        String full = ALIASES.getOrDefault(name, name);
        for (TaskDistribution distribution : ALL) {
            if (distribution.name().equals(full)) {
                return distribution;
            }
        }
        throw new IllegalArgumentException(
                "environment '"
                        + name
                        + "': allowed are "
                        + NearestName.hint(name, namesAndAliases()));
    }

    /** {@return the names and aliases that {@link #named} knows, aliases last} */
    public static List<String> namesAndAliases() {
        return Stream.concat(names().stream(), ALIASES.keySet().stream().sorted()).toList();
    }
}
