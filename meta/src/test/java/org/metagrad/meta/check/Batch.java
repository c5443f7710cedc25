package org.metagrad.meta.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;

/**
 * A loss with its data, and its derivatives at flat parameters.
 *
 * @param data as the loss wants it
 */
public record Batch(Loss loss, List<double[]> data) {

    public int columns() {
        return data.getLast().length / loss.data().getLast().rows();
    }

    public double value(Arithmetic arithmetic, double[] theta) {
        return run(arithmetic, loss.program(columns()), theta)[0];
    }

    public double[] gradient(Arithmetic arithmetic, double[] theta) {
        return run(arithmetic, loss.gradient(columns()), theta);
    }

    public double[] product(Arithmetic arithmetic, double[] theta, double[] v) {
        return run(arithmetic, loss.hessianVectorProduct(columns()), theta, v);
    }

    /** The derivative of {@code H v} along {@code u}. */
    public double[] third(Arithmetic arithmetic, double[] theta, double[] v, double[] u) {
        int n = loss.parameterShapes().size();
        Program both =
                Differentiation.pushforward(loss.hessianVectorProduct(columns()), loss.wrt());
        return run(arithmetic, Differentiation.outputs(both, n, 2 * n), theta, v, u);
    }

    public double[] hessian(Arithmetic arithmetic, double[] theta) {
        int p = theta.length;
        double[] hessian = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            System.arraycopy(product(arithmetic, theta, unit), 0, hessian, i * p, p);
        }
        return hessian;
    }

    double[] run(Arithmetic arithmetic, Program program, double[] theta, double[]... directions) {
        List<double[]> inputs = new ArrayList<>(split(loss.parameterShapes(), theta));
        inputs.addAll(data);
        for (double[] v : directions) {
            inputs.addAll(split(loss.parameterShapes(), v));
        }
        return arithmetic.run(program, inputs);
    }

    public static List<double[]> split(List<Shape> shapes, double[] theta) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : shapes) {
            parts.add(Arrays.copyOfRange(theta, at, at += shape.size()));
        }
        return parts;
    }

    /** {@code [n, d] -> [d, n]}. */
    public static double[] transposed(double[] rows, int n) {
        int d = rows.length / n;
        double[] columns = new double[rows.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                columns[j * n + i] = rows[i * d + j];
            }
        }
        return columns;
    }

    public static double[] filled(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }
}
