// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.DoubleKernels;

/**
 * A weight matrix that is a product of two parameters: of the forward pass a value is kept that has
 * no column for a sample, and whose size is no multiple of a tile's width.
 */
class DoubleFactorisedTest {
    /** {@code sum w |tanh((A B) tanh(W x))|^2}. */
    private record Factorised(int rows, int inner, int columns) implements Loss {
        @Override
        public List<Shape> parameterShapes() {
            return List.of(
                    new Shape(rows, inner), new Shape(inner, columns), new Shape(columns, columns));
        }

        @Override
        public List<Data> data() {
            return List.of(new Data("x", columns), new Data("weight", 1));
        }

        private static Variable output(ProgramBuilder b, List<Variable> theta, Variable x) {
            Variable hidden = b.tanh(b.matmul(theta.get(2), x));
            return b.tanh(b.matmul(b.matmul(theta.get(0), theta.get(1)), hidden));
        }

        Program forward(int n) {
            ProgramBuilder b = new ProgramBuilder();
            List<Variable> theta = parameterShapes().stream().map(b::input).toList();
            return b.build(output(b, theta, b.input(columns, n)));
        }

        @Override
        public Program program(int n) {
            ProgramBuilder b = new ProgramBuilder();
            List<Variable> theta = parameterShapes().stream().map(b::input).toList();
            Variable x = b.input(columns, n);
            Variable weight = b.input(1, n);
            Variable y = output(b, theta, x);
            return b.build(b.sum(b.multiply(weight, b.sumRows(b.multiply(y, y)))));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 64, 8, 30", "20, 64, 30, 30", "3, 70, 40, 700", "32, 64, 21, 1"})
    void gradientsStartFromWhatTheForwardPassKept(int rows, int inner, int columns, int n) {
        Factorised factorised = new Factorised(rows, inner, columns);
        SplittableRandom random = new SplittableRandom(rows);
        List<double[]> in = new ArrayList<>();
        for (Shape shape : factorised.parameterShapes()) {
            in.add(random.doubles(shape.size(), -.15, .15).map(value -> value).toArray());
        }
        double[] theta = in.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] x = new double[columns * n];
        double[] weight = new double[n];
        DoubleTiles samples = new DoubleTiles(columns + 1, n);
        for (int i = 0; i < n; i++) {
            samples.append();
            for (int row = 0; row < columns; row++) {
                double value = random.nextDouble(-.5, .5);
                samples.set(i, row, value);
                x[row * n + i] = value;
            }
            samples.set(i, columns, .5d);
            weight[i] = .5;
        }
        in.add(x);
        in.add(weight);
        double[] wanted =
                ReferenceInterpreter.evaluate(factorised.gradient(n), in).stream()
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        DoubleTiledLoss loss =
                new DoubleTiledLoss(
                        factorised,
                        factorised::forward,
                        SampleLayout.of(List.of(factorised)),
                        samples.width(),
                        DoubleKernels.best());
        double[] first = new double[theta.length];
        loss.gradient(theta, samples, first);
        assertThat(Closeness.relativeError(first, wanted)).isLessThan(2e-5);
        loss.activate(theta, samples);
        double[] second = new double[theta.length];
        loss.gradient(theta, samples, second);
        assertThat(second).isEqualTo(first);
    }
}
