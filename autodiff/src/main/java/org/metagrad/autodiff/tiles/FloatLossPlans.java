package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
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
 * The plans of a loss for tiles of one width, and the vectors they share: all read the parameters
 * {@code theta}, those of derivatives add up in {@code result}. Whether what they read beside it is
 * valid is their caller's business.
 */
final class FloatLossPlans {
    private final int width;
    private final int parameterInputs;
    private final int[] rows;
    private final int[] firstRows;
    private final Program loss;
    private final FloatKernels kernels;
    private final FloatExecutable gradient;
    private final FloatExecutable primal;
    private final FloatExecutable tangent;
    private final FloatExecutable gradientBehind;
    private final FloatExecutable primalBehind;
    private final Program forwardProgram;
    private final SharedForward shared;
    private final FloatKeptPlaces kept;
    private final float[] theta;
    private final float[] direction;
    private final float[] result;
    private final float[] one = new float[1];
    private FloatExecutable value;
    private FloatExecutable forward;

    /**
     * Plans the derivatives.
     *
     * @param forwardOfColumns as in {@link FloatTiledLoss}; null for none
     */
    FloatLossPlans(
            Loss source,
            IntFunction<Program> forwardOfColumns,
            SampleLayout layout,
            int width,
            FloatKernels kernels) {
        this.width = width;
        this.kernels = kernels;
        loss = source.program(width);
        firstRows = layout.firstRows(source);
        parameterInputs = source.parameterShapes().size();
        List<Shape> shapes = loss.inputs().stream().map(Program.Variable::shape).toList();
        int parameters = shapes.stream().limit(parameterInputs).mapToInt(Shape::size).sum();
        rows = shapes.stream().skip(parameterInputs).mapToInt(Shape::rows).toArray();
        theta = new float[parameters];
        direction = new float[parameters];
        result = new float[parameters];

        int[] wrt = IntStream.range(0, parameterInputs).toArray();
        Program gradientProgram = Differentiation.gradient(loss, wrt);
        Linearisation linear = Linearisation.of(gradientProgram, wrt);
        List<Outputs> sums = Collections.nCopies(parameterInputs, Outputs.ACCUMULATE);
        gradient = FloatExecutable.of(gradientProgram, kernels, sums);
        primal = summing(linear.primal());
        tangent = FloatExecutable.of(linear.tangent(), kernels, sums);
        if (forwardOfColumns == null) {
            forwardProgram = null;
            shared = null;
            gradientBehind = null;
            primalBehind = null;
            kept = new FloatKeptPlaces(linear.primal(), parameterInputs, List.of());
        } else {
            forwardProgram = forwardOfColumns.apply(width);
            shared = SharedForward.of(forwardProgram, List.of(gradientProgram, linear.primal()));
            Program rest = shared.rests().getLast();
            kept = new FloatKeptPlaces(rest, parameterInputs, shared.values());
            gradientBehind = FloatExecutable.of(shared.rests().getFirst(), kernels, sums);
            primalBehind = summing(kept.withoutActivations(rest));
        }
        bindVectors(shapes);
    }

    /** Plans a program that adds up gradients and assigns what follows them. */
    private FloatExecutable summing(Program program) {
        List<Outputs> modes =
                new ArrayList<>(Collections.nCopies(parameterInputs, Outputs.ACCUMULATE));
        int others = program.outputs().size() - parameterInputs;
        modes.addAll(Collections.nCopies(others, Outputs.ASSIGN));
        return FloatExecutable.of(program, kernels, modes);
    }

    private void bindVectors(List<Shape> shapes) {
        int directions = parameterInputs + rows.length + kept.residuals();
        int at = 0;
        for (int i = 0; i < parameterInputs; i++) {
            for (FloatExecutable plan : plans()) {
                plan.input(i, theta, at).output(i, result, at);
            }
            tangent.input(directions + i, direction, at);
            at += shapes.get(i).size();
        }
    }

    private List<FloatExecutable> plans() {
        return shared == null
                ? List.of(gradient, primal, tangent)
                : List.of(gradient, primal, tangent, gradientBehind, primalBehind);
    }

    /** The live parameters {@code [P]} that every run reads. */
    float[] theta() {
        return theta;
    }

    /** The live direction {@code [P]} that {@link #tangent} reads. */
    float[] direction() {
        return direction;
    }

    /** The live vector {@code [P]} to which the derivatives are added. */
    float[] result() {
        return result;
    }

    int width() {
        return width;
    }

    /** Which values of a forward pass spare the derivatives computing them; null for none. */
    SharedForward shared() {
        return shared;
    }

    int activations() {
        return kept.activationRows();
    }

    /** Whether {@link #linearise} that has no activations writes to their places. */
    boolean overwritesActivations() {
        return kept.sharesActivations();
    }

    long bytes() {
        long values = theta.length + direction.length + result.length + one.length;
        values += plans().stream().mapToInt(FloatExecutable::arenaSize).sum();
        values += forward == null ? 0 : forward.arenaSize();
        return Float.BYTES * (values + (value == null ? 0 : value.arenaSize()));
    }

    /** The loss of one tile. */
    float value(FloatTiles samples, int tile) {
        if (value == null) {
            value = FloatExecutable.of(loss, kernels, Outputs.ASSIGN).output(0, one, 0);
            bindTheta(value);
        }
        bind(value, samples, tile);
        run(value, samples, tile);
        return one[0];
    }

    private void bindTheta(FloatExecutable plan) {
        int from = 0;
        for (int i = 0; i < parameterInputs; i++) {
            plan.input(i, theta, from);
            from += loss.inputs().get(i).shape().size();
        }
    }

    /** Adds the gradient, from the activations kept where they are valid. */
    void gradient(FloatTiles samples, boolean activated) {
        FloatExecutable plan = activated ? gradientBehind : gradient;
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            if (activated) {
                kept.readActivations(plan, parameterInputs + rows.length, samples.kept(), t);
            }
            run(plan, samples, t);
        }
    }

    /** Adds the gradient and writes the residuals, from the activations where they are valid. */
    void linearise(FloatTiles samples, boolean activated) {
        FloatExecutable plan = activated ? primalBehind : primal;
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            if (activated) {
                kept.readActivations(plan, parameterInputs + rows.length, samples.kept(), t);
            }
            kept.writeResiduals(plan, !activated, samples.kept(), t);
            run(plan, samples, t);
        }
    }

    /** Adds the product with the direction, from the residuals. */
    void tangent(FloatTiles samples) {
        for (int t = 0; t < samples.tiles(); t++) {
            bind(tangent, samples, t);
            kept.readResiduals(tangent, parameterInputs + rows.length, samples.kept(), t);
            run(tangent, samples, t);
        }
    }

    /** Writes the activations of the forward pass. */
    void forward(FloatTiles samples) {
        if (forward == null) {
            Program program = shared.forward(forwardProgram);
            forward = FloatExecutable.of(program, kernels, Outputs.ASSIGN);
            bindTheta(forward);
            for (int i = 0; i < forwardProgram.outputs().size(); i++) {
                int size = forwardProgram.outputs().get(i).shape().size();
                forward.output(i, new float[size], 0);
            }
        }
        for (int t = 0; t < samples.tiles(); t++) {
            for (int i = parameterInputs; i < forwardProgram.inputs().size(); i++) {
                bind(forward, samples, t, i);
            }
            kept.writeActivations(forward, forwardProgram.outputs().size(), samples.kept(), t);
            run(forward, samples, t);
        }
    }

    /** The first rows of samples from which the forward pass computes. */
    int forwardRows() {
        int last = forwardProgram.inputs().size() - parameterInputs - 1;
        return firstRows[last] + rows[last];
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

    private void bind(FloatExecutable plan, FloatTiles samples, int tile) {
        for (int i = 0; i < rows.length; i++) {
            bind(plan, samples, tile, parameterInputs + i);
        }
    }

    private void bind(FloatExecutable plan, FloatTiles samples, int tile, int input) {
        int row = tile * samples.rows() + firstRows[input - parameterInputs];
        plan.input(input, samples.values(), row * width);
    }
}
