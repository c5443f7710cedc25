package org.metagrad.kernels.scalar;

import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.Pairwise;

/**
 * The specification of the kernels in plain loops; see {@link FloatKernels} for the formulas.
 *
 * <p>One class, a few lines for each kernel, so that the whole specification is read in one place.
 */
public final class ScalarFloatKernels implements FloatKernels {

    /** The one instance; it has no state. */
    public static final ScalarFloatKernels INSTANCE = new ScalarFloatKernels();

    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private static final float HALF = 0.5f;

    private ScalarFloatKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String toString() {
        return "FloatKernels[" + name() + "]";
    }

    private static float fma(float a, float b, float c) {
        return FMA ? Math.fma(a, b, c) : a * b + c;
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
        for (int i = 0; i < m; i++) {
            int ci = cAt + i * n;
            if (!accumulate) {
                java.util.Arrays.fill(c, ci, ci + n, 0);
            }
            multiplyRow(
                    transposeLeft ? m : 1,
                    n,
                    k,
                    a,
                    transposeLeft ? aAt + i : aAt + i * k,
                    b,
                    bAt,
                    c,
                    ci);
        }
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
        for (int i = 0; i < m; i++) {
            int ci = cAt + i * n;
            java.util.Arrays.fill(c, ci, ci + n, bias[biasAt + i]);
            multiplyRow(1, n, k, a, aAt + i * k, b, bAt, c, ci);
        }
    }

    /** {@code c[j] += sum_p a[p * stride] b[p, j]}: one row of a product. */
    private static void multiplyRow(
            int stride, int n, int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int p = 0; p < k; p++) {
            float x = a[aAt + p * stride];
            int bp = bAt + p * n;
            for (int j = 0; j < n; j++) {
                c[cAt + j] = fma(x, b[bp + j], c[cAt + j]);
            }
        }
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
        boolean blocks = Math.min(m, n) >= LEAST_OF_BLOCKS;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int ai = aAt + i * k;
                int bj = bAt + j * k;
                int at = cAt + i * n + j;
                if (blocks) {
                    float before = accumulate ? c[at] : k == 0 ? 0 : -0f;
                    c[at] = inBlocks(k, a, ai, b, bj, before);
                } else {
                    float dot = dot(k, a, ai, b, bj);
                    c[at] = accumulate ? c[at] + dot : dot;
                }
            }
        }
    }

    /** {@code before + sum_r x[r] y[r]} by blocks; minus zero before the first adds nothing. */
    private static float inBlocks(int n, float[] x, int xAt, float[] y, int yAt, float before) {
        float all = before;
        for (int from = 0; from < n; from += BLOCK) {
            float sum = 0;
            for (int r = from; r < Math.min(n, from + BLOCK); r++) {
                sum = fma(x[xAt + r], y[yAt + r], sum);
            }
            all += sum;
        }
        return all;
    }

    /** {@code sum_r x[r] y[r]} over virtual lanes, each a local so that nothing is allocated. */
    private static float dot(int n, float[] x, int xAt, float[] y, int yAt) {
        float a0 = lane(0, n, x, xAt, y, yAt) + lane(8, n, x, xAt, y, yAt);
        float a1 = lane(1, n, x, xAt, y, yAt) + lane(9, n, x, xAt, y, yAt);
        float a2 = lane(2, n, x, xAt, y, yAt) + lane(10, n, x, xAt, y, yAt);
        float a3 = lane(3, n, x, xAt, y, yAt) + lane(11, n, x, xAt, y, yAt);
        float a4 = lane(4, n, x, xAt, y, yAt) + lane(12, n, x, xAt, y, yAt);
        float a5 = lane(5, n, x, xAt, y, yAt) + lane(13, n, x, xAt, y, yAt);
        float a6 = lane(6, n, x, xAt, y, yAt) + lane(14, n, x, xAt, y, yAt);
        float a7 = lane(7, n, x, xAt, y, yAt) + lane(15, n, x, xAt, y, yAt);
        return tree(a0, a1, a2, a3, a4, a5, a6, a7);
    }

    private static float tree(
            float a0, float a1, float a2, float a3, float a4, float a5, float a6, float a7) {
        return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
    }

    private static float lane(int lane, int n, float[] x, int xAt, float[] y, int yAt) {
        float sum = 0;
        for (int r = lane; r < n; r += VIRTUAL_LANES) {
            sum = fma(x[xAt + r], y[yAt + r], sum);
        }
        return filledUp(lane, n) ? sum + 0f : sum;
    }

    private static float lane(int lane, int n, float[] x, int xAt) {
        float sum = 0;
        for (int r = lane; r < n; r += VIRTUAL_LANES) {
            sum += x[xAt + r];
        }
        return filledUp(lane, n) ? sum + 0f : sum;
    }

    /** Whether the last group of lanes is incomplete and this lane of it counts as a zero. */
    private static boolean filledUp(int lane, int n) {
        int rest = n % VIRTUAL_LANES;
        return rest != 0 && lane >= rest;
    }

    @Override
    public void apply(Elementwise f, int n, float[] x, int xAt, float[] y, int yAt) {
        switch (f) {
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = Math.max(x[xAt + i], 0);
                }
            }
            case STEP -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = x[xAt + i] > 0 ? 1 : 0;
                }
            }
            case SIGN -> {
                for (int i = 0; i < n; i++) {
                    float t = x[xAt + i];
                    y[yAt + i] = t > 0 ? 1 : t < 0 ? -1 : t;
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = FloatElementary.exp(x[xAt + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = FloatElementary.log(x[xAt + i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = (float) Math.sqrt(x[xAt + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = FloatElementary.tanh(x[xAt + i]);
                }
            }
            case SIN -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = FloatElementary.sin(x[xAt + i]);
                }
            }
            case COS -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = FloatElementary.cos(x[xAt + i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = 1 / (1 + FloatElementary.exp(-x[xAt + i]));
                }
            }
            case SOFTPLUS -> {
                for (int i = 0; i < n; i++) {
                    float t = x[xAt + i];
                    float decay = FloatElementary.exp(-Math.abs(t));
                    y[yAt + i] = Math.max(t, 0) + FloatElementary.log1p(decay);
                }
            }
        }
    }

    @Override
    public void combine(
            Pairwise operation, int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
        switch (operation) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = x[xAt + i] + y[yAt + i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = x[xAt + i] - y[yAt + i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = x[xAt + i] * y[yAt + i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = x[xAt + i] / y[yAt + i];
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = Math.min(x[xAt + i], y[yAt + i]);
                }
            }
            case PRECEDES -> {
                for (int i = 0; i < n; i++) {
                    z[zAt + i] = precedes(x[xAt + i], y[yAt + i]);
                }
            }
            case TANH_PULLBACK -> {
                for (int i = 0; i < n; i++) {
                    float t = y[yAt + i];
                    z[zAt + i] = x[xAt + i] * fma(-t, t, 1);
                }
            }
        }
    }

    private static float precedes(float x, float y) {
        return x < y ? 1 : x == y ? HALF : 0;
    }

    @Override
    public void affine(int n, float scale, float shift, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = fma(scale, x[xAt + i], shift);
        }
    }

    @Override
    public void clip(int n, float low, float high, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.min(Math.max(x[xAt + i], low), high);
        }
    }

    @Override
    public void within(int n, float low, float high, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            float t = x[xAt + i];
            y[yAt + i] = t >= low && t <= high ? 1 : 0;
        }
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
        for (int i = 0; i < n; i++) {
            float t = y[yAt + i];
            float curvature = g[gAt + i] * (-2 * t) * dy[dyAt + i];
            z[zAt + i] = fma(dg[dgAt + i], fma(-t, t, 1), curvature);
        }
    }

    @Override
    public void subtractRow(
            int rows, int columns, float[] x, int xAt, float[] r, int rAt, float[] y, int yAt) {
        for (int i = 0; i < rows; i++) {
            int at = i * columns;
            for (int j = 0; j < columns; j++) {
                y[yAt + at + j] = x[xAt + at + j] - r[rAt + j];
            }
        }
    }

    @Override
    public void copyColumns(
            int rows,
            int columns,
            float[] x,
            int xAt,
            int xStride,
            float[] y,
            int yAt,
            int yStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, xAt + i * xStride, y, yAt + i * yStride, columns);
        }
    }

    @Override
    public void maxRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            float max = x[xAt + j];
            for (int i = 1; i < rows; i++) {
                max = Math.max(max, x[xAt + i * columns + j]);
            }
            y[yAt + j] = max;
        }
    }

    @Override
    public void sumRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            float sum = x[xAt + j];
            for (int i = 1; i < rows; i++) {
                sum += x[xAt + i * columns + j];
            }
            y[yAt + j] = sum;
        }
    }

    @Override
    public void sumColumns(
            int rows, int columns, float[] x, int xAt, float[] y, int yAt, boolean accumulate) {
        for (int i = 0; i < rows; i++) {
            float sum = sum(columns, x, xAt + i * columns);
            y[yAt + i] = accumulate ? y[yAt + i] + sum : sum;
        }
    }

    private static float sum(int n, float[] x, int xAt) {
        float a0 = lane(0, n, x, xAt) + lane(8, n, x, xAt);
        float a1 = lane(1, n, x, xAt) + lane(9, n, x, xAt);
        float a2 = lane(2, n, x, xAt) + lane(10, n, x, xAt);
        float a3 = lane(3, n, x, xAt) + lane(11, n, x, xAt);
        float a4 = lane(4, n, x, xAt) + lane(12, n, x, xAt);
        float a5 = lane(5, n, x, xAt) + lane(13, n, x, xAt);
        float a6 = lane(6, n, x, xAt) + lane(14, n, x, xAt);
        float a7 = lane(7, n, x, xAt) + lane(15, n, x, xAt);
        return tree(a0, a1, a2, a3, a4, a5, a6, a7);
    }

    @Override
    public void decayedSum(
            boolean transpose,
            int rows,
            int columns,
            float[] x,
            int xAt,
            float[] decay,
            int decayAt,
            float[] y,
            int yAt) {
        int last = columns - 1;
        for (int i = 0; i < rows; i++) {
            int from = xAt + i * columns;
            int to = yAt + i * columns;
            if (transpose) {
                y[to + last] = x[from + last];
                for (int j = last - 1; j >= 0; j--) {
                    y[to + j] = fma(decay[decayAt + j + 1], y[to + j + 1], x[from + j]);
                }
            } else {
                y[to] = x[from];
                for (int j = 1; j < columns; j++) {
                    y[to + j] = fma(decay[decayAt + j], y[to + j - 1], x[from + j]);
                }
            }
        }
    }
}
