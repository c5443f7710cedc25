package org.metagrad.meta;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.RandomStream;

/**
 * A value network {@code V(s)} that all tasks share, two layers of 64 tanh units times a constant
 * scale, fitted by Adam to the lambda-returns of all draws of a meta-batch once its iteration is
 * over. Within an iteration it does not change, so a task's advantages do not depend on the others.
 */
final class Critic {
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

    Critic(TrainingConfig config, int observationSize, int horizon) {
        network = new Mlp(List.of(observationSize, WIDTH, WIDTH, 1), Mlp.Activation.TANH);
        // the discounted return of a reward of 1 in every step: with it outputs are of order 1
        double steps = config.discount() < 1 ? 1 / (1 - config.discount()) : horizon;
        scale = Math.min(steps, horizon);
        parameters = new double[network.parameterCount()];
        ReinforcementLearning.glorot(
                network, RandomStream.of(config.seed()).split(INITIAL_PARAMETERS), parameters);
        adam = new Adam(parameters.length, config.criticLearningRate());
        layout = SampleLayout.of(List.of(loss()));
        capacity = (config.innerSteps() + 1) * config.trajectories() * horizon;
        samples = new FloatTiles[config.tasks()];
        gradients = new double[config.tasks()][parameters.length];
        mean = new double[parameters.length];
    }

    Loss loss() {
        return new MeanSquaredError(network);
    }

    Mlp network() {
        return network;
    }

    /** What the network's output is multiplied with. */
    double scale() {
        return scale;
    }

    /** Live. */
    double[] parameters() {
        return parameters;
    }

    Adam adam() {
        return adam;
    }

    ParameterLayout layout() {
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
    void collect(int task, int draw, Trajectories from, double[] targets) {
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

    /** Fits the network to what has been collected; the bits do not depend on the workers. */
    void fit(Workers<TaskWorker<?>> workers) {
        int parts = Math.min(PARTS, samples.length);
        for (int pass = 0; pass < PASSES; pass++) {
            for (int part = 0; part < parts; part++) {
                int first = part * samples.length / parts;
                int end = (part + 1) * samples.length / parts;
                workers.forEach(
                        end - first,
                        (worker, i) ->
                                ((PolicyGradientTask) worker)
                                        .criticWorker()
                                        .gradient(samples[first + i], gradients[first + i]));
                step(first, end);
            }
        }
    }

    private void step(int first, int end) {
        Arrays.fill(mean, 0);
        int n = 0;
        for (int t = first; t < end; t++) {
            n += samples[t].size();
        }
        for (int t = first; t < end; t++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += gradients[t][i] / n;
            }
        }
        if (!Maml.finite(mean)) {
            throw new ArithmeticException(
                    "the value network's gradient is not finite; try a smaller critic-learning-rate");
        }
        adam.step(parameters, mean);
    }
}
