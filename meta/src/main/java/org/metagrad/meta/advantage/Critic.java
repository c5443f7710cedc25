package org.metagrad.meta.advantage;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.rollout.Trajectories;

/**
 * A value network {@code V(s, t)} that all tasks share, two layers of 64 tanh units times a
 * constant scale, fitted by Adam to the lambda-returns of a meta-batch once its iteration is over.
 * Its inputs are the state and the share of the time that is left, {@code 1 - t / horizon}. Within
 * an iteration it does not change, so a task's advantages do not depend on the others.
 *
 * <p>Each draw of a task has a network of its own, fitted to the draws of that number alone: what
 * is drawn before adaptation and after each of its steps comes from different policies, with
 * different values. Until the first fit, in the first iteration and in runs that train nothing, its
 * values are those of nothing, and each task's baseline takes their place ({@link
 * ValueFunction#fitted}).
 *
 * <p>A time limit is no end: the value of the last state, with no time left, is added after
 * truncation as before. Return after adaptation on CartPole, MAML, seeds 101, 102, 103, mean over
 * iterations 6 to 15: 412, 289, 437, and over 21 to 25: 500, 496, 500. With one network of the
 * state alone for all draws, asked from the first iteration on, it was 412, 327, 457 and 499, 495,
 * 500: what is right costs a little time, as each network sees half the samples.
 */
public final class Critic {
    private static final int WIDTH = 64;

    /** Passes over the samples, and the parts of the meta-batch between which a pass steps. */
    private static final int PASSES = 5;

    private static final int PARTS = 4;
    private static final int INITIAL_PARAMETERS = 7;

    private final Mlp network;
    private final double scale;
    private final int horizon;
    private final String name;
    private final double[] parameters;
    private final double[] initial;
    private final Adam adam;
    private final SampleLayout layout;
    private final int capacity;
    private final FloatTiles[] samples;
    private final double[][] gradients;
    private final double[] mean;

    /**
     * The settings of a value network.
     *
     * @param observationSize the numbers of a state
     * @param horizon the largest number of steps of an episode
     * @param discount from one decision to the next
     * @param learningRate the step size of Adam
     * @param tasks of a meta-batch
     * @param samplesOfTask the largest number of samples of a draw of a task
     */
    public record Settings(
            int observationSize,
            int horizon,
            double discount,
            double learningRate,
            int tasks,
            int samplesOfTask) {}

    /** Computes the gradients of a part of the meta-batch, by several threads at once. */
    public interface Gradients {
        /** Has {@code gradient(t)} filled from {@code samples(t)} for {@code first <= t < end}. */
        void compute(int first, int end);
    }

    /**
     * A network that has learnt nothing.
     *
     * @param draw the number of the draw whose values it is for
     * @param root of the run's random streams
     */
    public Critic(Settings settings, int draw, RandomStream root) {
        int inputs = settings.observationSize + 1;
        network = new Mlp(List.of(inputs, WIDTH, WIDTH, 1), Mlp.Activation.TANH);
        horizon = settings.horizon;
        name = "value" + draw;
        // the discounted return of a reward of 1 in every step: with it outputs are of order 1
        double steps = settings.discount < 1 ? 1 / (1 - settings.discount) : settings.horizon;
        scale = Math.min(steps, settings.horizon);
        parameters = new double[network.parameterCount()];
        network.glorot(root.split(INITIAL_PARAMETERS).split(draw)::uniform, parameters);
        for (int i = 0; i < parameters.length; i++) {
            // as files have them, so that one that has learnt nothing is known after reading too
            parameters[i] = (float) parameters[i];
        }
        initial = parameters.clone();
        adam = new Adam(parameters.length, settings.learningRate);
        layout = SampleLayout.of(List.of(loss()));
        capacity = settings.samplesOfTask;
        samples = new FloatTiles[settings.tasks];
        gradients = new double[settings.tasks][parameters.length];
        mean = new double[parameters.length];
    }

    Loss loss() {
        return new MeanSquaredError(network);
    }

    Mlp network() {
        return network;
    }

    /** The factor of the network's output. */
    public double scale() {
        return scale;
    }

    /** The live parameters of the network. */
    public double[] parameters() {
        return parameters;
    }

    public Adam adam() {
        return adam;
    }

    /** Whether it has been fitted to anything, here or in the run that its parameters are of. */
    boolean fitted() {
        return !Arrays.equals(parameters, initial);
    }

    /** The share of an episode's time that is left after {@code time} steps, 0 to 1. */
    float timeLeft(int time) {
        return Math.max(0, 1 - (float) time / horizon);
    }

    public ParameterLayout layout() {
        return ParameterLayout.of(name + ".", network.parameterNames(), network.parameterShapes());
    }

    SampleLayout sampleLayout() {
        return layout;
    }

    /** The width of the tiles that {@link #collect} fills. */
    int tileWidth() {
        return FloatTiles.width(capacity);
    }

    /**
     * Keeps the states of a draw with their targets. Each task has tiles of its own, so several
     * threads may collect for different ones.
     *
     * @param targets of each sample. Not modified.
     */
    public void collect(int task, Trajectories from, double[] targets) {
        FloatTiles tiles = emptied(task);
        int states = network.inputs() - 1;
        for (int i = 0; i < from.size(); i++) {
            int sample = tiles.append();
            for (int d = 0; d < states; d++) {
                tiles.set(sample, d, from.state(i, d));
            }
            tiles.set(sample, states, timeLeft(from.time(i)));
            tiles.set(sample, states + 1, (float) (targets[i] / scale));
            tiles.set(sample, states + 2, 1);
        }
    }

    private FloatTiles emptied(int task) {
        if (samples[task] == null) {
            samples[task] = new FloatTiles(layout.rows(), capacity);
        }
        samples[task].clear();
        return samples[task];
    }

    /**
     * What {@link #collect} has kept of a task, row by row of each sample in turn; empty if
     * nothing. It is then kept no more.
     */
    public float[] collected(int task) {
        FloatTiles tiles = samples[task];
        if (tiles == null) {
            return new float[0];
        }
        int rows = layout.rows();
        float[] values = new float[tiles.size() * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = tiles.get(i / rows, i % rows);
        }
        tiles.clear();
        return values;
    }

    /**
     * Keeps what another process has collected of a task.
     *
     * @param values as {@link #collected} gives them there. Not modified.
     */
    public void collect(int task, float[] values) {
        if (values.length == 0) {
            return;
        }
        FloatTiles tiles = emptied(task);
        int rows = layout.rows();
        for (int at = 0; at < values.length; at += rows) {
            int sample = tiles.append();
            for (int row = 0; row < rows; row++) {
                tiles.set(sample, row, values[at + row]);
            }
        }
    }

    /**
     * Fits the network to what has been collected, if there is anything; the bits do not depend on
     * the threads.
     */
    public void fit(Gradients parallel) {
        if (samples[0] == null) {
            return;
        }
        int parts = Math.min(PARTS, samples.length);
        for (int pass = 0; pass < PASSES; pass++) {
            for (int part = 0; part < parts; part++) {
                int first = part * samples.length / parts;
                int end = (part + 1) * samples.length / parts;
                parallel.compute(first, end);
                step(first, end);
            }
        }
    }

    /** The samples that have been collected of a task. */
    public FloatTiles samples(int task) {
        return samples[task];
    }

    /** The array for the gradient of a task's sum of squared errors. */
    public double[] gradient(int task) {
        return gradients[task];
    }

    private void step(int first, int end) {
        Arrays.fill(mean, 0);
        int n = 0;
        for (int t = first; t < end; t++) {
            n += samples[t].size();
        }
        for (int t = first; t < end; t++) {
            Vectors.addShare(gradients[t], n, mean);
        }
        if (!Vectors.finite(mean)) {
            throw new ArithmeticException(
                    "the value network's gradient is not finite; try a smaller critic-learning-rate");
        }
        adam.step(parameters, mean);
    }
}
