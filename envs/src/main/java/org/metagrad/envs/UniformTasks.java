package org.metagrad.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tasks whose parameters are independent and uniform, each in a range of its own; the medium task
 * has the middle of every range.
 *
 * @param <T> the record of parameters
 */
final class UniformTasks<T extends EnvironmentTask> implements TaskDistribution {
    /** From {@code low} to {@code high}, in the unit of the parameter. */
    record Range(double low, double high) {
        Range {
            if (!(low < high)) {
                throw new IllegalArgumentException("low " + low + " is not below high " + high);
            }
        }

        double at(double fraction) {
            return low + (high - low) * fraction;
        }

        double middle() {
            return (low + high) / 2;
        }
    }

    /** Makes a batch of environments. */
    interface Factory<T> {
        BatchEnvironment environment(T task, int size);
    }

    private final String name;
    private final List<Range> ranges;
    private final Class<T> kind;
    private final Function<double[], T> task;
    private final Factory<T> factory;
    private final Optional<String> degenerate;

    /**
     * @param kind the class of the tasks
     * @param task makes a task of one number from each range, in their order
     */
    UniformTasks(
            String name,
            List<Range> ranges,
            Class<T> kind,
            Function<double[], T> task,
            Factory<T> factory) {
        this(name, ranges, kind, task, factory, Optional.empty());
    }

    private UniformTasks(
            String name,
            List<Range> ranges,
            Class<T> kind,
            Function<double[], T> task,
            Factory<T> factory,
            Optional<String> degenerate) {
        this.name = name;
        this.ranges = List.copyOf(ranges);
        this.kind = kind;
        this.task = task;
        this.factory = factory;
        this.degenerate = degenerate;
    }

    /** The same distribution, whose medium task is degenerate for this reason. */
    UniformTasks<T> withDegenerateMedium(String reason) {
        return new UniformTasks<>(name, ranges, kind, task, factory, Optional.of(reason));
    }

    @Override
    public String name() {
        return name;
    }

    /** Parameter {@code i} from counter {@code i} of the stream. */
    @Override
    public T sample(RandomStream stream) {
        double[] parameters = new double[ranges.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = ranges.get(i).at(stream.uniform(i));
        }
        return task.apply(parameters);
    }

    @Override
    public T medium() {
        return task.apply(ranges.stream().mapToDouble(Range::middle).toArray());
    }

    @Override
    public Optional<String> degenerateMedium() {
        return degenerate;
    }

    @Override
    public List<EnvironmentTask> corners() {
        int n = ranges.size();
        List<EnvironmentTask> corners = new ArrayList<>();
        for (int corner = 0; corner < 1 << n; corner++) {
            double[] parameters = new double[n];
            for (int i = 0; i < n; i++) {
                Range range = ranges.get(i);
                boolean high = (corner >> (n - 1 - i) & 1) == 1;
                parameters[i] = high ? range.high() : range.low();
            }
            corners.add(task.apply(parameters));
        }
        return List.copyOf(corners);
    }

    @Override
    public BatchEnvironment environment(EnvironmentTask task, int size) {
        return factory.environment(Episodes.requireTask(task, kind, name), size);
    }
}
