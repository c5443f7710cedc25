package org.metagrad.bench.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.meta.FloatTiles;
import org.metagrad.meta.Surrogate;

/** What the benchmarks of derivatives run on: a softmax policy and random samples for it. */
record FloatBatch(CategoricalPolicy policy) {

    /** A policy of those layer sizes, such as {@code 4-64-64-2}, with tanh between the layers. */
    static FloatBatch of(String sizes) {
        List<Integer> layers = Arrays.stream(sizes.split("-")).map(Integer::valueOf).toList();
        return new FloatBatch(new CategoricalPolicy(new Mlp(layers, Mlp.Activation.TANH)));
    }

    Program loss(int columns) {
        return Surrogate.LVC.loss(policy, columns);
    }

    int parameterInputs() {
        return policy.network().parameterShapes().size();
    }

    double[] theta(long seed) {
        return new SplittableRandom(seed)
                .doubles(policy.network().parameterCount(), -0.2, 0.2)
                .toArray();
    }

    private int inputs() {
        return policy.network().sizes().getFirst();
    }

    /** The numbers of sample after sample: state, action, weight. */
    private double[] numbers(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = inputs() + 2;
        double[] numbers = new double[samples * rows];
        for (int i = 0; i < numbers.length; i++) {
            int row = i % rows;
            numbers[i] =
                    row == inputs()
                            ? random.nextInt(policy.network().sizes().getLast())
                            : random.nextDouble(-1, 1) / (row > inputs() ? samples : 1);
        }
        return numbers;
    }

    FloatTiles tiles(int samples, long seed) {
        double[] numbers = numbers(samples, seed);
        FloatTiles tiles = new FloatTiles(inputs() + 2, samples);
        for (int i = 0; i < numbers.length; i++) {
            int row = i % tiles.rows();
            int sample = row == 0 ? tiles.append() : tiles.size() - 1;
            tiles.set(sample, row, (float) numbers[i]);
        }
        return tiles;
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
