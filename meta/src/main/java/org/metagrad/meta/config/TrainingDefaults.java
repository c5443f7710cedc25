package org.metagrad.meta.config;

import java.util.EnumMap;
import java.util.Map;
import org.metagrad.meta.objective.Surrogate;

/** What an entry of the configuration is when it is not given. */
final class TrainingDefaults {
    private static final int REPTILE_STEPS = 3;
    private static final int REPTILE_STEPS_OF_REGRESSION = 5;

    /** As many as there may be: they are to come near a minimum, and no step is differentiated. */
    private static final int IMAML_STEPS = 10;

    /**
     * The samples of a draw from which TRPO's curvature is computed, of 10,000 in episodes of full
     * length on CartPole. Outer step of 20 tasks on one thread: 1.5 s, with all samples 9 s and 500
     * MB more; it takes as many iterations to 499.
     */
    private static final int CURVATURE_SAMPLES = 1000;

    /**
     * The lambda with a value network of all tasks. It cannot know the task and is an iteration
     * late; advantages that lean on it more than this, or a network that learns slowly, let a
     * policy fall again that was good already. Return on CartPole after 25 iterations of MAML, seed
     * 1, with (lambda, learning rate): 268 with (.95, 3e-3), 448 with (.95, 1e-2), 418 with (.99,
     * 1e-3), 500 with (.99, 1e-2) and with (1, 3e-3).
     */
    private static final double CRITIC_LAMBDA = 0.99;

    private static final double CRITIC_LEARNING_RATE = 0.01;
    private static final double CAVIA_ALPHA = 1.0;

    /**
     * Of natural gradients, which are in units of the parameters: a damped step of Gauss-Newton.
     */
    private static final double NATURAL_ALPHA = 1.0;

    /**
     * Of Meta-RKHS I on regressions. Its energy has no minimum where curvatures times this may pass
     * 1/2: with .001 errors of sinusoids go beyond 5000 within 300 iterations, with .0003 they
     * fall.
     */
    private static final double META_RKHS_ALPHA = 3e-4;

    /** Of a decision, where actions are held as well: as far ahead as the presets' of a step. */
    private static final double DISCOUNT = 0.99;

    private TrainingDefaults() {}

    /** The given entries, and for each other what suits algorithm and environment. */
    static Map<TrainingKey, String> complete(Map<TrainingKey, String> given) {
        Map<TrainingKey, String> all = new EnumMap<>(TrainingKey.class);
        for (TrainingKey key : TrainingKey.values()) {
            key.whenAbsent().ifPresent(value -> all.put(key, value));
        }
        all.put(TrainingKey.ALGORITHM, "directed-maml");
        all.put(TrainingKey.ENVIRONMENT, "cartpole-dynamics");
        all.put(TrainingKey.SEED, "1");
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), 1024);
        all.put(TrainingKey.THREADS, Integer.toString(threads));
        all.put(TrainingKey.INNER_STEPS, "1");
        all.put(TrainingKey.TASKS, "20");
        all.put(TrainingKey.TRAJECTORIES, "20");
        all.put(TrainingKey.HIDDEN_WIDTH, "64");
        all.put(TrainingKey.HIDDEN_LAYERS, "2");
        all.put(TrainingKey.ACTION_SCALING, "normalised");
        all.put(TrainingKey.GAE_LAMBDA, "1.0");
        all.put(TrainingKey.DISCOUNT, Double.toString(DISCOUNT));
        all.put(TrainingKey.DISCOUNT_PER, "step");
        all.put(TrainingKey.CRITIC_LEARNING_RATE, Double.toString(CRITIC_LEARNING_RATE));
        all.put(TrainingKey.CURVATURE_SAMPLES, Integer.toString(CURVATURE_SAMPLES));
        String name = given.getOrDefault(TrainingKey.ENVIRONMENT, "cartpole-dynamics");
        EnvironmentPreset preset = EnvironmentPreset.of(name.strip());
        boolean regression = !ProblemName.score(preset.environment()).ofPolicy();
        all.putAll(preset.settings());
        if (preset.entropyDecays()) {
            String iterations = preset.setting(TrainingKey.ITERATIONS);
            all.put(
                    TrainingKey.ENTROPY_DECAY,
                    given.getOrDefault(TrainingKey.ITERATIONS, iterations));
        }
        if ("decision".equals(given.getOrDefault(TrainingKey.DISCOUNT_PER, "").strip())) {
            all.put(TrainingKey.DISCOUNT, Double.toString(DISCOUNT));
        }
        if ("critic".equals(given.getOrDefault(TrainingKey.ADVANTAGE, "").strip())) {
            all.put(TrainingKey.GAE_LAMBDA, Double.toString(CRITIC_LAMBDA));
        }
        String algorithm =
                given.getOrDefault(TrainingKey.ALGORITHM, all.get(TrainingKey.ALGORITHM)).strip();
        // baselines of which the point is what they have not been trained on
        boolean untrained = algorithm.equals("random") || algorithm.equals("medium");
        if (untrained || !leavesIterations(preset, given)) {
            all.put(TrainingKey.WARM_START, "");
        }
        if (algorithm.endsWith("reptile")) {
            int steps = regression ? REPTILE_STEPS_OF_REGRESSION : REPTILE_STEPS;
            all.put(TrainingKey.INNER_STEPS, Integer.toString(steps));
        }
        if (algorithm.endsWith("imaml")) {
            all.put(TrainingKey.INNER_STEPS, Integer.toString(IMAML_STEPS));
        }
        if (regression && algorithm.endsWith("meta-rkhs-1")) {
            all.put(TrainingKey.ALPHA, Double.toString(META_RKHS_ALPHA));
        }
        if (algorithm.endsWith("cavia")) {
            all.put(TrainingKey.ALPHA, Double.toString(CAVIA_ALPHA));
        }
        boolean natural = algorithm.endsWith("natural-maml");
        if (natural) {
            all.put(TrainingKey.ALPHA, Double.toString(NATURAL_ALPHA));
        }
        if (!regression && credits(given)) {
            all.put(TrainingKey.SURROGATE, Surrogate.LOGPROB.name());
        }
        all.putAll(given);
        if (!given.containsKey(TrainingKey.ETA)) {
            // A step on the medium task imitates the second order best with eta = alpha. CAVIA's
            // alpha is one of its context and not of the parameters, that of natural gradients one
            // of another direction.
            all.put(
                    TrainingKey.ETA,
                    algorithm.endsWith("cavia") || natural
                            ? preset.setting(TrainingKey.ALPHA)
                            : all.get(TrainingKey.ALPHA));
        }
        return all;
    }

    /**
     * Whether the preset's warm start leaves iterations to a run of the given number; what is no
     * number is refused later, by its name.
     */
    private static boolean leavesIterations(
            EnvironmentPreset preset, Map<TrainingKey, String> given) {
        WarmStart warm =
                WarmStart.named(preset.settings().getOrDefault(TrainingKey.WARM_START, ""));
        String iterations =
                given.getOrDefault(TrainingKey.ITERATIONS, preset.setting(TrainingKey.ITERATIONS));
        try {
            return !(warm instanceof WarmStart.Iterations phase)
                    || Long.parseLong(iterations.strip()) > phase.iterations();
        } catch (NumberFormatException _) {
            return true;
        }
    }

    /** Whether a sampling credit is given; what is no number is refused later, by its name. */
    private static boolean credits(Map<TrainingKey, String> given) {
        try {
            return Double.parseDouble(given.getOrDefault(TrainingKey.SAMPLING_CREDIT, "0")) > 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
