package org.metagrad.meta.rollout;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;

/**
 * Runs a policy in a batch of environments, all K trajectories of a task at once.
 *
 * <p>Trajectory {@code e} starts from {@code stream.split(0).split(e)} and draws the action of step
 * {@code t} at counter {@code t} of {@code stream.split(1).split(e)}, or its A dimensions from
 * counter {@code t A} on, so its course depends on nothing else. Where actions are normalised, the
 * samples hold what was drawn, and the environments see it clipped and in their units. Samples may
 * keep the activations from which their actions were drawn, for the gradient at the same
 * parameters. A rollout by mode takes the most probable action, the mean of a normal distribution,
 * from the same starts. Owns an arena: one for each thread.
 */
public final class Rollout {
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private final FloatKernels kernels;
    private final boolean discrete;
    private final int actionSize;
    private final int trajectories;
    private final int stride;
    private final FloatExecutable policy;
    private final float[] theta;
    private final float[] observations;
    private final float[] distributions;
    private final ActionChoice choice;
    private final float[] logarithms;
    private final float[] chosen;
    private final ActionMapping mapping;
    private final long[] keys;
    private final int[] column;
    private final int perSample;
    private final float[] activations;
    private final WatchedEnvironment watched;
    private final boolean readsLastStates;
    private final String smallerSteps;
    private final boolean byMode;
    private final ScaledObservations scaled;
    private long steps;

    /**
     * The episodes that are run.
     *
     * @param environment the name of its tasks, for messages
     * @param trajectories as many copies as the environments have
     * @param readsLastStates whether the states after the last steps are looked at
     * @param normalised the box in whose ranges the policy's actions from -1 to 1 are; null where
     *     the environments get its actions as they are
     * @param scale of the observations; null where the policy sees them as they are
     * @param smallerSteps advice for policies that overflow
     * @param byMode whether actions are the most probable ones, in place of drawn ones
     */
    public record Setting(
            String environment,
            int trajectories,
            boolean readsLastStates,
            ActionSpace.Box normalised,
            ObservationScale scale,
            String smallerSteps,
            boolean byMode) {}

    /**
     * Plans the policy.
     *
     * @param shared which activations the samples keep, null for none
     */
    public Rollout(Sampler sampler, Setting setting, SharedForward shared, FloatKernels kernels) {
        this.kernels = kernels;
        trajectories = setting.trajectories();
        discrete = sampler.discrete();
        actionSize = sampler.policy().actionRows();
        stride = FloatTiles.padded(trajectories);
        theta = new float[sampler.parameters()];
        observations = new float[sampler.observationSize() * stride];
        distributions = new float[sampler.policy().distributionRows() * stride];
        choice = new ActionChoice(sampler, distributions, stride);
        logarithms = new float[distributions.length];
        chosen = new float[actionSize * trajectories];
        mapping =
                setting.normalised() == null
                        ? null
                        : new ActionMapping(setting.normalised(), trajectories);
        keys = new long[trajectories];
        column = new int[trajectories];
        Program distribution = sampler.distributions(stride);
        Program program =
                sampler.drawable(shared == null ? distribution : shared.forward(distribution));
        perSample = shared == null ? 0 : shared.values().stream().mapToInt(Shape::rows).sum();
        activations = new float[perSample * stride];
        watched =
                new WatchedEnvironment(
                        setting.environment(), trajectories, sampler.observationSize());
        readsLastStates = setting.readsLastStates();
        smallerSteps = setting.smallerSteps();
        byMode = setting.byMode();
        scaled = new ScaledObservations(setting.scale(), sampler.observationSize(), stride);
        policy = FloatExecutable.of(program, kernels, Outputs.ASSIGN);
        int at = 0;
        int inputs = program.inputs().size();
        for (int i = 0; i < inputs - 1; i++) {
            Shape shape = program.inputs().get(i).shape();
            policy.input(i, theta, at);
            at += shape.size();
        }
        policy.input(inputs - 1, observations, 0)
                .output(0, distributions, 0)
                .output(1, logarithms, 0);
        int from = 0;
        for (int i = 2; i < program.outputs().size(); i++) {
            policy.output(i, activations, from);
            from += program.outputs().get(i).shape().size();
        }
    }

    /**
     * Fills {@code samples} with one episode of each environment.
     *
     * @param at the task's parameters. Not modified.
     * @param environment with as many copies as there are trajectories. Modified.
     * @throws EnvironmentException if it throws or breaks its contract
     * @throws ArithmeticException if the policy's distributions are not finite
     */
    public void run(
            double[] at, BatchEnvironment environment, RandomStream stream, Trajectories samples) {
        FloatTiledLoss.round(at, theta);
        long start = stream.split(1).key();
        for (int e = 0; e < keys.length; e++) {
            keys[e] = RandomStream.split(start, e);
        }
        long before = watched.steps(environment);
        watched.reset(environment, stream.split(0));
        samples.clear();
        boolean remembers = samples.remembers();
        watched.expectAll(observations, stride);
        scaled.start();
        int n = running(0, samples);
        for (int t = 0; n > 0; t++, n = running(t, samples)) {
            watched.observe(observations, stride);
            pack(n);
            watched.requireFinite(observations, stride, column, n);
            scaled.samples(observations, n);
            policy.run();
            int first = samples.size();
            for (int j = 0; j < n; j++) {
                int e = column[j];
                if (!(byMode
                        ? choice.mode(j, chosen, e, trajectories)
                        : choice.draw(j, keys[e], t, chosen, e, trajectories))) {
                    throw notFinite(e);
                }
                samples.append(e, t, observations, j, stride, chosen, trajectories);
                if (remembers) {
                    samples.remember(j, logProbability(j, e), logarithms, stride);
                }
            }
            if (perSample > 0) {
                samples.activate(n, activations, perSample, stride, kernels);
            }
            watched.step(mapping == null ? chosen : mapping.map(chosen));
            double[] rewards = watched.rewards();
            double[] discounted = watched.discountedRewards(rewards);
            for (int sample = first; sample < samples.size(); sample++) {
                int e = samples.environment(sample);
                samples.reward(sample, watched.reward(rewards, e), watched.reward(discounted, e));
            }
            watched.next();
        }
        end(samples);
        if (perSample > 0) {
            samples.activated(at, perSample);
        }
        // not the number of samples: an action may be held for several steps
        long taken = watched.steps(environment) - before;
        if (taken < 0) {
            throw watched.wrong("steps() has fallen by " + -taken + " in an episode");
        }
        steps += taken;
    }

    /** Looks up who is running before step {@code t} and returns how many they are. */
    private int running(int t, Trajectories samples) {
        boolean[] running = watched.running();
        int n = 0;
        for (int e = 0; e < running.length; e++) {
            if (running[e]) {
                if (samples.length(e) != t) {
                    throw watched.restarted(e, samples.length(e));
                }
                column[n++] = e;
            }
        }
        watched.requireRunning(n, samples.horizon());
        return n;
    }

    /** Moves the observations of those that are running to the first columns, in their order. */
    private void pack(int n) {
        for (int row = 0; n < trajectories && row < observations.length; row += stride) {
            for (int j = 0; j < n; j++) {
                observations[row + j] = observations[row + column[j]];
            }
        }
    }

    private void end(Trajectories samples) {
        boolean[] truncated = watched.truncated();
        if (readsLastStates) {
            watched.expectAll(observations, stride);
        }
        watched.observe(observations, stride);
        for (int e = 0; readsLastStates && e < trajectories; e++) {
            if (truncated[e]) {
                watched.requireFinite(observations, stride, e, e);
            }
        }
        scaled.others(observations, trajectories);
        samples.arrange(truncated, observations);
    }

    /**
     * The number of samples of the last run, then the sums of their unclipped scaled observations
     * and of the squares of these; live, empty without a scale.
     */
    public double[] observationSums() {
        return scaled.sums();
    }

    /** The log-probability of the action just chosen. */
    private double logProbability(int j, int e) {
        if (discrete) {
            return logarithms[(int) chosen[e] * stride + j];
        }
        double sum = 0;
        for (int d = 0; d < actionSize; d++) {
            double mean = distributions[d * stride + j];
            double z =
                    (chosen[d * trajectories + e] - mean)
                            / distributions[(actionSize + d) * stride + j];
            sum -= z * z / 2 + logarithms[(actionSize + d) * stride + j] + HALF_LOG_TWO_PI;
        }
        return sum;
    }

    private ArithmeticException notFinite(int e) {
        return new ArithmeticException(
                watched.where(e)
                        + ": the policy's distribution of actions is not finite, its parameters or the observation are too large"
                        + smallerSteps);
    }

    /**
     * Writes the means over the trajectories of the last run of what its environment measures.
     *
     * @param means one for each measure. Modified.
     */
    public void measures(double[] means) {
        for (int m = 0; m < means.length; m++) {
            double sum = 0;
            for (int e = 0; e < trajectories; e++) {
                sum += watched.measure(m, e);
            }
            means[m] = sum / trajectories;
        }
    }

    /** Environment steps taken since construction. */
    public long steps() {
        return steps;
    }
}
