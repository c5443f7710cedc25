package org.metagrad.meta.config;

import java.util.List;
import java.util.Map;
import org.metagrad.envs.catalogue.Environments;

/**
 * Settings that suit an environment, and when it counts as learnt. They are this project's own
 * choices, made on seeds from 101 on.
 *
 * @param environment one of {@link Environments#names()}, or {@code sinusoid}
 * @param horizon steps of the dynamics after which an episode is truncated; 1 for a regression
 * @param entropyDecays whether the entropy bonus falls linearly to 0 over the iterations of a run,
 *     however many these are
 * @param settings what differs from the defaults of all environments, as text
 * @param targets from the least to the most that is asked; empty where none is known yet
 */
public record EnvironmentPreset(
        String environment,
        int horizon,
        boolean entropyDecays,
        Map<TrainingKey, String> settings,
        List<Target> targets) {

    /**
     * A mean undiscounted return over held-out tasks that is to be reached.
     *
     * @param meanReturn at least this
     * @param adaptationSteps after so many steps of adaptation
     */
    public record Target(double meanReturn, int adaptationSteps) {}

    private static final List<EnvironmentPreset> ALL =
            List.of(
                    cartPole("cartpole-dynamics", after1(400), after1(475)),
                    cartPole("cartpole-mass", after1(475)),
                    cartPole("cartpole-goal"),
                    lunarLander("lunarlander-gravity"),
                    lunarLander("lunarlander-full"),
                    lunarLander("lunarlander-continuous"),
                    intersection("intersection"),
                    intersection("intersection-continuous"),
                    navigation("navigation-centred"),
                    navigation("navigation-shifted"),
                    new EnvironmentPreset(
                            ProblemName.SINUSOID,
                            1,
                            false,
                            Map.of(
                                    TrainingKey.TASKS, "25",
                                    TrainingKey.TRAJECTORIES, "10",
                                    TrainingKey.HIDDEN_WIDTH, "40",
                                    TrainingKey.ACTIVATION, "relu",
                                    TrainingKey.ALPHA, "0.01",
                                    TrainingKey.OUTER_LEARNING_RATE, "0.001",
                                    TrainingKey.ITERATIONS, "5000"),
                            List.of()));

    /** Copies the settings and the list. */
    public EnvironmentPreset {
        settings = Map.copyOf(settings);
        targets = List.copyOf(targets);
    }

    /** {@return the names of all environments with a preset} */
    public static List<String> names() {
        return ALL.stream().map(EnvironmentPreset::environment).toList();
    }

    /**
     * {@return the preset of an environment}
     *
     * @param environment a name or alias that {@link Environments#named} knows, or {@code sinusoid}
     * @throws IllegalArgumentException if it does not know it, or there is no preset
     */
    public static EnvironmentPreset of(String environment) {
        String name = ProblemName.canonical(environment);
        return ALL.stream()
                .filter(preset -> preset.environment.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("environment '" + name + "' has no preset"));
    }

    private static EnvironmentPreset cartPole(String name, Target... targets) {
        return new EnvironmentPreset(
                name,
                500,
                false,
                Map.of(
                        TrainingKey.ALPHA, "0.1",
                        TrainingKey.OUTER_LEARNING_RATE, "0.01",
                        TrainingKey.ITERATIONS, "25"),
                List.of(targets));
    }

    /**
     * The preset of a family of lunar landers. Return on held-out tasks of the gravity after one
     * step, MAML, 10 tasks x 10 trajectories: 85 after 100 iterations at 1e-3, 224 after 150 at
     * 3e-3, 142 after 100 at 1e-2, where it hovers. With 20 x 20 it is 208 after 100 at 3e-3. Other
     * learners take longer: Meta-SGD, seed 101, has 198 after 100 and 234 after 200.
     */
    private static EnvironmentPreset lunarLander(String name) {
        return new EnvironmentPreset(
                name,
                400,
                false,
                Map.of(
                        TrainingKey.ALPHA, "0.05",
                        TrainingKey.OUTER_LEARNING_RATE, "0.003",
                        TrainingKey.ITERATIONS, "200"),
                List.of(after1(0), after1(100), after1(200)));
    }

    /**
     * The preset of an intersection. Policy gradients fall into the local optimum of always
     * accelerating (return 2.4). With each task's own deviation they stay there: in most tasks
     * hardly anything is at stake, and what is left of their advantages, the time saved, is blown
     * up until it outweighs the collisions of the others. Collisions cost some 15, so a scale of 5
     * leaves them large. Returns on held-out tasks after one step and 1500 iterations, by task and
     * by this scale, seed 1 and a constant bonus: MAML 2.2 and 4.9, joint training 1.8 and 5.2.
     * Decisions every second and an entropy bonus help to get out; a constant one of .2 instead of
     * .05 costs half a point in the end.
     *
     * <p>Beside advantages divided by 5 a bonus of .05 is worth .25 of return a decision, which in
     * the end keeps policies from driving as well as they could and makes them collide; so it falls
     * to 0 over the run. Return after one step and share of collisions on 400 held-out tasks,
     * constant and falling, seeds 101, 102, 103: MAML 4.9 (3.7 %), 4.4 (.4), 4.6 (7.1) and 5.1
     * (2.5), 4.8 (.2), 5.0 (3.9); FOMAML 4.7 (6.2), 4.4 (.4), 4.3 (9.0) and 5.3 (1.2), 4.8 (.1),
     * 4.6 (7.5); CAVIA, seed 102, 4.5 (6.1) and 4.9 (2.9). Continuous actions gain nothing by it.
     *
     * <p>FOMAML drifts away again the sooner the larger alpha is, as what it leaves out grows with
     * it: seed 103 has 4.3, then 3.9 with .3, 4.5 for long with .1 and 4.8 with .05. To accelerate
     * is best in the medium task, which holds directed steps of constant eta there (1.8); with an
     * eta-decay of 100 Directed-MAML reaches 5.0 to 5.3.
     *
     * <p>All these returns are of a discount of .99 a decision; .998 a step looks as far ahead.
     */
    private static EnvironmentPreset intersection(String name) {
        return new EnvironmentPreset(
                name,
                75,
                true,
                Map.ofEntries(
                        Map.entry(TrainingKey.ALPHA, "0.1"),
                        Map.entry(TrainingKey.OUTER_LEARNING_RATE, "0.001"),
                        Map.entry(TrainingKey.OUTER_SCHEDULE, "linear"),
                        Map.entry(TrainingKey.WARM_START, "joint:500"),
                        Map.entry(TrainingKey.TRAJECTORIES, "50"),
                        Map.entry(TrainingKey.GAE_LAMBDA, "0.9"),
                        Map.entry(TrainingKey.ENTROPY_BONUS, "0.05"),
                        Map.entry(TrainingKey.ADVANTAGE_SCALE, "5.0"),
                        Map.entry(TrainingKey.ACTION_REPEAT, "5"),
                        Map.entry(TrainingKey.DISCOUNT, "0.998"),
                        Map.entry(TrainingKey.ITERATIONS, "1000")),
                List.of(after1(4.8)));
    }

    private static EnvironmentPreset navigation(String name) {
        return new EnvironmentPreset(
                name,
                100,
                false,
                Map.of(
                        TrainingKey.ALPHA, "0.1",
                        TrainingKey.OUTER_LEARNING_RATE, "0.01",
                        TrainingKey.OUTER_SCHEDULE, "linear",
                        TrainingKey.GAE_LAMBDA, "0.95",
                        TrainingKey.ITERATIONS, "200"),
                List.of(after1(-15), new Target(-5, 3)));
    }

    /** The setting of an entry that the preset has. */
    String setting(TrainingKey key) {
        return settings.get(key);
    }

    private static Target after1(double meanReturn) {
        return new Target(meanReturn, 1);
    }
}
