package org.metagrad.meta;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Environments;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.SinusoidTasks;
import org.metagrad.kernels.FloatKernels;

/** What is meta-learnt on: tasks, and the network whose parameters adapt to them. */
sealed interface Problem permits ReinforcementLearning, SinusoidRegression {
    /** The name of the supervised problem, beside those of {@link Environments}. */
    String SINUSOID = SinusoidTasks.NAME;

    /** The problem of a configuration. */
    static Problem of(TrainingConfig config) {
        return isRegression(config)
                ? new SinusoidRegression(config)
                : new ReinforcementLearning(config, Environments.named(config.environment()));
    }

    static boolean isRegression(TrainingConfig config) {
        return config.environment().equals(SINUSOID);
    }

    /** The names of all problems. */
    static List<String> names() {
        return Stream.concat(Environments.names().stream(), Stream.of(SINUSOID)).toList();
    }

    /**
     * The name without aliases.
     *
     * @throws IllegalArgumentException naming the allowed ones
     */
    static String environment(String name) {
        if (name.equals(SINUSOID)) {
            return name;
        }
        List<String> known = Environments.namesAndAliases();
        if (known.contains(name)) {
            return Environments.named(name).name();
        }
        List<String> allowed = Stream.concat(known.stream(), Stream.of(SINUSOID)).toList();
        throw new IllegalArgumentException(
                "environment '" + name + "': allowed are " + NearestName.hint(name, allowed));
    }

    /**
     * The medium task of a configuration.
     *
     * @throws IllegalArgumentException if what it replaces of the mean is no task
     */
    static EnvironmentTask mediumTask(TrainingConfig config) {
        return isRegression(config)
                ? SinusoidTasks.task(config.medium())
                : Environments.named(config.environment()).task(config.medium());
    }

    /** The name of the tasks' distribution. */
    String name();

    /** One task, a pure function of the stream. */
    EnvironmentTask sample(RandomStream stream);

    /** The medium task of the configuration. */
    EnvironmentTask medium();

    /** Why the medium task of the distribution teaches nothing; see its distribution. */
    Optional<String> degenerateMedium();

    /** The network, without parameters of the policy's own. */
    Mlp network();

    /** The names and shapes of a task's vector without what starts at 0 for each task. */
    ParameterLayout parameters();

    /** The length of a task's vector, P. */
    int taskParameters();

    /** The parameters at the start, {@code [P]}. */
    double[] initial(RandomStream stream);

    /** What is learnt beside the meta-parameters, in an order of its own. */
    default ParameterLayout others() {
        return new ParameterLayout(List.of(), List.of());
    }

    /** The values of {@link #others}; live. */
    default double[] otherValues() {
        return new double[0];
    }

    /** Buffers and plans of one thread for the meta-gradients of a learner. */
    TaskWorker<?> worker(MetaLearner learner, FloatKernels kernels);

    /** Buffers and plans of one thread that adapts, any number of steps. */
    TaskWorker<?> adaptationWorker(FloatKernels kernels);

    /** Names what is learnt beside the meta-parameters for checkpoints. */
    default void addTo(LearntState state) {}

    /** Begins outer iteration {@code t} from 0; what changes with it holds until the next. */
    default void begin(int t) {}

    /** Ends an outer iteration: fits what is learnt beside the meta-parameters. */
    default void fit(Workers<TaskWorker<?>> workers) {}
}
