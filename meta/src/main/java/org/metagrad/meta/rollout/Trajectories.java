package org.metagrad.meta.rollout;

import java.util.Arrays;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;

/**
 * The samples of one draw: all steps of K trajectories of one task, numbered in order of time.
 *
 * <p>The tiles hold them in that order, or, for losses whose credit runs along episodes, episode
 * after episode with whole episodes to a tile; {@link #arrange} puts them there. The numbers of a
 * sample are what the losses take: the state, the action, the weight and so on.
 */
public final class Trajectories {
    private final int observationSize;
    private final int actionRow;
    private final int actionSize;
    private final int weightRow;
    private final int followsRow;
    private final int sharesRow;
    private final int entropySharesRow;
    private final int oldLogProbabilityRow;
    private final int oldDistributionRow;
    private final int oldDistributionSize;
    private final boolean alongEpisodes;
    private final int horizon;
    private final FloatTiles drawn;
    private final FloatTiles tiles;
    private final int[] column;
    private final int[] environment;
    private final int[] time;
    private final double[] reward;
    private final double[] returns;
    private final int[] length;
    private final int[] firstColumn;
    private final boolean[] truncated;
    private final float[] finalStates;
    private double scale;
    private int size;

    /**
     * Room for {@code trajectories} of at most {@code horizon} steps.
     *
     * @param layout with states, actions and weights, and what else is filled in here: follows,
     *     shares and entropy shares
     * @param alongEpisodes whether the tiles hold whole episodes
     */
    public Trajectories(SampleLayout layout, int trajectories, int horizon, boolean alongEpisodes) {
        this(
                layout,
                trajectories,
                horizon,
                alongEpisodes,
                alongEpisodes
                        ? FloatTiles.widthOfEpisodes(horizon, trajectories)
                        : FloatTiles.width(trajectories * horizon));
    }

    /**
     * Room for {@code trajectories} in tiles of a given width, such as those of another number of
     * them: the order in which a loss adds its samples up is that of the tiles.
     *
     * @param width whole vectors; where tiles hold whole episodes, at least {@code horizon}
     */
    public Trajectories(
            SampleLayout layout, int trajectories, int horizon, boolean alongEpisodes, int width) {
        observationSize = layout.rows("states");
        actionRow = layout.row("actions");
        actionSize = layout.rows("actions");
        weightRow = layout.row("weights");
        followsRow = layout.row("follows");
        sharesRow = layout.row("shares");
        entropySharesRow = layout.row("entropy shares");
        oldLogProbabilityRow = layout.row("old log-probabilities");
        oldDistributionRow = layout.row("old distributions");
        oldDistributionSize = layout.rows("old distributions");
        this.alongEpisodes = alongEpisodes;
        this.horizon = horizon;
        int capacity = trajectories * horizon;
        drawn =
                alongEpisodes
                        ? new FloatTiles(layout.rows(), capacity)
                        : new FloatTiles(layout.rows(), capacity, width);
        if (alongEpisodes) {
            int sure = Math.ceilDiv(trajectories, width / horizon);
            tiles = new FloatTiles(layout.rows(), sure * width, width);
        } else {
            tiles = drawn;
        }
        column = new int[capacity];
        Arrays.setAll(column, i -> i);
        environment = new int[capacity];
        time = new int[capacity];
        reward = new double[capacity];
        returns = new double[trajectories];
        length = new int[trajectories];
        firstColumn = new int[trajectories];
        truncated = new boolean[trajectories];
        finalStates = new float[observationSize * FloatTiles.padded(trajectories)];
    }

    public void clear() {
        drawn.clear();
        size = 0;
        Arrays.fill(returns, 0);
        Arrays.fill(length, 0);
    }

    /**
     * Appends the step of one environment.
     *
     * @param e the trajectory's number
     * @param t steps since the reset, from 0
     * @param observations {@code [D, stride]}, of which column {@code j} is taken
     * @param actions {@code [A, actionStride]}, of which column {@code e} is taken
     */
    public void append(
            int e,
            int t,
            float[] observations,
            int j,
            int stride,
            float[] actions,
            int actionStride) {
        append(e, t, observations, j, stride, actions, e, actionStride);
    }

    /**
     * Appends a step.
     *
     * @param actionColumn which column of {@code actions} is taken
     */
    public void append(
            int e,
            int t,
            float[] observations,
            int j,
            int stride,
            float[] actions,
            int actionColumn,
            int actionStride) {
        int sample = drawn.append();
        drawn.set(sample, 0, observationSize, observations, j, stride);
        drawn.set(sample, actionRow, actionSize, actions, actionColumn, actionStride);
        environment[sample] = e;
        time[sample] = t;
        length[e] = t + 1;
        size++;
    }

    /** Whether samples remember the distributions they were drawn from. */
    boolean remembers() {
        return oldLogProbabilityRow >= 0;
    }

    /**
     * Remembers what the last sample was drawn from.
     *
     * @param distributions {@code [rows, stride]}, of which column {@code j} is taken
     */
    void remember(int j, double logProbability, float[] distributions, int stride) {
        int sample = size - 1;
        drawn.set(sample, oldLogProbabilityRow, (float) logProbability);
        drawn.set(sample, oldDistributionRow, oldDistributionSize, distributions, j, stride);
    }

    /**
     * Keeps the activations of the last {@code n} samples where samples stay in the order of time.
     *
     * @param from {@code [perSample, stride]}, their columns in order. Not modified.
     */
    public void activate(int n, float[] from, int perSample, int stride, FloatKernels kernels) {
        if (!alongEpisodes) {
            tiles.kept().activate(n, from, perSample, stride, kernels);
        }
    }

    /** Says with which parameters all activations were computed. */
    public void activated(double[] theta, int perSample) {
        if (!alongEpisodes) {
            tiles.kept().activated(theta, perSample, observationSize);
        }
    }

    public void reward(int sample, double value) {
        reward(sample, value, value);
    }

    /**
     * Sets the reward of a sample.
     *
     * @param undiscounted what counts for the return
     * @param discounted what is learnt from
     */
    void reward(int sample, double undiscounted, double discounted) {
        reward[sample] = discounted;
        returns[environment[sample]] += undiscounted;
    }

    /**
     * Ends the draw: says how the trajectories ended and puts the samples where the losses look.
     *
     * @param truncated which ended by the time limit. Not modified.
     * @param finalStates the states after the last step, {@code [D, stride]} with whole vectors to
     *     the stride. Not modified.
     */
    public void arrange(boolean[] truncated, float[] finalStates) {
        System.arraycopy(truncated, 0, this.truncated, 0, truncated.length);
        System.arraycopy(finalStates, 0, this.finalStates, 0, this.finalStates.length);
        if (alongEpisodes) {
            episodeAfterEpisode();
        }
        fill(sharesRow, 1f / size);
        entropyShare(1);
    }

    /** Says what is left of the entropy bonus, where there is one; 1 after {@link #arrange}. */
    public void entropyShare(double share) {
        fill(entropySharesRow, (float) share);
    }

    private void fill(int row, float value) {
        for (int i = 0; row >= 0 && i < size; i++) {
            tiles.set(column[i], row, value);
        }
    }

    private void episodeAfterEpisode() {
        tiles.clear();
        for (int e = 0; e < length.length; e++) {
            int used = tiles.size() % tiles.width();
            if (used + length[e] > tiles.width()) {
                tiles.endTile();
            }
            firstColumn[e] = tiles.size();
            for (int t = 0; t < length[e]; t++) {
                tiles.append();
            }
        }
        for (int i = 0; i < size; i++) {
            column[i] = firstColumn[environment[i]] + time[i];
            for (int row = 0; row < tiles.rows(); row++) {
                tiles.set(column[i], row, drawn.get(i, row));
            }
            tiles.set(column[i], followsRow, time[i] > 0 ? 1 : 0);
        }
    }

    /** Remembers the log-probability under which a sample's action was drawn. */
    public void remember(int sample, float logProbability) {
        tiles.set(column[sample], oldLogProbabilityRow, logProbability);
    }

    public void weight(int sample, double value) {
        tiles.set(column[sample], weightRow, (float) value);
    }

    public float state(int sample, int d) {
        return tiles.get(column[sample], d);
    }

    /** Reads a sample's state into {@code [D]} numbers. */
    public void state(int sample, double[] into) {
        tiles.get(column[sample], into);
    }

    /** The reward that is learnt from. */
    public double reward(int sample) {
        return reward[sample];
    }

    /** The column of a sample in the tiles. */
    public int column(int sample) {
        return column[sample];
    }

    /** The trajectory of a sample. */
    public int environment(int sample) {
        return environment[sample];
    }

    /** The step of a sample within its trajectory, from 0. */
    public int time(int sample) {
        return time[sample];
    }

    /** Whether the time limit ended the trajectory. */
    public boolean truncated(int trajectory) {
        return truncated[trajectory];
    }

    /** The states after the last steps, {@code [D, trajectories]} padded to whole vectors. */
    public float[] finalStates() {
        return finalStates;
    }

    /** The most steps of a trajectory. */
    int horizon() {
        return horizon;
    }

    /** The number of a trajectory's steps. */
    public int length(int trajectory) {
        return length[trajectory];
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    int trajectories() {
        return returns.length;
    }

    int observationSize() {
        return observationSize;
    }

    /** The mean undiscounted return of the trajectories. */
    public double meanReturn() {
        double sum = 0;
        for (double value : returns) {
            sum += value;
        }
        return sum / returns.length;
    }

    /**
     * The mean over the trajectories of {@code sum_t gamma^t r_t}, with the rewards that are learnt
     * from.
     */
    public double meanReturn(double gamma) {
        double sum = 0;
        double discount = 1;
        int t = 0;
        for (int i = 0; i < size; i++) {
            for (; t < time[i]; t++) {
                discount *= gamma;
            }
            sum += discount * reward[i];
        }
        return sum / returns.length;
    }

    /** The mean number of steps of the trajectories. */
    public double meanLength() {
        return (double) size / returns.length;
    }

    /** Says what the weights are divided by, beside the number of samples. */
    public void scale(double value) {
        scale = value;
    }

    /** What the weights are divided by, beside the number of samples. */
    public double scale() {
        return scale;
    }

    public FloatTiles tiles() {
        return tiles;
    }
}
