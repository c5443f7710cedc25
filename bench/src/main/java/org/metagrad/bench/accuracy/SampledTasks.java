package org.metagrad.bench.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.ConfiguredTask;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;

/**
 * Tasks of an environment with every surrogate, whose draws are pure functions of streams: one task
 * object a surrogate, which turns to one task of the environment after the other.
 */
final class SampledTasks {
    /** What LVC is compared with. */
    enum Surrogate {
        LOGPROB("logprob"),
        LOADED("loaded(1,1)"),
        DICE("dice");

        private final String value;

        Surrogate(String value) {
            this.value = value;
        }
    }

    private final TrainingConfig config;
    private final int k;
    private final TaskDistribution distribution;
    private final ConfiguredTask<?> lvc;
    private final ConfiguredTask<?> medium;
    private final Map<Surrogate, ConfiguredTask<?>> others = new EnumMap<>(Surrogate.class);

    SampledTasks(TrainingConfig config) {
        this.config = config;
        k = config.innerSteps();
        distribution = Environments.named(config.environment());
        lvc = task("lvc");
        medium = task("lvc");
        for (Surrogate surrogate : Surrogate.values()) {
            others.put(surrogate, task(surrogate.value));
        }
    }

    private ConfiguredTask<?> task(String surrogate) {
        return ConfiguredTask.of(config.with("surrogate", surrogate), new Maml(k, config.alpha()));
    }

    /** So many tasks, task t from {@code stream.split(t)}. */
    List<EnvironmentTask> tasks(RandomStream stream, int count) {
        List<EnvironmentTask> tasks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            tasks.add(distribution.sample(stream.split(t)));
        }
        return tasks;
    }

    /** The mean return before adaptation in the batch of {@link #plain}. */
    double score(List<EnvironmentTask> tasks, double[] theta, RandomStream data) {
        Directions.Batch batch = plain(tasks, data);
        double sum = 0;
        for (int t = 0; t < tasks.size(); t++) {
            batch.tasks().task(t).sample(theta, 0);
            sum += lvc.score(theta, 0);
        }
        return sum / tasks.size();
    }

    /** Task t draws from {@code data.split(t)}, the medium task from the one behind them. */
    Directions.Batch plain(List<EnvironmentTask> tasks, RandomStream data) {
        return new Directions.Batch(
                t -> {
                    lvc.enter(tasks.get(t), data.split(t));
                    return lvc;
                },
                tasks.size(),
                () -> {
                    medium.enter(distribution.medium(), data.split(tasks.size()));
                    return medium;
                });
    }

    /**
     * The batch of {@link #plain} whose tasks have the Hessians of another surrogate.
     *
     * @param innerGradients whether they have its inner gradients as well
     */
    Directions.Batch curved(
            List<EnvironmentTask> tasks,
            RandomStream data,
            Surrogate surrogate,
            boolean innerGradients) {
        ConfiguredTask<?> other = others.get(surrogate);
        LearningTask<?> both = OtherCurvature.of(lvc, other, k, innerGradients);
        Directions.Batch plain = plain(tasks, data);
        return new Directions.Batch(
                t -> {
                    lvc.enter(tasks.get(t), data.split(t));
                    other.enter(tasks.get(t), data.split(t));
                    return both;
                },
                tasks.size(),
                plain.medium());
    }

    /** All of it, gradients too, of another surrogate: as a training with it would cost. */
    Directions.Batch ofSurrogate(
            List<EnvironmentTask> tasks, RandomStream data, Surrogate surrogate) {
        ConfiguredTask<?> task = others.get(surrogate);
        return new Directions.Batch(
                t -> {
                    task.enter(tasks.get(t), data.split(t));
                    return task;
                },
                tasks.size(),
                () -> task);
    }

    /** ANIL for the policy of these tasks. */
    Anil anil() {
        return Anil.of(lvc.network(), k, config.alpha());
    }
}
