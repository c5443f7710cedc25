// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

import org.metagrad.kernels.DoubleKernels;

/** The products of a layer by our kernels. */
final class DoubleKernelProducts implements DoubleLayerProducts {
    private final DoubleKernels set;
    private final int in;
    private final int out;
    private final int columns;
    private final double[] w;
    private final double[] x;
    private final double[] y;

    DoubleKernelProducts(String kernels, int in, int out, int columns) {
        set = KernelChoice.doubles(kernels);
        this.in = in;
        this.out = out;
        this.columns = columns;
        w = DoubleBatch.uniform(in * out, 1);
        x = DoubleBatch.uniform(in * columns, 2);
        y = DoubleBatch.uniform(out * columns, 3);
    }

    @Override
    public double[] forward() {
        set.matmul(false, out, columns, in, w, 0, x, 0, y, 0, false);
        return y;
    }

    @Override
    public double[] cotangent() {
        set.matmul(true, in, columns, out, w, 0, y, 0, x, 0, false);
        return x;
    }

    @Override
    public double[] weights() {
        set.matmulTransposeRight(out, in, columns, y, 0, x, 0, w, 0, false);
        return w;
    }
}
