package org.metagrad.meta.rollout;

import java.util.Locale;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.envs.ActionSpace;
import org.metagrad.kernels.FloatKernels;

/**
 * A policy that is asked for one action at a time, by whoever steps the environment: what {@link
 * Rollout} does for a batch, with the same bits. Owns an arena: one for each thread. Allocates
 * nothing after construction.
 */
public final class Actor {
    /**
     * A second column, of zeros: of a single one the bias is no broadcast, and added after the
     * product instead of before it, which rounds otherwise than a rollout does.
     */
    private static final int COLUMNS = 2;

    private final int observationSize;
    private final FloatExecutable plan;
    private final float[] theta;
    private final float[] observation;
    private final float[] logarithms;
    private final float[] distribution;
    private final float[] drawn;
    private final ActionChoice choice;
    private final ActionMapping mapping;
    private final ScaledObservations scaled;
    private final String smallerSteps;

    /**
     * Plans the policy.
     *
     * @param normalised the box in whose ranges the policy's actions from -1 to 1 are; null where
     *     the environments get its actions as they are
     * @param scale of the observations; null where the policy sees them as they are
     * @param smallerSteps advice for policies that overflow
     */
    public Actor(
            Sampler sampler,
            ActionSpace.Box normalised,
            ObservationScale scale,
            String smallerSteps,
            FloatKernels kernels) {
        this.smallerSteps = smallerSteps;
        observationSize = sampler.observationSize();
        theta = new float[sampler.parameters()];
        observation = new float[observationSize * COLUMNS];
        drawn = new float[sampler.policy().actionRows()];
        mapping = normalised == null ? null : new ActionMapping(normalised, 1);
        scaled = new ScaledObservations(scale, observationSize, COLUMNS);
        scaled.start();
        Program program = sampler.drawable(sampler.distributions(COLUMNS));
        float[] distributions = new float[sampler.policy().distributionRows() * COLUMNS];
        choice = new ActionChoice(sampler, distributions, COLUMNS);
        logarithms = new float[distributions.length];
        distribution = new float[sampler.policy().distributionRows()];
        plan = FloatExecutable.of(program, kernels, Outputs.ASSIGN);
        int at = 0;
        int inputs = program.inputs().size();
        for (int i = 0; i < inputs - 1; i++) {
            Shape shape = program.inputs().get(i).shape();
            plan.input(i, theta, at);
            at += shape.size();
        }
        plan.input(inputs - 1, observation, 0).output(0, distributions, 0).output(1, logarithms, 0);
    }

    /**
     * Acts by these parameters from now on.
     *
     * @param at a task's. Not modified.
     */
    public void turnTo(double[] at) {
        FloatTiledLoss.round(at, theta);
    }

    /**
     * Draws an action with the number at counter {@code t} of the stream, or with A numbers from
     * counter {@code t A} on.
     *
     * @param observed as the environment shows it. Not modified.
     * @param key of the stream
     * @return the action in the environment's units, {@code [A]}; live
     * @throws IllegalArgumentException if the observation is of another length or not finite
     * @throws ArithmeticException if the policy's distribution is not finite
     */
    public float[] draw(float[] observed, long key, long t) {
        observe(observed);
        return chosen(choice.draw(0, key, t, drawn, 0, 1));
    }

    /**
     * Takes the most probable action, the first of several, or the mean.
     *
     * @param observed as the environment shows it. Not modified.
     * @return the action in the environment's units, {@code [A]}; live
     * @throws IllegalArgumentException if the observation is of another length or not finite
     * @throws ArithmeticException if the policy's distribution is not finite
     */
    public float[] mode(float[] observed) {
        observe(observed);
        return chosen(choice.mode(0, drawn, 0, 1));
    }

    /**
     * The distribution of actions: log-probabilities, or means and then logarithms of standard
     * deviations; live.
     *
     * @param observed as the environment shows it. Not modified.
     * @throws IllegalArgumentException if the observation is of another length or not finite
     */
    public float[] distribution(float[] observed) {
        observe(observed);
        for (int row = 0; row < distribution.length; row++) {
            distribution[row] = logarithms[row * COLUMNS];
        }
        return distribution;
    }

    private void observe(float[] observed) {
        requireFinite(observed, observationSize);
        for (int d = 0; d < observationSize; d++) {
            observation[d * COLUMNS] = observed[d];
        }
        scaled.others(observation, 1);
        plan.run();
    }

    private float[] chosen(boolean finite) {
        if (!finite) {
            throw new ArithmeticException(
                    "the policy's distribution of actions is not finite, its parameters or the observation are too large"
                            + smallerSteps);
        }
        return mapping == null ? drawn : mapping.map(drawn);
    }

    /** The last action in the policy's own units, {@code [A]}; live. */
    public float[] drawn() {
        return drawn;
    }

    /**
     * Checks an observation.
     *
     * @throws IllegalArgumentException if it is of another length or not finite
     */
    public static void requireFinite(float[] observation, int size) {
        if (observation.length != size) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the observation has %d components, %d were wanted",
                            observation.length,
                            size));
        }
        for (int d = 0; d < size; d++) {
            if (!Float.isFinite(observation[d])) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "component %d of %d of the observation is %s, a finite number was wanted",
                                d,
                                size,
                                observation[d]));
            }
        }
    }
}
