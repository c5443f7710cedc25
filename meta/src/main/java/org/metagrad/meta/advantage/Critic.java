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
 * A value network {@code V(s)} that all tasks share, two layers of 64 tanh units times a constant
 * scale, fitted by Adam to the lambda-returns of all draws of a meta-batch once its iteration is
 * over. Within an iteration it does not change, so a task's advantages do not depend on the others.
 */
public final class Critic {
    private static final int WIDTH = 64;

    /** Passes over the samples, and the parts of the meta-batch between which a pass steps. */
    private static final int PASSES = 5;

    private static final int PARTS = 4;
    private static final int INITIAL_PARAMETERS = 7;

    private final Mlp network;
    private final double scale;
    private final double[] parameters;
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
     * @param samplesOfTask the largest number of samples of a task, all its draws together
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
     * @param root of the run's random streams
     */
    public Critic(Settings settings, RandomStream root) {
        network = new Mlp(List.of(settings.observationSize, WIDTH, WIDTH, 1), Mlp.Activation.TANH);
        // the discounted return of a reward of 1 in every step: with it outputs are of order 1
        double steps = settings.discount < 1 ? 1 / (1 - settings.discount) : settings.horizon;
        scale = Math.min(steps, settings.horizon);
        parameters = new double[network.parameterCount()];
        network.glorot(root.split(INITIAL_PARAMETERS)::uniform, parameters);
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

    public ParameterLayout layout() {
        return ParameterLayout.of("value.", network.parameterNames(), network.parameterShapes());
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
    public void collect(int task, int draw, Trajectories from, double[] targets) {
        if (samples[task] == null) {
            samples[task] = new FloatTiles(layout.rows(), capacity);
        }
        FloatTiles tiles = samples[task];
        if (draw == 0) {
            tiles.clear();
        }
        int states = network.inputs();
        for (int i = 0; i < from.size(); i++) {
            int sample = tiles.append();
            for (int d = 0; d < states; d++) {
                tiles.set(sample, d, from.state(i, d));
            }
            tiles.set(sample, states, (float) (targets[i] / scale));
            tiles.set(sample, states + 1, 1);
        }
    }

    /** Fits the network to what has been collected; the bits do not depend on the threads. */
    public void fit(Gradients parallel) {
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
