package org.metagrad.envs.cartpole;

import java.util.Locale;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.RandomStream;

/**
 * {@link CartPole} with the constants of CartPole-v1 and the reward {@code exp(-|x - goal|)} for
 * every step, x being the cart's position after it: to earn 1, the pole must be balanced at the
 * goal. The reward is this project's own.
 */
public final class CartPoleGoal implements BatchEnvironment {
    /**
     * Where the cart should be.
     *
     * @param goal m from the middle of the track
     */
    public record Task(double goal) implements EnvironmentTask {
        /**
         * A task with its goal within the track.
         *
         * @throws IllegalArgumentException if the goal is not within the track, +-2.4 m
         */
        public Task {
            if (!(Math.abs(goal) <= CartPole.X_THRESHOLD)) {
                throw new IllegalArgumentException(
                        "goal is "
                                + goal
                                + ": it must lie on the track, within "
                                + CartPole.X_THRESHOLD
                                + " m of its middle");
            }
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "goal %.4g m", goal);
        }
    }

    private final CartPole cartPole;
    private Task task;

    /**
     * A batch that has not been reset.
     *
     * @param task the goal of all
     * @param size the number of environments, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public CartPoleGoal(Task task, int size) {
        this.task = task;
        cartPole = new CartPole(CartPole.Task.GYMNASIUM, size);
    }

    @Override
    public int size() {
        return cartPole.size();
    }

    @Override
    public int observationSize() {
        return cartPole.observationSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return cartPole.actionSpace();
    }

    @Override
    public int horizon() {
        return cartPole.horizon();
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = Episodes.requireTask(task, Task.class, "CartPoleGoal");
    }

    @Override
    public void reset(RandomStream stream, int first) {
        cartPole.reset(stream, first);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        cartPole.step(actions, offset, stride, task.goal());
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        cartPole.observe(out, offset, stride);
    }

    @Override
    public double[] rewards() {
        return cartPole.rewards();
    }

    @Override
    public boolean[] terminated() {
        return cartPole.terminated();
    }

    @Override
    public boolean[] truncated() {
        return cartPole.truncated();
    }

    @Override
    public boolean[] running() {
        return cartPole.running();
    }

    @Override
    public int runningCount() {
        return cartPole.runningCount();
    }

    @Override
    public long steps() {
        return cartPole.steps();
    }

    /** {@link CartPole#setState}. */
    void setState(int e, double x, double xDot, double theta, double thetaDot) {
        cartPole.setState(e, x, xDot, theta, thetaDot);
    }
}
