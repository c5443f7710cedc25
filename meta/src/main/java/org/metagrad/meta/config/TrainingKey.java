package org.metagrad.meta.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.objective.Surrogate;

/**
 * One entry of a {@link TrainingConfig}: its name in files and on the command line, what it means
 * and what it may be.
 */
public enum TrainingKey {
    ALGORITHM(
            "algorithm",
            new Domain.Named(Algorithm::named, a -> ((Algorithm) a).name()),
            "meta-learner or baseline"),
    ENVIRONMENT(
            "env",
            new Domain.Named(ProblemName::canonical, Object::toString),
            "environment and its distribution of tasks"),
    SEED(
            "seed",
            new Domain.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
            "seed of every random stream of the run"),
    ITERATIONS("iterations", new Domain.Whole(1, 1_000_000), "outer iterations"),
    THREADS(
            "threads",
            new Domain.Whole(1, 1024),
            "worker threads; the results do not depend on it"),
    TASKS("tasks", new Domain.Whole(1, 10_000), "tasks in a meta-batch, N"),
    TRAJECTORIES(
            "trajectories",
            new Domain.Whole(1, 10_000),
            "trajectories a task and adaptation step, or points of a regression task, K"),
    INNER_STEPS("inner-steps", new Domain.Whole(1, 10), "adaptation steps differentiated through"),
    ALPHA(
            "alpha",
            new Domain.Real(0, 100),
            "step size of the inner loop; where Meta-SGD's step sizes start"),
    ETA("eta", new Domain.Real(0, 100), "step size on the medium task, Directed algorithms only"),
    OUTER_LEARNING_RATE(
            "outer-learning-rate",
            new Domain.Real(0, 100),
            "step size of the outer optimiser, trpo apart"),
    DISCOUNT("discount", new Domain.Real(0, 1), "discount of a step, gamma"),
    GAE_LAMBDA(
            "gae-lambda",
            new Domain.Real(0, 1),
            "generalised advantage estimation, lambda; surrogate loaded has its tau instead"),
    HIDDEN_WIDTH(
            "hidden-width", new Domain.Whole(1, 4096), "units in a hidden layer of the network"),
    HIDDEN_LAYERS("hidden-layers", new Domain.Whole(1, 16), "hidden layers of the network"),
    ACTIVATION(
            "activation",
            new Domain.Choice<>(Mlp.Activation.class),
            "tanh",
            "activation of the hidden layers"),
    SURROGATE(
            "surrogate",
            new Domain.Named(Surrogate::named, s -> ((Surrogate) s).name()),
            "lvc",
            "what the policy losses differentiate in place of the return: logprob, lvc, dice or loaded(lambda,tau)"),
    ADVANTAGE(
            "advantage",
            new Domain.Choice<>(AdvantageRule.class),
            "linear",
            "where advantages come from: a linear-feature baseline for each task, or a value network of all"),
    ADVANTAGE_SCALE(
            "advantage-scale",
            new Domain.Real(0, 1e6),
            "0.0",
            "what advantages are divided by in all tasks alike; 0 for each task's own standard deviation"),
    CRITIC_LEARNING_RATE(
            "critic-learning-rate",
            new Domain.Real(0, 100),
            "0.003",
            "step size of the value network's Adam"),
    ENTROPY_BONUS(
            "entropy-bonus",
            new Domain.Real(0, 100),
            "0.0",
            "weight of the policy's entropy in every policy loss"),
    ENTROPY_DECAY(
            "entropy-decay",
            new Domain.Whole(0, 1_000_000),
            "0",
            "iterations after which the entropy bonus has fallen linearly to 0; 0 for a constant bonus"),
    SAMPLING_CREDIT(
            "sampling-credit",
            new Domain.Real(0, 1e6),
            "0.0",
            "weight of the credit that the trajectories before adaptation get for the return after it, as in E-MAML; second-order learners only"),
    ACTION_REPEAT(
            "action-repeat",
            new Domain.Whole(1, 1000),
            "1",
            "steps of the environment for which an action is held"),
    OPTIMISER(
            "optimiser",
            new Domain.Choice<>(OuterRule.class),
            "adam",
            "outer optimiser; trpo and promp for policies only"),
    MAX_DIVERGENCE(
            "max-divergence",
            new Domain.Real(1e-12, 100),
            "0.01",
            "trpo: largest mean divergence from the adapted policies, nats"),
    CURVATURE_SAMPLES(
            "curvature-samples",
            new Domain.Whole(0, 1_000_000_000),
            "0",
            "trpo: samples of a draw from which the curvature is computed; 0 for all"),
    CLIP("clip", new Domain.Real(1e-6, 0.999999), "0.3", "promp: clip of the probability ratio"),
    DIVERGENCE_PENALTY(
            "divergence-penalty",
            new Domain.Real(0, 1000),
            "5.0E-4",
            "promp: weight of the divergence from the old policies"),
    EPOCHS("epochs", new Domain.Whole(1, 1000), "5", "promp: outer steps on the same trajectories"),
    CONTEXT(
            "context",
            new Domain.Whole(0, 4096),
            "5",
            "context values that CAVIA adapts, CAVIA only"),
    ETA_DECAY(
            "eta-decay",
            new Domain.Whole(0, 1_000_000),
            "0",
            "iterations after which eta has fallen linearly to 0; 0 for a constant eta; Directed algorithms only"),
    MEDIUM(
            "medium",
            new Domain.Text("NAME=X,..."),
            "",
            "parameters of the medium task that differ from the distribution's mean"),
    ALLOW_DEGENERATE_MEDIUM(
            "allow-degenerate-medium",
            new Domain.Flag(),
            "false",
            "take directed steps on a medium task that teaches nothing"),
    DIRECTION(
            "direction",
            new Domain.Choice<>(Direction.class),
            "medium",
            "task of the directed step: the medium one, a random one, or the mean of N (ablations)"),
    LOOK_AHEAD(
            "look-ahead",
            new Domain.Flag(),
            "false",
            "take the meta-gradient at the directed point, apply it to the old one (ablation)");

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

    /** The name in files and, behind two dashes, on the command line. */
    public String key() {
        return key;
    }

    /** What the entry means, a phrase without a full stop. */
    public String description() {
        return description;
    }

    /** What stands for the value in a usage text, for example {@code NAME}, {@code N}. */
    public String placeholder() {
        return domain.placeholder();
    }

    /**
     * The entry of that name.
     *
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
