// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.DoubleKernels;

/**
 * A thread's plans of a loss for tiles of one width. They run on the vectors of a {@link
 * DoublePass}, which may be another thread's; whether what they read beside these is valid is the
 * pass's business.
 */
final class DoubleLossPlans {
    private final Loss source;
    private final int width;
    private final int parameterInputs;
    private final int[] places;
    private final int parameters;
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
        places = new int[parameterInputs];
        int at = 0;
        for (int i = 0; i < parameterInputs; i++) {
            places[i] = at;
            at += source.parameterShapes().get(i).size();
        }
        parameters = at;
        rows = source.data().stream().mapToInt(Loss.Data::rows).toArray();

        Program gradientProgram = Differentiation.gradient(loss, source.wrt());
        gradient = DoubleExecutable.of(gradientProgram, kernels, Outputs.ASSIGN);
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
            gradientBehind = DoubleExecutable.of(rest, kernels, Outputs.ASSIGN);
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
        linear.add(plans);
        return plans;
    }

    /** The number of parameters, P. */
    int parameters() {
        return parameters;
    }

    int width() {
        return width;
    }

    /** Which values of a forward pass spare the derivatives computing them; null for none. */
    SharedForward shared() {
        return shared;
    }

    /** Where the activations of the forward pass are kept. */
    DoubleKeptPlaces activations() {
        return activations;
    }

    /** The values in the arenas. */
    long arenas() {
        long values = gradient.arenaSize() + (shared == null ? 0 : gradientBehind.arenaSize());
        values += linear.stream().mapToLong(DoubleLinearPlans::arenas).sum();
        values += forward == null ? 0 : forward.arenaSize();
        return values + (value == null ? 0 : value.arenaSize());
    }

    /**
     * Computes the part of a pass that a tile has.
     *
     * @param into gets the loss, or the derivative by all parameters that the pass is for, at their
     *     places. Modified.
     */
    void run(DoublePass pass, int tile, double[] into) {
        switch (pass.kind()) {
            case VALUE -> value(pass, tile, into);
            case GRADIENT -> gradient(pass, tile, into);
            case LINEARISATION -> linearise(pass, tile, into);
            case PRODUCT -> tangent(pass, tile, into);
            case ACTIVATIONS -> forward(pass, tile);
        }
    }

    private void value(DoublePass pass, int tile, double[] into) {
        if (value == null) {
            value = DoubleExecutable.of(loss, kernels, Outputs.ASSIGN);
        }
        value.output(0, into, 0);
        bind(value, pass, tile);
        run(value, pass.samples(), tile);
    }

    private void gradient(DoublePass pass, int tile, double[] into) {
        DoubleExecutable plan = pass.activated() ? gradientBehind : gradient;
        bind(plan, pass, tile);
        for (int i = 0; i < parameterInputs; i++) {
            plan.output(i, into, places[i]);
        }
        if (pass.activated()) {
            activations.readActivations(plan, inputs(), pass.samples().kept(), tile);
        }
        run(plan, pass.samples(), tile);
    }

    private void linearise(DoublePass pass, int tile, double[] into) {
        DoubleLinearPlans plans = linear(pass.from(), pass.to());
        DoubleExecutable plan = plans.primal(pass.activated());
        bind(plan, pass, tile);
        plans.bindGradient(plan, into);
        if (pass.activated()) {
            plans.kept().readActivations(plan, inputs(), pass.samples().kept(), tile);
        }
        plans.kept().writeResiduals(plan, !pass.activated(), pass.samples().kept(), tile);
        run(plan, pass.samples(), tile);
    }

    private void tangent(DoublePass pass, int tile, double[] into) {
        DoubleLinearPlans plans = linear(pass.from(), pass.to());
        DoubleExecutable plan = plans.tangent();
        bind(plan, pass, tile);
        plans.bindDirection(inputs(), pass.direction());
        for (int i = 0; i < parameterInputs; i++) {
            plan.output(i, into, places[i]);
        }
        plans.kept().readResiduals(plan, inputs(), pass.samples().kept(), tile);
        run(plan, pass.samples(), tile);
    }

    private void forward(DoublePass pass, int tile) {
        if (forward == null) {
            Program program = shared.forward(forwardProgram);
            forward = DoubleExecutable.of(program, kernels, Outputs.ASSIGN);
            for (int i = 0; i < forwardProgram.outputs().size(); i++) {
                int size = forwardProgram.outputs().get(i).shape().size();
                forward.output(i, new double[size], 0);
            }
        }
        bindTheta(forward, pass.theta());
        for (int i = parameterInputs; i < forwardProgram.inputs().size(); i++) {
            bind(forward, pass.samples(), tile, i);
        }
        int outputs = forwardProgram.outputs().size();
        activations.writeActivations(forward, outputs, pass.samples().kept(), tile);
        run(forward, pass.samples(), tile);
    }

    /** The number of inputs of the loss, behind which come kept values. */
    private int inputs() {
        return parameterInputs + rows.length;
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

    private void bind(DoubleExecutable plan, DoublePass pass, int tile) {
        bindTheta(plan, pass.theta());
        for (int i = 0; i < rows.length; i++) {
            bind(plan, pass.samples(), tile, parameterInputs + i);
        }
    }

    private void bindTheta(DoubleExecutable plan, double[] theta) {
        for (int i = 0; i < parameterInputs; i++) {
            plan.input(i, theta, places[i]);
        }
    }

    private void bind(DoubleExecutable plan, DoubleTiles samples, int tile, int input) {
        int row = tile * samples.rows() + firstRows[input - parameterInputs];
        plan.input(input, samples.values(), row * width);
    }
}
