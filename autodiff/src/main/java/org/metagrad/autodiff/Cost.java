package org.metagrad.autodiff;

import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * What a program's arithmetic costs, counted from its shapes.
 *
 * <p>A product {@code [m, k] [k, n]} is {@code 2 m n k} FLOPs, an elementwise operation one for
 * each element, an elementary function (exp, log, tanh, ...) {@value #ELEMENTARY}, about the
 * arithmetic of its polynomial; moving, selecting and filling are none. Values are those of the
 * operands and of the result, as if nothing stayed in a cache. A plan may do with less: it joins
 * equations.
 *
 * @param flops floating-point operations
 * @param values matrix elements read and written
 */
public record Cost(long flops, long values) {
    /** What one value of exp, log, tanh and the like counts. */
    public static final int ELEMENTARY = 20;

    /** The cost of nothing. */
    public static final Cost ZERO = new Cost(0, 0);

    /**
     * {@return the cost of one equation}
     *
     * @param e the equation
     */
    public static Cost of(Equation e) {
        long values = e.result().shape().size();
        for (Variable x : e.operands()) {
            values += x.shape().size();
        }
        return new Cost(flops(e), values);
    }

    /**
     * {@return the cost of all equations}
     *
     * @param program the program
     */
    public static Cost of(Program program) {
        return program.equations().stream().map(Cost::of).reduce(ZERO, Cost::plus);
    }

    /**
     * {@return the sum of two costs}
     *
     * @param other added to this one
     */
    public Cost plus(Cost other) {
        return new Cost(flops + other.flops, values + other.values);
    }

    /**
     * {@return bytes read and written}
     *
     * @param width bytes of a value: {@link Float#BYTES} or {@link Double#BYTES}
     */
    public long bytes(int width) {
        return values * width;
    }

    private static long flops(Equation e) {
        long n = e.result().shape().size();
        long read = e.operands().isEmpty() ? 0 : e.operands().getFirst().shape().size();
        return switch (e.primitive()) {
            case MatMul _ -> 2 * n * (read / e.result().shape().rows());
            case Add _, Multiply _, Divide _, Minimum _, Precedes _, Sqrt _ -> n;
            case Affine(double scale, double shift) -> scale == 1 || shift == 0 ? n : 2 * n;
            case Relu _, Step _, Sign _ -> n;
            case Clip _, Within _, DecayedSum _ -> 2 * n;
            case Tanh _, Exp _, Log _, Sigmoid _ -> ELEMENTARY * n;
            case Softplus _, Sin _, Cos _ -> 2L * ELEMENTARY * n;
            case Power _ -> (2L * ELEMENTARY + 1) * n;
            // Maximum, difference, exponential, sum and difference; a logarithm for each column.
            case LogSoftmax _ -> (4 + ELEMENTARY) * n + ELEMENTARY * e.result().shape().columns();
            case SumRows _, SumColumns _, MaxRows _, ScatterAdd _, CollectRows _ -> read;
            case Constant _, BroadcastRows _, BroadcastColumns _, Pick _, Scatter _ -> 0;
            case ConcatenateRows _, SliceRows _, StopGradient _, Gather _ -> 0;
            case Transpose _, Reshape _, ArrangeRows _ -> 0;
        };
    }
}
