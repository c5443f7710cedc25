package org.metagrad.meta.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.ValueFunction;
import org.metagrad.meta.config.StateWeighting;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.exchange.StateDict;
import org.metagrad.meta.exchange.TaskPolicy;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.problem.Score;
import org.metagrad.meta.rollout.Actor;
import org.metagrad.meta.rollout.Rollout;
import org.metagrad.meta.rollout.Sampler;

/**
 * A distribution of control tasks and a policy: softmax where actions are discrete, normal with
 * independent dimensions where they are not; then an action of -1 to 1 spans the range of its
 * dimension, unless the configuration's actions are raw. Without context values the policy's
 * parameters are a task's vector, with them they come first in it.
 */
public final class PolicyProblem implements LearningProblem {
    private final TrainingConfig config;
    private final WatchedTasks distribution;
    private final EnvironmentTask medium;
    private final Sampler sampler;
    private final PolicyLosses losses;
    private final EnvironmentKind kind;
    private final List<EpisodeMeasure> measures;
    private final LearntBeside beside;
    private final DrawRoom room;
    private Workers<PolicyTask> workers;

    /**
     * The problem of a configuration on tasks of a distribution.
     *
     * @param distribution the configuration's or one of the user's own
     * @throws EnvironmentException if it throws or breaks its contract
     */
    public PolicyProblem(TrainingConfig config, TaskDistribution distribution) {
        this.config = config;
        this.distribution = new WatchedTasks(distribution, config.horizon());
        config.requireWithPolicy("env " + name());
        medium = this.distribution.task(config.medium());
        BatchEnvironment one = held(1);
        kind = EnvironmentKind.of(one);
        measures = this.distribution.measures(one);
        sampler = new Sampler(kind.policy(config), config.context());
        losses = new PolicyLosses(config, policy());
        requireRoom(config.trajectories(), horizon());
        beside = LearntBeside.of(config, observationSize(), horizon());
        room = new DrawRoom(config, losses.layout(), horizon());
        begin(config.iterations());
    }

    /** Checks that the samples of a draw have room in arrays. */
    private void requireRoom(int trajectories, int horizon) {
        double samples = (double) trajectories * horizon;
        // tiles of whole episodes take up to twice as many columns
        int most = Integer.MAX_VALUE / (2 * losses.layout().rows());
        if (samples > most) {
            throw distribution.wrong(
                    String.format(
                            Locale.ROOT,
                            "horizon() is %d: %d trajectories take up to %.0f samples, there is room for %d; a smaller horizon was wanted",
                            horizon,
                            trajectories,
                            samples,
                            most));
        }
    }

    /** Checks that so many trajectories that others have collected have room. */
    void requireRoom(int trajectories) {
        double samples = (double) trajectories * horizon();
        int most = Integer.MAX_VALUE / (2 * losses.layoutOfCollected().rows());
        if (samples > most) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "episodes: %d of up to %d steps are %.0f samples, there is room for %d",
                            trajectories,
                            horizon(),
                            samples,
                            most));
        }
    }

    /** The advantages of a thread's draws. */
    Advantages advantages(ValueFunction values) {
        return advantages(values, config.trajectories(), config.surrogate());
    }

    /**
     * The advantages of a thread's draws as a surrogate takes them.
     *
     * @param trajectories the most of a draw
     */
    Advantages advantages(ValueFunction values, int trajectories, Surrogate surrogate) {
        Advantages.Settings settings =
                new Advantages.Settings(
                        trajectories,
                        horizon(),
                        config.discountOfDecision(),
                        surrogate instanceof Surrogate.Loaded(double _, double tau)
                                ? tau
                                : config.gaeLambda(),
                        config.advantageScale(),
                        config.stateWeighting() == StateWeighting.DISCOUNTED,
                        surrogate instanceof Surrogate.Dice);
        return values == null
                ? Advantages.ofBaseline(settings, observationSize())
                : Advantages.of(settings, values, observationSize());
    }

    /**
     * A thread's rollouts.
     *
     * @param shared which activations the samples keep, null for none
     */
    public Rollout rollout(int trajectories, SharedForward shared, FloatKernels kernels) {
        Rollout.Setting setting =
                new Rollout.Setting(
                        name(),
                        trajectories,
                        !beside.critics().isEmpty(),
                        normalisedActions(),
                        beside.scale(),
                        config.smallerSteps(),
                        false);
        return new Rollout(sampler, setting, shared, kernels);
    }

    /** The policy for one action at a time. */
    public Actor actor(FloatKernels kernels) {
        return new Actor(
                sampler, normalisedActions(), beside.scale(), config.smallerSteps(), kernels);
    }

    /**
     * The policy with the parameters of a task, for other libraries.
     *
     * @param theta {@code [P]}. Not modified.
     */
    public TaskPolicy exchanged(float[] theta) {
        double[] scale = beside.scale() == null ? null : beside.scale().values();
        return new TaskPolicy(policy(), sampler.context(), theta, scale, normalisedActions());
    }

    /**
     * Where a task starts by a file of another library; what it has of the units of observations
     * goes to its place.
     *
     * @throws IllegalArgumentException naming a tensor that is missing, not finite or of another
     *     shape
     */
    public double[] adopt(List<SafeTensors.Tensor> stateDict) {
        float[] theta = StateDict.theta(stateDict, policy(), sampler.context());
        if (beside.scale() != null) {
            float[] scale = StateDict.scale(stateDict, observationSize());
            for (int i = 0; i < scale.length; i++) {
                beside.scale().values()[i] = scale[i];
            }
        }
        double[] start = new double[theta.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = theta[i];
        }
        return start;
    }

    /** The box from which the policy's actions are normalised, null where they are not. */
    private ActionSpace.Box normalisedActions() {
        return switch (kind.actions()) {
            case ActionSpace.Discrete _ -> null;
            case ActionSpace.Box box ->
                    switch (config.actionScaling()) {
                        case NORMALISED -> box;
                        case RAW -> null;
                    };
        };
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return measures;
    }

    @Override
    public List<EnvironmentTask> all() {
        return distribution.all();
    }

    @Override
    public Scorer scorer(int episodes, FloatKernels kernels) {
        return new PolicyScorer(this, episodes, kernels);
    }

    /** Rollouts whose episodes are scored and not learnt from. */
    Rollout scoredRollout(int episodes, boolean byMode, FloatKernels kernels) {
        Rollout.Setting setting =
                new Rollout.Setting(
                        name(),
                        episodes,
                        false,
                        normalisedActions(),
                        beside.scale(),
                        config.smallerSteps(),
                        byMode);
        return new Rollout(sampler, setting, null, kernels);
    }

    @Override
    public String name() {
        return distribution.name();
    }

    @Override
    public Score score() {
        return Score.RETURN;
    }

    @Override
    public EnvironmentTask sampleHeldOut(RandomStream stream) {
        return sample(stream);
    }

    @Override
    public boolean hasMedium() {
        return true;
    }

    @Override
    public EnvironmentTask sample(RandomStream stream) {
        return distribution.sample(stream);
    }

    @Override
    public EnvironmentTask medium() {
        return medium;
    }

    @Override
    public Optional<String> degenerateMedium() {
        return distribution.degenerateMedium();
    }

    @Override
    public Mlp network() {
        return policy().network();
    }

    Policy policy() {
        return sampler.policy();
    }

    @Override
    public ParameterLayout parameters() {
        return ParameterLayout.of("policy.", policy().parameterNames(), policy().parameterShapes());
    }

    @Override
    public int taskParameters() {
        return sampler.parameters();
    }

    @Override
    public int fixedParameters() {
        return config.logStdAdapted() ? 0 : policy().parameterCount() - network().parameterCount();
    }

    /**
     * The initial weights, uniform in {@code +-sqrt(6 / (in + out))} (Glorot and Bengio 2010), the
     * configuration's logarithm of the standard deviation, all else 0: biases and context.
     */
    @Override
    public double[] initial(RandomStream stream) {
        double[] theta = new double[taskParameters()];
        policy().network().glorot(stream::uniform, theta);
        Arrays.fill(
                theta,
                network().parameterCount(),
                policy().parameterCount(),
                config.initialLogStd());
        return theta;
    }

    @Override
    public ParameterLayout others() {
        return beside.layout();
    }

    @Override
    public List<double[]> otherValues() {
        return beside.values();
    }

    /** What all tasks share and is learnt beside the meta-parameters. */
    LearntBeside beside() {
        return beside;
    }

    @Override
    public Workers<PolicyTask> open(MetaLearner learner, int threads, FloatKernels kernels) {
        workers = new Workers<>(threads, _ -> worker(learner, kernels));
        PolicyTask.share(workers.states(), workers.crew());
        return workers;
    }

    /** The worker threads that {@link #open} has started. */
    public Workers<PolicyTask> workers() {
        return workers;
    }

    @Override
    public PolicyTask worker(MetaLearner learner, FloatKernels kernels) {
        return new PolicyTask(this, learner.innerSteps(), learner.draws(), kernels);
    }

    @Override
    public PolicyTask adaptationWorker(FloatKernels kernels) {
        return new PolicyTask(this, Integer.MAX_VALUE, 1, kernels);
    }

    @Override
    public void addTo(LearntState state) {
        beside.addTo(state);
    }

    /** Begins iteration {@code t}; without this call all is as it is at the end of a training. */
    @Override
    public void begin(int t) {
        losses.begin(t);
    }

    @Override
    public CollectedBeside collected(int t) {
        return beside.collected(t);
    }

    @Override
    public void collect(int t, CollectedBeside from) {
        beside.collect(t, from);
    }

    @Override
    public void fit() {
        beside.fit(workers);
    }

    public TrainingConfig config() {
        return config;
    }

    /**
     * A batch of environments with the medium task.
     *
     * @throws EnvironmentException if it is not what was asked for, or of another kind than others
     */
    BatchEnvironment environment(int size) {
        BatchEnvironment batch = held(size);
        EnvironmentKind other = EnvironmentKind.of(batch);
        if (!other.equals(kind)) {
            throw distribution.wrong(
                    String.format(
                            Locale.ROOT,
                            "batches differ: one has observations of %d, horizon %d and actions %s, another of %d, %d and %s",
                            kind.observationSize(),
                            kind.horizon(),
                            kind.actions(),
                            other.observationSize(),
                            other.horizon(),
                            other.actions()));
        }
        return batch;
    }

    private BatchEnvironment held(int size) {
        return distribution.environment(
                medium, size, config.actionRepeat(), config.discountWithinDecision());
    }

    /**
     * Checks that a batch of the user's is of the kind that the policy is for.
     *
     * @throws IllegalArgumentException naming in what it is not
     */
    public void requireKind(BatchEnvironment batch) {
        kind.requireServes(batch);
        requireRoom(batch.size(), batch.horizon());
    }

    /** What the environments take. */
    public ActionSpace actions() {
        return kind.actions();
    }

    /** The losses of the policy, and the layout of samples for all of them. */
    public PolicyLosses losses() {
        return losses;
    }

    /** Room for draws. */
    public DrawRoom room() {
        return room;
    }

    public int observationSize() {
        return kind.observationSize();
    }

    /** The most decisions of an episode. */
    public int horizon() {
        return kind.horizon();
    }

    /** The policy with its context. */
    Sampler sampler() {
        return sampler;
    }
}
