package org.metagrad.meta.task;

import java.util.Arrays;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.CriticPlans;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.objective.OutputDivergence;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.LogProbabilities;
import org.metagrad.meta.rollout.ObservationScale;
import org.metagrad.meta.rollout.ScaledObservations;
import org.metagrad.meta.rollout.Trajectories;

/**
 * A task whose trajectories somebody else has collected: what {@link PolicyTask} does with those
 * that it draws, with the same bits. The samples are given in the order of time, those of one time
 * in the order of the trajectories. One for each thread; once there is room for so many
 * trajectories nothing is allocated.
 *
 * <p>As a {@link LearningTask} it has the loss of {@link #gradient(double[], double[])}, and after
 * {@link #takeRatios} that of {@link #ratioGradient}.
 */
public final class CollectedTask implements LearningTask<Trajectories> {
    private final PolicyProblem problem;
    private final FloatKernels kernels;
    private final SampleLayout layout;
    private final FloatTiledLoss loss;
    private final boolean differences;
    private final ScaledObservations scaled;
    private final float[] observation;
    private int room;
    private int stride;
    private Trajectories samples;
    private Advantages advantages;
    private Advantages ratioAdvantages;
    private CriticPlans criticPlans;
    private float[] actions;
    private float[] finalStates;
    private boolean[] truncated;
    private boolean byRatios;
    private FloatTiledLoss ratioLoss;
    private LogProbabilities likelihood;
    private TiledDivergence outputs;

    /** Buffers and plans of one thread, for as many trajectories as a draw of a training has. */
    public CollectedTask(PolicyProblem problem, FloatKernels kernels) {
        this.problem = problem;
        this.kernels = kernels;
        layout = problem.losses().layoutOfCollected();
        differences = problem.config().surrogate() instanceof Surrogate.Dice;
        loss =
                new FloatTiledLoss(
                        problem.losses().surrogate(), layout, problem.room().tileWidth(), kernels);
        observation = new float[problem.observationSize()];
        ObservationScale scale = problem.beside().scale();
        scaled = new ScaledObservations(scale, observation.length, 1);
        scaled.start();
        makeRoom(problem.config().trajectories());
    }

    private void makeRoom(int trajectories) {
        room = trajectories;
        stride = FloatTiles.padded(trajectories);
        samples = problem.room().collected(layout, trajectories);
        criticPlans =
                problem.beside().critic(0) == null
                        ? null
                        : new CriticPlans(
                                problem.beside().critic(0),
                                layout,
                                problem.room().tileWidth(),
                                trajectories,
                                kernels);
        advantages = problem.advantages(criticPlans, trajectories, problem.config().surrogate());
        ratioAdvantages = null;
        actions = new float[problem.sampler().policy().actionRows()];
        finalStates = new float[observation.length * stride];
        truncated = new boolean[trajectories];
    }

    /**
     * Begins a draw of so many trajectories.
     *
     * @throws IllegalArgumentException if there is no room for their samples
     */
    public void start(int trajectories) {
        if (trajectories > room) {
            problem.requireRoom(trajectories);
            makeRoom(trajectories);
        }
        samples.clear();
        Arrays.fill(truncated, false);
    }

    /**
     * Adds a sample.
     *
     * @param e its trajectory
     * @param t its number in it, from 0
     * @param observations of which the one from {@code from} on is taken. Not modified.
     * @param drawn of which the action from {@code actionFrom} on is taken, in the policy's own
     *     units. Not modified.
     * @param reward that is learnt from
     */
    public void add(
            int e,
            int t,
            float[] observations,
            int from,
            float[] drawn,
            int actionFrom,
            double reward) {
        System.arraycopy(observations, from, observation, 0, observation.length);
        scaled.others(observation, 1);
        System.arraycopy(drawn, actionFrom, actions, 0, actions.length);
        samples.append(e, t, observation, 0, 1, actions, 0, 1);
        samples.reward(samples.size() - 1, reward);
    }

    /**
     * Says that the time limit ended a trajectory.
     *
     * @param observations of which the one from {@code from} on, after the last step, is taken. Not
     *     modified.
     */
    public void truncate(int e, float[] observations, int from) {
        truncated[e] = true;
        System.arraycopy(observations, from, observation, 0, observation.length);
        scaled.others(observation, 1);
        for (int d = 0; d < observation.length; d++) {
            finalStates[d * stride + e] = observation[d];
        }
    }

    /**
     * Ends the draw: gives each sample its weight.
     *
     * @param draw how many steps of adaptation came before it
     */
    public void weigh(int draw) {
        samples.arrange(truncated, finalStates);
        problem.losses().shareEntropy(samples);
        if (criticPlans != null) {
            criticPlans.turnTo(problem.beside().critic(draw));
        }
        advantages.weigh(samples);
        byRatios = false;
    }

    /**
     * Writes the gradient of the configuration's surrogate at the parameters that acted.
     *
     * @param at {@code [P]}. Not modified.
     * @param gradient {@code [P]}. Modified.
     */
    public void gradient(double[] at, double[] gradient) {
        loss.gradient(at, samples.tiles(), gradient);
    }

    /** The draw that was collected, whatever the parameters and its number. */
    @Override
    public Trajectories sample(double[] theta, int draw) {
        return samples;
    }

    @Override
    public void gradient(double[] theta, Trajectories data, double[] gradient) {
        (byRatios ? ratioLoss : loss).gradient(theta, data.tiles(), gradient);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        (byRatios ? ratioLoss : loss).hessianVectorProduct(theta, data.tiles(), v, product);
    }

    @Override
    public void fisherVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        if (outputs == null) {
            OutputDivergence divergence = problem.losses().outputs().orElseThrow();
            outputs = new TiledDivergence(divergence, layout, problem.room().tileWidth(), kernels);
        }
        outputs.fisherVectorProduct(theta, data.tiles(), v, product);
    }

    /**
     * Remembers the probabilities with which the parameters that acted drew the actions, for {@link
     * #ratioGradient}.
     *
     * @param at the parameters that acted, {@code [P]}. Not modified.
     */
    public void remember(double[] at) {
        if (ratioLoss == null) {
            int width = problem.room().tileWidth();
            ratioLoss = new FloatTiledLoss(problem.losses().replayed(), layout, width, kernels);
            likelihood = new LogProbabilities(problem.sampler(), layout, width, kernels);
        }
        likelihood.remember(at, samples);
    }

    /**
     * Goes over to the loss of {@link #ratioGradient} until the next draw, and gives the samples
     * its weights.
     */
    public void takeRatios() {
        byRatios = true;
        if (!differences) {
            return;
        }
        if (ratioAdvantages == null) {
            // DICE's weights are differences of these, which a ratio for each step takes whole
            ratioAdvantages = problem.advantages(criticPlans, room, new Surrogate.Loaded(1, 1));
        }
        ratioAdvantages.weigh(samples);
    }

    /**
     * Writes the gradient at other parameters than those that acted, each sample weighed by the
     * ratio of its probabilities ({@link org.metagrad.meta.objective.RatioLoss}).
     *
     * @param at {@code [P]}. Not modified.
     * @param gradient {@code [P]}. Modified.
     */
    public void ratioGradient(double[] at, double[] gradient) {
        ratioLoss.gradient(at, samples.tiles(), gradient);
    }

    /** The samples of the last draw. */
    Trajectories samples() {
        return samples;
    }
}
