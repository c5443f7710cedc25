package org.metagrad.bench.jmh;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * What EJML offers of the kernels' work, in float: the products of a layer, exponentials and
 * logarithms, and reductions. The class for double is written out, for its matrices have other
 * names.
 */
final class FloatEjml implements FloatLayerProducts {
    private final FMatrixRMaj w;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;

    FloatEjml(int in, int out, int columns) {
        w = matrix(out, in, FloatBatch.uniform(in * out, 1));
        x = matrix(in, columns, FloatBatch.uniform(in * columns, 2));
        y = matrix(out, columns, FloatBatch.uniform(out * columns, 3));
    }

    private static FMatrixRMaj matrix(int rows, int columns, float[] values) {
        return FMatrixRMaj.wrap(rows, columns, values);
    }

    @Override
    public float[] forward() {
        CommonOps_FDRM.mult(w, x, y);
        return y.data;
    }

    @Override
    public float[] cotangent() {
        CommonOps_FDRM.multTransA(w, y, x);
        return x.data;
    }

    @Override
    public float[] weights() {
        CommonOps_FDRM.multTransB(y, x, w);
        return w.data;
    }

    /** {@code y = exp(x)}. */
    static float[] exp(float[] x, float[] y) {
        CommonOps_FDRM.elementExp(matrix(1, x.length, x), matrix(1, y.length, y));
        return y;
    }

    /** {@code y = log(x)}. */
    static float[] log(float[] x, float[] y) {
        CommonOps_FDRM.elementLog(matrix(1, x.length, x), matrix(1, y.length, y));
        return y;
    }

    /** {@code y[i,0] = sum_j x[i,j]}. */
    static float[] sumColumns(int rows, int columns, float[] x, float[] y) {
        CommonOps_FDRM.sumRows(matrix(rows, columns, x), matrix(rows, 1, y));
        return y;
    }

    /** {@code y[0,j] = sum_i x[i,j]}. */
    static float[] sumRows(int rows, int columns, float[] x, float[] y) {
        CommonOps_FDRM.sumCols(matrix(rows, columns, x), matrix(1, columns, y));
        return y;
    }

    /** {@code y[0,j] = max_i x[i,j]}. */
    static float[] maxRows(int rows, int columns, float[] x, float[] y) {
        CommonOps_FDRM.maxCols(matrix(rows, columns, x), matrix(1, columns, y));
        return y;
    }
}
