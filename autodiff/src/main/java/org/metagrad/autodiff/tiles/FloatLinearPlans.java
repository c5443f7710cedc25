package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.FloatKernels;

/**
 * The plans of a loss's gradient linearised for directions that are 0 outside of a range of the
 * parameters ({@link Loss#linearisation}), on the vectors of {@link FloatLossPlans}.
 */
final class FloatLinearPlans {
    private final int from;
    private final int to;
    private final int[] part;
    private final FloatExecutable primal;
    private final FloatExecutable primalBehind;
    private final FloatExecutable tangent;
    private final FloatKeptPlaces kept;

    /**
     * Plans them.
     *
     * @param width of the tiles
     * @param from first value of the range
     * @param to one past the last
     * @param forward the forward pass; null for none
     * @param shared which of its values are kept; null for none
     */
    FloatLinearPlans(
            Loss loss,
            int width,
            int from,
            int to,
            Program forward,
            SharedForward shared,
            FloatKernels kernels) {
        this.from = from;
        this.to = to;
        part = loss.wrt(from, to);
        Linearisation linear = loss.linearisation(width, from, to);
        primal = summing(linear.primal(), kernels);
        int parameters = loss.parameterShapes().size();
        tangent =
                FloatExecutable.of(
                        linear.tangent(),
                        kernels,
                        Collections.nCopies(parameters, Outputs.ACCUMULATE));
        if (shared == null) {
            kept = new FloatKeptPlaces(linear.primal(), part.length, List.of(), width);
            primalBehind = null;
        } else {
            Program rest = shared.rest(forward, linear.primal());
            kept = new FloatKeptPlaces(rest, part.length, shared.values(), width);
            primalBehind = summing(kept.withoutActivations(rest), kernels);
        }
    }

    /** Plans a program that adds up gradients and assigns what follows them. */
    private FloatExecutable summing(Program program, FloatKernels kernels) {
        List<Outputs> modes = new ArrayList<>(Collections.nCopies(part.length, Outputs.ACCUMULATE));
        int others = program.outputs().size() - part.length;
        modes.addAll(Collections.nCopies(others, Outputs.ASSIGN));
        return FloatExecutable.of(program, kernels, modes);
    }

    /** Binds the flat vectors: the parameters, what the derivatives add to, the direction. */
    void bind(List<Shape> parameters, int data, float[] theta, float[] result, float[] direction) {
        int directions = parameters.size() + data + kept.residuals();
        int at = 0;
        for (int i = 0; i < parameters.size(); i++) {
            for (FloatExecutable plan : plans()) {
                plan.input(i, theta, at);
            }
            tangent.output(i, result, at);
            int inPart = i - part[0];
            if (inPart >= 0 && inPart < part.length) {
                tangent.input(directions + inPart, direction, at);
                primal.output(inPart, result, at);
                if (primalBehind != null) {
                    primalBehind.output(inPart, result, at);
                }
            }
            at += parameters.get(i).size();
        }
    }

    private List<FloatExecutable> plans() {
        return primalBehind == null
                ? List.of(primal, tangent)
                : List.of(primal, tangent, primalBehind);
    }

    boolean isOf(int from, int to) {
        return this.from == from && this.to == to;
    }

    /** The number of values in the arenas. */
    long arenas() {
        return plans().stream().mapToLong(FloatExecutable::arenaSize).sum();
    }

    /** Adds the gradient of the part and writes residuals, or does so from activations. */
    FloatExecutable primal(boolean activated) {
        return activated ? primalBehind : primal;
    }

    /** Adds the product, all of it. */
    FloatExecutable tangent() {
        return tangent;
    }

    /** Where activations and residuals lie. */
    FloatKeptPlaces kept() {
        return kept;
    }

    /** The direction: {@code v} in the range, 0 outside, in the precision of the kernels. */
    void direct(double[] v, float[] direction) {
        Arrays.fill(direction, 0);
        for (int i = from; i < to; i++) {
            direction[i] = (float) v[i];
        }
    }
}
