package org.metagrad.bench.jmh;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What EJML offers of the kernels' work, in double: the products of a layer, exponentials and
 * logarithms, and reductions; written out beside {@link FloatEjml}.
 */
final class DoubleEjml implements DoubleLayerProducts {
    private final DMatrixRMaj w;
    private final DMatrixRMaj x;
    private final DMatrixRMaj y;

    DoubleEjml(int in, int out, int columns) {
        w = matrix(out, in, DoubleBatch.uniform(in * out, 1));
        x = matrix(in, columns, DoubleBatch.uniform(in * columns, 2));
        y = matrix(out, columns, DoubleBatch.uniform(out * columns, 3));
    }

    private static DMatrixRMaj matrix(int rows, int columns, double[] values) {
        return DMatrixRMaj.wrap(rows, columns, values);
    }

    @Override
    public double[] forward() {
        CommonOps_DDRM.mult(w, x, y);
        return y.data;
    }

    @Override
    public double[] cotangent() {
        CommonOps_DDRM.multTransA(w, y, x);
        return x.data;
    }

    @Override
    public double[] weights() {
        CommonOps_DDRM.multTransB(y, x, w);
        return w.data;
    }

    /** {@code y = exp(x)}. */
    static double[] exp(double[] x, double[] y) {
        CommonOps_DDRM.elementExp(matrix(1, x.length, x), matrix(1, y.length, y));
        return y;
    }

    /** {@code y = log(x)}. */
    static double[] log(double[] x, double[] y) {
        CommonOps_DDRM.elementLog(matrix(1, x.length, x), matrix(1, y.length, y));
        return y;
    }

    /** {@code y[i,0] = sum_j x[i,j]}. */
    static double[] sumColumns(int rows, int columns, double[] x, double[] y) {
        CommonOps_DDRM.sumRows(matrix(rows, columns, x), matrix(rows, 1, y));
        return y;
    }

    /** {@code y[0,j] = sum_i x[i,j]}. */
    static double[] sumRows(int rows, int columns, double[] x, double[] y) {
        CommonOps_DDRM.sumCols(matrix(rows, columns, x), matrix(1, columns, y));
        return y;
    }

    /** {@code y[0,j] = max_i x[i,j]}. */
    static double[] maxRows(int rows, int columns, double[] x, double[] y) {
        CommonOps_DDRM.maxCols(matrix(rows, columns, x), matrix(1, columns, y));
        return y;
    }
}
