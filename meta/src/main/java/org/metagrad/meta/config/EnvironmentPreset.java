package org.metagrad.meta.config;

import java.util.List;
import org.metagrad.envs.catalogue.Environments;

/**
 * Settings that suit an environment, and when it counts as learnt. They are this project's own
 * choices.
 *
 * @param environment one of {@link Environments#names()}, or {@code sinusoid}
 * @param alpha step size of the inner loop
 * @param outerLearningRate step size of the outer Adam
 * @param horizon steps of the dynamics after which an episode is truncated; 1 for a regression
 * @param entropyBonus weight of the policy's entropy in the losses
 * @param entropyDecays whether that weight falls linearly to 0 over the iterations of a run
 * @param actionRepeat steps for which an action is held
 * @param discount of a step of the dynamics
 * @param advantageScale what advantages are divided by; 0 for each task's own standard deviation
 * @param iterations outer iterations of a run
 * @param targets from the least to the most that is asked; empty where none is known yet
 */
public record EnvironmentPreset(
        String environment,
        double alpha,
        double outerLearningRate,
        int horizon,
        double entropyBonus,
        boolean entropyDecays,
        int actionRepeat,
        double discount,
        double advantageScale,
        int iterations,
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
                            0.01,
                            1e-3,
                            1,
                            0,
                            false,
                            1,
                            0.99,
                            0,
                            5000,
                            List.of()));

    /** Copies the list. */
    public EnvironmentPreset {
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
                name, 0.1, 1e-2, 500, 0, false, 1, 0.99, 0, 25, List.of(targets));
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
                0.05,
                3e-3,
                400,
                0,
                false,
                1,
                0.99,
                0,
                200,
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
                name, 0.1, 5e-4, 75, 0.05, true, 5, 0.998, 5, 1500, List.of(after1(4.8)));
    }

    private static EnvironmentPreset navigation(String name) {
        return new EnvironmentPreset(
                name,
                0.1,
                1e-3,
                100,
                0,
                false,
                1,
                0.99,
                0,
                25,
                List.of(after1(-15), new Target(-5, 3)));
    }

    private static Target after1(double meanReturn) {
        return new Target(meanReturn, 1);
    }
}
