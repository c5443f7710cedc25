package org.metagrad.envs.navigation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;

/**
 * A point in the plane that looks for a goal it does not see: the 2D navigation of the MAML paper
 * (Finn et al., arXiv 1703.03400, section 5.3).
 *
 * <p>State and observation: the position, which starts at the origin. The action is the change of
 * position in one step, each component clipped to [-0.1, 0.1]. The reward is minus the distance to
 * the goal after the step, and an episode is terminated when that is below 0.01, or truncated after
 * 100 steps.
 *
 * <p>The paper writes the negative <em>squared</em> distance; the code published with it
 * (PointEnvRandGoal, after rllab's PointEnv) gives the negative distance, as here. That code ends
 * an episode when each component is below 0.01 away, the paper "within 0.01 of the goal", as here.
 */
public final class Navigation implements EpisodicEnvironment {
    /** Steps after which an episode is truncated. */
    public static final int HORIZON = 100;

    /** An episode ends nearer to the goal than this. */
    public static final double ARRIVAL = 0.01;

    private static final int DIMENSIONS = 2;
    private static final List<EpisodeMeasure> MEASURES =
            List.of(EpisodeMeasure.number("distance"), EpisodeMeasure.share("arrivals"));

    /** The longest way along an axis in one step. */
    private static final double LONGEST = 0.1;

    private static final ActionSpace ACTIONS = new ActionSpace.Box(DIMENSIONS, -LONGEST, LONGEST);

    /** Above 1 / (smallest positive difference met), so that a clamp of the product is exact. */
    private static final double STEEP = 0x1p200;

    /**
     * A point to go to.
     *
     * @param goalX first coordinate of the goal
     * @param goalY second coordinate of the goal
     */
    public record Task(double goalX, double goalY) implements EnvironmentTask {
        /**
         * A task with a finite goal.
         *
         * @throws IllegalArgumentException if the goal is not finite
         */
        public Task {
            if (!Double.isFinite(goalX) || !Double.isFinite(goalY)) {
                throw new IllegalArgumentException(
                        "goal is (" + goalX + ", " + goalY + "): it must be finite");
            }
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "goal (%.4g, %.4g)", goalX, goalY);
        }
    }

    private final Episodes episodes;
    private final double[] x;
    private final double[] y;
    private final double[] ended;
    private final double[] rewards;
    private Task task;

    /**
     * A batch that has not been reset.
     *
     * @param task the goal of all
     * @param size the number of environments, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public Navigation(Task task, int size) {
        this.task = task;
        episodes = new Episodes(size, HORIZON);
        x = new double[size];
        y = new double[size];
        ended = new double[size];
        rewards = episodes.rewards();
    }

    @Override
    public Episodes episodes() {
        return episodes;
    }

    @Override
    public int observationSize() {
        return DIMENSIONS;
    }

    @Override
    public ActionSpace actionSpace() {
        return ACTIONS;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = Episodes.requireTask(task, Task.class, "Navigation");
    }

    /** Every episode starts at the origin; the stream is of no effect. */
    @Override
    public void reset(RandomStream stream, int first) {
        Arrays.fill(x, 0.0);
        Arrays.fill(y, 0.0);
        episodes.start();
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        episodes.requireActions(actions, offset, stride, DIMENSIONS);
        episodes.requireFinite(actions, offset, stride, DIMENSIONS);
        double[] alive = episodes.alive();
        move(x, actions, offset, alive);
        move(y, actions, offset + stride, alive);
        judge(task, x, y, alive, ended, rewards);
        episodes.step(ended);
    }

    private static void move(double[] position, float[] actions, int offset, double[] alive) {
        double low = -LONGEST;
        double high = LONGEST;
        for (int e = 0; e < position.length; e++) {
            // what has ended may come with an action that is not finite
            double way = alive[e] == 0 ? 0.0 : actions[offset + e];
            position[e] += Math.max(low, Math.min(high, way));
        }
    }

    private static void judge(
            Task task, double[] x, double[] y, double[] alive, double[] ended, double[] rewards) {
        double goalX = task.goalX();
        double goalY = task.goalY();
        for (int e = 0; e < x.length; e++) {
            double dx = x[e] - goalX;
            double dy = y[e] - goalY;
            double distance = Math.sqrt(dx * dx + dy * dy);
            double near = Math.max(0.0, Math.min(1.0, (ARRIVAL - distance) * STEEP));
            ended[e] = alive[e] * near;
            rewards[e] = 0.0 - alive[e] * distance;
        }
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return MEASURES;
    }

    /** The distance from the goal at the end, and whether that is an arrival. */
    @Override
    public double measure(int measure, int e) {
        double dx = x[e] - task.goalX();
        double dy = y[e] - task.goalY();
        return switch (measure) {
            case 0 -> Math.sqrt(dx * dx + dy * dy);
            case 1 -> episodes.terminated()[e] ? 1 : 0;
            default -> throw new IndexOutOfBoundsException(measure);
        };
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, DIMENSIONS);
        Episodes.round(x, out, offset);
        Episodes.round(y, out, offset + stride);
    }
}
