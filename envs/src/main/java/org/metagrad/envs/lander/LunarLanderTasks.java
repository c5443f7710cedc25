package org.metagrad.envs.lander;

import java.util.List;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;
import org.metagrad.envs.UniformTasks;

/** The families of lunar landers. The ranges are this project's own, not those of a paper. */
public final class LunarLanderTasks {
    private static final TaskParameter GRAVITY = new TaskParameter("gravity", -12, -4, "m/s^2");
    private static final TaskParameter MAIN_ENGINE = new TaskParameter("main-engine", 10, 16, "");
    private static final TaskParameter SIDE_ENGINE =
            new TaskParameter("side-engine", 0.45, 0.75, "");
    private static final TaskParameter WIND = new TaskParameter("wind", 0, 10, "N");

    /** The ratio of Gymnasium's default turbulence, 1.5, to its default wind, 15. */
    private static final double TURBULENCE_OF_WIND = 0.1;

    private LunarLanderTasks() {}

    /**
     * {@return the distribution {@link #gravity(LunarLander.Options)} with discrete actions and
     * episodes of 400 steps}
     */
    public static TaskDistribution gravity() {
        return gravity(LunarLander.Options.META_LEARNING);
    }

    /**
     * {@return the distribution {@link #gravity(LunarLander.Options)} with two throttles in place
     * of four actions and episodes of 400 steps}
     */
    public static TaskDistribution continuous() {
        return gravity(
                "lunarlander-continuous",
                new LunarLander.Options(LunarLander.Options.META_LEARNING.horizon(), true));
    }

    /**
     * {@return the distribution {@code lunarlander-gravity}: gravity U[-12, -4] m/s^2, Gymnasium's
     * engines, no wind} The medium task is -8. At -12 the main engine barely lifts the lander.
     *
     * @param options of the environments
     */
    public static TaskDistribution gravity(LunarLander.Options options) {
        return gravity("lunarlander-gravity", options);
    }

    private static TaskDistribution gravity(String name, LunarLander.Options options) {
        return new UniformTasks<>(
                        name,
                        List.of(GRAVITY),
                        LunarLander.Task.class,
                        p -> LunarLander.Task.ofGravity(p[0]),
                        of(options))
                .withHorizons(steps -> of(new LunarLander.Options(steps, options.continuous())));
    }

    /**
     * {@return the distribution {@link #full(LunarLander.Options)} with discrete actions and
     * episodes of 400 steps}
     */
    public static TaskDistribution full() {
        return full(LunarLander.Options.META_LEARNING);
    }

    /**
     * {@return the distribution {@code lunarlander-full}: gravity U[-12, -4] m/s^2, main engine
     * U[10, 16], side engines U[0.45, 0.75], wind U[0, 10] N with a tenth of that as turbulence}
     * The medium task is (-8, 13, 0.6, 5).
     *
     * @param options of the environments
     */
    public static TaskDistribution full(LunarLander.Options options) {
        return new UniformTasks<>(
                        "lunarlander-full",
                        List.of(GRAVITY, MAIN_ENGINE, SIDE_ENGINE, WIND),
                        LunarLander.Task.class,
                        p ->
                                new LunarLander.Task(
                                        p[0], p[1], p[2], p[3], TURBULENCE_OF_WIND * p[3]),
                        of(options))
                .withHorizons(steps -> of(new LunarLander.Options(steps, options.continuous())));
    }

    private static UniformTasks.Factory<LunarLander.Task> of(LunarLander.Options options) {
        return (task, size) -> new LunarLander(task, size, options);
    }
}
