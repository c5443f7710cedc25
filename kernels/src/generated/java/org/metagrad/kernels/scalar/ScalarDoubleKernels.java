// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.scalar;

import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.Pairwise;

/**
 * The specification of the kernels in plain loops; see {@link DoubleKernels} for the formulas.
 *
 * <p>One class, a few lines for each kernel, so that the whole specification is read in one place.
 */
public final class ScalarDoubleKernels implements DoubleKernels {

    /** The one instance; it has no state. */
    public static final ScalarDoubleKernels INSTANCE = new ScalarDoubleKernels();

    private static final boolean FMA = FusedMultiplyAdd.AVAILABLE;

    private static final double HALF = 0.5d;

    private ScalarDoubleKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String toString() {
        return "DoubleKernels[" + name() + "]";
    }

    private static double fma(double a, double b, double c) {
        return FMA ? Math.fma(a, b, c) : a * b + c;
    }

    @Override
    public void matmul(
            boolean transposeLeft,
            int m,
            int n,
            int k,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
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
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] bias,
            int biasAt,
            double[] c,
            int cAt) {
        for (int i = 0; i < m; i++) {
            int ci = cAt + i * n;
            java.util.Arrays.fill(c, ci, ci + n, bias[biasAt + i]);
            multiplyRow(1, n, k, a, aAt + i * k, b, bAt, c, ci);
        }
    }

    /** {@code c[j] += sum_p a[p * stride] b[p, j]}: one row of a product. */
    private static void multiplyRow(
            int stride, int n, int k, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
        for (int p = 0; p < k; p++) {
            double x = a[aAt + p * stride];
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
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            boolean accumulate) {
        boolean blocks = Math.min(m, n) >= LEAST_OF_BLOCKS;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int ai = aAt + i * k;
                int bj = bAt + j * k;
                int at = cAt + i * n + j;
                if (blocks) {
                    double before = accumulate ? c[at] : k == 0 ? 0 : -0d;
                    c[at] = inBlocks(k, a, ai, b, bj, before);
                } else {
                    double dot = dot(k, a, ai, b, bj);
                    c[at] = accumulate ? c[at] + dot : dot;
                }
            }
        }
    }

    /** {@code before + sum_r x[r] y[r]} by blocks; minus zero before the first adds nothing. */
    private static double inBlocks(int n, double[] x, int xAt, double[] y, int yAt, double before) {
        double all = before;
        for (int from = 0; from < n; from += BLOCK) {
            double sum = 0;
            for (int r = from; r < Math.min(n, from + BLOCK); r++) {
                sum = fma(x[xAt + r], y[yAt + r], sum);
            }
            all += sum;
        }
        return all;
    }

    /** {@code sum_r x[r] y[r]} over virtual lanes, each a local so that nothing is allocated. */
    private static double dot(int n, double[] x, int xAt, double[] y, int yAt) {
        double a0 = lane(0, n, x, xAt, y, yAt) + lane(8, n, x, xAt, y, yAt);
        double a1 = lane(1, n, x, xAt, y, yAt) + lane(9, n, x, xAt, y, yAt);
        double a2 = lane(2, n, x, xAt, y, yAt) + lane(10, n, x, xAt, y, yAt);
        double a3 = lane(3, n, x, xAt, y, yAt) + lane(11, n, x, xAt, y, yAt);
        double a4 = lane(4, n, x, xAt, y, yAt) + lane(12, n, x, xAt, y, yAt);
        double a5 = lane(5, n, x, xAt, y, yAt) + lane(13, n, x, xAt, y, yAt);
        double a6 = lane(6, n, x, xAt, y, yAt) + lane(14, n, x, xAt, y, yAt);
        double a7 = lane(7, n, x, xAt, y, yAt) + lane(15, n, x, xAt, y, yAt);
        return tree(a0, a1, a2, a3, a4, a5, a6, a7);
    }

    private static double tree(
            double a0, double a1, double a2, double a3, double a4, double a5, double a6, double a7) {
        return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
    }

    private static double lane(int lane, int n, double[] x, int xAt, double[] y, int yAt) {
        double sum = 0;
        for (int r = lane; r < n; r += VIRTUAL_LANES) {
            sum = fma(x[xAt + r], y[yAt + r], sum);
        }
        return filledUp(lane, n) ? sum + 0d : sum;
    }

    private static double lane(int lane, int n, double[] x, int xAt) {
        double sum = 0;
        for (int r = lane; r < n; r += VIRTUAL_LANES) {
            sum += x[xAt + r];
        }
        return filledUp(lane, n) ? sum + 0d : sum;
    }

    /** Whether the last group of lanes is incomplete and this lane of it counts as a zero. */
    private static boolean filledUp(int lane, int n) {
        int rest = n % VIRTUAL_LANES;
        return rest != 0 && lane >= rest;
    }

    @Override
    public void apply(Elementwise f, int n, double[] x, int xAt, double[] y, int yAt) {
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
                    double t = x[xAt + i];
                    y[yAt + i] = t > 0 ? 1 : t < 0 ? -1 : t;
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = DoubleElementary.exp(x[xAt + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = DoubleElementary.log(x[xAt + i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = Math.sqrt(x[xAt + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = DoubleElementary.tanh(x[xAt + i]);
                }
            }
            case SIN -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = DoubleElementary.sin(x[xAt + i]);
                }
            }
            case COS -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = DoubleElementary.cos(x[xAt + i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = 1 / (1 + DoubleElementary.exp(-x[xAt + i]));
                }
            }
            case SOFTPLUS -> {
                for (int i = 0; i < n; i++) {
                    double t = x[xAt + i];
                    double decay = DoubleElementary.exp(-Math.abs(t));
                    y[yAt + i] = Math.max(t, 0) + DoubleElementary.log1p(decay);
                }
            }
        }
    }

    @Override
    public void combine(
            Pairwise operation, int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
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
                    double t = y[yAt + i];
                    z[zAt + i] = x[xAt + i] * fma(-t, t, 1);
                }
            }
        }
    }

    private static double precedes(double x, double y) {
        return x < y ? 1 : x == y ? HALF : 0;
    }

    @Override
    public void affine(int n, double scale, double shift, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = fma(scale, x[xAt + i], shift);
        }
    }

    @Override
    public void clip(int n, double low, double high, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.min(Math.max(x[xAt + i], low), high);
        }
    }

    @Override
    public void within(int n, double low, double high, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i++) {
            double t = x[xAt + i];
            y[yAt + i] = t >= low && t <= high ? 1 : 0;
        }
    }

    @Override
    public void tanhPullbackTangent(
            int n,
            double[] dg,
            int dgAt,
            double[] g,
            int gAt,
            double[] y,
            int yAt,
            double[] dy,
            int dyAt,
            double[] z,
            int zAt) {
        for (int i = 0; i < n; i++) {
            double t = y[yAt + i];
            double curvature = g[gAt + i] * (-2 * t) * dy[dyAt + i];
            z[zAt + i] = fma(dg[dgAt + i], fma(-t, t, 1), curvature);
        }
    }

    @Override
    public void subtractRow(
            int rows, int columns, double[] x, int xAt, double[] r, int rAt, double[] y, int yAt) {
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
            double[] x,
            int xAt,
            int xStride,
            double[] y,
            int yAt,
            int yStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, xAt + i * xStride, y, yAt + i * yStride, columns);
        }
    }

    @Override
    public void maxRows(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            double max = x[xAt + j];
            for (int i = 1; i < rows; i++) {
                max = Math.max(max, x[xAt + i * columns + j]);
            }
            y[yAt + j] = max;
        }
    }

    @Override
    public void sumRows(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            double sum = x[xAt + j];
            for (int i = 1; i < rows; i++) {
                sum += x[xAt + i * columns + j];
            }
            y[yAt + j] = sum;
        }
    }

    @Override
    public void sumColumns(
            int rows, int columns, double[] x, int xAt, double[] y, int yAt, boolean accumulate) {
        for (int i = 0; i < rows; i++) {
            double sum = sum(columns, x, xAt + i * columns);
            y[yAt + i] = accumulate ? y[yAt + i] + sum : sum;
        }
    }

    private static double sum(int n, double[] x, int xAt) {
        double a0 = lane(0, n, x, xAt) + lane(8, n, x, xAt);
        double a1 = lane(1, n, x, xAt) + lane(9, n, x, xAt);
        double a2 = lane(2, n, x, xAt) + lane(10, n, x, xAt);
        double a3 = lane(3, n, x, xAt) + lane(11, n, x, xAt);
        double a4 = lane(4, n, x, xAt) + lane(12, n, x, xAt);
        double a5 = lane(5, n, x, xAt) + lane(13, n, x, xAt);
        double a6 = lane(6, n, x, xAt) + lane(14, n, x, xAt);
        double a7 = lane(7, n, x, xAt) + lane(15, n, x, xAt);
        return tree(a0, a1, a2, a3, a4, a5, a6, a7);
    }

    @Override
    public void decayedSum(
            boolean transpose,
            int rows,
            int columns,
            double[] x,
            int xAt,
            double[] decay,
            int decayAt,
            double[] y,
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
