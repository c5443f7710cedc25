package org.metagrad.meta.task;

import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.nn.Network;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.fewshot.GeneratedProblems;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.problem.Score;

/** What is meta-learnt on: tasks, and the network whose parameters adapt to them. */
public sealed interface LearningProblem permits PolicyProblem, SupervisedProblem {
    /** The problem of a configuration. */
    static LearningProblem of(TrainingConfig config) {
        return config.score().ofPolicy()
                ? new PolicyProblem(config, Environments.named(config.environment()))
                : new SupervisedProblem(config, GeneratedProblems.of(config));
    }

    /** The name of the tasks' distribution. */
    String name();

    /** What tells how well it goes. */
    Score score();

    /** One task to train on, a pure function of the stream. */
    EnvironmentTask sample(RandomStream stream);

    /** One task to evaluate on, a pure function of the stream. */
    EnvironmentTask sampleHeldOut(RandomStream stream);

    /** Whether there is a medium task. */
    boolean hasMedium();

    /** The medium task of the configuration. */
    EnvironmentTask medium();

    /** The reason why the medium task of the distribution teaches nothing; see its distribution. */
    Optional<String> degenerateMedium();

    /** The network, without parameters of the policy's own. */
    Network network();

    /** The names and shapes of a task's vector without what starts at 0 for each task. */
    ParameterLayout parameters();

    /** The length of a task's vector, P. */
    int taskParameters();

    /** The number of the last parameters of the policy that inner steps leave as they are. */
    default int fixedParameters() {
        return 0;
    }

    /** The parameters at the start, {@code [P]}. */
    double[] initial(RandomStream stream);

    /** The layout of what is learnt beside the meta-parameters. */
    default ParameterLayout others() {
        return new ParameterLayout(List.of(), List.of());
    }

    /** The values of {@link #others}, one vector behind the other; live. */
    default List<double[]> otherValues() {
        return List.of();
    }

    /**
     * Starts the threads of a training, which share the tasks of a meta-batch out.
     *
     * @param threads their number
     */
    Workers<? extends TaskWorker<?>> open(MetaLearner learner, int threads, FloatKernels kernels);

    /** Buffers and plans of one thread for the meta-gradients of a learner. */
    TaskWorker<?> worker(MetaLearner learner, FloatKernels kernels);

    /** What is told of held-out episodes beside their returns. */
    default List<EpisodeMeasure> measures() {
        return List.of();
    }

    /** All tasks of a finite family, empty for others. */
    default List<EnvironmentTask> all() {
        return List.of();
    }

    /**
     * What scores parameters on one thread.
     *
     * @param episodes of a policy, for each score
     */
    Scorer scorer(int episodes, FloatKernels kernels);

    /** Buffers and plans of one thread that adapts, any number of steps. */
    TaskWorker<?> adaptationWorker(FloatKernels kernels);

    /** Names what is learnt beside the meta-parameters for checkpoints. */
    default void addTo(LearntState state) {}

    /** Begins outer iteration {@code t} from 0; what changes with it holds until the next. */
    default void begin(int t) {}

    /**
     * What task {@code t} of the meta-batch has collected here for {@link #fit} since it was asked
     * last; to be given to {@link #collect} where it is fitted.
     */
    default CollectedBeside collected(int t) {
        return CollectedBeside.NONE;
    }

    /** Takes in what task {@code t} has collected elsewhere. */
    default void collect(int t, CollectedBeside from) {}

    /** Ends an outer iteration: fits what is learnt beside the meta-parameters. */
    default void fit() {}
}
