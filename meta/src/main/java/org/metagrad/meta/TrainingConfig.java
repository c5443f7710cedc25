package org.metagrad.meta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.metagrad.envs.Environments;

/**
 * Everything that fixes a training run. Two runs of equal configuration (threads apart) give the
 * same bits, on machines that agree on {@link org.metagrad.kernels.FusedMultiplyAdd#AVAILABLE}.
 *
 * @param algorithm the meta-learner
 * @param environment name of the environment and its task distribution, one of {@link
 *     Environments#names()}
 * @param seed seed of every random stream of the run
 * @param iterations outer iterations
 * @param threads worker threads; the results do not depend on it
 * @param tasks tasks in a meta-batch, N
 * @param trajectories trajectories a task and adaptation step, K
 * @param innerSteps adaptation steps differentiated through, k
 * @param alpha step size of the inner loop
 * @param eta step size on the medium task, used by directed algorithms only
 * @param outerLearningRate step size of the outer Adam
 * @param discount discount of a step, gamma
 * @param gaeLambda lambda of generalised advantage estimation
 * @param hiddenWidth units in a hidden layer of the policy
 * @param hiddenLayers hidden layers of the policy
 */
public record TrainingConfig(
        Algorithm algorithm,
        String environment,
        long seed,
        int iterations,
        int threads,
        int tasks,
        int trajectories,
        int innerSteps,
        double alpha,
        double eta,
        double outerLearningRate,
        double discount,
        double gaeLambda,
        int hiddenWidth,
        int hiddenLayers) {

    /**
     * Checks every component.
     *
     * @throws IllegalArgumentException one line naming the key, what came and what is allowed
     */
    public TrainingConfig {
        Objects.requireNonNull(algorithm, "algorithm");
        environment = Environments.named(environment).name();
        check(TrainingKey.SEED, seed);
        check(TrainingKey.ITERATIONS, iterations);
        check(TrainingKey.THREADS, threads);
        check(TrainingKey.TASKS, tasks);
        check(TrainingKey.TRAJECTORIES, trajectories);
        check(TrainingKey.INNER_STEPS, innerSteps);
        check(TrainingKey.ALPHA, alpha);
        check(TrainingKey.ETA, eta);
        check(TrainingKey.OUTER_LEARNING_RATE, outerLearningRate);
        check(TrainingKey.DISCOUNT, discount);
        check(TrainingKey.GAE_LAMBDA, gaeLambda);
        check(TrainingKey.HIDDEN_WIDTH, hiddenWidth);
        check(TrainingKey.HIDDEN_LAYERS, hiddenLayers);
    }

    /** The main job: Directed-MAML on CartPole with varied dynamics, on every core. */
    public static TrainingConfig defaults() {
        return new TrainingConfig(
                new Algorithm(Algorithm.Base.MAML, true),
                "cartpole-dynamics",
                1,
                25,
                Math.min(Runtime.getRuntime().availableProcessors(), 1024),
                20,
                20,
                1,
                0.1,
                0.1,
                1e-2,
                0.99,
                1.0,
                64,
                2);
    }

    /** The names that {@link #with}, {@link #toMap} and {@link #fromMap} use. */
    public static List<String> keys() {
        return TrainingKey.keys();
    }

    /**
     * This configuration with one entry changed; the others, {@code eta} beside {@code alpha}
     * included, stay.
     *
     * @throws IllegalArgumentException one line naming the key, what came, what is allowed and the
     *     nearest name
     */
    public TrainingConfig with(String key, String value) {
        Map<String, String> entries = toMap();
        entries.put(TrainingKey.named(key).key(), value);
        return fromMap(entries);
    }

    /**
     * Every entry as text that {@link #fromMap} reads back exactly, in the order of {@link
     * #keys()}. Modifiable.
     */
    public LinkedHashMap<String, String> toMap() {
        LinkedHashMap<String, String> entries = new LinkedHashMap<>();
        for (TrainingKey key : TrainingKey.values()) {
            entries.put(key.key(), value(key));
        }
        return entries;
    }

    /**
     * The configuration with these entries, which must be all of {@link #keys()} and no other.
     *
     * @throws IllegalArgumentException one line naming a key that is missing, unknown or has a
     *     wrong value
     */
    public static TrainingConfig fromMap(Map<String, String> entries) {
        entries.keySet().forEach(TrainingKey::named);
        return new TrainingConfig(
                Algorithm.named(text(entries, TrainingKey.ALGORITHM)),
                text(entries, TrainingKey.ENVIRONMENT),
                whole(entries, TrainingKey.SEED),
                (int) whole(entries, TrainingKey.ITERATIONS),
                (int) whole(entries, TrainingKey.THREADS),
                (int) whole(entries, TrainingKey.TASKS),
                (int) whole(entries, TrainingKey.TRAJECTORIES),
                (int) whole(entries, TrainingKey.INNER_STEPS),
                real(entries, TrainingKey.ALPHA),
                real(entries, TrainingKey.ETA),
                real(entries, TrainingKey.OUTER_LEARNING_RATE),
                real(entries, TrainingKey.DISCOUNT),
                real(entries, TrainingKey.GAE_LAMBDA),
                (int) whole(entries, TrainingKey.HIDDEN_WIDTH),
                (int) whole(entries, TrainingKey.HIDDEN_LAYERS));
    }

    private String value(TrainingKey key) {
        return switch (key) {
            case ALGORITHM -> algorithm.name();
            case ENVIRONMENT -> environment;
            case SEED -> Long.toString(seed);
            case ITERATIONS -> Integer.toString(iterations);
            case THREADS -> Integer.toString(threads);
            case TASKS -> Integer.toString(tasks);
            case TRAJECTORIES -> Integer.toString(trajectories);
            case INNER_STEPS -> Integer.toString(innerSteps);
            case ALPHA -> Double.toString(alpha);
            case ETA -> Double.toString(eta);
            case OUTER_LEARNING_RATE -> Double.toString(outerLearningRate);
            case DISCOUNT -> Double.toString(discount);
            case GAE_LAMBDA -> Double.toString(gaeLambda);
            case HIDDEN_WIDTH -> Integer.toString(hiddenWidth);
            case HIDDEN_LAYERS -> Integer.toString(hiddenLayers);
        };
    }

    private static String text(Map<String, String> entries, TrainingKey key) {
        String text = entries.get(key.key());
        if (text == null) {
            throw new IllegalArgumentException("configuration key '" + key.key() + "' is missing");
        }
        return text.strip();
    }

    private static long whole(Map<String, String> entries, TrainingKey key) {
        return ((Domain.Whole) key.domain()).parse(key.key(), text(entries, key));
    }

    private static double real(Map<String, String> entries, TrainingKey key) {
        return ((Domain.Real) key.domain()).parse(key.key(), text(entries, key));
    }

    private static void check(TrainingKey key, long value) {
        ((Domain.Whole) key.domain()).check(key.key(), value);
    }

    private static void check(TrainingKey key, double value) {
        ((Domain.Real) key.domain()).check(key.key(), value);
    }
}
