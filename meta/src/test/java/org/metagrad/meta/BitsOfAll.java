package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/**
 * Prints the kernel set and digests of what is computed on it, one a line: derivatives in both
 * precisions cold, the same once the compilers have been at work, and a training.
 */
final class BitsOfAll {
    private static final int SAMPLES = 500;
    private static final CategoricalPolicy POLICY =
            new CategoricalPolicy(new Mlp(List.of(3, 20, 17, 3), Mlp.Activation.TANH));

    private BitsOfAll() {}

    /** Prints {@link #lines}. */
    public static void main(String[] arguments) {
        lines().forEach(System.out::println);
    }

    /** The kernel set's name, then the digests. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FloatKernels.best().name());
        String cold = derivatives();
        lines.add("derivatives " + cold);
        String warm = cold;
        for (int i = 0; i < 60; i++) {
            warm = derivatives();
        }
        lines.add("warm " + warm);
        TrainingConfig config =
                TrainingConfig.defaults()
                        .with("tasks", "3")
                        .with("trajectories", "4")
                        .with("hidden-width", "17")
                        .with("threads", "2");
        try (Training training = new Training(config)) {
            training.step();
            training.step();
            lines.add("training " + Digest.sha256(training.parameters()));
        }
        return lines;
    }

    private static String derivatives() {
        double[] numbers = new SplittableRandom(5).doubles(SAMPLES * 5, -1, 1).toArray();
        FloatTiles floats = new FloatTiles(5, SAMPLES);
        DoubleTiles doubles = new DoubleTiles(5, SAMPLES);
        for (int i = 0; i < numbers.length; i++) {
            double value = i % 5 == 3 ? i % 3 : numbers[i];
            int sample = i % 5 == 0 ? floats.append() : i / 5;
            if (i % 5 == 0) {
                doubles.append();
            }
            floats.set(sample, i % 5, (float) value);
            doubles.set(sample, i % 5, value);
        }
        FloatTiledLoss inFloat =
                FloatTiledLoss.of(
                        new PolicyLoss(POLICY, Surrogate.LVC, 0), SAMPLES, FloatKernels.best());
        DoubleTiledLoss inDouble =
                DoubleTiledLoss.of(
                        new PolicyLoss(POLICY, Surrogate.LVC, 0), SAMPLES, DoubleKernels.best());
        int parameters = inFloat.parameters();
        double[] theta = new SplittableRandom(1).doubles(parameters, -1, 1).toArray();
        double[] v = new SplittableRandom(2).doubles(parameters, -1, 1).toArray();
        double[] result = new double[4 * parameters];
        double[] to = new double[parameters];
        inFloat.linearise(theta, floats, to);
        System.arraycopy(to, 0, result, 0, parameters);
        inFloat.hessianVectorProduct(theta, floats, v, to);
        System.arraycopy(to, 0, result, parameters, parameters);
        inDouble.linearise(theta, doubles, to);
        System.arraycopy(to, 0, result, 2 * parameters, parameters);
        inDouble.hessianVectorProduct(theta, doubles, v, to);
        System.arraycopy(to, 0, result, 3 * parameters, parameters);
        return Digest.sha256(result);
    }
}
