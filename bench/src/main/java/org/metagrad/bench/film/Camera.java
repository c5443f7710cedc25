package org.metagrad.bench.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/** A single environment that is looked at after every reset and step. */
final class Camera implements BatchEnvironment {
    private final BatchEnvironment environment;
    private final Drawing drawing;
    private final List<double[]> looks = new ArrayList<>();
    private final List<float[]> actions = new ArrayList<>();
    private final List<Double> rewards = new ArrayList<>();

    Camera(BatchEnvironment environment, Drawing drawing) {
        this.environment = environment;
        this.drawing = drawing;
    }

    /** All since the last reset. */
    Episode episode() {
        double[] all = rewards.stream().mapToDouble(Double::doubleValue).toArray();
        return new Episode(task(), List.copyOf(looks), List.copyOf(actions), all, terminated()[0]);
    }

    @Override
    public void reset(RandomStream stream, int first) {
        environment.reset(stream, first);
        looks.clear();
        actions.clear();
        rewards.clear();
        looks.add(drawing.look(environment));
    }

    @Override
    public void step(float[] action, int offset, int stride) {
        float[] taken = new float[actionSpace().dimensions()];
        for (int d = 0; d < taken.length; d++) {
            taken[d] = action[offset + d * stride];
        }
        environment.step(action, offset, stride);
        actions.add(taken);
        rewards.add(environment.rewards()[0]);
        looks.add(drawing.look(environment));
    }

    @Override
    public int size() {
        return environment.size();
    }

    @Override
    public int observationSize() {
        return environment.observationSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return environment.actionSpace();
    }

    @Override
    public int horizon() {
        return environment.horizon();
    }

    @Override
    public EnvironmentTask task() {
        return environment.task();
    }

    @Override
    public void setTask(EnvironmentTask task) {
        environment.setTask(task);
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        environment.observe(out, offset, stride);
    }

    @Override
    public double[] rewards() {
        return environment.rewards();
    }

    @Override
    public boolean[] terminated() {
        return environment.terminated();
    }

    @Override
    public boolean[] truncated() {
        return environment.truncated();
    }

    @Override
    public boolean[] running() {
        return environment.running();
    }

    @Override
    public int runningCount() {
        return environment.runningCount();
    }

    @Override
    public long steps() {
        return environment.steps();
    }

    /** The observation as an array, for looks. */
    static double[] observation(BatchEnvironment environment) {
        float[] observation = new float[environment.observationSize()];
        environment.observe(observation, 0, 1);
        double[] wide = new double[observation.length];
        Arrays.setAll(wide, d -> observation[d]);
        return wide;
    }
}
