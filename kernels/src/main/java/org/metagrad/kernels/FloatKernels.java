package org.metagrad.kernels;

import org.metagrad.kernels.scalar.ScalarFloatKernels;

/**
 * The numerical kernels on which planned programs run.
 *
 * <p>Matrices are row-major and contiguous: element {@code (i, j)} of an {@code [m, n]} matrix that
 * starts at {@code at} is {@code x[at + i * n + j]}. Policies keep the batch along the columns, so
 * a row holds one feature of many samples and every lane works on a sample of its own.
 *
 * <p>Every implementation gives <b>the same bits</b> on all machines that have fused multiply-add,
 * and the scalar one others, in the last places, on machines that have not: {@link
 * FusedMultiplyAdd#AVAILABLE} says which of the two a run gives. Products add their terms in the
 * order of the inner index with one multiply-add each; reductions along a row run over {@value
 * #VIRTUAL_LANES} virtual lanes (element {@code r} belongs to lane {@code r mod 16}, a last
 * incomplete group counts as filled up with zeros) which are then added in the fixed tree {@code
 * (l, l+8), (l, l+4), (l, l+2), (l, l+1)}; exp, log and tanh are our own polynomials. {@code
 * org.metagrad.kernels.scalar} is the specification.
 *
 * <p>Operands are not modified unless their description says so. A result may be the very operand
 * (same array, same start) of an elementwise kernel unless its description forbids it; any other
 * overlap is undefined. FloatKernels hold no state and may be called from any number of threads.
 * Ranges outside an array throw {@link IndexOutOfBoundsException}.
 */
public interface FloatKernels {

    /** Lanes of the fixed-order reduction, whatever the width of the machine's vectors. */
    int VIRTUAL_LANES = 16;

    /**
     * The fastest kernels of this virtual machine, chosen once: the Vector API's where its module
     * is present and C2 compiles, the scalar twin (after one warning in the log) elsewhere.
     */
    static FloatKernels best() {
        return Kernels.FLOAT;
    }

    /** The plain-Java twin, on every virtual machine. */
    static FloatKernels scalar() {
        return ScalarFloatKernels.INSTANCE;
    }

    /**
     * A short name with the lane width, such as {@code vector-512} or {@code scalar}; as a string a
     * set of kernels adds its precision.
     */
    String name();

    /**
     * {@code c = op(a) b}, or {@code c += op(a) b} when {@code accumulate}.
     *
     * @param transposeLeft whether {@code a} is stored {@code [k, m]} and used transposed
     * @param m rows of {@code c}
     * @param n columns of {@code b} and {@code c}
     * @param k inner dimension
     * @param a {@code [m, k]}, or {@code [k, m]} when transposed
     * @param b {@code [k, n]}
     * @param c {@code [m, n]}. Modified.
     */
    void matmul(
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
            boolean accumulate);

    /**
     * {@code c[i,j] = bias[i] + sum_k a[i,k] b[k,j]}: a layer's pre-activation.
     *
     * @param bias {@code [m, 1]}
     * @param c {@code [m, n]}. Modified.
     */
    void matmulBias(
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
            int cAt);

    /**
     * {@code c[i,j] = sum_r a[i,r] b[j,r]}, or {@code +=} when {@code accumulate}: the gradient of
     * a layer's weights, reduced over virtual lanes.
     *
     * @param a {@code [m, k]}
     * @param b {@code [n, k]}
     * @param c {@code [m, n]}. Modified.
     */
    void matmulTransposeRight(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate);

    /** {@code y = f(x)} over {@code n} elements. */
    void apply(Elementwise f, int n, float[] x, int xAt, float[] y, int yAt);

    /** {@code z = x op y} over {@code n} elements. */
    void combine(
            Pairwise operation, int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt);

    /** {@code y = scale * x + shift}, one multiply-add, over {@code n} elements. */
    void affine(int n, float scale, float shift, float[] x, int xAt, float[] y, int yAt);

    /** {@code y = min(max(x, low), high)} over {@code n} elements; NaN stays NaN. */
    void clip(int n, float low, float high, float[] x, int xAt, float[] y, int yAt);

    /** {@code y = 1 if low <= x <= high, else 0} over {@code n} elements. */
    void within(int n, float low, float high, float[] x, int xAt, float[] y, int yAt);

    /**
     * {@code z = dg (1 - y^2) - 2 g y dy}: the pushforward of {@link Pairwise#TANH_PULLBACK} along
     * {@code (dg, dy)}, the term through which the second derivative of tanh enters a
     * Hessian-vector product. {@code g (-2 y)} comes first, and underflows or overflows whatever
     * {@code dy} is.
     */
    void tanhPullbackTangent(
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
            int zAt);

    /** {@code y[i,j] = x[i,j] - r[0,j]}: a row subtracted from every row. */
    void subtractRow(
            int rows, int columns, float[] x, int xAt, float[] r, int rAt, float[] y, int yAt);

    /**
     * {@code y[i,j] = x[i,j]}: a block of columns, from one matrix into another of a different
     * width. The matrices must not overlap.
     *
     * @param xStride distance between the rows of {@code x}, at least {@code columns}
     * @param yStride distance between the rows of {@code y}, at least {@code columns}
     */
    void copyColumns(
            int rows,
            int columns,
            float[] x,
            int xAt,
            int xStride,
            float[] y,
            int yAt,
            int yStride);

    /** {@code y[0,j] = max_i x[i,j]}; NaN if one of them is. */
    void maxRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt);

    /** {@code y[0,j] = sum_i x[i,j]}, in the order of {@code i}. */
    void sumRows(int rows, int columns, float[] x, int xAt, float[] y, int yAt);

    /**
     * {@code y[i,0] = sum_j x[i,j]} over virtual lanes, or {@code +=} when {@code accumulate}.
     *
     * @param y {@code [rows, 1]}. Modified.
     */
    void sumColumns(
            int rows, int columns, float[] x, int xAt, float[] y, int yAt, boolean accumulate);

    /**
     * {@code y[i,j] = x[i,j] + decay[0,j] y[i,j-1]} with {@code y[i,-1] = 0}, or its transpose
     * {@code y[i,j] = x[i,j] + decay[0,j+1] y[i,j+1]} with {@code y[i,columns] = 0}: discounted
     * sums along each row, one multiply-add a step; a zero decay starts a sum afresh.
     *
     * @param transpose whether sums run from the last column to the first
     * @param decay {@code [1, columns]}
     */
    void decayedSum(
            boolean transpose,
            int rows,
            int columns,
            float[] x,
            int xAt,
            float[] decay,
            int decayAt,
            float[] y,
            int yAt);
}
