// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.Windows;
import org.metagrad.autodiff.nn.Convolution;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Pooling;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.DoubleKernels;

/** A convolutional network, whose values have several columns for each sample, on tiles. */
class DoubleImageTilesTest {
    private static final double TOLERANCE = 60 * Math.ulp(1d);

    private static final ImageLoss LOSS = new ImageLoss();
    private static final int PARAMETERS =
            LOSS.parameterShapes().stream().mapToInt(Shape::size).sum();

    /** The cross-entropy of two classes of sequences of 8 numbers. */
    private record ImageLoss() implements Loss {
        private static final Convolution FIRST =
                new Convolution(Windows.ofSequence(1, 8, 3, 1, 1), 5);
        private static final Pooling POOLING =
                new Pooling(5, Windows.Axis.SINGLE, new Windows.Axis(8, 2, 2, 0));

        /** Dear enough to be kept, at three positions of each sample. */
        private static final Convolution SECOND =
                new Convolution(Windows.ofSequence(5, 4, 4, 1, 1), 3);

        private static final Convolution THIRD =
                new Convolution(Windows.ofSequence(3, 3, 3, 1, 0), 2);

        @Override
        public List<Shape> parameterShapes() {
            List<Shape> shapes = new ArrayList<>(FIRST.parameterShapes());
            shapes.addAll(SECOND.parameterShapes());
            shapes.addAll(THIRD.parameterShapes());
            return shapes;
        }

        @Override
        public List<Data> data() {
            return List.of(new Data("x", 8), new Data("label", 1), new Data("weight", 1));
        }

        Variable outputs(ProgramBuilder b, List<Variable> theta, Variable x) {
            Variable h = b.tanh(FIRST.apply(b, theta.subList(0, 2), x));
            Variable g = b.tanh(SECOND.apply(b, theta.subList(2, 4), POOLING.max(b, h)));
            return THIRD.apply(b, theta.subList(4, 6), g);
        }

        Program forward(int columns) {
            ProgramBuilder b = new ProgramBuilder();
            List<Variable> theta = parameterShapes().stream().map(b::input).toList();
            return b.build(outputs(b, theta, b.input(8, columns)));
        }

        @Override
        public Program program(int columns) {
            ProgramBuilder b = new ProgramBuilder();
            List<Variable> theta = parameterShapes().stream().map(b::input).toList();
            Variable x = b.input(8, columns);
            Variable label = b.input(1, columns);
            Variable weight = b.input(1, columns);
            Variable log = b.pick(b.logSoftmax(outputs(b, theta, x)), label);
            return b.build(b.scale(b.sum(b.multiply(weight, log)), -1));
        }
    }

    private static DoubleTiles samples(int n) {
        SplittableRandom random = new SplittableRandom(n);
        DoubleTiles samples = new DoubleTiles(10, n);
        for (int i = 0; i < n; i++) {
            int sample = samples.append();
            for (int row = 0; row < 8; row++) {
                samples.set(sample, row, random.nextInt(-999, 999) * .001d);
            }
            samples.set(sample, 8, i % 2);
            samples.set(sample, 9, 1d / n);
        }
        return samples;
    }

    private static double[] vector(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[PARAMETERS];
        Arrays.setAll(v, _ -> random.nextInt(-999, 999) * .0005d);
        return v;
    }

    private static List<double[]> split(double[] flat) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : LOSS.parameterShapes()) {
            parts.add(Arrays.copyOfRange(flat, at, at += shape.size()));
        }
        return parts;
    }

    private static double[] rows(DoubleTiles samples, int from, int to) {
        double[] values = new double[(to - from) * samples.size()];
        for (int row = from; row < to; row++) {
            for (int i = 0; i < samples.size(); i++) {
                values[(row - from) * samples.size() + i] = samples.get(i, row);
            }
        }
        return values;
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 336, 400, 700})
    void derivativesOfTilesAndFromActivationsAreThoseOfTheWholeBatch(int n) {
        DoubleTiles samples = samples(n);
        double[] theta = vector(1);
        double[] v = vector(2);
        List<double[]> in = new ArrayList<>(split(theta));
        in.add(rows(samples, 0, 8));
        in.add(rows(samples, 8, 9));
        in.add(rows(samples, 9, 10));
        double[] wantedGradient = flat(ReferenceInterpreter.evaluate(LOSS.gradient(n), in));
        in.addAll(split(v));
        double[] wanted = flat(ReferenceInterpreter.evaluate(LOSS.hessianVectorProduct(n), in));

        DoubleTiledLoss loss =
                new DoubleTiledLoss(
                        LOSS,
                        LOSS::forward,
                        SampleLayout.of(List.of(LOSS)),
                        samples.width(),
                        DoubleKernels.best());
        double[][] first = new double[3][PARAMETERS];
        derivatives(loss, theta, samples, v, first);
        assertThat(Closeness.relativeError(first[0], wantedGradient)).isLessThan(TOLERANCE);
        assertThat(Closeness.relativeError(first[2], wanted)).isLessThan(TOLERANCE);

        loss.activate(theta, samples);
        assertThat(loss.activations()).isPositive();
        double[][] second = new double[3][PARAMETERS];
        derivatives(loss, theta, samples, v, second);
        assertThat(second).isDeepEqualTo(first);
    }

    private static void derivatives(
            DoubleTiledLoss loss, double[] theta, DoubleTiles samples, double[] v, double[][] to) {
        loss.gradient(theta, samples, to[0]);
        loss.linearise(theta, samples, to[1]);
        loss.hessianVectorProduct(theta, samples, v, to[2]);
    }
}
