// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.DoubleKernels;

/**
 * Any derivative of a batch's loss as one plan that runs over tile after tile and adds up its
 * outputs, as {@code DoubleTiledLoss} runs the ones that learners need.
 */
final class DoubleTiledPlan {
    private final DoubleExecutable plan;
    private final int firstData;
    private final int[] rows;
    private final int width;
    private final double[] tiles;
    private final int tileSize;
    private final double[] results;

    /**
     * What a plan runs on.
     *
     * @param numbers the data, sample after sample
     * @param theta of all parameters
     * @param v the directions
     */
    record Point(double[] numbers, double[] theta, double[] v) {}

    /**
     * @param program inputs are the loss's parameters, data of {@code width} columns and perhaps
     *     directions shaped as the parameters
     */
    DoubleTiledPlan(Program program, Loss loss, int width, Point point, DoubleKernels kernels) {
        int parameters = loss.parameterShapes().size();
        int[] data = loss.data().stream().mapToInt(Loss.Data::rows).toArray();
        double[] numbers = point.numbers();
        plan = DoubleExecutable.of(program, kernels, Outputs.ACCUMULATE);
        firstData = parameters;
        rows = data;
        this.width = width;
        int numbersOfSample = Arrays.stream(data).sum();
        tileSize = numbersOfSample * width;
        int samples = numbers.length / numbersOfSample;
        tiles = new double[Math.ceilDiv(samples, width) * tileSize];
        for (int s = 0; s < samples; s++) {
            int column = s / width * tileSize + s % width;
            for (int row = 0; row < numbersOfSample; row++) {
                tiles[column + row * width] = numbers[s * numbersOfSample + row];
            }
        }
        bind(0, point.theta(), parameters);
        if (program.inputs().size() > parameters + data.length) {
            bind(parameters + data.length, point.v(), parameters);
        }
        List<Shape> shapes = program.outputs().stream().map(Program.Variable::shape).toList();
        results = new double[shapes.stream().mapToInt(Shape::size).sum()];
        int at = 0;
        for (int i = 0; i < shapes.size(); i++) {
            plan.output(i, results, at);
            at += shapes.get(i).size();
        }
    }

    private void bind(int first, double[] values, int count) {
        int at = 0;
        for (int i = first; i < first + count; i++) {
            plan.input(i, values, at);
            at += plan.program().inputs().get(i).shape().size();
        }
    }

    /** The outputs one after the other, summed over the tiles. */
    double[] run() {
        Arrays.fill(results, 0);
        for (int tile = 0; tile < tiles.length; tile += tileSize) {
            int at = tile;
            for (int i = 0; i < rows.length; i++) {
                plan.input(firstData + i, tiles, at);
                at += rows[i] * width;
            }
            plan.run();
        }
        return results;
    }
}
