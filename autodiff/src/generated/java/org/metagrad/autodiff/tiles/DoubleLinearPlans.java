// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.DoubleKernels;

/**
 * The plans of a loss's gradient linearised for directions that are 0 outside of a range of the
 * parameters ({@link Loss#linearisation}), one part of {@link DoubleLossPlans}.
 */
final class DoubleLinearPlans {
    private final int from;
    private final int to;
    private final int[] part;
    private final int[] places;
    private final DoubleExecutable primal;
    private final DoubleExecutable primalBehind;
    private final DoubleExecutable tangent;
    private final DoubleKeptPlaces kept;

    /**
     * Plans them.
     *
     * @param width of the tiles
     * @param from first value of the range
     * @param to one past the last
     * @param forward the forward pass; null for none
     * @param shared which of its values are kept; null for none
     */
    DoubleLinearPlans(
            Loss loss,
            int width,
            int from,
            int to,
            Program forward,
            SharedForward shared,
            DoubleKernels kernels) {
        this.from = from;
        this.to = to;
        part = loss.wrt(from, to);
        places = new int[part.length + 1];
        int at = 0;
        for (int i = 0; i <= part[part.length - 1]; i++) {
            if (i >= part[0]) {
                places[i - part[0]] = at;
            }
            at += loss.parameterShapes().get(i).size();
        }
        places[part.length] = at;
        Linearisation linear = loss.linearisation(width, from, to);
        primal = DoubleExecutable.of(linear.primal(), kernels, Outputs.ASSIGN);
        tangent = DoubleExecutable.of(linear.tangent(), kernels, Outputs.ASSIGN);
        if (shared == null) {
            kept = new DoubleKeptPlaces(linear.primal(), part.length, List.of(), width);
            primalBehind = null;
        } else {
            Program rest = shared.rest(forward, linear.primal());
            kept = new DoubleKeptPlaces(rest, part.length, shared.values(), width);
            primalBehind =
                    DoubleExecutable.of(kept.withoutActivations(rest), kernels, Outputs.ASSIGN);
        }
    }

    /** The place of the first parameter that a primal has the derivative by. */
    int first() {
        return places[0];
    }

    /** The place behind the last. */
    int end() {
        return places[part.length];
    }

    /** Has a primal write the gradient of the part to its places. */
    void bindGradient(DoubleExecutable plan, double[] into) {
        for (int i = 0; i < part.length; i++) {
            plan.output(i, into, places[i]);
        }
    }

    /**
     * Has the tangent read the direction.
     *
     * @param inputs the number of inputs of the loss, behind which come residuals and direction
     */
    void bindDirection(int inputs, double[] direction) {
        for (int i = 0; i < part.length; i++) {
            tangent.input(inputs + kept.residuals() + i, direction, places[i]);
        }
    }

    private List<DoubleExecutable> plans() {
        return primalBehind == null
                ? List.of(primal, tangent)
                : List.of(primal, tangent, primalBehind);
    }

    boolean isOf(int from, int to) {
        return this.from == from && this.to == to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The number of values in the arenas. */
    long arenas() {
        return plans().stream().mapToLong(DoubleExecutable::arenaSize).sum();
    }

    /** Gives the gradient of the part and writes residuals, or does so from activations. */
    DoubleExecutable primal(boolean activated) {
        return activated ? primalBehind : primal;
    }

    /** Gives the product, all of it. */
    DoubleExecutable tangent() {
        return tangent;
    }

    /** Where activations and residuals lie. */
    DoubleKeptPlaces kept() {
        return kept;
    }

    /** The direction: {@code v} in the range, 0 outside, in the precision of the kernels. */
    void direct(double[] v, double[] direction) {
        Arrays.fill(direction, 0);
        for (int i = from; i < to; i++) {
            direction[i] = v[i];
        }
    }
}
