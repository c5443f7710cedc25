package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Differentiation;
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
    private final Loss source;
    private final int width;
    private final int parameterInputs;
    private final int[] rows;
    private final int[] firstRows;
    private final Program loss;
    private final FloatKernels kernels;
    private final FloatExecutable gradient;
    private final FloatExecutable gradientBehind;
    private final List<FloatLinearPlans> linear = new ArrayList<>();
    private final Program forwardProgram;
    private final SharedForward shared;
    private final FloatKeptPlaces activations;
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
        this.source = source;
        this.width = width;
        this.kernels = kernels;
        loss = source.program(width);
        firstRows = layout.firstRows(source);
        parameterInputs = source.parameterShapes().size();
        int parameters = source.parameterShapes().stream().mapToInt(Shape::size).sum();
        rows = source.data().stream().mapToInt(Loss.Data::rows).toArray();
        theta = new float[parameters];
        direction = new float[parameters];
        result = new float[parameters];

        Program gradientProgram = Differentiation.gradient(loss, source.wrt());
        List<Outputs> sums = Collections.nCopies(parameterInputs, Outputs.ACCUMULATE);
        gradient = FloatExecutable.of(gradientProgram, kernels, sums);
        bindVectors(gradient);
        if (forwardOfColumns == null) {
            forwardProgram = null;
            shared = null;
            gradientBehind = null;
            activations = new FloatKeptPlaces(gradientProgram, parameterInputs, List.of(), width);
        } else {
            forwardProgram = forwardOfColumns.apply(width);
            shared = SharedForward.of(forwardProgram, List.of(gradientProgram));
            Program rest = shared.rests().getFirst();
            activations = new FloatKeptPlaces(rest, parameterInputs, shared.values(), width);
            gradientBehind = FloatExecutable.of(rest, kernels, sums);
            bindVectors(gradientBehind);
        }
    }

    private void bindVectors(FloatExecutable plan) {
        bindTheta(plan);
        int at = 0;
        for (int i = 0; i < parameterInputs; i++) {
            plan.output(i, result, at);
            at += loss.inputs().get(i).shape().size();
        }
    }

    /** The plans for directions in a range, made the first time they are asked for. */
    FloatLinearPlans linear(int from, int to) {
        for (int i = 0; i < linear.size(); i++) {
            if (linear.get(i).isOf(from, to)) {
                return linear.get(i);
            }
        }
        FloatLinearPlans plans =
                new FloatLinearPlans(source, width, from, to, forwardProgram, shared, kernels);
        plans.bind(source.parameterShapes(), rows.length, theta, result, direction);
        linear.add(plans);
        return plans;
    }

    /** The live parameters {@code [P]} that every run reads. */
    float[] theta() {
        return theta;
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
        return activations.activationRows();
    }

    long bytes() {
        long values = theta.length + direction.length + result.length + one.length;
        values += gradient.arenaSize() + (shared == null ? 0 : gradientBehind.arenaSize());
        values += linear.stream().mapToLong(FloatLinearPlans::arenas).sum();
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
                activations.readActivations(plan, inputs(), samples.kept(), t);
            }
            run(plan, samples, t);
        }
    }

    /**
     * Adds the gradient of a range and writes the residuals, from the activations where they are
     * valid.
     */
    void linearise(FloatLinearPlans plans, FloatTiles samples, boolean activated) {
        FloatExecutable plan = plans.primal(activated);
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            if (activated) {
                plans.kept().readActivations(plan, inputs(), samples.kept(), t);
            }
            plans.kept().writeResiduals(plan, !activated, samples.kept(), t);
            run(plan, samples, t);
        }
    }

    /** Adds the product with {@code v}, 0 outside of the range, from the residuals. */
    void tangent(FloatLinearPlans plans, FloatTiles samples, double[] v) {
        plans.direct(v, direction);
        FloatExecutable plan = plans.tangent();
        for (int t = 0; t < samples.tiles(); t++) {
            bind(plan, samples, t);
            plans.kept().readResiduals(plan, inputs(), samples.kept(), t);
            run(plan, samples, t);
        }
    }

    /** The number of inputs of the loss, behind which come kept values. */
    private int inputs() {
        return parameterInputs + rows.length;
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
            activations.writeActivations(
                    forward, forwardProgram.outputs().size(), samples.kept(), t);
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
