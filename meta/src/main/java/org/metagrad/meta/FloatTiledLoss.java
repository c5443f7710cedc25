package org.metagrad.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.FloatKernels;

/**
 * Gradient and Hessian-vector product of a loss that is a sum over samples.
 *
 * <p>One plan of fixed width runs over tile after tile and adds up, so its arena stays in the cache
 * whatever the batch. The gradient at a point can be linearised as it is computed: the products
 * there then reuse its forward and backward values ({@link Linearisation}), which are kept with the
 * samples. The parameters are held in double and meet the kernels' precision here.
 *
 * <p>Owns arenas: one for each thread. Allocates nothing in the steady state.
 */
public final class FloatTiledLoss {
    private final int width;
    private final int parameters;
    private final int data;
    private final int[] rows;
    private final int[] firstRows;
    private final int sampleRows;
    private final Program loss;
    private final FloatKernels kernels;
    private final FloatExecutable gradient;
    private final FloatExecutable primal;
    private final FloatExecutable tangent;
    private final int outputs;
    private final int[] residualSizes;
    private final int residualsOfTile;
    private final float[] theta;
    private final float[] direction;
    private final float[] result;
    private final float[] one = new float[1];
    private FloatExecutable value;

    /**
     * Plans a loss.
     *
     * @param lossOfColumns the loss over that many samples, as a program: inputs are the
     *     parameters, then the samples' numbers, each {@code [rows, columns]}; the output is {@code
     *     [1, 1]}
     * @param parameterInputs how many of the inputs are parameters
     * @param capacity that of the tiles it will run on
     */
    public FloatTiledLoss(
            IntFunction<Program> lossOfColumns,
            int parameterInputs,
            FloatKernels kernels,
            int capacity) {
        this(lossOfColumns, parameterInputs, kernels, FloatTiles.width(capacity), null, 0);
    }

    /**
     * Plans a loss on samples that have other numbers besides the ones it takes.
     *
     * @param layout of the samples
     * @param width of the tiles it will run on
     */
    FloatTiledLoss(Loss loss, SampleLayout layout, int width, FloatKernels kernels) {
        this(
                loss::program,
                loss.parameterShapes().size(),
                kernels,
                width,
                layout.firstRows(loss),
                layout.rows());
    }

    private FloatTiledLoss(
            IntFunction<Program> lossOfColumns,
            int parameterInputs,
            FloatKernels kernels,
            int width,
            int[] chosenRows,
            int rowsOfSamples) {
        this.width = width;
        this.kernels = kernels;
        loss = lossOfColumns.apply(width);
        data = parameterInputs;
        List<Shape> shapes = loss.inputs().stream().map(Program.Variable::shape).toList();
        parameters = shapes.subList(0, data).stream().mapToInt(Shape::size).sum();
        rows = shapes.subList(data, shapes.size()).stream().mapToInt(Shape::rows).toArray();
        firstRows = chosenRows == null ? oneAfterTheOther(rows) : chosenRows;
        sampleRows = chosenRows == null ? Arrays.stream(rows).sum() : rowsOfSamples;
        theta = new float[parameters];
        direction = new float[parameters];
        result = new float[parameters];

        int[] wrt = IntStream.range(0, data).toArray();
        Program gradientProgram = Differentiation.gradient(loss, wrt);
        Linearisation linear = Linearisation.of(gradientProgram, wrt);
        residualSizes = linear.residuals().stream().mapToInt(Shape::size).toArray();
        residualsOfTile = Arrays.stream(residualSizes).sum();
        outputs = data;
        List<Outputs> sums = Collections.nCopies(outputs, Outputs.ACCUMULATE);
        List<Outputs> sumsAndResiduals = new ArrayList<>(sums);
        sumsAndResiduals.addAll(Collections.nCopies(residualSizes.length, Outputs.ASSIGN));
        gradient = FloatExecutable.of(gradientProgram, kernels, sums);
        primal = FloatExecutable.of(linear.primal(), kernels, sumsAndResiduals);
        tangent = FloatExecutable.of(linear.tangent(), kernels, sums);
        int directions = data + rows.length + residualSizes.length;
        int at = 0;
        for (int i = 0; i < data; i++) {
            gradient.input(i, theta, at).output(i, result, at);
            primal.input(i, theta, at).output(i, result, at);
            tangent.input(i, theta, at).output(i, result, at);
            tangent.input(directions + i, direction, at);
            at += shapes.get(i).size();
        }
    }

    private static int[] oneAfterTheOther(int[] rows) {
        int[] first = new int[rows.length];
        for (int i = 1; i < rows.length; i++) {
            first[i] = first[i - 1] + rows[i - 1];
        }
        return first;
    }

    /** The length of the flat parameter vector. */
    public int parameters() {
        return parameters;
    }

    /** The numbers of a sample, all data inputs together. */
    public int rows() {
        return sampleRows;
    }

    /** The bytes of its plans' arenas and of its vectors, samples and their residuals apart. */
    public long bytes() {
        long values = theta.length + direction.length + result.length + one.length;
        values += gradient.arenaSize() + primal.arenaSize() + tangent.arenaSize();
        return Float.BYTES * (values + (value == null ? 0 : value.arenaSize()));
    }

    /** {@code L(theta; samples)}, the tiles' losses added in double. */
    public double value(double[] at, FloatTiles samples) {
        start(at, samples);
        if (value == null) {
            value = FloatExecutable.of(loss, kernels, Outputs.ASSIGN).output(0, one, 0);
            int from = 0;
            for (int i = 0; i < data; i++) {
                value.input(i, theta, from);
                from += loss.inputs().get(i).shape().size();
            }
        }
        double sum = 0;
        for (int t = 0; t < samples.tiles(); t++) {
            bind(value, samples, t);
            value.run();
            sum += one[0];
        }
        return sum;
    }

    /**
     * {@code gradient = grad L(theta; samples)}.
     *
     * @param gradient {@code [P]}. Modified.
     */
    public void gradient(double[] at, FloatTiles samples, double[] gradient) {
        start(at, samples);
        for (int t = 0; t < samples.tiles(); t++) {
            bind(this.gradient, samples, t);
            this.gradient.run();
        }
        finish(gradient);
    }

    /**
     * The same, and keeps with the samples what {@link #hessianVectorProduct} at this point reuses.
     *
     * @param gradient {@code [P]}. Modified.
     */
    public void linearise(double[] at, FloatTiles samples, double[] gradient) {
        start(at, samples);
        float[] residuals = samples.residuals(residualsOfTile);
        for (int t = 0; t < samples.tiles(); t++) {
            bind(primal, samples, t);
            int from = t * residualsOfTile;
            for (int r = 0; r < residualSizes.length; r++) {
                primal.output(outputs + r, residuals, from);
                from += residualSizes[r];
            }
            primal.run();
        }
        finish(gradient);
        samples.linearised(this, at);
    }

    /**
     * {@code product = H(theta; samples) v}. Linearises first unless that has been done for these
     * samples at this point.
     *
     * @param product {@code [P]}. Modified.
     */
    public void hessianVectorProduct(
            double[] at, FloatTiles samples, double[] v, double[] product) {
        if (!samples.isLinearised(this, at)) {
            linearise(at, samples, product);
        }
        start(at, samples);
        round(v, direction);
        float[] residuals = samples.residuals(residualsOfTile);
        for (int t = 0; t < samples.tiles(); t++) {
            bind(tangent, samples, t);
            int from = t * residualsOfTile;
            for (int r = 0; r < residualSizes.length; r++) {
                tangent.input(data + rows.length + r, residuals, from);
                from += residualSizes[r];
            }
            tangent.run();
        }
        finish(product);
    }

    private void start(double[] at, FloatTiles samples) {
        if (samples.rows() != sampleRows) {
            throw new IllegalArgumentException(
                    "samples have " + samples.rows() + " numbers, the loss wants " + sampleRows);
        }
        if (samples.width() != width) {
            throw new IllegalArgumentException(
                    "tiles of " + samples.width() + " samples, the loss is planned for " + width);
        }
        round(at, theta);
        Arrays.fill(result, 0);
    }

    private void bind(FloatExecutable plan, FloatTiles samples, int tile) {
        int from = tile * samples.rows() * width;
        for (int i = 0; i < rows.length; i++) {
            plan.input(data + i, samples.values(), from + firstRows[i] * width);
        }
    }

    private void finish(double[] to) {
        for (int i = 0; i < parameters; i++) {
            to[i] = result[i];
        }
    }

    /** To the precision of the kernels. */
    static void round(double[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
