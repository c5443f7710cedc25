package org.metagrad.meta.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.objective.Surrogate;

/**
 * One entry of a {@link TrainingConfig}: its name in files and on the command line, what it means
 * and what it may be.
 */
public enum TrainingKey {
    /** Meta-learner or baseline. */
    ALGORITHM(
            "algorithm",
            new Domain.Named(Algorithm::named, a -> ((Algorithm) a).name()),
            "meta-learner or baseline"),
    /** Environment and its distribution of tasks. */
    ENVIRONMENT(
            "env",
            new Domain.Named(ProblemName::canonical, Object::toString),
            "environment and its distribution of tasks"),
    /** Seed of every random stream of the run. */
    SEED(
            "seed",
            new Domain.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
            "seed of every random stream of the run"),
    /** Other trajectories beside the same seed's tasks and initial parameters; 0 for the usual. */
    NOISE_SEED(
            "noise-seed",
            new Domain.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
            "0",
            "other trajectories beside the same seed's tasks and initial parameters; 0 for the usual ones"),
    /** Outer iterations. */
    ITERATIONS("iterations", new Domain.Whole(1, 1_000_000), "outer iterations"),
    /** Worker threads; the results do not depend on it. */
    THREADS(
            "threads",
            new Domain.Whole(1, 1024),
            "worker threads; the results do not depend on it"),
    /** Tasks in a meta-batch, N. */
    TASKS("tasks", new Domain.Whole(1, 10_000), "tasks in a meta-batch, N"),
    /** Trajectories a task and adaptation step, points of a regression, examples of a label, K. */
    TRAJECTORIES(
            "trajectories",
            new Domain.Whole(1, 10_000),
            "trajectories a task and adaptation step, points of a regression task, or examples of each label, K"),
    /** Adaptation steps differentiated through. */
    INNER_STEPS("inner-steps", new Domain.Whole(1, 10), "adaptation steps differentiated through"),
    /** Step size of the inner loop; where learnt step sizes start. */
    ALPHA(
            "alpha",
            new Domain.Real(0, 100),
            "step size of the inner loop; where learnt step sizes start"),
    /** Step size on the medium task, Directed algorithms only. */
    ETA("eta", new Domain.Real(0, 100), "step size on the medium task, Directed algorithms only"),
    /** Step size of the outer optimiser, TRPO apart. */
    OUTER_LEARNING_RATE(
            "outer-learning-rate",
            new Domain.Real(0, 100),
            "step size of the outer optimiser, trpo apart"),
    /** How the step size of the outer optimiser changes after the warm start. */
    OUTER_SCHEDULE(
            "outer-schedule",
            new Domain.Choice<>(OuterSchedule.class),
            "constant",
            "how the step size of the outer optimiser changes after the warm start: constant, linear to 0, cosine to 0"),
    /** Decay of an exponential average of the meta-parameters; 0 for none. */
    AVERAGING(
            "averaging",
            new Domain.Real(0, 0.999999),
            "0.0",
            "decay of an exponential average of the meta-parameters, kept and evaluated beside them; 0 for none"),
    /** What the training begins from: iterations of another algorithm, or a run. */
    WARM_START(
            "warm-start",
            new Domain.Named(WarmStart::named, w -> ((WarmStart) w).name(), "ALGORITHM:N|RUN"),
            "",
            "what the training begins from: the first N of its iterations by another algorithm, or the parameters in a run folder"),
    /** Discount of a step, or of a decision, gamma. */
    DISCOUNT("discount", new Domain.Real(0, 1), "discount of a step, gamma; see discount-per"),
    /** What the discount is of where an action is held for several steps. */
    DISCOUNT_PER(
            "discount-per",
            new Domain.Choice<>(DiscountPeriod.class),
            "decision",
            "where an action is held: discount every step of the environment, or every decision"),
    /** Lambda of generalised advantage estimation; surrogate loaded has its tau instead. */
    GAE_LAMBDA(
            "gae-lambda",
            new Domain.Real(0, 1),
            "generalised advantage estimation, lambda; surrogate loaded has its tau instead"),
    /** Whether the policy sees observations in units of their spread over the training. */
    NORMALISE_OBSERVATIONS(
            "normalise-observations",
            new Domain.Flag(),
            "false",
            "let the policy see observations less their mean over the training, divided by their standard deviation"),
    /** Units in a hidden layer of the network. */
    HIDDEN_WIDTH(
            "hidden-width", new Domain.Whole(1, 4096), "units in a hidden layer of the network"),
    /** Hidden layers of the network. */
    HIDDEN_LAYERS("hidden-layers", new Domain.Whole(1, 16), "hidden layers of the network"),
    /** Activation of the hidden layers. */
    ACTIVATION(
            "activation",
            new Domain.Choice<>(Mlp.Activation.class),
            "tanh",
            "activation of the hidden layers"),
    /**
     * What the policy losses differentiate in place of the return: logprob, lvc, dice or
     * loaded(lambda,tau).
     */
    SURROGATE(
            "surrogate",
            new Domain.Named(Surrogate::named, s -> ((Surrogate) s).name()),
            "lvc",
            "what the policy losses differentiate in place of the return: logprob, lvc, dice or loaded(lambda,tau)"),
    /**
     * Weight of a step's state beside its advantage, for all surrogates alike: gamma^t or 1. Old
     * runs of surrogate dice were discounted; they are read as undiscounted.
     */
    STATE_WEIGHTING(
            "state-weighting",
            new Domain.Choice<>(StateWeighting.class),
            "undiscounted",
            "weight of a step's state beside its advantage, for all surrogates alike: gamma^t or 1"),
    /**
     * Where advantages come from: a linear-feature baseline for each task, or a value network of
     * all.
     */
    ADVANTAGE(
            "advantage",
            new Domain.Choice<>(AdvantageRule.class),
            "linear",
            "where advantages come from: a linear-feature baseline for each task, or a value network of all"),
    /**
     * What advantages are divided by in all tasks alike; 0 for each task's own standard deviation.
     */
    ADVANTAGE_SCALE(
            "advantage-scale",
            new Domain.Real(0, 1e6),
            "0.0",
            "what advantages are divided by in all tasks alike; 0 for each task's own standard deviation"),
    /** Step size of the value network's Adam. */
    CRITIC_LEARNING_RATE(
            "critic-learning-rate",
            new Domain.Real(0, 100),
            "0.003",
            "step size of the value network's Adam"),
    /** Weight of the policy's entropy in every policy loss. */
    ENTROPY_BONUS(
            "entropy-bonus",
            new Domain.Real(0, 100),
            "0.0",
            "weight of the policy's entropy in every policy loss"),
    /**
     * Iterations after which the entropy bonus has fallen linearly to 0; 0 for a constant bonus.
     */
    ENTROPY_DECAY(
            "entropy-decay",
            new Domain.Whole(0, 1_000_000),
            "0",
            "iterations after which the entropy bonus has fallen linearly to 0; 0 for a constant bonus"),
    /**
     * Weight of the credit that the trajectories before adaptation get for the return after it, as
     * in E-MAML, in the units of the loss: 1 for the gradient over finite batches; second-order
     * learners with surrogate logprob only.
     */
    SAMPLING_CREDIT(
            "sampling-credit",
            new Domain.Real(0, 1e6),
            "0.0",
            "weight of the credit that the trajectories before adaptation get for the return after it, as in E-MAML (1: the whole); second-order learners with surrogate logprob only"),
    /** Steps after which an episode is truncated; 0 for the environment's own number. */
    HORIZON(
            "horizon",
            new Domain.Whole(0, 100_000),
            "0",
            "steps after which an episode of a lunar lander or half-cheetah is truncated; 0 for the environment's own number"),
    /** Steps of the environment for which an action is held. */
    ACTION_REPEAT(
            "action-repeat",
            new Domain.Whole(1, 1000),
            "1",
            "steps of the environment for which an action is held"),
    /** Units in which continuous actions are drawn. */
    ACTION_SCALING(
            "action-scaling",
            new Domain.Choice<>(ActionScaling.class),
            "raw",
            "units in which continuous actions are drawn: normalised to -1 to 1 by the range of each dimension, or raw"),
    /** Start of the logarithm of the standard deviation of continuous actions. */
    INITIAL_LOG_STD(
            "initial-log-std",
            new Domain.Real(-20, 20),
            "0.0",
            "start of the logarithm of the standard deviation of continuous actions"),
    /** Logarithm of the smallest standard deviation of continuous actions. */
    MINIMUM_LOG_STD(
            "minimum-log-std",
            new Domain.Real(Double.NEGATIVE_INFINITY, 20),
            Double.toString(GaussianPolicy.LogStd.USUAL.minimum()),
            "logarithm of the smallest standard deviation of continuous actions, a floor without a kink; -Infinity for none"),
    /** Logarithm of the largest standard deviation of continuous actions. */
    MAXIMUM_LOG_STD(
            "maximum-log-std",
            new Domain.Real(-20, Double.POSITIVE_INFINITY),
            "Infinity",
            "logarithm of the largest standard deviation of continuous actions, a ceiling without a kink; Infinity for none"),
    /** Whether the standard deviation of continuous actions is learnt. */
    LOG_STD_LEARNT(
            "log-std-learnt",
            new Domain.Flag(),
            "true",
            "learn the standard deviation of continuous actions; if not it stays at its start"),
    /** Whether inner steps move the standard deviation of continuous actions. */
    LOG_STD_ADAPTED(
            "log-std-adapted",
            new Domain.Flag(),
            "true",
            "let inner steps move the standard deviation of continuous actions"),
    /** Outer optimiser; TRPO and ProMP for policies only. */
    OPTIMISER(
            "optimiser",
            new Domain.Choice<>(OuterRule.class),
            "adam",
            "outer optimiser; trpo and promp for policies only"),
    /** Largest mean divergence of TRPO from the adapted policies, nats. */
    MAX_DIVERGENCE(
            "max-divergence",
            new Domain.Real(1e-12, 100),
            "0.01",
            "trpo: largest mean divergence from the adapted policies, nats"),
    /** Samples of a draw from which TRPO's curvature is computed; 0 for all. */
    CURVATURE_SAMPLES(
            "curvature-samples",
            new Domain.Whole(0, 1_000_000_000),
            "0",
            "trpo: samples of a draw from which the curvature is computed; 0 for all"),
    /** Clip of ProMP's probability ratio. */
    CLIP("clip", new Domain.Real(1e-6, 0.999999), "0.3", "promp: clip of the probability ratio"),
    /** Weight of ProMP's divergence from the old policies. */
    DIVERGENCE_PENALTY(
            "divergence-penalty",
            new Domain.Real(0, 1000),
            "5.0E-4",
            "promp: weight of the divergence from the old policies"),
    /** ProMP's outer steps on the same trajectories. */
    EPOCHS("epochs", new Domain.Whole(1, 1000), "5", "promp: outer steps on the same trajectories"),
    /** Context values that CAVIA adapts, CAVIA only. */
    CONTEXT(
            "context",
            new Domain.Whole(0, 4096),
            "5",
            "context values that CAVIA adapts, CAVIA only"),
    /**
     * Iterations after which eta has fallen linearly to 0; 0 for a constant eta; Directed
     * algorithms only.
     */
    ETA_DECAY(
            "eta-decay",
            new Domain.Whole(0, 1_000_000),
            "0",
            "iterations after which eta has fallen linearly to 0; 0 for a constant eta; Directed algorithms only"),
    /** Parameters of the medium task that differ from the distribution's mean. */
    MEDIUM(
            "medium",
            new Domain.Text("NAME=X,..."),
            "",
            "parameters of the medium task that differ from the distribution's mean"),
    /** Whether directed steps are taken on a medium task that teaches nothing. */
    ALLOW_DEGENERATE_MEDIUM(
            "allow-degenerate-medium",
            new Domain.Flag(),
            "false",
            "take directed steps on a medium task that teaches nothing"),
    /** Task of the directed step: the medium one, a random one, or the mean of N (ablations). */
    DIRECTION(
            "direction",
            new Domain.Choice<>(Direction.class),
            "medium",
            "task of the directed step: the medium one, a random one, or the mean of N (ablations)"),
    /** Share of the examples to adapt to whose label is another one; 0 for none. */
    LABEL_NOISE(
            "label-noise",
            new Domain.Real(0, 1),
            "0.0",
            "classifications that are generated: share of the examples to adapt to whose label is another one, in training and in evaluation"),
    /** How strongly iMAML holds adapted parameters at theta. */
    LAMBDA(
            "lambda",
            new Domain.Real(1e-9, 1e9),
            "2.0",
            "imaml: weight of half the squared distance that adaptation goes"),
    /** Steps of conjugate gradients at most, of iMAML and natural gradients. */
    SOLVER_STEPS(
            "solver-steps",
            new Domain.Whole(1, 1000),
            "10",
            "imaml, natural-maml: steps of conjugate gradients at most, a product with the Hessian or the Fisher information each"),
    /** What is added to the diagonal of the Fisher information of natural gradients. */
    DAMPING(
            "damping",
            new Domain.Real(1e-9, 1e9),
            "1.0",
            "natural-maml: added to the diagonal of the Fisher information"),
    /** Further steps that lead to BMG's target. */
    TARGET_STEPS(
            "target-steps",
            new Domain.Whole(1, 100),
            "5",
            "bmg: further steps that lead to the target; with inner-optimiser sgd 1 is maml"),
    /** What BMG makes small on the way to its target. */
    MATCHING(
            "matching",
            new Domain.Choice<>(Matching.class),
            "parameters",
            "bmg: what is to match the target: the parameters, or what is predicted by its divergence"),
    /** Pairs of directions in which ES-MAML measures. */
    ES_PAIRS(
            "es-pairs",
            new Domain.Whole(1, 1_000_000),
            "20",
            "es-maml: pairs of directions in which each task is measured"),
    /** How far ES-MAML measures. */
    ES_SIGMA(
            "es-sigma",
            new Domain.Real(1e-9, 100),
            "0.05",
            "es-maml: standard deviation of a direction's components"),
    /** Iterations over which the outer losses after early steps fade; 0 for the last one alone. */
    MULTI_STEP_LOSS(
            "multi-step-loss",
            new Domain.Whole(0, 1_000_000),
            "0",
            "outer loss after every inner step, whose weights move to the last one over N iterations; 0 for the last alone"),
    /** Length of the step uphill of sharp algorithms. */
    RHO(
            "rho",
            new Domain.Real(0, 100),
            "0.05",
            "sharp algorithms: length of the step uphill, where gradients are taken"),
    /** Which gradient sharp algorithms take uphill. */
    SHARPNESS(
            "sharpness",
            new Domain.Choice<>(Sharpness.class),
            "upper",
            "sharp algorithms: take the meta-gradient uphill (upper), or the gradients of the inner steps (lower)"),
    /** Whether the meta-gradient is taken at the directed point and applied to the old one. */
    LOOK_AHEAD(
            "look-ahead",
            new Domain.Flag(),
            "false",
            "take the meta-gradient at the directed point, apply it to the old one (ablation)"),
    /** Optimiser of the inner loop; some learners learn their steps instead. */
    INNER_OPTIMISER(
            "inner-optimiser",
            new Domain.Choice<>(InnerRule.class),
            "sgd",
            "optimiser of the inner loop, differentiated through; meta-sgd, lslr-maml and meta-curvature learn their steps instead"),
    /** Momentum: decay of the inner velocity. */
    INNER_MOMENTUM(
            "inner-momentum",
            new Domain.Real(0, 0.999999),
            "0.9",
            "inner-optimiser momentum: decay of the velocity"),
    /** Adam: decay of the inner mean of gradients. */
    INNER_BETA1(
            "inner-beta1",
            new Domain.Real(0, 0.999999),
            "0.9",
            "inner-optimiser adam: decay of the mean of gradients"),
    /** Adam: decay of the inner mean of squares. */
    INNER_BETA2(
            "inner-beta2",
            new Domain.Real(0, 0.999999),
            "0.999",
            "inner-optimiser adam: decay of the mean of squares"),
    /** Adam: what is added to the inner root. */
    INNER_EPSILON(
            "inner-epsilon",
            new Domain.Real(0, 1),
            "1.0E-8",
            "inner-optimiser adam: added to the root of the mean of squares"),
    /** Adam: what is added under the inner root, without which it has no derivative at 0. */
    INNER_EPSILON_ROOT(
            "inner-epsilon-root",
            new Domain.Real(1e-30, 1),
            "1.0E-8",
            "inner-optimiser adam: added under that root, which has no derivative at 0 without it");

    private final String key;
    private final Domain domain;
    private final Optional<String> whenAbsent;
    private final String description;

    TrainingKey(String key, Domain domain, String description) {
        this(key, domain, Optional.empty(), description);
    }

    TrainingKey(String key, Domain domain, String whenAbsent, String description) {
        this(key, domain, Optional.of(whenAbsent), description);
    }

    TrainingKey(String key, Domain domain, Optional<String> whenAbsent, String description) {
        this.key = key;
        this.domain = domain;
        this.whenAbsent = whenAbsent;
        this.description = description;
    }

    /** {@return the name in files and, behind two dashes, on the command line} */
    public String key() {
        return key;
    }

    /** {@return what the entry means, a phrase without a full stop} */
    public String description() {
        return description;
    }

    /** {@return what stands for the value in a usage text, for example {@code NAME}, {@code N}} */
    public String placeholder() {
        return domain.placeholder();
    }

    /**
     * {@return the entry of that name}
     *
     * @param key as {@link #key()} gives it
     * @throws IllegalArgumentException naming the nearest key
     */
    public static TrainingKey named(String key) {
        return Arrays.stream(values())
                .filter(entry -> entry.key.equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "configuration key '"
                                        + key
                                        + "' is unknown: allowed are "
                                        + NearestName.hint(key, keys())));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(TrainingKey::key).toList();
    }

    Domain domain() {
        return domain;
    }

    /**
     * What the entry was for a run whose configuration does not have it; empty if each has it. A
     * new key's value here is the one that changes nothing.
     */
    Optional<String> whenAbsent() {
        return whenAbsent;
    }
}
