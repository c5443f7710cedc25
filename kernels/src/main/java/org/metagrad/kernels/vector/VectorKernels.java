package org.metagrad.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.Kernels;
import org.metagrad.kernels.scalar.ScalarKernels;

/**
 * The kernels on lanes; see {@link Kernels} for the formulas. What is left over at the end of a row
 * goes through the scalar twin, which gives the same bits.
 */
public final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> SPECIES = FloatElementaryVector.SPECIES;
    static final int LANES = SPECIES.length();

    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private static final ScalarKernels TWIN = ScalarKernels.INSTANCE;

    private VectorKernels() {}

    /**
     * The vector kernels.
     *
     * @throws UnsupportedOperationException if the machine's vectors hold fewer than four floats
     */
    public static Kernels create() {
        if (LANES < 4) {
            throw new UnsupportedOperationException(
                    "vectors of " + LANES + " floats are too short to gain anything");
        }
        return new VectorKernels();
    }

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
        return FMA ? a.fma(b, c) : a.mul(b).add(c);
    }

    @Override
    public void matmul(
            boolean transposeLeft,
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        VectorMatmul.multiply(
                m,
                n,
                k,
                a,
                aAt,
                transposeLeft ? 1 : k,
                transposeLeft ? m : 1,
                b,
                bAt,
                c,
                cAt,
                accumulate ? VectorMatmul.ACCUMULATE : VectorMatmul.ZERO,
                c,
                cAt);
    }

    @Override
    public void matmulBias(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] bias,
            int biasAt,
            float[] c,
            int cAt) {
        VectorMatmul.multiply(
                m, n, k, a, aAt, k, 1, b, bAt, c, cAt, VectorMatmul.BIAS, bias, biasAt);
    }

    @Override
    public void matmulTransposeRight(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        if (LANES == VIRTUAL_LANES) {
            WideDot.multiply(m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
            return;
        }
        NarrowDot.multiply(m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
    }

    @Override
    public void add(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            load(x, xAt + i).add(load(y, yAt + i)).intoArray(z, zAt + i);
        }
        TWIN.add(n - i, x, xAt + i, y, yAt + i, z, zAt + i);
    }

    @Override
    public void multiply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            load(x, xAt + i).mul(load(y, yAt + i)).intoArray(z, zAt + i);
        }
        TWIN.multiply(n - i, x, xAt + i, y, yAt + i, z, zAt + i);
    }

    @Override
    public void affine(int n, float scale, float shift, float[] x, int xAt, float[] y, int yAt) {
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        FloatVector offset = FloatVector.broadcast(SPECIES, shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fma(factor, load(x, xAt + i), offset).intoArray(y, yAt + i);
        }
        TWIN.affine(n - i, scale, shift, x, xAt + i, y, yAt + i);
    }

    @Override
    public void relu(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            load(x, xAt + i).max(zero).intoArray(y, yAt + i);
        }
        TWIN.relu(n - i, x, xAt + i, y, yAt + i);
    }

    @Override
    public void step(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            var positive = load(x, xAt + i).compare(VectorOperators.GT, zero);
            zero.blend(one, positive).intoArray(y, yAt + i);
        }
        TWIN.step(n - i, x, xAt + i, y, yAt + i);
    }

    @Override
    public void exp(int n, float[] x, int xAt, float[] y, int yAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatElementaryVector.exp(load(x, xAt + i)).intoArray(y, yAt + i);
        }
        TWIN.exp(n - i, x, xAt + i, y, yAt + i);
    }

    @Override
    public void log(int n, float[] x, int xAt, float[] y, int yAt) {
        int whole = n - n % LANES;
        FloatElementaryVector.log(whole, x, xAt, y, yAt);
        TWIN.log(n - whole, x, xAt + whole, y, yAt + whole);
    }

    @Override
    public void tanh(int n, float[] x, int xAt, float[] y, int yAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatElementaryVector.tanh(load(x, xAt + i)).intoArray(y, yAt + i);
        }
        TWIN.tanh(n - i, x, xAt + i, y, yAt + i);
    }

    @Override
    public void tanhPullback(int n, float[] g, int gAt, float[] y, int yAt, float[] z, int zAt) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector t = load(y, yAt + i);
            load(g, gAt + i).mul(fma(t.neg(), t, one)).intoArray(z, zAt + i);
        }
        TWIN.tanhPullback(n - i, g, gAt + i, y, yAt + i, z, zAt + i);
    }

    @Override
    public void tanhPullbackTangent(
            int n,
            float[] dg,
            int dgAt,
            float[] g,
            int gAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] z,
            int zAt) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector t = load(y, yAt + i);
            FloatVector curvature = load(g, gAt + i).mul(minusTwo.mul(t)).mul(load(dy, dyAt + i));
            fma(load(dg, dgAt + i), fma(t.neg(), t, one), curvature).intoArray(z, zAt + i);
        }
        TWIN.tanhPullbackTangent(
                n - i, dg, dgAt + i, g, gAt + i, y, yAt + i, dy, dyAt + i, z, zAt + i);
    }

    @Override
    public void subtractRow(
            int rows, int columns, float[] x, int xAt, float[] r, int rAt, float[] y, int yAt) {
        for (int i = 0; i < rows; i++) {
            int from = xAt + i * columns;
            int to = yAt + i * columns;
            int j = 0;
            for (; j <= columns - LANES; j += LANES) {
                load(x, from + j).sub(load(r, rAt + j)).intoArray(y, to + j);
            }
            for (; j < columns; j++) {
                y[to + j] = x[from + j] - r[rAt + j];
            }
        }
    }

    @Override
    public void maxRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        System.arraycopy(x, xAt, y, yAt, columns);
        for (int i = 1; i < rows; i++) {
            int from = xAt + i * columns;
            int j = 0;
            for (; j <= columns - LANES; j += LANES) {
                load(y, yAt + j).max(load(x, from + j)).intoArray(y, yAt + j);
            }
            for (; j < columns; j++) {
                y[yAt + j] = Math.max(y[yAt + j], x[from + j]);
            }
        }
    }

    @Override
    public void sumRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        System.arraycopy(x, xAt, y, yAt, columns);
        for (int i = 1; i < rows; i++) {
            add(columns, y, yAt, x, xAt + i * columns, y, yAt);
        }
    }

    @Override
    public void sumColumns(
            int rows, int columns, float[] x, int xAt, float[] y, int yAt, boolean accumulate) {
        if (columns % VIRTUAL_LANES != 0) {
            TWIN.sumColumns(rows, columns, x, xAt, y, yAt, accumulate);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int at = xAt + i * columns;
            float sum =
                    LANES == VIRTUAL_LANES
                            ? WideDot.sum(columns, x, at)
                            : NarrowDot.sum(columns, x, at);
            y[yAt + i] = accumulate ? y[yAt + i] + sum : sum;
        }
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
