package readme;

import java.util.Arrays;
import java.util.List;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

/**
 * An environment of the user's own: a walker on a line goes 0.1 left or right, and loses its
 * distance to a goal that it does not see. Where the goal is has to be learnt from the returns.
 */
final class HiddenGoal implements BatchEnvironment {
    /** A goal on the line. */
    record Task(double goal) implements EnvironmentTask {
        @Override
        public String describe() {
            return "goal " + goal;
        }
    }

    /** Goals uniform in [-1, 1]. */
    record Tasks() implements TaskDistribution {
        @Override
        public String name() {
            return "hidden-goal";
        }

        @Override
        public Task sample(RandomStream stream) {
            return new Task(2 * stream.uniform(0) - 1);
        }

        @Override
        public Task medium() {
            return new Task(0);
        }

        @Override
        public List<EnvironmentTask> corners() {
            return List.of(new Task(-1), new Task(1));
        }

        @Override
        public BatchEnvironment environment(EnvironmentTask task, int size) {
            HiddenGoal environment = new HiddenGoal(size);
            environment.setTask(task);
            return environment;
        }
    }

    private final double[] positions;
    private final double[] rewards;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final boolean[] running;
    private Task task;
    private int time;
    private long steps;

    HiddenGoal(int size) {
        positions = new double[size];
        rewards = new double[size];
        terminated = new boolean[size];
        truncated = new boolean[size];
        running = new boolean[size];
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public int observationSize() {
        return 1;
    }

    @Override
    public ActionSpace actionSpace() {
        return new ActionSpace.Discrete(2);
    }

    @Override
    public int horizon() {
        return 20;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = (Task) task;
    }

    @Override
    public void reset(RandomStream stream, int first) {
        for (int e = 0; e < positions.length; e++) {
            positions[e] = 0.2 * stream.split(first + e).uniform(0) - 0.1;
        }
        time = 0;
        Arrays.fill(truncated, false);
        Arrays.fill(running, true);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        steps += runningCount();
        time++;
        for (int e = 0; e < positions.length; e++) {
            positions[e] += 0.1 * (2 * actions[offset + e] - 1);
            rewards[e] = -Math.abs(positions[e] - task.goal());
        }
        if (time == horizon()) {
            Arrays.fill(truncated, true);
            Arrays.fill(running, false);
        }
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        for (int e = 0; e < positions.length; e++) {
            out[offset + e] = (float) positions[e];
        }
    }

    @Override
    public double[] rewards() {
        return rewards;
    }

    @Override
    public boolean[] terminated() {
        return terminated;
    }

    @Override
    public boolean[] truncated() {
        return truncated;
    }

    @Override
    public boolean[] running() {
        return running;
    }

    @Override
    public int runningCount() {
        return running[0] ? running.length : 0;
    }

    @Override
    public long steps() {
        return steps;
    }
}
