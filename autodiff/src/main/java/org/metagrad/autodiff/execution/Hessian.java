package org.metagrad.autodiff.execution;

import java.util.List;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.kernels.DoubleKernels;

/**
 * The whole Hessian of a small program, column by column: the gradient is linearised once and the
 * linear part applied to each unit vector.
 */
public final class Hessian {
    private Hessian() {}

    /**
     * {@code H[i,j] = d^2 L / dx_i dx_j}, where {@code x} is all inputs in {@code wrt} one after
     * the other, each row-major.
     *
     * @param loss a program with one {@code [1, 1]} output
     * @param inputs one row-major array for each input. Not modified.
     * @param wrt indices of the inputs to differentiate with respect to
     * @return row-major, {@code P^2} values for {@code P} elements in {@code wrt}
     * @throws IllegalArgumentException if the program is not scalar, an index is wrong or there
     *     twice, or inputs do not fit
     */
    public static double[] of(Program loss, List<double[]> inputs, int... wrt) {
        Program gradient = Differentiation.gradient(loss, wrt);
        Linearisation linear = Linearisation.of(gradient, wrt);
        if (inputs.size() != loss.inputs().size()) {
            throw new IllegalArgumentException(
                    "hessian: "
                            + inputs.size()
                            + " values for "
                            + loss.inputs().size()
                            + " inputs");
        }
        DoubleExecutable primal = plan(linear.primal());
        DoubleExecutable tangent = plan(linear.tangent());
        for (int i = 0; i < inputs.size(); i++) {
            primal.input(i, inputs.get(i), 0);
            tangent.input(i, inputs.get(i), 0);
        }
        int parameters = 0;
        int data = inputs.size();
        for (int r = 0; r < linear.residuals().size(); r++) {
            double[] residual = new double[linear.residuals().get(r).size()];
            primal.output(wrt.length + r, residual, 0);
            tangent.input(data + r, residual, 0);
        }
        for (int i = 0; i < wrt.length; i++) {
            Shape shape = loss.inputs().get(wrt[i]).shape();
            primal.output(i, new double[shape.size()], 0);
            parameters += shape.size();
        }
        primal.run();
        double[] unit = new double[parameters];
        double[] hessian = new double[parameters * parameters];
        int directions = data + linear.residuals().size();
        for (int j = 0; j < parameters; j++) {
            unit[j] = 1;
            int at = 0;
            for (int i = 0; i < wrt.length; i++) {
                tangent.input(directions + i, unit, at);
                // The Hessian is symmetric: its column is written as a row.
                tangent.output(i, hessian, j * parameters + at);
                at += loss.inputs().get(wrt[i]).shape().size();
            }
            tangent.run();
            unit[j] = 0;
        }
        return hessian;
    }

    private static DoubleExecutable plan(Program program) {
        return DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
    }
}
