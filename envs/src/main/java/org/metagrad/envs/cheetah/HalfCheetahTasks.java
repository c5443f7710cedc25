package org.metagrad.envs.cheetah;

import java.util.List;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;
import org.metagrad.envs.UniformTasks;

/** The families of half-cheetahs. */
public final class HalfCheetahTasks {
    private HalfCheetahTasks() {}

    /** {@return {@link #direction(HalfCheetah.Options)} with episodes of 200 steps} */
    public static TaskDistribution direction() {
        return direction(HalfCheetah.Options.META_LEARNING);
    }

    /**
     * {@return the distribution {@code halfcheetah-dir}: forward or backward, each half of the
     * time} The medium task, direction 0, is degenerate.
     *
     * @param options of the environments
     */
    public static TaskDistribution direction(HalfCheetah.Options options) {
        return new UniformTasks<>(
                        "halfcheetah-dir",
                        List.of(new TaskParameter("direction", -1, 1, "")),
                        HalfCheetahTask.Direction.class,
                        p -> new HalfCheetahTask.Direction(p[0]),
                        of(options))
                .ofCorners()
                .withHorizons(steps -> of(options.withHorizon(steps)))
                .withDegenerateMedium("it is the mean of two opposite directions and rewards none");
    }

    /** {@return {@link #velocity(HalfCheetah.Options)} with episodes of 200 steps} */
    public static TaskDistribution velocity() {
        return velocity(HalfCheetah.Options.META_LEARNING);
    }

    /**
     * {@return the distribution {@code halfcheetah-vel}: speed U[0, 2] m/s, as in the code of the
     * MAML paper} The medium task is 1.
     *
     * @param options of the environments
     */
    public static TaskDistribution velocity(HalfCheetah.Options options) {
        return new UniformTasks<>(
                        "halfcheetah-vel",
                        List.of(new TaskParameter("speed", 0, 2, "m/s")),
                        HalfCheetahTask.Velocity.class,
                        p -> new HalfCheetahTask.Velocity(p[0]),
                        of(options))
                .withHorizons(steps -> of(options.withHorizon(steps)));
    }

    /**
     * {@return {@link #body(HalfCheetah.Options)} with episodes of 200 steps and the cost of
     * control of HalfCheetah-v4}
     */
    public static TaskDistribution body() {
        return body(
                new HalfCheetah.Options(
                        HalfCheetah.Options.META_LEARNING.horizon(),
                        HalfCheetah.Options.GYMNASIUM.controlCost(),
                        false));
    }

    /**
     * {@return the distribution {@code halfcheetah-body}: masses and inertias x U[0.5, 1.5],
     * friction x U[0.5, 1.5], torques of the motors x U[0.7, 1.3]} The medium task is the cheetah
     * of Gymnasium. The ranges are this project's own.
     *
     * @param options of the environments
     */
    public static TaskDistribution body(HalfCheetah.Options options) {
        return new UniformTasks<>(
                        "halfcheetah-body",
                        List.of(
                                new TaskParameter("mass", 0.5, 1.5, ""),
                                new TaskParameter("friction", 0.5, 1.5, ""),
                                new TaskParameter("gear", 0.7, 1.3, "")),
                        HalfCheetahTask.Body.class,
                        p -> new HalfCheetahTask.Body(p[0], p[1], p[2]),
                        of(options))
                .withHorizons(steps -> of(options.withHorizon(steps)));
    }

    private static <T extends HalfCheetahTask> UniformTasks.Factory<T> of(
            HalfCheetah.Options options) {
        return (task, size) -> new HalfCheetah(task, size, options);
    }
}
