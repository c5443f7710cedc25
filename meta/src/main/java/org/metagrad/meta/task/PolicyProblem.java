package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.Critic;
import org.metagrad.meta.advantage.ValueFunction;
import org.metagrad.meta.config.AdvantageRule;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.objective.ClippedLoss;
import org.metagrad.meta.objective.DivergenceLoss;
import org.metagrad.meta.objective.MeanLogProbability;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.RatioLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Rollout;
import org.metagrad.meta.rollout.Sampler;
import org.metagrad.meta.rollout.Trajectories;

/**
 * A distribution of control tasks and a policy: softmax where actions are discrete, normal with
 * independent dimensions where they are not. Without context values the policy's parameters are a
 * task's vector, with them they come first in it.
 */
public final class PolicyProblem implements Problem {
    private final TrainingConfig config;
    private final WatchedTasks distribution;
    private final EnvironmentTask medium;
    private final Sampler sampler;
    private final Loss loss;
    private final SampleLayout layout;
    private final int observationSize;
    private final int horizon;
    private final ActionSpace actions;
    private final Critic critic;
    private final Trajectories[][] kept;
    private Workers<PolicyTask> workers;
    private double entropyShare;

    /**
     * The problem of a configuration on tasks of a distribution.
     *
     * @param distribution the configuration's or one of the user's own
     * @throws EnvironmentException if it throws or breaks its contract
     */
    public PolicyProblem(TrainingConfig config, TaskDistribution distribution) {
        this.config = config;
        this.distribution = new WatchedTasks(distribution);
        medium = this.distribution.task(config.medium());
        BatchEnvironment one = this.distribution.environment(medium, 1, config.actionRepeat());
        observationSize = one.observationSize();
        horizon = one.horizon();
        actions = one.actionSpace();
        sampler = new Sampler(policy(config, observationSize, actions), config.context());
        loss = inContext(new PolicyLoss(policy(), config.surrogate(), config.entropyBonus()));
        layout = SampleLayout.of(losses());
        boolean fits = config.advantage() == AdvantageRule.CRITIC;
        requireRoom(config.trajectories(), horizon, fits ? config.innerSteps() + 1 : 1);
        critic =
                switch (config.advantage()) {
                    case LINEAR -> null;
                    case CRITIC -> new Critic(settingsOfCritic(), RandomStream.of(config.seed()));
                };
        kept = new Trajectories[config.optimiser().replays() ? config.tasks() : 0][];
        begin(config.iterations());
    }

    /**
     * Checks that the samples of a draw have room in arrays.
     *
     * @param draws how many lie one after the other
     */
    private void requireRoom(int trajectories, int horizon, int draws) {
        double samples = (double) trajectories * horizon * draws;
        // tiles of whole episodes take up to twice as many columns
        int most = Integer.MAX_VALUE / (2 * layout.rows());
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

    private static Policy policy(TrainingConfig config, int observationSize, ActionSpace actions) {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(observationSize + config.context());
        for (int l = 0; l < config.hiddenLayers(); l++) {
            sizes.add(config.hiddenWidth());
        }
        return switch (actions) {
            case ActionSpace.Discrete(int n) -> {
                sizes.add(n);
                yield new CategoricalPolicy(new Mlp(sizes, config.activation()));
            }
            case ActionSpace.Box(int dimensions, double _, double _) -> {
                sizes.add(dimensions);
                yield new GaussianPolicy(new Mlp(sizes, config.activation()));
            }
        };
    }

    private Critic.Settings settingsOfCritic() {
        return new Critic.Settings(
                observationSize,
                horizon,
                config.discount(),
                config.criticLearningRate(),
                config.tasks(),
                (config.innerSteps() + 1) * config.trajectories() * horizon);
    }

    /** The advantages of a thread's draws. */
    Advantages advantages(ValueFunction values) {
        Surrogate surrogate = config.surrogate();
        Advantages.Settings settings =
                new Advantages.Settings(
                        config.trajectories(),
                        horizon,
                        config.discount(),
                        surrogate instanceof Surrogate.Loaded(double _, double tau)
                                ? tau
                                : config.gaeLambda(),
                        config.advantageScale(),
                        surrogate instanceof Surrogate.Dice);
        return values == null
                ? Advantages.ofBaseline(settings, observationSize)
                : Advantages.of(settings, values);
    }

    /**
     * A thread's rollouts.
     *
     * @param shared which activations the samples keep, null for none
     */
    public Rollout rollout(int trajectories, SharedForward shared, FloatKernels kernels) {
        Rollout.Setting setting =
                new Rollout.Setting(name(), trajectories, critic != null, config.smallerSteps());
        return new Rollout(sampler, setting, shared, kernels);
    }

    /** The loss of a policy that reads the context beside the observation. */
    private Loss inContext(Loss ofPolicy) {
        return config.context() == 0 ? ofPolicy : new ContextLoss(ofPolicy, config.context());
    }

    private List<Loss> losses() {
        return switch (config.optimiser()) {
            case PROMP -> List.of(loss, replayedInnerLoss(), clippedLoss());
            case TRPO -> List.of(loss, replayedInnerLoss(), divergenceLoss());
            case ADAM, SGD, MOMENTUM, RMSPROP ->
                    config.samplingCredit() > 0 ? List.of(loss, likelihood()) : List.of(loss);
        };
    }

    /** The loss whose gradient is the sampling credit, for each sample alike. */
    Loss likelihood() {
        return inContext(new MeanLogProbability(policy()));
    }

    /** The surrogate LVC for samples of other parameters than those at which it is looked at. */
    public Loss replayedInnerLoss() {
        return inContext(new RatioLoss(policy(), config.entropyBonus()));
    }

    /** ProMP's outer loss. */
    public Loss clippedLoss() {
        return inContext(
                new ClippedLoss(
                        policy(),
                        config.clip(),
                        config.divergencePenalty(),
                        config.entropyBonus()));
    }

    public Loss divergenceLoss() {
        return new DivergenceLoss(policy());
    }

    @Override
    public String name() {
        return distribution.name();
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

    /**
     * The initial weights, uniform in {@code +-sqrt(6 / (in + out))} (Glorot and Bengio 2010), all
     * else 0: biases, context, and the logarithm of a standard deviation of 1.
     */
    @Override
    public double[] initial(RandomStream stream) {
        double[] theta = new double[taskParameters()];
        policy().network().glorot(stream::uniform, theta);
        return theta;
    }

    @Override
    public ParameterLayout others() {
        return critic == null ? Problem.super.others() : critic.layout();
    }

    @Override
    public double[] otherValues() {
        return critic == null ? Problem.super.otherValues() : critic.parameters();
    }

    @Override
    public Workers<PolicyTask> open(MetaLearner learner, int threads, FloatKernels kernels) {
        workers = new Workers<>(threads, _ -> worker(learner, kernels));
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
        if (critic != null) {
            state.add("critic", critic.parameters()).add("critic_optimiser", critic.adam());
        }
    }

    /** Begins iteration {@code t}; without this call all is as it is at the end of a training. */
    @Override
    public void begin(int t) {
        entropyShare = config.entropyShare(t);
    }

    /** Gives samples, whose entropies weigh {@code 1 / n} each, what is left of the bonus. */
    void shareEntropy(Trajectories samples) {
        int row = layout.row("shares");
        if (row < 0 || entropyShare == 1) {
            return;
        }
        float share = (float) (entropyShare / samples.size());
        for (int i = 0; i < samples.size(); i++) {
            samples.tiles().set(samples.column(i), row, share);
        }
    }

    @Override
    public void fit() {
        if (critic != null) {
            critic.fit((first, end) ->
                    workers.forEach(end - first, (worker, i) -> fit(worker, first + i)));
        }
    }

    private void fit(PolicyTask worker, int task) {
        worker.criticPlans().gradient(critic.samples(task), critic.gradient(task));
    }

    public TrainingConfig config() {
        return config;
    }

    Loss loss() {
        return loss;
    }

    public SampleLayout layout() {
        return layout;
    }

    int observationSize() {
        return observationSize;
    }

    int horizon() {
        return horizon;
    }

    /** The value network of all tasks; null where each task has a baseline of its own. */
    Critic critic() {
        return critic;
    }

    /**
     * A batch of environments with the medium task.
     *
     * @throws EnvironmentException if it is not what was asked for, or of another kind than others
     */
    BatchEnvironment environment(int size) {
        BatchEnvironment batch = distribution.environment(medium, size, config.actionRepeat());
        if (batch.observationSize() != observationSize
                || batch.horizon() != horizon
                || !batch.actionSpace().equals(actions)) {
            throw distribution.wrong(
                    String.format(
                            Locale.ROOT,
                            "batches differ: one has observations of %d, horizon %d and actions %s, another of %d, %d and %s",
                            observationSize,
                            horizon,
                            actions,
                            batch.observationSize(),
                            batch.horizon(),
                            batch.actionSpace()));
        }
        return batch;
    }

    /**
     * Checks that a batch of the user's is of the kind that the policy is for.
     *
     * @throws IllegalArgumentException naming in what it is not
     */
    public void requireKind(BatchEnvironment batch) {
        if (batch == null) {
            throw new IllegalArgumentException("environment is null");
        }
        if (batch.observationSize() != observationSize || !actions.equals(batch.actionSpace())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "environment: observations of %d and actions %s, the policy is for %d and %s",
                            batch.observationSize(),
                            batch.actionSpace(),
                            observationSize,
                            actions));
        }
        if (batch.horizon() < 1 || batch.size() < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "environment: horizon %d and size %d, at least 1 was wanted of each",
                            batch.horizon(),
                            batch.size()));
        }
        requireRoom(batch.size(), batch.horizon(), 1);
    }

    /** Whether the loss wants the samples episode after episode. */
    boolean alongEpisodes() {
        return config.surrogate().alongEpisodes();
    }

    /** The width of the tiles of a draw. */
    public int tileWidth() {
        return alongEpisodes()
                ? FloatTiles.widthOfEpisodes(horizon, config.trajectories())
                : FloatTiles.width(config.trajectories() * horizon);
    }

    /**
     * The draws of a task of the meta-batch that outlive its turn, for an outer step that looks at
     * them again; null where none does. Threads may ask for different tasks at once.
     */
    Trajectories[] kept(int slot, int draws) {
        if (kept.length == 0) {
            return null;
        }
        if (kept[slot] == null) {
            kept[slot] = new Trajectories[draws];
            for (int i = 0; i < draws; i++) {
                kept[slot][i] = trajectories();
            }
        }
        return kept[slot];
    }

    /** Room for one draw. */
    Trajectories trajectories() {
        return trajectories(config.trajectories(), horizon);
    }

    public Trajectories trajectories(int trajectories, int horizon) {
        return new Trajectories(layout, trajectories, horizon, alongEpisodes());
    }

    /** The policy with its context. */
    Sampler sampler() {
        return sampler;
    }
}
