package org.metagrad.meta.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metagrad.meta.config.Algorithm.Base;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.problem.Score;

/**
 * Which entries of a configuration have an effect beside the others. What is given and would have
 * none is refused: whoever gave it expects one.
 */
final class Relevance {
    private Relevance() {}

    /**
     * Checks entries that were given. What would be there without having been given may be given,
     * so a whole configuration can be.
     *
     * @param given all that were given
     * @param checked those of them to check
     * @throws IllegalArgumentException one line naming the entry, why it has no effect and what to
     *     do
     */
    static void check(
            TrainingConfig config,
            Map<TrainingKey, String> given,
            Collection<TrainingKey> checked) {
        for (TrainingKey key : checked) {
            Optional<String> obstacle =
                    obstacle(key, config, given.containsKey(TrainingKey.ENVIRONMENT));
            if (obstacle.isPresent() && !isDefault(key, config, given)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s %s with %s",
                                key.key(),
                                config.text(key),
                                obstacle.orElseThrow()));
            }
        }
    }

    /**
     * Whether an entry has the value that it would have beside the other entries, or without them.
     */
    private static boolean isDefault(
            TrainingKey key, TrainingConfig config, Map<TrainingKey, String> given) {
        Map<TrainingKey, String> others = new EnumMap<>(TrainingKey.class);
        others.putAll(given);
        others.remove(key);
        Map<TrainingKey, String> kind = new EnumMap<>(others);
        kind.keySet().retainAll(Set.of(TrainingKey.ALGORITHM, TrainingKey.ENVIRONMENT));
        String value = config.text(key);
        return value.equals(defaultOf(key, others)) || value.equals(defaultOf(key, kind));
    }

    private static String defaultOf(TrainingKey key, Map<TrainingKey, String> others) {
        Domain domain = key.domain();
        return domain.text(domain.value(key.key(), TrainingDefaults.complete(others).get(key)));
    }

    /**
     * The entry that keeps this one from having an effect, why, and what to do instead; empty if it
     * has one.
     *
     * @param environmentKnown whether the configuration's environment was given: one that nobody
     *     gave may stand for tasks of the user's own, whose actions may be of another kind
     */
    static Optional<String> obstacle(
            TrainingKey key, TrainingConfig config, boolean environmentKnown) {
        Optional<String> obstacle = inOnePhase(key, config, environmentKnown);
        // what the warm start reads has an effect as well
        return config.warmIterations() > 0
                        && inOnePhase(key, config.warmPhase(), environmentKnown).isEmpty()
                ? Optional.empty()
                : obstacle;
    }

    private static Optional<String> inOnePhase(
            TrainingKey key, TrainingConfig config, boolean environmentKnown) {
        Algorithm algorithm = config.algorithm();
        return switch (key) {
            case ALGORITHM,
                    ENVIRONMENT,
                    SEED,
                    NOISE_SEED,
                    ITERATIONS,
                    THREADS,
                    TASKS,
                    TRAJECTORIES,
                    ALPHA,
                    HIDDEN_WIDTH,
                    HIDDEN_LAYERS,
                    ACTIVATION ->
                    Optional.empty();
            case INNER_STEPS ->
                    unless(
                            algorithm.adapts(),
                            key,
                            "algorithm " + algorithm.name(),
                            "a baseline takes no inner steps");
            case ETA, ETA_DECAY, DIRECTION, LOOK_AHEAD ->
                    unless(
                            algorithm.directed(),
                            key,
                            "algorithm " + algorithm.name(),
                            "only directed algorithms take a directed step");
            case LAMBDA -> ofLearner(key, algorithm, Base.IMAML);
            case SOLVER_STEPS -> ofLearner(key, algorithm, Base.IMAML, Base.NATURAL_MAML);
            case DAMPING -> ofLearner(key, algorithm, Base.NATURAL_MAML);
            case TARGET_STEPS, MATCHING -> ofLearner(key, algorithm, Base.BMG);
            case ES_PAIRS, ES_SIGMA -> ofLearner(key, algorithm, Base.ES_MAML);
            case MULTI_STEP_LOSS ->
                    unless(
                                    algorithm.hasStepLosses(),
                                    key,
                                    "algorithm " + algorithm.name(),
                                    "its steps have no outer loss after each of them")
                            .or(() ->
                                    unless(
                                            !config.score().ofPolicy(),
                                            key,
                                            "env " + config.environment(),
                                            "its outer data would be drawn anew after every step"))
                            .or(() ->
                                    unless(
                                            config.innerSteps() > 1,
                                            key,
                                            "inner-steps 1",
                                            "there is one loss"));
            case LABEL_NOISE ->
                    unless(
                            config.score() == Score.ACCURACY,
                            key,
                            "env " + config.environment(),
                            "only prototypes and strokes have labels");
            case RHO, SHARPNESS ->
                    unless(
                            algorithm.sharp(),
                            key,
                            "algorithm " + algorithm.name(),
                            "only sharp algorithms look uphill");
            case MEDIUM, ALLOW_DEGENERATE_MEDIUM -> ofMediumTask(key, config);
            case CONTEXT ->
                    unless(
                            algorithm.base() == Base.CAVIA,
                            key,
                            "algorithm " + algorithm.name(),
                            "only cavia and directed-cavia adapt a context");
            case OUTER_LEARNING_RATE ->
                    ofOptimiser(key, config, config.optimiser() != OuterRule.TRPO)
                            .or(() -> ofTraining(key, config));
            case OUTER_SCHEDULE ->
                    ofOptimiser(key, config, config.optimiser() != OuterRule.TRPO)
                            .or(() ->
                                    unless(
                                            !OuterRule.decaysItself(config),
                                            key,
                                            "algorithm " + algorithm.name() + " and optimiser sgd",
                                            "Reptile's epsilon falls linearly to 0"))
                            .or(() -> ofTraining(key, config));
            case OPTIMISER, AVERAGING, WARM_START -> ofTraining(key, config);
            case MAX_DIVERGENCE, CURVATURE_SAMPLES ->
                    ofOptimiser(key, config, config.optimiser() == OuterRule.TRPO);
            case CLIP, DIVERGENCE_PENALTY, EPOCHS ->
                    ofOptimiser(key, config, config.optimiser() == OuterRule.PROMP);
            case DISCOUNT,
                    SURROGATE,
                    ADVANTAGE,
                    ADVANTAGE_SCALE,
                    ENTROPY_BONUS,
                    SAMPLING_CREDIT,
                    NORMALISE_OBSERVATIONS,
                    HORIZON,
                    ACTION_REPEAT ->
                    ofPolicy(key, config);
            case ACTION_SCALING,
                    INITIAL_LOG_STD,
                    MINIMUM_LOG_STD,
                    MAXIMUM_LOG_STD,
                    LOG_STD_LEARNT ->
                    ofContinuousActions(key, config, environmentKnown);
            case LOG_STD_ADAPTED ->
                    ofContinuousActions(key, config, environmentKnown)
                            .or(() ->
                                    unless(
                                            algorithm.base() != Base.ANIL
                                                    && algorithm.base() != Base.CAVIA,
                                            key,
                                            "algorithm " + algorithm.name(),
                                            "its inner step moves no standard deviation"))
                            .or(() ->
                                    unless(
                                            config.logStdLearnt(),
                                            key,
                                            "log-std-learnt false",
                                            "nothing moves it"));
            case INNER_OPTIMISER -> ofInnerOptimiser(key, config);
            case INNER_MOMENTUM ->
                    ofInnerOptimiser(key, config)
                            .or(() -> ofInnerRule(key, config, InnerRule.MOMENTUM));
            case INNER_BETA1, INNER_BETA2, INNER_EPSILON, INNER_EPSILON_ROOT ->
                    ofInnerOptimiser(key, config)
                            .or(() -> ofInnerRule(key, config, InnerRule.ADAM));
            case DISCOUNT_PER ->
                    ofPolicy(key, config)
                            .or(() ->
                                    unless(
                                            config.actionRepeat() > 1,
                                            key,
                                            "action-repeat 1",
                                            "a decision is a step"));
            case STATE_WEIGHTING ->
                    ofPolicy(key, config)
                            .or(() ->
                                    unless(
                                            config.discount() < 1,
                                            key,
                                            "discount 1.0",
                                            "all states count alike"));
            case ENTROPY_DECAY ->
                    ofPolicy(key, config)
                            .or(() ->
                                    unless(
                                            config.entropyBonus() > 0,
                                            key,
                                            "entropy-bonus 0.0",
                                            "there is no bonus to decay"));
            case GAE_LAMBDA -> ofPolicy(key, config).or(() -> ofSurrogate(key, config));
            case CRITIC_LEARNING_RATE ->
                    ofPolicy(key, config)
                            .or(() ->
                                    unless(
                                            config.advantage() == AdvantageRule.CRITIC,
                                            key,
                                            "advantage linear",
                                            "only advantage critic has a value network"))
                            .or(() -> ofTraining(key, config));
        };
    }

    private static Optional<String> ofInnerOptimiser(TrainingKey key, TrainingConfig config) {
        return ofInnerOptimiser(
                        key,
                        config,
                        Base.META_SGD,
                        "its inner steps are of the sizes that it learns")
                .or(() ->
                        ofInnerOptimiser(
                                key,
                                config,
                                Base.LSLR_MAML,
                                "its inner steps are of the sizes that it learns"))
                .or(() ->
                        ofInnerOptimiser(
                                key,
                                config,
                                Base.META_CURVATURE,
                                "its inner steps are of the matrices that it learns"))
                .or(() ->
                        ofInnerOptimiser(
                                key,
                                config,
                                Base.META_RKHS_1,
                                "its energy is that of plain gradient steps"))
                .or(() ->
                        ofInnerOptimiser(
                                key,
                                config,
                                Base.META_RKHS_2,
                                "its adaptation is a gradient flow in closed form"));
    }

    private static Optional<String> ofInnerOptimiser(
            TrainingKey key, TrainingConfig config, Base without, String why) {
        return unless(
                config.algorithm().base() != without,
                key,
                "algorithm " + config.algorithm().name(),
                why);
    }

    private static Optional<String> ofInnerRule(
            TrainingKey key, TrainingConfig config, InnerRule reader) {
        return unless(
                config.innerOptimiser() == reader,
                key,
                "inner-optimiser " + config.text(TrainingKey.INNER_OPTIMISER),
                "only " + reader.name().toLowerCase(Locale.ROOT) + " reads it");
    }

    private static Optional<String> ofLearner(
            TrainingKey key, Algorithm algorithm, Base... readers) {
        List<String> names =
                Arrays.stream(readers)
                        .map(base -> new Algorithm(base, false, false, false).name())
                        .toList();
        return unless(
                List.of(readers).contains(algorithm.base()),
                key,
                "algorithm " + algorithm.name(),
                "only "
                        + String.join(" and ", names)
                        + (names.size() == 1 ? " reads it" : " read it"));
    }

    private static Optional<String> ofMediumTask(TrainingKey key, TrainingConfig config) {
        Algorithm algorithm = config.algorithm();
        return unless(
                        algorithm.directed() || algorithm.base() == Base.MEDIUM,
                        key,
                        "algorithm " + algorithm.name(),
                        "only directed algorithms and medium train on the medium task")
                .or(() ->
                        unless(
                                !algorithm.directed() || config.direction() == Direction.MEDIUM,
                                key,
                                "direction " + config.text(TrainingKey.DIRECTION),
                                "only direction medium trains on the medium task"));
    }

    private static Optional<String> ofPolicy(TrainingKey key, TrainingConfig config) {
        return unless(
                config.score().ofPolicy(),
                key,
                "env " + config.environment(),
                "a " + config.score().kind() + " has no policy");
    }

    private static Optional<String> ofContinuousActions(
            TrainingKey key, TrainingConfig config, boolean environmentKnown) {
        return ofPolicy(key, config)
                .or(() ->
                        unless(
                                !environmentKnown
                                        || ProblemName.hasContinuousActions(config.environment()),
                                key,
                                "env " + config.environment(),
                                "its actions are discrete"));
    }

    private static Optional<String> ofTraining(TrainingKey key, TrainingConfig config) {
        return unless(
                config.algorithm().base() != Base.RANDOM,
                key,
                "algorithm random",
                "it trains nothing");
    }

    private static Optional<String> ofOptimiser(
            TrainingKey key, TrainingConfig config, boolean reads) {
        return unless(
                reads,
                key,
                "optimiser " + config.text(TrainingKey.OPTIMISER),
                switch (key) {
                    case OUTER_LEARNING_RATE, OUTER_SCHEDULE -> "max-divergence sizes its steps";
                    case MAX_DIVERGENCE, CURVATURE_SAMPLES -> "only optimiser trpo reads it";
                    default -> "only optimiser promp reads it";
                });
    }

    private static Optional<String> ofSurrogate(TrainingKey key, TrainingConfig config) {
        return switch (config.surrogate()) {
            case Surrogate.LogProbability() -> Optional.empty();
            case Surrogate.LowVarianceCurvature() -> Optional.empty();
            case Surrogate.Dice() ->
                    unless(
                            config.advantage() == AdvantageRule.CRITIC,
                            key,
                            "surrogate dice",
                            "beside advantage linear it takes the errors of single steps, which have no lambda");
            case Surrogate.Loaded loaded ->
                    config.gaeLambda() == loaded.tau()
                            ? Optional.empty()
                            : Optional.of(
                                    String.format(
                                            Locale.ROOT,
                                            "surrogate %s: its tau is the lambda; leave %s out and write loaded(%s,%s)",
                                            loaded.name(),
                                            key.key(),
                                            loaded.lambda(),
                                            config.gaeLambda()));
        };
    }

    private static Optional<String> unless(
            boolean read, TrainingKey key, String obstacle, String why) {
        return read
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT, "%s: %s; leave %s out", obstacle, why, key.key()));
    }
}
