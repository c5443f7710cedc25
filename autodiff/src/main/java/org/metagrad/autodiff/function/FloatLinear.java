package org.metagrad.autodiff.function;

import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.kernels.FloatKernels;

/** A formula linearised at a point, for many directions: what they share is computed once. */
final class FloatLinear {
    private final Formula formula;
    private final Linearisation linearisation;
    private final FloatExecutable primal;
    private final FloatExecutable tangent;
    private final int[] thetaAt;
    private final int[] resultAt;

    /** The values at the point, which are computed beside what is kept. */
    private final float[] values;

    /** A direction of one element. */
    private final float[] unit;

    /** The image of it. */
    private final float[] column;

    private FloatLinear(
            Formula formula,
            Linearisation linearisation,
            FloatExecutable primal,
            FloatExecutable tangent) {
        this.formula = formula;
        this.linearisation = linearisation;
        this.primal = primal;
        this.tangent = tangent;
        thetaAt = FloatPlan.offsets(formula.parameters(), 0);
        resultAt = FloatPlan.offsets(formula.results(), 0);
        values = new float[formula.results().size()];
        unit = new float[formula.parameters().size()];
        column = new float[values.length];
        for (int i = 0; i < resultAt.length; i++) {
            primal.output(i, values, resultAt[i]);
        }
        int inputs = formula.program().inputs().size();
        for (int r = 0; r < linearisation.residuals().size(); r++) {
            Shape shape = linearisation.residuals().get(r);
            float[] residual = new float[shape.size()];
            primal.output(resultAt.length + r, residual, 0);
            tangent.input(inputs + r, residual, 0);
        }
    }

    private static FloatLinear of(Formula formula, Linearisation linear, FloatKernels kernels) {
        return new FloatLinear(
                formula,
                linear,
                FloatExecutable.of(linear.primal(), kernels, Outputs.ASSIGN),
                FloatExecutable.of(linear.tangent(), kernels, Outputs.ASSIGN));
    }

    static FloatLinear of(Formula formula, FloatKernels kernels) {
        return of(formula, Linearisation.of(formula.program(), formula.wrt()), kernels);
    }

    FloatLinear copy() {
        return new FloatLinear(formula, linearisation, primal.copy(), tangent.copy());
    }

    /**
     * Goes to a point, where theta and the data stay as they are while directions come; its values.
     */
    float[] at(float[] theta, FloatData data) {
        FloatPlan.bind(primal, theta, thetaAt, 0);
        FloatPlan.bind(tangent, theta, thetaAt, 0);
        data.bind(primal, thetaAt.length);
        data.bind(tangent, thetaAt.length);
        primal.run();
        return values;
    }

    /** {@code J v}, written from a place in the vector on. */
    void apply(float[] v, float[] to, int from) {
        int first = tangent.program().inputs().size() - thetaAt.length;
        FloatPlan.bind(tangent, v, thetaAt, first);
        for (int i = 0; i < resultAt.length; i++) {
            tangent.output(i, to, from + resultAt[i]);
        }
        tangent.run();
    }

    /** The whole matrix {@code J [M, P]}, column by column. */
    void matrix(float[] theta, FloatData data, float[] to) {
        at(theta, data);
        for (int k = 0; k < unit.length; k++) {
            unit[k] = 1;
            apply(unit, column, 0);
            unit[k] = 0;
            for (int i = 0; i < column.length; i++) {
                to[i * unit.length + k] = column[i];
            }
        }
    }

    /** The whole matrix of a gradient, which is symmetric: its columns are written as rows. */
    void symmetricMatrix(float[] theta, FloatData data, float[] to) {
        at(theta, data);
        for (int k = 0; k < unit.length; k++) {
            unit[k] = 1;
            apply(unit, to, k * unit.length);
            unit[k] = 0;
        }
    }
}
