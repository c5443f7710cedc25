package org.metagrad.meta;

import java.util.List;
import java.util.function.Function;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;

/** A family of the library's under another name, whose environments are changed by a test. */
public class ForeignTasks implements TaskDistribution {
    private final TaskDistribution like;
    private final Function<BatchEnvironment, BatchEnvironment> change;

    /**
     * @param like the name of a family of the library's
     */
    public ForeignTasks(String like, Function<BatchEnvironment, BatchEnvironment> change) {
        this.like = Environments.named(like);
        this.change = change;
    }

    @Override
    public String name() {
        return "foreign";
    }

    @Override
    public EnvironmentTask sample(RandomStream stream) {
        return like.sample(stream);
    }

    @Override
    public EnvironmentTask medium() {
        return like.medium();
    }

    @Override
    public List<EnvironmentTask> corners() {
        return like.corners();
    }

    @Override
    public BatchEnvironment environment(EnvironmentTask task, int size) {
        return change.apply(like.environment(task, size));
    }
}
