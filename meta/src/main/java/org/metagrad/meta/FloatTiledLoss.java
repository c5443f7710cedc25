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
import org.metagrad.autodiff.SharedForward;
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
 * samples. Where drawing the samples has left activations with them, gradients at the same
 * parameters start from those ({@link SharedForward}). The parameters are held in double and meet
 * the kernels' precision here.
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
    private final SharedForward shared;
    private final FloatExecutable gradientBehind;
    private final FloatExecutable primalBehind;
    private final FloatKeptValues kept;
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
        this(lossOfColumns, null, parameterInputs, kernels, FloatTiles.width(capacity), null, 0);
    }

    /**
     * Plans a loss on samples that have other numbers besides the ones it takes.
     *
     * @param layout of the samples
     * @param width of the tiles it will run on
     */
    FloatTiledLoss(Loss loss, SampleLayout layout, int width, FloatKernels kernels) {
        this(loss, null, layout, width, kernels);
    }

    /**
     * Plans a loss on samples that may have kept what a forward pass over them computed, as drawing
     * actions does.
     *
     * @param forward the forward pass of that many columns: inputs are the loss's parameters and
     *     its first data; null for none
     */
    FloatTiledLoss(
            Loss loss,
            IntFunction<Program> forward,
            SampleLayout layout,
            int width,
            FloatKernels kernels) {
        this(
                loss::program,
                forward,
                loss.parameterShapes().size(),
                kernels,
                width,
                layout.firstRows(loss),
                layout.rows());
    }

    private FloatTiledLoss(
            IntFunction<Program> lossOfColumns,
            IntFunction<Program> forward,
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
        List<Outputs> sums = Collections.nCopies(data, Outputs.ACCUMULATE);
        gradient = FloatExecutable.of(gradientProgram, kernels, sums);
        primal = summing(linear.primal());
        tangent = FloatExecutable.of(linear.tangent(), kernels, sums);
        if (forward == null) {
            shared = null;
            gradientBehind = null;
            primalBehind = null;
            kept = new FloatKeptValues(linear.primal(), data, List.of());
        } else {
            List<Program> whole = List.of(gradientProgram, linear.primal());
            shared = SharedForward.of(forward.apply(width), whole);
            Program rest = shared.rests().getLast();
            kept = new FloatKeptValues(rest, data, shared.values());
            gradientBehind = FloatExecutable.of(shared.rests().getFirst(), kernels, sums);
            primalBehind = summing(kept.withoutActivations(rest));
        }
        int directions = data + rows.length + kept.residuals();
        int at = 0;
        for (int i = 0; i < data; i++) {
            for (FloatExecutable plan : plans()) {
                plan.input(i, theta, at).output(i, result, at);
            }
            tangent.input(directions + i, direction, at);
            at += shapes.get(i).size();
        }
    }

    /** Plans a program that adds up gradients and assigns what follows them. */
    private FloatExecutable summing(Program program) {
        List<Outputs> modes = new ArrayList<>(Collections.nCopies(data, Outputs.ACCUMULATE));
        int others = program.outputs().size() - data;
        modes.addAll(Collections.nCopies(others, Outputs.ASSIGN));
        return FloatExecutable.of(program, kernels, modes);
    }

    private List<FloatExecutable> plans() {
        return shared == null
                ? List.of(gradient, primal, tangent)
                : List.of(gradient, primal, tangent, gradientBehind, primalBehind);
    }

    /** Which values of a forward pass spare this loss computing them again; null for none. */
    SharedForward shared() {
        return shared;
    }

    /** The numbers of a sample that are kept of a forward pass. */
    int activations() {
        return kept.activationRows();
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
        values += plans().stream().mapToInt(FloatExecutable::arenaSize).sum();
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
            run(value, samples, t);
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
        boolean behind = shared != null && samples.isActivated(at);
        FloatExecutable plan = behind ? gradientBehind : this.gradient;
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            if (behind) {
                kept.readActivations(plan, data + rows.length, samples, t);
            }
            run(plan, samples, t);
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
        boolean behind = shared != null && samples.isActivated(at);
        FloatExecutable plan = behind ? primalBehind : primal;
        if (!behind && kept.sharesActivations()) {
            samples.overwriteActivations();
        }
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            if (behind) {
                kept.readActivations(plan, data + rows.length, samples, t);
            }
            kept.writeResiduals(plan, !behind, samples, t);
            run(plan, samples, t);
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
        for (int t = 0; t < samples.tiles(); t++) {
            bind(tangent, samples, t);
            kept.readResiduals(tangent, data + rows.length, samples, t);
            run(tangent, samples, t);
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

    /** Runs a plan on a tile, whose refusal of an index names a column of the tile. */
    private void run(FloatExecutable plan, FloatTiles samples, int tile) {
        try {
            plan.run();
        } catch (IllegalArgumentException e) {
            int first = tile * width;
            int last = Math.min(samples.size(), first + width) - 1;
            String range = "samples " + first + " to " + last + ", one a column: ";
            throw new IllegalArgumentException(range + e.getMessage(), e);
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
