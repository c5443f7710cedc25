package org.metagrad.bench.jmh;

import org.metagrad.kernels.FloatKernels;

/** The products of a layer by our kernels. */
final class FloatKernelProducts implements FloatLayerProducts {
    private final FloatKernels set;
    private final int in;
    private final int out;
    private final int columns;
    private final float[] w;
    private final float[] x;
    private final float[] y;

    FloatKernelProducts(String kernels, int in, int out, int columns) {
        set = KernelChoice.floats(kernels);
        this.in = in;
        this.out = out;
        this.columns = columns;
        w = FloatBatch.uniform(in * out, 1);
        x = FloatBatch.uniform(in * columns, 2);
        y = FloatBatch.uniform(out * columns, 3);
    }

    @Override
    public float[] forward() {
        set.matmul(false, out, columns, in, w, 0, x, 0, y, 0, false);
        return y;
    }

    @Override
    public float[] cotangent() {
        set.matmul(true, in, columns, out, w, 0, y, 0, x, 0, false);
        return x;
    }

    @Override
    public float[] weights() {
        set.matmulTransposeRight(out, in, columns, y, 0, x, 0, w, 0, false);
        return w;
    }
}
