// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.DoubleKernels;

/**
 * The plans of a loss for tiles of one width, and the vectors they share: all read the parameters
 * {@code theta}, those of derivatives add up in {@code result}. Whether what they read beside it is
 * valid is their caller's business.
 */
final class DoubleLossPlans {
    private final Loss source;
    private final int width;
    private final int parameterInputs;
    private final int[] rows;
    private final int[] firstRows;
    private final Program loss;
    private final DoubleKernels kernels;
    private final DoubleExecutable gradient;
    private final DoubleExecutable gradientBehind;
    private final List<DoubleLinearPlans> linear = new ArrayList<>();
    private final Program forwardProgram;
    private final SharedForward shared;
    private final DoubleKeptPlaces activations;
    private final double[] theta;
    private final double[] direction;
    private final double[] result;
    private final double[] one = new double[1];
    private DoubleExecutable value;
    private DoubleExecutable forward;

    /**
     * Plans the derivatives.
     *
     * @param forwardOfColumns as in {@link DoubleTiledLoss}; null for none
     */
    DoubleLossPlans(
            Loss source,
            IntFunction<Program> forwardOfColumns,
            SampleLayout layout,
            int width,
            DoubleKernels kernels) {
        this.source = source;
        this.width = width;
        this.kernels = kernels;
        loss = source.program(width);
        firstRows = layout.firstRows(source);
        parameterInputs = source.parameterShapes().size();
        int parameters = source.parameterShapes().stream().mapToInt(Shape::size).sum();
        rows = source.data().stream().mapToInt(Loss.Data::rows).toArray();
        theta = new double[parameters];
        direction = new double[parameters];
        result = new double[parameters];

        Program gradientProgram = Differentiation.gradient(loss, source.wrt());
        List<Outputs> sums = Collections.nCopies(parameterInputs, Outputs.ACCUMULATE);
        gradient = DoubleExecutable.of(gradientProgram, kernels, sums);
        bindVectors(gradient);
        if (forwardOfColumns == null) {
            forwardProgram = null;
            shared = null;
            gradientBehind = null;
            activations = new DoubleKeptPlaces(gradientProgram, parameterInputs, List.of(), width);
        } else {
            forwardProgram = forwardOfColumns.apply(width);
            shared = SharedForward.of(forwardProgram, List.of(gradientProgram));
            Program rest = shared.rests().getFirst();
            activations = new DoubleKeptPlaces(rest, parameterInputs, shared.values(), width);
            gradientBehind = DoubleExecutable.of(rest, kernels, sums);
            bindVectors(gradientBehind);
        }
    }

    private void bindVectors(DoubleExecutable plan) {
        bindTheta(plan);
        int at = 0;
        for (int i = 0; i < parameterInputs; i++) {
            plan.output(i, result, at);
            at += loss.inputs().get(i).shape().size();
        }
    }

    /** The plans for directions in a range, made the first time they are asked for. */
    DoubleLinearPlans linear(int from, int to) {
        for (int i = 0; i < linear.size(); i++) {
            if (linear.get(i).isOf(from, to)) {
                return linear.get(i);
            }
        }
        DoubleLinearPlans plans =
                new DoubleLinearPlans(source, width, from, to, forwardProgram, shared, kernels);
        plans.bind(source.parameterShapes(), rows.length, theta, result, direction);
        linear.add(plans);
        return plans;
    }

    /** The live parameters {@code [P]} that every run reads. */
    double[] theta() {
        return theta;
    }

    /** The live vector {@code [P]} to which the derivatives are added. */
    double[] result() {
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
        values += linear.stream().mapToLong(DoubleLinearPlans::arenas).sum();
        values += forward == null ? 0 : forward.arenaSize();
        return Double.BYTES * (values + (value == null ? 0 : value.arenaSize()));
    }

    /** The loss of one tile. */
    double value(DoubleTiles samples, int tile) {
        if (value == null) {
            value = DoubleExecutable.of(loss, kernels, Outputs.ASSIGN).output(0, one, 0);
            bindTheta(value);
        }
        bind(value, samples, tile);
        run(value, samples, tile);
        return one[0];
    }

    private void bindTheta(DoubleExecutable plan) {
        int from = 0;
        for (int i = 0; i < parameterInputs; i++) {
            plan.input(i, theta, from);
            from += loss.inputs().get(i).shape().size();
        }
    }

    /** Adds the gradient, from the activations kept where they are valid. */
    void gradient(DoubleTiles samples, boolean activated) {
        DoubleExecutable plan = activated ? gradientBehind : gradient;
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
    void linearise(DoubleLinearPlans plans, DoubleTiles samples, boolean activated) {
        DoubleExecutable plan = plans.primal(activated);
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
    void tangent(DoubleLinearPlans plans, DoubleTiles samples, double[] v) {
        plans.direct(v, direction);
        DoubleExecutable plan = plans.tangent();
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
    void forward(DoubleTiles samples) {
        if (forward == null) {
            Program program = shared.forward(forwardProgram);
            forward = DoubleExecutable.of(program, kernels, Outputs.ASSIGN);
            bindTheta(forward);
            for (int i = 0; i < forwardProgram.outputs().size(); i++) {
                int size = forwardProgram.outputs().get(i).shape().size();
                forward.output(i, new double[size], 0);
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
    private void run(DoubleExecutable plan, DoubleTiles samples, int tile) {
        try {
            plan.run();
        } catch (IllegalArgumentException e) {
            int first = tile * width;
            int last = Math.min(samples.size(), first + width) - 1;
            String range = "samples " + first + " to " + last + ", one a column: ";
            throw new IllegalArgumentException(range + e.getMessage(), e);
        }
    }

    private void bind(DoubleExecutable plan, DoubleTiles samples, int tile) {
        for (int i = 0; i < rows.length; i++) {
            bind(plan, samples, tile, parameterInputs + i);
        }
    }

    private void bind(DoubleExecutable plan, DoubleTiles samples, int tile, int input) {
        int row = tile * samples.rows() + firstRows[input - parameterInputs];
        plan.input(input, samples.values(), row * width);
    }
}
