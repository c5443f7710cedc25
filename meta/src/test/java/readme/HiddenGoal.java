package readme;

import java.util.List;
import org.metagrad.envs.*;

/**
 * A walker on a line goes 0.1 left or right and loses its distance to a goal that it does not see.
 */
final class HiddenGoal implements EpisodicEnvironment {
    /** A goal on the line. */
    record Task(double goal) implements EnvironmentTask {}

    /** Goals uniform in [-1, 1]. */
    static final TaskDistribution TASKS =
            new UniformTasks<>(
                    "hidden-goal",
                    List.of(new TaskParameter("goal", -1, 1, "m")),
                    Task.class,
                    values -> new Task(values[0]),
                    HiddenGoal::new);

    private final Episodes episodes;
    private final double[] positions;
    private Task task;

    HiddenGoal(Task task, int size) {
        this.task = task;
        episodes = new Episodes(size, 20);
        positions = new double[size];
    }

    @Override
    public Episodes episodes() {
        return episodes;
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
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = Episodes.requireTask(task, Task.class, "HiddenGoal");
    }

    @Override
    public void reset(RandomStream stream, int first) {
        episodes.start();
        for (int e = 0; e < positions.length; e++) {
            positions[e] = 0.2 * stream.split(first + e).uniform(0) - 0.1;
        }
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        episodes.requireActions(actions, offset, stride, 1);
        for (int e = 0; e < positions.length; e++) {
            positions[e] += 0.1 * (2 * actions[offset + e] - 1);
            rewards()[e] = -Math.abs(positions[e] - task.goal);
        }
        episodes.step();
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, 1);
        Episodes.round(positions, out, offset);
    }
}
