package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/**
 * What the benchmarks of derivatives run on: a softmax policy and random samples for it.
 *
 * @param policy the policy, whose network reads the context too
 * @param context values that the network reads beside the states
 */
public record FloatBatch(CategoricalPolicy policy, int context) {

    /**
     * {@return a policy of those layer sizes, such as {@code 4-64-64-2}, with tanh between the
     * layers}
     *
     * @param sizes of the layers
     */
    public static FloatBatch of(String sizes) {
        return of(sizes, 0);
    }

    /** A policy of those layer sizes with a context; the first of the sizes counts states alone. */
    static FloatBatch of(String sizes, int context) {
        List<Integer> layers =
                Arrays.asList(
                        Arrays.stream(sizes.split("-"))
                                .map(Integer::valueOf)
                                .toArray(Integer[]::new));
        layers.set(0, layers.getFirst() + context);
        return new FloatBatch(new CategoricalPolicy(new Mlp(layers, Mlp.Activation.TANH)), context);
    }

    /** {@return the surrogate loss LVC} */
    public Loss loss() {
        Loss plain = new PolicyLoss(policy, Surrogate.LVC, 0);
        return context == 0 ? plain : new ContextLoss(plain, context);
    }

    Program loss(int columns) {
        return loss().program(columns);
    }

    /** The forward pass of the policy. */
    Program distributions(int columns) {
        Program plain = policy.distributions(columns);
        return context == 0
                ? plain
                : ContextLoss.program(plain, policy.parameterShapes().size(), context);
    }

    int parameterInputs() {
        return loss().parameterShapes().size();
    }

    /**
     * {@return random parameters, a function of the seed}
     *
     * @param seed any number
     */
    public double[] theta(long seed) {
        return new SplittableRandom(seed)
                .doubles(policy.network().parameterCount() + context, -0.2, 0.2)
                .toArray();
    }

    private int states() {
        return policy.network().inputs() - context;
    }

    /** The numbers of sample after sample: state, action, weight. */
    double[] numbers(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = states() + 2;
        double[] numbers = new double[samples * rows];
        for (int i = 0; i < numbers.length; i++) {
            int row = i % rows;
            numbers[i] =
                    row == states()
                            ? random.nextInt(policy.network().outputs())
                            : random.nextDouble(-1, 1) / (row > states() ? samples : 1);
        }
        return numbers;
    }

    FloatTiles tiles(int samples, long seed) {
        double[] numbers = numbers(samples, seed);
        FloatTiles tiles = room(samples);
        for (int i = 0; i < numbers.length; i++) {
            int row = i % tiles.rows();
            int sample = row == 0 ? tiles.append() : tiles.size() - 1;
            tiles.set(sample, row, (float) numbers[i]);
        }
        return tiles;
    }

    /** Tiles for as many samples, still empty. */
    FloatTiles room(int samples) {
        return new FloatTiles(states() + 2, samples);
    }

    /** A vector {@link #theta} as one array for each parameter input. */
    List<double[]> parameters(double[] theta) {
        List<double[]> parameters = new ArrayList<>();
        int at = 0;
        for (Shape shape : loss().parameterShapes()) {
            parameters.add(Arrays.copyOfRange(theta, at, at += shape.size()));
        }
        return parameters;
    }

    /** The inputs of the loss over a batch: parameters of seed 1, samples of seed 2. */
    List<double[]> inputs(int samples) {
        return inputs(theta(1), numbers(samples, 2));
    }

    /** The inputs of the loss over samples given number after number. */
    List<double[]> inputs(double[] theta, double[] numbers) {
        List<double[]> inputs = new ArrayList<>(parameters(theta));
        int samples = numbers.length / (states() + 2);
        int first = 0;
        for (Loss.Data data : loss().data()) {
            double[] values = new double[data.rows() * samples];
            for (int i = 0; i < values.length; i++) {
                int row = first + i / samples;
                values[i] = numbers[i % samples * (states() + 2) + row];
            }
            inputs.add(values);
            first += data.rows();
        }
        return inputs;
    }

    /** {@code n} numbers between -1 and 1. */
    static float[] uniform(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
