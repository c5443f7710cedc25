package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.objective.OutputDivergence;

/** Divergences by tiles in float against whole batches in the interpreter in double. */
class TiledDivergenceTest {
    private static final Mlp NETWORK = new Mlp(List.of(2, 5, 3), Mlp.Activation.TANH);
    private static final int WIDTH = 64;

    /** Some of one tile and some of several, of which the last has room left. */
    private static final int[] SIZES = {5, 2 * WIDTH, 3 * WIDTH + 7};

    static Stream<OutputDivergence> divergences() {
        return Stream.of(
                new OutputDivergence.OfLabels(NETWORK),
                new OutputDivergence.OfMeans(NETWORK),
                new OutputDivergence.OfPolicy(new CategoricalPolicy(NETWORK)),
                new OutputDivergence.OfPolicy(new GaussianPolicy(NETWORK)));
    }

    /** Values that a float holds. */
    private static double[] vector(SplittableRandom random, int size) {
        double[] v = new double[size];
        Arrays.setAll(v, _ -> (float) random.nextDouble(-1, 1));
        return v;
    }

    private static FloatTiles samples(SplittableRandom random, int n) {
        FloatTiles samples = new FloatTiles(3, n, WIDTH);
        for (int i = 0; i < n; i++) {
            int sample = samples.append();
            samples.set(sample, 0, (float) random.nextDouble(-1, 1));
            samples.set(sample, 1, (float) random.nextDouble(-1, 1));
            samples.set(sample, 2, (float) random.nextDouble(0, 2.0 / n));
        }
        return samples;
    }

    private static void addParts(List<Shape> shapes, double[] flat, List<double[]> to) {
        int at = 0;
        for (Shape shape : shapes) {
            to.add(Arrays.copyOfRange(flat, at, at += shape.size()));
        }
    }

    private static List<double[]> inputs(
            OutputDivergence of, double[] theta, double[] target, FloatTiles samples) {
        List<double[]> all = new ArrayList<>();
        addParts(of.shapes(), theta, all);
        addParts(of.shapes(), target, all);
        int n = samples.size();
        double[] x = new double[2 * n];
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = samples.get(i, 0);
            x[n + i] = samples.get(i, 1);
            shares[i] = samples.get(i, 2);
        }
        all.add(x);
        all.add(shares);
        return all;
    }

    /** The first p values of all that the interpreter gives. */
    private static double[] first(int p, List<double[]> parts) {
        return Arrays.copyOf(parts.stream().flatMapToDouble(Arrays::stream).toArray(), p);
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void tilesAddUpToTheWholeBatch(OutputDivergence of) {
        SplittableRandom random = new SplittableRandom(3);
        int p = of.shapes().stream().mapToInt(Shape::size).sum();
        TiledDivergence tiled =
                new TiledDivergence(of, SampleLayout.of(List.of(of)), WIDTH, FloatKernels.best());
        double[] got = new double[p];
        for (int n : SIZES) {
            double[] theta = vector(random, p);
            double[] target = vector(random, p);
            double[] v = vector(random, p);
            FloatTiles samples = samples(random, n);

            tiled.gradient(theta, target, samples, got);
            double[] gradient =
                    first(
                            p,
                            ReferenceInterpreter.evaluate(
                                    of.gradient(n), inputs(of, theta, target, samples)));
            assertThat(Closeness.relativeError(got, gradient)).isLessThan(1e-5);

            List<double[]> along = inputs(of, theta, theta, samples);
            addParts(of.shapes(), v, along);
            addParts(of.shapes(), new double[p], along);
            double[] product =
                    first(p, ReferenceInterpreter.evaluate(of.hessianVectorProduct(n), along));
            tiled.fisherVectorProduct(theta, samples, v, got);
            assertThat(Closeness.relativeError(got, product)).isLessThan(1e-5);
        }
    }
}
