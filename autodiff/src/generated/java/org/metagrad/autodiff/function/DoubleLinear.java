// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.function;

import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.kernels.DoubleKernels;

/** A formula linearised at a point, for many directions: what they share is computed once. */
final class DoubleLinear {
    private final Formula formula;
    private final Linearisation linearisation;
    private final DoubleExecutable primal;
    private final DoubleExecutable tangent;
    private final int[] thetaAt;
    private final int[] resultAt;

    /** The values at the point, which are computed beside what is kept. */
    private final double[] values;

    /** A direction of one element. */
    private final double[] unit;

    /** The image of it. */
    private final double[] column;

    private DoubleLinear(
            Formula formula,
            Linearisation linearisation,
            DoubleExecutable primal,
            DoubleExecutable tangent) {
        this.formula = formula;
        this.linearisation = linearisation;
        this.primal = primal;
        this.tangent = tangent;
        thetaAt = DoublePlan.offsets(formula.parameters(), 0);
        resultAt = DoublePlan.offsets(formula.results(), 0);
        values = new double[formula.results().size()];
        unit = new double[formula.parameters().size()];
        column = new double[values.length];
        for (int i = 0; i < resultAt.length; i++) {
            primal.output(i, values, resultAt[i]);
        }
        int inputs = formula.program().inputs().size();
        for (int r = 0; r < linearisation.residuals().size(); r++) {
            Shape shape = linearisation.residuals().get(r);
            double[] residual = new double[shape.size()];
            primal.output(resultAt.length + r, residual, 0);
            tangent.input(inputs + r, residual, 0);
        }
    }

    private static DoubleLinear of(Formula formula, Linearisation linear, DoubleKernels kernels) {
        return new DoubleLinear(
                formula,
                linear,
                DoubleExecutable.of(linear.primal(), kernels, Outputs.ASSIGN),
                DoubleExecutable.of(linear.tangent(), kernels, Outputs.ASSIGN));
    }

    static DoubleLinear of(Formula formula, DoubleKernels kernels) {
        return of(formula, Linearisation.of(formula.program(), formula.wrt()), kernels);
    }

    DoubleLinear copy() {
        return new DoubleLinear(formula, linearisation, primal.copy(), tangent.copy());
    }

    /**
     * Goes to a point, where theta and the data stay as they are while directions come; its values.
     */
    double[] at(double[] theta, DoubleData data) {
        DoublePlan.bind(primal, theta, thetaAt, 0);
        DoublePlan.bind(tangent, theta, thetaAt, 0);
        data.bind(primal, thetaAt.length);
        data.bind(tangent, thetaAt.length);
        primal.run();
        return values;
    }

    /** {@code J v}, written from a place in the vector on. */
    void apply(double[] v, double[] to, int from) {
        int first = tangent.program().inputs().size() - thetaAt.length;
        DoublePlan.bind(tangent, v, thetaAt, first);
        for (int i = 0; i < resultAt.length; i++) {
            tangent.output(i, to, from + resultAt[i]);
        }
        tangent.run();
    }

    /** The whole matrix {@code J [M, P]}, column by column. */
    void matrix(double[] theta, DoubleData data, double[] to) {
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
    void symmetricMatrix(double[] theta, DoubleData data, double[] to) {
        at(theta, data);
        for (int k = 0; k < unit.length; k++) {
            unit[k] = 1;
            apply(unit, to, k * unit.length);
            unit[k] = 0;
        }
    }
}
