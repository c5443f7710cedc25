package org.metagrad.meta.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.problem.Score;

/** What entries of a configuration exclude each other; each in one line. */
final class Exclusions {
    private Exclusions() {}

    static void check(TrainingConfig config) {
        Algorithm algorithm = config.algorithm();
        String optimiser = config.text(TrainingKey.OPTIMISER);
        if (algorithm.base() == Algorithm.Base.REPTILE && config.innerSteps() < 2) {
            throw refused(
                    "algorithm %s with inner-steps %d: at least 2 wanted, one step is training on all tasks jointly",
                    algorithm.name(), config.innerSteps());
        }
        if (algorithm.base() == Algorithm.Base.IMAML && config.innerSteps() < 2) {
            throw refused(
                    "algorithm %s with inner-steps %d: at least 2 wanted, its gradient is that of the minimum they go to",
                    algorithm.name(), config.innerSteps());
        }
        if (algorithm.base() == Algorithm.Base.META_RKHS_2 && config.score() != Score.ERROR) {
            throw notRegression(config, "env " + config.environment());
        }
        if (algorithm.sharp()) {
            checkSharpness(config);
        }
        if (algorithm.base() == Algorithm.Base.CAVIA && config.context() < 1) {
            throw refused(
                    "algorithm %s with context 0: at least 1 context value wanted",
                    algorithm.name());
        }
        if (config.samplingCredit() > 0 && config.score().ofPolicy()) {
            checkSamplingCredit(config);
        }
        if (config.optimiser().replays() && config.surrogate() != Surrogate.LVC) {
            throw refused(
                    "optimiser %s with surrogate %s: it weighs the old trajectories by probability ratios, whose surrogate is lvc",
                    optimiser, config.surrogate().name());
        }
        if (config.optimiser().replays() && config.lookAhead()) {
            throw refused(
                    "optimiser %s with look-ahead true: its trajectories are of other parameters than it changes",
                    optimiser);
        }
        if (config.optimiser() == OuterRule.TRPO
                && algorithm.base() != Algorithm.Base.MAML
                && algorithm.base() != Algorithm.Base.RANDOM) {
            throw refused(
                    "optimiser trpo with algorithm %s: its curvature is that of MAML's second-order inner step, allowed are maml, directed-maml",
                    algorithm.name());
        }
        if (config.optimiser() == OuterRule.TRPO && config.innerOptimiser() != InnerRule.SGD) {
            throw refused(
                    "optimiser trpo with inner-optimiser %s: its curvature is that of plain inner steps, sgd wanted",
                    config.text(TrainingKey.INNER_OPTIMISER));
        }
        if (config.optimiser() == OuterRule.PROMP && !algorithm.hasClippedLoss()) {
            throw refused(
                    algorithm.base() == Algorithm.Base.NATURAL_MAML
                            ? "optimiser promp with algorithm %s: its preconditioner is that of the policy that acted"
                            : "optimiser promp with algorithm %s: it has no loss after adaptation to clip",
                    algorithm.name());
        }
        if (config.minimumLogStd() >= config.maximumLogStd()) {
            throw refused(
                    "minimum-log-std %s with maximum-log-std %s: the minimum is to be below",
                    config.minimumLogStd(), config.maximumLogStd());
        }
        if (config.initialLogStd() < config.minimumLogStd()
                || config.initialLogStd() > config.maximumLogStd()) {
            throw refused(
                    "initial-log-std %s with minimum-log-std %s and maximum-log-std %s: it is to lie between them",
                    config.initialLogStd(), config.minimumLogStd(), config.maximumLogStd());
        }
        if (!config.score().ofPolicy()) {
            checkSupervised(config, config.score(), "env " + config.environment());
        }
        checkWarmStart(config);
        if (config.score() == Score.ACCURACY && config.medium().isEmpty()) {
            return;
        }
        try {
            ProblemName.mediumTask(config.environment(), config.medium());
        } catch (IllegalArgumentException problem) {
            throw refused("medium of %s: %s", config.environment(), problem.getMessage());
        }
    }

    private static void checkSharpness(TrainingConfig config) {
        String algorithm = config.algorithm().name();
        if (config.optimiser().replays()) {
            throw refused(
                    "optimiser %s with algorithm %s: its trajectories are of other parameters than it changes",
                    config.text(TrainingKey.OPTIMISER), algorithm);
        }
        if (config.sharpness().orElseThrow() != Sharpness.LOWER) {
            return;
        }
        if (!config.algorithm().sharpensInnerSteps()) {
            throw refused(
                    "sharpness lower with algorithm %s: it has no inner gradient steps, upper wanted",
                    algorithm);
        }
        if (config.score().ofPolicy()) {
            throw sameTrajectories("env " + config.environment());
        }
    }

    /** Trajectories are of the parameters that drew them, which some learners want otherwise. */
    static void checkPolicy(TrainingConfig config, String where) {
        if (config.algorithm().base() == Algorithm.Base.META_RKHS_2) {
            throw notRegression(config, where);
        }
        if (config.sharpness().filter(form -> form == Sharpness.LOWER).isPresent()) {
            throw sameTrajectories(where);
        }
        if (config.multiStepLoss() > 0) {
            throw refused(
                    "multi-step-loss %d with %s: its outer data would be drawn anew after every step",
                    config.multiStepLoss(), where);
        }
    }

    private static IllegalArgumentException notRegression(TrainingConfig config, String where) {
        return refused(
                "algorithm %s with %s: its adaptation in closed form is that of squared errors, allowed are regressions",
                config.algorithm().name(), where);
    }

    private static IllegalArgumentException sameTrajectories(String where) {
        return refused(
                "sharpness lower with %s: it takes two gradients at different parameters on the same data, which trajectories of one policy are not; upper wanted",
                where);
    }

    private static void checkWarmStart(TrainingConfig config) {
        if (!(config.warmStart() instanceof WarmStart.Iterations warm)) {
            return;
        }
        if (warm.iterations() >= config.iterations()) {
            throw refused(
                    "warm-start %s with iterations %d: they are the first of the run's, more iterations wanted",
                    warm.name(), config.iterations());
        }
        if (warm.algorithm().base() != Algorithm.Base.JOINT
                && warm.algorithm().base() != Algorithm.Base.MEDIUM) {
            switch (config.algorithm().base()) {
                case CAVIA ->
                        throw refused(
                                "warm-start %s with algorithm %s: before it the context stays 0, allowed are joint, medium",
                                warm.name(), config.algorithm().name());
                case NATURAL_MAML ->
                        throw refused(
                                "warm-start %s with algorithm %s: alpha is the size of its natural steps and not of those before it, allowed are joint, medium",
                                warm.name(), config.algorithm().name());
                default -> {}
            }
        }
        if (config.algorithm().base() == Algorithm.Base.META_RKHS_2) {
            throw refused(
                    "warm-start %s with algorithm %s: its tasks' vectors are of another kind, a run folder wanted",
                    warm.name(), config.algorithm().name());
        }
        try {
            config.warmPhase();
        } catch (IllegalArgumentException problem) {
            throw refused("warm-start %s: %s", warm.name(), problem.getMessage());
        }
    }

    private static void checkSamplingCredit(TrainingConfig config) {
        switch (config.algorithm().base()) {
            case MAML, META_SGD, LSLR_MAML, META_CURVATURE, CAVIA, ANIL -> {}
            case FOMAML,
                    REPTILE,
                    NATURAL_MAML,
                    IMAML,
                    BMG,
                    META_RKHS_1,
                    META_RKHS_2,
                    ES_MAML,
                    JOINT,
                    MEDIUM,
                    RANDOM ->
                    throw refused(
                            "sampling-credit %s with algorithm %s: it belongs to learners that differentiate the whole of their inner steps, allowed are maml, meta-sgd, lslr-maml, meta-curvature, cavia, anil and their directed forms",
                            config.samplingCredit(), config.algorithm().name());
        }
        if (config.optimiser().replays()) {
            throw refused(
                    "sampling-credit %s with optimiser %s: its trajectories are of older parameters than it changes",
                    config.samplingCredit(), config.text(TrainingKey.OPTIMISER));
        }
        if (config.surrogate() != Surrogate.LOGPROB) {
            throw refused(
                    "sampling-credit %s with surrogate %s: its Hessian counts the odds of the trajectories, which the credit differentiates, a second time; logprob wanted",
                    config.samplingCredit(), config.surrogate().name());
        }
    }

    /** A supervised problem has no policy, hence nothing that belongs to one. */
    static void checkSupervised(TrainingConfig config, Score of, String where) {
        Map<String, Boolean> ofPolicies = new LinkedHashMap<>();
        ofPolicies.put(
                "optimiser " + config.text(TrainingKey.OPTIMISER), config.optimiser().replays());
        ofPolicies.put("advantage critic", config.advantage() == AdvantageRule.CRITIC);
        ofPolicies.put(
                "surrogate " + config.surrogate().name(), config.surrogate() != Surrogate.LVC);
        ofPolicies.put(
                "state-weighting discounted", config.stateWeighting() == StateWeighting.DISCOUNTED);
        ofPolicies.put("entropy-bonus " + config.entropyBonus(), config.entropyBonus() > 0);
        ofPolicies.put("entropy-decay " + config.entropyDecay(), config.entropyDecay() > 0);
        ofPolicies.put("action-repeat " + config.actionRepeat(), config.actionRepeat() > 1);
        ofPolicies.put("sampling-credit " + config.samplingCredit(), config.samplingCredit() > 0);
        ofPolicies.put("advantage-scale " + config.advantageScale(), config.advantageScale() > 0);
        ofPolicies.put("horizon " + config.horizon(), config.horizon() > 0);
        ofPolicies.put("normalise-observations true", config.normaliseObservations());
        ofPolicies.forEach((what, given) -> {
            if (given) {
                throw refused("%s with %s: a %s has no policy", what, where, of.kind());
            }
        });
    }

    private static IllegalArgumentException refused(String message, Object... arguments) {
        return new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
}
