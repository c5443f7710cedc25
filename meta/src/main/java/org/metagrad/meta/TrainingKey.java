package org.metagrad.meta;

import java.util.Arrays;
import java.util.List;
import org.metagrad.envs.NearestName;

/**
 * One entry of a {@link TrainingConfig}: its name in files and on the command line, what it means
 * and what it may be.
 */
public enum TrainingKey {
    ALGORITHM("algorithm", new Domain.Name(), "meta-learner"),
    ENVIRONMENT("env", new Domain.Name(), "environment and its distribution of tasks"),
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
            "trajectories a task and adaptation step, K"),
    INNER_STEPS("inner-steps", new Domain.Whole(1, 10), "adaptation steps differentiated through"),
    ALPHA("alpha", new Domain.Real(0, 100), "step size of the inner loop"),
    ETA("eta", new Domain.Real(0, 100), "step size on the medium task, Directed algorithms only"),
    OUTER_LEARNING_RATE(
            "outer-learning-rate", new Domain.Real(0, 100), "step size of the outer Adam"),
    DISCOUNT("discount", new Domain.Real(0, 1), "discount of a step, gamma"),
    GAE_LAMBDA("gae-lambda", new Domain.Real(0, 1), "generalised advantage estimation, lambda"),
    HIDDEN_WIDTH(
            "hidden-width", new Domain.Whole(1, 4096), "units in a hidden layer of the policy"),
    HIDDEN_LAYERS("hidden-layers", new Domain.Whole(1, 16), "hidden layers of the policy");

    private final String key;
    private final Domain domain;
    private final String description;

    TrainingKey(String key, Domain domain, String description) {
        this.key = key;
        this.domain = domain;
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

    /** What stands for the value in a usage text: {@code NAME}, {@code N} or {@code X}. */
    public String placeholder() {
        return switch (domain) {
            case Domain.Name() -> "NAME";
            case Domain.Whole _ -> "N";
            case Domain.Real _ -> "X";
        };
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
}
