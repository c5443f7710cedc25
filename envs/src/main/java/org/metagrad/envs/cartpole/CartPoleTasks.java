package org.metagrad.envs.cartpole;

import java.util.List;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;
import org.metagrad.envs.UniformTasks;

/** The families of cart-poles. */
public final class CartPoleTasks {
    private static final CartPole.Task USUAL = CartPole.Task.GYMNASIUM;

    private CartPoleTasks() {}

    /**
     * {@return the distribution {@code cartpole-dynamics}: gravity U[5, 15] m/s^2, half-length
     * U[0.25, 1] m, pole mass U[0.05, 0.5] kg, the cart's mass 1 kg} The medium task is (10, 0.625,
     * 0.275). The ranges are this project's own, not those of a paper.
     *
     * <p>One fixed linear policy balances most of these tasks, so report the return before
     * adaptation too.
     */
    public static TaskDistribution dynamics() {
        return new UniformTasks<>(
                "cartpole-dynamics",
                List.of(
                        new TaskParameter("gravity", 5, 15, "m/s^2"),
                        new TaskParameter("half-length", 0.25, 1, "m"),
                        new TaskParameter("pole-mass", 0.05, 0.5, "kg")),
                CartPole.Task.class,
                p -> new CartPole.Task(p[0], p[1], p[2], USUAL.cartMass()),
                CartPole::new);
    }

    /**
     * {@return the distribution {@code cartpole-mass}: cart mass U[0.5, 2] kg, pole mass U[0.05,
     * 0.2] kg, otherwise CartPole-v1} The medium task is (1.25, 0.125). The ranges are those of
     * public meta-learning code.
     */
    public static TaskDistribution mass() {
        return new UniformTasks<>(
                "cartpole-mass",
                List.of(
                        new TaskParameter("cart-mass", 0.5, 2, "kg"),
                        new TaskParameter("pole-mass", 0.05, 0.2, "kg")),
                CartPole.Task.class,
                p -> new CartPole.Task(USUAL.gravity(), USUAL.length(), p[1], p[0]),
                CartPole::new);
    }

    /**
     * {@return the distribution {@code cartpole-goal}: CartPole-v1 that is rewarded for staying
     * near a point U[-1, 1] m; see {@link CartPoleGoal}} The medium task, 0, is degenerate. The
     * range is this project's own.
     */
    public static TaskDistribution goal() {
        return new UniformTasks<>(
                        "cartpole-goal",
                        List.of(new TaskParameter("goal", -1, 1, "m")),
                        CartPoleGoal.Task.class,
                        p -> new CartPoleGoal.Task(p[0]),
                        CartPoleGoal::new)
                .withDegenerateMedium("its goal is where every episode starts");
    }
}
