package org.metagrad.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Tasks whose parameters are independent and uniform, each in a range of its own; the medium task
 * has the middle of every range.
 *
 * @param <T> the record of parameters
 */
public final class UniformTasks<T extends EnvironmentTask> implements TaskDistribution {
    /**
     * Makes a batch of environments.
     *
     * @param <T> the record of parameters
     */
    public interface Factory<T> {
        /**
         * Makes {@code size} environments with one task.
         *
         * @param task of all environments
         * @param size the number of environments, at least 1
         * @return the batch, not yet reset
         */
        BatchEnvironment environment(T task, int size);
    }

    private final String name;
    private final List<TaskParameter> parameters;
    private final Class<T> kind;
    private final Function<double[], T> task;
    private final Factory<T> factory;
    private final boolean cornersOnly;
    private final Optional<String> degenerate;
    private final Optional<IntFunction<Factory<T>>> horizons;

    /**
     * Names a family of tasks.
     *
     * @param name of the distribution
     * @param parameters the ranges, one for each number of a task
     * @param kind the class of the tasks
     * @param task makes a task of one number from each range, in their order
     * @param factory makes its environments
     */
    public UniformTasks(
            String name,
            List<TaskParameter> parameters,
            Class<T> kind,
            Function<double[], T> task,
            Factory<T> factory) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.kind = kind;
        this.task = task;
        this.factory = factory;
        cornersOnly = false;
        degenerate = Optional.empty();
        horizons = Optional.empty();
    }

    private UniformTasks(
            UniformTasks<T> same,
            Factory<T> factory,
            boolean cornersOnly,
            Optional<String> degenerate,
            Optional<IntFunction<Factory<T>>> horizons) {
        name = same.name;
        parameters = same.parameters;
        kind = same.kind;
        task = same.task;
        this.factory = factory;
        this.cornersOnly = cornersOnly;
        this.degenerate = degenerate;
        this.horizons = horizons;
    }

    /**
     * {@return this distribution with a medium task that is degenerate for this reason}
     *
     * @param reason why the medium task teaches nothing
     */
    public UniformTasks<T> withDegenerateMedium(String reason) {
        return new UniformTasks<>(this, factory, cornersOnly, Optional.of(reason), horizons);
    }

    /**
     * {@return the finite family of the corners of this distribution, each drawn equally often} Its
     * medium task is still the middle.
     */
    public UniformTasks<T> ofCorners() {
        return new UniformTasks<>(this, factory, true, degenerate, horizons);
    }

    /**
     * {@return this distribution with environments of any horizon on request}
     *
     * @param ofHorizon what makes the environments whose episodes are truncated after so many steps
     */
    public UniformTasks<T> withHorizons(IntFunction<Factory<T>> ofHorizon) {
        return new UniformTasks<>(this, factory, cornersOnly, degenerate, Optional.of(ofHorizon));
    }

    @Override
    public TaskDistribution withHorizon(int steps) {
        return horizons.isPresent()
                ? new UniformTasks<>(
                        this, horizons.get().apply(steps), cornersOnly, degenerate, horizons)
                : TaskDistribution.super.withHorizon(steps);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TaskParameter> parameters() {
        return parameters;
    }

    @Override
    public T task(double... values) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException(
                    name + ": " + values.length + " values, " + parameters.size() + " wanted");
        }
        return task.apply(values.clone());
    }

    /** Parameter {@code i} from counter {@code i} of the stream. */
    @Override
    public T sample(RandomStream stream) {
        double[] values = new double[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            double fraction = stream.uniform(i);
            values[i] = parameters.get(i).at(cornersOnly ? Math.rint(fraction) : fraction);
        }
        return task.apply(values);
    }

    @Override
    public T medium() {
        return task.apply(parameters.stream().mapToDouble(TaskParameter::middle).toArray());
    }

    @Override
    public Optional<String> degenerateMedium() {
        return degenerate;
    }

    @Override
    public List<EnvironmentTask> all() {
        return cornersOnly ? corners() : List.of();
    }

    @Override
    public List<EnvironmentTask> corners() {
        int n = parameters.size();
        List<EnvironmentTask> corners = new ArrayList<>();
        for (int corner = 0; corner < 1 << n; corner++) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                TaskParameter parameter = parameters.get(i);
                boolean high = (corner >> (n - 1 - i) & 1) == 1;
                values[i] = high ? parameter.high() : parameter.low();
            }
            corners.add(task.apply(values));
        }
        return List.copyOf(corners);
    }

    @Override
    public BatchEnvironment environment(EnvironmentTask task, int size) {
        return factory.environment(Episodes.requireTask(task, kind, name), size);
    }
}
