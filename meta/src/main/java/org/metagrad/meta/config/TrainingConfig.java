package org.metagrad.meta.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.LinearDecay;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.problem.Score;

/**
 * Everything that fixes a training run, one value for each {@link TrainingKey}, checked as a whole.
 * Immutable. Two runs of equal configuration (threads apart) give the same bits, on machines that
 * agree on {@link org.metagrad.kernels.FusedMultiplyAdd#AVAILABLE}.
 *
 * <p>One class, an accessor for each key: whoever reads a configuration sees here all that there
 * is.
 */
public final class TrainingConfig {
    /**
     * What keys begin with that are no entries but describe the run and its machine, as in a run's
     * {@code config.properties}; nothing here reads them.
     */
    public static final String DESCRIPTION = "metagrad.";

    /** What a run's own {@code config.properties} begins with beside its entries. */
    private static final String VERSION = DESCRIPTION + "version";

    private final EnumMap<TrainingKey, Object> values;

    private TrainingConfig(EnumMap<TrainingKey, Object> values) {
        this.values = values;
        Exclusions.check(this);
    }

    /**
     * {@return the configuration of the main job: Directed-MAML on CartPole with varied dynamics,
     * on every core}
     */
    public static TrainingConfig defaults() {
        return of(Map.of());
    }

    /**
     * {@return the configuration with these entries; what is not given suits the algorithm and the
     * environment ({@link EnvironmentPreset}), and {@code eta} is {@code alpha}} Keys that begin
     * with {@link #DESCRIPTION} are passed over.
     *
     * @param given values by {@link TrainingKey#key}
     * @throws IllegalArgumentException one line naming a key that is unknown, a value that is
     *     wrong, two that exclude each other, or one that has no effect beside the others and is
     *     not what it would be without being given
     */
    public static TrainingConfig of(Map<String, String> given) {
        return of(given, Map.of());
    }

    /**
     * {@return the configuration with these entries and, where nothing is given, those of a file}
     * What of the file has no effect beside what is given is left out, so that a run's own
     * configuration serves for another algorithm as well.
     *
     * @param given values by {@link TrainingKey#key}
     * @param file values by {@link TrainingKey#key}
     * @throws IllegalArgumentException one line naming a key that is unknown, a value that is
     *     wrong, two that exclude each other, or a given one that has no effect beside the others
     *     and is not what it would be without being given
     */
    public static TrainingConfig of(Map<String, String> given, Map<String, String> file) {
        Map<TrainingKey, String> asked = byKey(given);
        Map<TrainingKey, String> all = byKey(file);
        if (file.containsKey(VERSION)) {
            // a run's own file is complete: what it lacks came into being after it
            for (TrainingKey key : TrainingKey.values()) {
                key.whenAbsent().ifPresent(value -> all.putIfAbsent(key, value));
            }
        }
        all.putAll(asked);
        TrainingConfig config = parse(TrainingDefaults.complete(all));
        boolean environmentKnown = all.containsKey(TrainingKey.ENVIRONMENT);
        all.keySet()
                .removeIf(key ->
                        !asked.containsKey(key)
                                && Relevance.obstacle(key, config, environmentKnown).isPresent());
        TrainingConfig effective = parse(TrainingDefaults.complete(all));
        Relevance.check(effective, all, asked.keySet());
        return effective;
    }

    private static Map<TrainingKey, String> byKey(Map<String, String> entries) {
        Map<TrainingKey, String> known = new EnumMap<>(TrainingKey.class);
        entries.forEach((key, value) -> {
            if (!key.startsWith(DESCRIPTION)) {
                known.put(TrainingKey.named(key), value);
            }
        });
        return known;
    }

    /** {@return the names that {@link #with}, {@link #toMap} and {@link #fromMap} use} */
    public static List<String> keys() {
        return TrainingKey.keys();
    }

    /**
     * {@return this configuration with one entry changed; the others, {@code eta} beside {@code
     * alpha} included, stay, even if they have no effect any more}
     *
     * @param key as {@link TrainingKey#key} has it
     * @param value what {@link #text} gives, or the command line takes
     * @throws IllegalArgumentException one line naming the key, what came, what is allowed and the
     *     nearest name; or why the change has no effect
     */
    public TrainingConfig with(String key, String value) {
        TrainingKey changed = TrainingKey.named(key);
        EnumMap<TrainingKey, Object> copy = new EnumMap<>(values);
        copy.put(changed, changed.domain().value(key, value));
        TrainingConfig config = new TrainingConfig(copy);
        if (!config.equals(this)) {
            Relevance.check(config, byKey(config.toMap()), Set.of(changed));
        }
        return config;
    }

    /**
     * {@return the entries as text that {@link #fromMap} reads back exactly, in the order of {@link
     * #keys()}} Modifiable.
     */
    public LinkedHashMap<String, String> toMap() {
        LinkedHashMap<String, String> entries = new LinkedHashMap<>();
        values.keySet().forEach(key -> entries.put(key.key(), text(key)));
        return entries;
    }

    /**
     * {@return the configuration that {@link #toMap} wrote, or a run's {@code config.properties}}
     * Keys that came into being after that are what leaves the run as it was; those that begin with
     * {@link #DESCRIPTION} are passed over.
     *
     * @param entries text by {@link TrainingKey#key}
     * @throws IllegalArgumentException one line naming a key that is missing, unknown or has a
     *     wrong value
     */
    public static TrainingConfig fromMap(Map<String, String> entries) {
        Map<TrainingKey, String> complete = byKey(entries);
        for (TrainingKey key : TrainingKey.values()) {
            complete.computeIfAbsent(
                    key,
                    absent ->
                            absent.whenAbsent()
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "configuration key '"
                                                            + absent.key()
                                                            + "' is missing")));
        }
        return parse(complete);
    }

    /**
     * {@return the value of an entry as it stands in files and on the command line}
     *
     * @param key of the entry
     */
    public String text(TrainingKey key) {
        return key.domain().text(values.get(key));
    }

    private static TrainingConfig parse(Map<TrainingKey, String> complete) {
        EnumMap<TrainingKey, Object> values = new EnumMap<>(TrainingKey.class);
        complete.forEach((key, text) -> values.put(key, key.domain().value(key.key(), text)));
        return new TrainingConfig(values);
    }

    /** {@return the meta-learner or baseline} */
    public Algorithm algorithm() {
        return (Algorithm) values.get(TrainingKey.ALGORITHM);
    }

    /** {@return the name of the environment with its distribution of tasks, without aliases} */
    public String environment() {
        return text(TrainingKey.ENVIRONMENT);
    }

    /** {@return the seed of every random stream of the run} */
    public long seed() {
        return (Long) values.get(TrainingKey.SEED);
    }

    /**
     * {@return which of the trajectories that a seed's tasks and initial parameters can meet are
     * drawn; 0 for the usual ones}
     */
    public long noiseSeed() {
        return (Long) values.get(TrainingKey.NOISE_SEED);
    }

    /** {@return the number of outer iterations} */
    public int iterations() {
        return whole(TrainingKey.ITERATIONS);
    }

    /** {@return the number of worker threads; the results do not depend on it} */
    public int threads() {
        return whole(TrainingKey.THREADS);
    }

    /** {@return the number N of tasks in a meta-batch} */
    public int tasks() {
        return whole(TrainingKey.TASKS);
    }

    /**
     * {@return the number K of trajectories a task and adaptation step, of points of a regression
     * task, or of examples of each label of a classification}
     */
    public int trajectories() {
        return whole(TrainingKey.TRAJECTORIES);
    }

    /** {@return the number k of adaptation steps} */
    public int innerSteps() {
        return whole(TrainingKey.INNER_STEPS);
    }

    /** {@return the step size of the inner loop} */
    public double alpha() {
        return real(TrainingKey.ALPHA);
    }

    /** {@return the step size on the medium task, used by directed algorithms only} */
    public double eta() {
        return real(TrainingKey.ETA);
    }

    /**
     * {@return the step size on the medium task at an iteration, {@code eta max(0, 1 - t /
     * etaDecay)}; eta without decay}
     *
     * @param t the iteration, from 0
     */
    public double eta(int t) {
        int decay = whole(TrainingKey.ETA_DECAY);
        return decay == 0 ? eta() : new LinearDecay(eta(), decay).at(t);
    }

    /** {@return the step size of the outer optimiser} */
    public double outerLearningRate() {
        return real(TrainingKey.OUTER_LEARNING_RATE);
    }

    /** {@return how the step size of the outer optimiser changes after the warm start} */
    public OuterSchedule outerSchedule() {
        return (OuterSchedule) values.get(TrainingKey.OUTER_SCHEDULE);
    }

    /**
     * {@return the decay of the exponential average of the meta-parameters, from 0 to below 1; 0
     * for no average}
     */
    public double averaging() {
        return real(TrainingKey.AVERAGING);
    }

    /** {@return what the training begins from} */
    public WarmStart warmStart() {
        return (WarmStart) values.get(TrainingKey.WARM_START);
    }

    /**
     * {@return the number of the run's first iterations that {@link #warmPhase} trains; 0 if none}
     */
    public int warmIterations() {
        return warmStart() instanceof WarmStart.Iterations(Algorithm _, int n) ? n : 0;
    }

    /**
     * {@return the configuration of the first {@link #warmIterations}: the same with the other
     * algorithm, Adam where the optimiser is TRPO or ProMP, and nothing that belongs to one
     * algorithm alone}
     *
     * @throws IllegalStateException if there are none
     * @throws IllegalArgumentException one line naming what excludes each other in it
     */
    public TrainingConfig warmPhase() {
        if (!(warmStart() instanceof WarmStart.Iterations(Algorithm algorithm, int _))) {
            throw new IllegalStateException("no warm start by iterations");
        }
        EnumMap<TrainingKey, Object> phase = new EnumMap<>(values);
        phase.put(TrainingKey.ALGORITHM, algorithm);
        phase.put(TrainingKey.WARM_START, WarmStart.NONE);
        phase.put(TrainingKey.SAMPLING_CREDIT, 0.0);
        phase.put(TrainingKey.LOOK_AHEAD, false);
        phase.put(TrainingKey.MULTI_STEP_LOSS, 0L);
        phase.put(TrainingKey.OUTER_SCHEDULE, OuterSchedule.CONSTANT);
        phase.put(TrainingKey.ITERATIONS, (long) warmIterations());
        if (optimiser().replays()) {
            phase.put(TrainingKey.OPTIMISER, OuterRule.ADAM);
        }
        return new TrainingConfig(phase);
    }

    /**
     * {@return the end of a message about numbers that have grown beyond all bounds: what to try,
     * naming the step sizes that have an effect in a training of this configuration}
     */
    public String smallerSteps() {
        List<String> sizes = new ArrayList<>();
        for (TrainingKey key :
                List.of(
                        TrainingKey.ALPHA,
                        TrainingKey.ETA,
                        TrainingKey.OUTER_LEARNING_RATE,
                        TrainingKey.MAX_DIVERGENCE)) {
            boolean idle = key == TrainingKey.ALPHA && !algorithm().adapts();
            if (!idle && Relevance.obstacle(key, this, true).isEmpty()) {
                sizes.add(key.key() + " " + real(key));
            }
        }
        return sizes.isEmpty() ? "" : "; try smaller steps than " + String.join(", ", sizes);
    }

    /** {@return the discount gamma of what {@link #discountPer} says} */
    public double discount() {
        return real(TrainingKey.DISCOUNT);
    }

    /** {@return what the discount is of where an action is held for several steps} */
    public DiscountPeriod discountPer() {
        return (DiscountPeriod) values.get(TrainingKey.DISCOUNT_PER);
    }

    /**
     * {@return the discount from one decision to the next: {@code gamma^actionRepeat} where gamma
     * is of a step}
     */
    public double discountOfDecision() {
        return switch (discountPer()) {
            case STEP -> StrictMath.pow(discount(), actionRepeat());
            case DECISION -> discount();
        };
    }

    /** {@return the discount from one step to the next for which the same action is held} */
    public double discountWithinDecision() {
        return switch (discountPer()) {
            case STEP -> discount();
            case DECISION -> 1;
        };
    }

    /** {@return the decay lambda of generalised advantage estimation} */
    public double gaeLambda() {
        return real(TrainingKey.GAE_LAMBDA);
    }

    /**
     * {@return the number that advantages are divided by; 0 for the standard deviation of each
     * task's own}
     */
    public double advantageScale() {
        return real(TrainingKey.ADVANTAGE_SCALE);
    }

    /** {@return whether the policy sees observations in units of their spread over the training} */
    public boolean normaliseObservations() {
        return (Boolean) values.get(TrainingKey.NORMALISE_OBSERVATIONS);
    }

    /** {@return the number of units in a hidden layer of the network} */
    public int hiddenWidth() {
        return whole(TrainingKey.HIDDEN_WIDTH);
    }

    /** {@return the number of hidden layers of the network} */
    public int hiddenLayers() {
        return whole(TrainingKey.HIDDEN_LAYERS);
    }

    /** {@return the function between two layers of the network} */
    public Mlp.Activation activation() {
        return (Mlp.Activation) values.get(TrainingKey.ACTIVATION);
    }

    /** {@return the surrogate that the policy losses differentiate in place of the return} */
    public Surrogate surrogate() {
        return (Surrogate) values.get(TrainingKey.SURROGATE);
    }

    /** {@return how much the states of an episode count in the policy losses} */
    public StateWeighting stateWeighting() {
        return (StateWeighting) values.get(TrainingKey.STATE_WEIGHTING);
    }

    /** {@return the weight of the policy's entropy in every policy loss} */
    public double entropyBonus() {
        return real(TrainingKey.ENTROPY_BONUS);
    }

    /**
     * {@return the share of the entropy bonus at an iteration: {@code max(0, 1 - t /
     * entropyDecay)}, 1 without decay}
     *
     * @param t the iteration, from 0
     */
    public double entropyShare(int t) {
        int decay = entropyDecay();
        return decay == 0 ? 1 : new LinearDecay(1, decay).at(t);
    }

    /** Iterations after which the entropy bonus has fallen linearly to 0; 0 without decay. */
    int entropyDecay() {
        return whole(TrainingKey.ENTROPY_DECAY);
    }

    /** {@return the weight of what the draws before adaptation did for the return after it} */
    public double samplingCredit() {
        return real(TrainingKey.SAMPLING_CREDIT);
    }

    /**
     * {@return the steps after which an episode is truncated; 0 for the environment's own number}
     */
    public int horizon() {
        return whole(TrainingKey.HORIZON);
    }

    /** {@return the number of steps of the environment for which an action is held} */
    public int actionRepeat() {
        return whole(TrainingKey.ACTION_REPEAT);
    }

    /** {@return the units in which continuous actions are drawn} */
    public ActionScaling actionScaling() {
        return (ActionScaling) values.get(TrainingKey.ACTION_SCALING);
    }

    /** {@return where the logarithm of the standard deviation of continuous actions starts} */
    public double initialLogStd() {
        return real(TrainingKey.INITIAL_LOG_STD);
    }

    /**
     * {@return the logarithm of the smallest standard deviation of continuous actions; -Infinity
     * for no floor}
     */
    public double minimumLogStd() {
        return real(TrainingKey.MINIMUM_LOG_STD);
    }

    /**
     * {@return the logarithm of the largest standard deviation of continuous actions; Infinity for
     * no ceiling}
     */
    public double maximumLogStd() {
        return real(TrainingKey.MAXIMUM_LOG_STD);
    }

    /** {@return whether the standard deviation of continuous actions is learnt} */
    public boolean logStdLearnt() {
        return (Boolean) values.get(TrainingKey.LOG_STD_LEARNT);
    }

    /** {@return whether inner steps move the standard deviation of continuous actions} */
    public boolean logStdAdapted() {
        return (Boolean) values.get(TrainingKey.LOG_STD_ADAPTED);
    }

    /** {@return what tells how well it goes on the environment} */
    public Score score() {
        return ProblemName.score(environment());
    }

    /**
     * Checks that nothing is configured that belongs to a policy.
     *
     * @param of the problem without one
     * @param where the problem, for the message
     * @throws IllegalArgumentException one line naming what belongs to a policy
     */
    public void requireWithoutPolicy(Score of, String where) {
        Exclusions.checkSupervised(this, of, where);
    }

    /**
     * Checks that nothing is configured that trajectories do not have.
     *
     * @param where the tasks of a policy, for the message
     * @throws IllegalArgumentException one line naming what belongs to data that stay the same
     */
    public void requireWithPolicy(String where) {
        Exclusions.checkPolicy(this, where);
    }

    /** {@return the rule by which advantages come about} */
    public AdvantageRule advantage() {
        return (AdvantageRule) values.get(TrainingKey.ADVANTAGE);
    }

    /** {@return the step size of the value network's Adam} */
    public double criticLearningRate() {
        return real(TrainingKey.CRITIC_LEARNING_RATE);
    }

    /** {@return the rule by which the mean meta-gradient changes the meta-parameters} */
    public OuterRule optimiser() {
        return (OuterRule) values.get(TrainingKey.OPTIMISER);
    }

    /** {@return the largest mean divergence of TRPO from the adapted policies, nats} */
    public double maxDivergence() {
        return real(TrainingKey.MAX_DIVERGENCE);
    }

    /**
     * {@return the number of samples of a draw from which TRPO's curvature is computed; 0 for all}
     */
    public int curvatureSamples() {
        return whole(TrainingKey.CURVATURE_SAMPLES);
    }

    /** {@return the clip of ProMP's probability ratio} */
    public double clip() {
        return real(TrainingKey.CLIP);
    }

    /** {@return the weight of ProMP's divergence from the old policies} */
    public double divergencePenalty() {
        return real(TrainingKey.DIVERGENCE_PENALTY);
    }

    /** {@return the number of ProMP's outer steps on the same trajectories} */
    public int epochs() {
        return whole(TrainingKey.EPOCHS);
    }

    /** {@return the number of context values of a task: 0 unless the algorithm is CAVIA} */
    public int context() {
        return algorithm().base() == Algorithm.Base.CAVIA ? whole(TrainingKey.CONTEXT) : 0;
    }

    /**
     * {@return the parameters of the medium task that differ from the distribution's mean, {@code
     * NAME=X,...}}
     */
    public String medium() {
        return text(TrainingKey.MEDIUM);
    }

    /** {@return whether directed steps may be taken on a medium task that teaches nothing} */
    public boolean allowDegenerateMedium() {
        return (Boolean) values.get(TrainingKey.ALLOW_DEGENERATE_MEDIUM);
    }

    /** {@return the kind of task of the directed step} */
    public Direction direction() {
        return (Direction) values.get(TrainingKey.DIRECTION);
    }

    /**
     * {@return whether the meta-gradient is taken at the directed point and applied to the old one}
     */
    public boolean lookAhead() {
        return (Boolean) values.get(TrainingKey.LOOK_AHEAD);
    }

    /** {@return the optimiser of the inner loop} */
    public InnerRule innerOptimiser() {
        return (InnerRule) values.get(TrainingKey.INNER_OPTIMISER);
    }

    /** {@return the decay of the velocity of inner steps with momentum} */
    public double innerMomentum() {
        return real(TrainingKey.INNER_MOMENTUM);
    }

    /** {@return the decay of the inner Adam's mean of gradients} */
    public double innerBeta1() {
        return real(TrainingKey.INNER_BETA1);
    }

    /** {@return the decay of the inner Adam's mean of squares} */
    public double innerBeta2() {
        return real(TrainingKey.INNER_BETA2);
    }

    /** {@return what the inner Adam adds to its root} */
    public double innerEpsilon() {
        return real(TrainingKey.INNER_EPSILON);
    }

    /** {@return what the inner Adam adds under its root} */
    public double innerEpsilonRoot() {
        return real(TrainingKey.INNER_EPSILON_ROOT);
    }

    /** {@return the share of the examples to adapt to whose label is another one} */
    public double labelNoise() {
        return real(TrainingKey.LABEL_NOISE);
    }

    /** {@return the weight of half the squared distance that iMAML's adaptation goes} */
    public double lambda() {
        return real(TrainingKey.LAMBDA);
    }

    /** {@return what is added to the diagonal of the Fisher information of natural gradients} */
    public double damping() {
        return real(TrainingKey.DAMPING);
    }

    /** {@return what BMG makes small on the way to its target} */
    public Matching matching() {
        return (Matching) values.get(TrainingKey.MATCHING);
    }

    /** {@return whether the learner compares distributions of what is predicted} */
    public boolean comparesOutputs() {
        return algorithm().base() == Algorithm.Base.NATURAL_MAML
                || algorithm().base() == Algorithm.Base.BMG && matching() == Matching.DIVERGENCE;
    }

    /** {@return the most steps of conjugate gradients of iMAML and of natural gradients} */
    public int solverSteps() {
        return whole(TrainingKey.SOLVER_STEPS);
    }

    /** {@return the number L of further steps that lead to BMG's target} */
    public int targetSteps() {
        return whole(TrainingKey.TARGET_STEPS);
    }

    /** {@return the number of pairs of directions in which ES-MAML measures} */
    public int esPairs() {
        return whole(TrainingKey.ES_PAIRS);
    }

    /** {@return the standard deviation of the components of ES-MAML's directions} */
    public double esSigma() {
        return real(TrainingKey.ES_SIGMA);
    }

    /**
     * {@return the iterations over which the outer losses after early steps fade; 0 where the last
     * step's is the only one}
     */
    public int multiStepLoss() {
        return algorithm().hasStepLosses() && !score().ofPolicy()
                ? whole(TrainingKey.MULTI_STEP_LOSS)
                : 0;
    }

    /** {@return the length of the step uphill of sharp algorithms} */
    public double rho() {
        return real(TrainingKey.RHO);
    }

    /** {@return which gradient is taken uphill; empty unless the algorithm is sharp} */
    public Optional<Sharpness> sharpness() {
        return algorithm().sharp()
                ? Optional.of((Sharpness) values.get(TrainingKey.SHARPNESS))
                : Optional.empty();
    }

    private int whole(TrainingKey key) {
        return Math.toIntExact((Long) values.get(key));
    }

    private double real(TrainingKey key) {
        return (Double) values.get(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingConfig config && values.equals(config.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
