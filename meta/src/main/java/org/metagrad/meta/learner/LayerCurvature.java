package org.metagrad.meta.learner;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Shape;

/**
 * A learnt Kronecker product for each tensor: for one of shape {@code [r, c]} with gradient G the
 * step is {@code alpha L G R}, {@code L [r, r]} and {@code R [c, c]}; without R where c is 1. The
 * steps of {@link MetaCurvature}. Backwards, with V the cotangent of the tensor,
 *
 * <pre>  U = L' V R',   dL = - alpha V (G R)',   dR = - alpha G' L' V.</pre>
 *
 * <p>The state has nothing in it: it is where products lie while a step is computed.
 *
 * @param meta {@code (theta, L_1, R_1, L_2, ...)}, each row-major. Not modified.
 * @param alpha the step size
 * @param shapes of the tensors, from the first parameter on; what is behind them does not move
 */
record LayerCurvature(double[] meta, double alpha, List<Shape> shapes) implements Preconditioner {

    /** The number of values of L and R. */
    static int size(Shape shape) {
        int r = shape.rows();
        int c = shape.columns();
        return r * r + (c > 1 ? c * c : 0);
    }

    /** Twice P: one part for a product from the right, one for that from the left. */
    @Override
    public int stateSize(int parameters) {
        return 2 * parameters;
    }

    @Override
    public int end(int parameters) {
        return StepRates.size(shapes);
    }

    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        int p = theta.length;
        Arrays.fill(nextState, 0);
        int at = 0;
        int left = p;
        for (int i = 0; i < shapes.size(); i++) {
            int r = shapes.get(i).rows();
            int c = shapes.get(i).columns();
            if (c > 1) {
                addProduct(g, at, r, c, meta, left + r * r, c, nextState, at);
            } else {
                System.arraycopy(g, at, nextState, at, r);
            }
            addProduct(meta, left, r, r, nextState, at, c, nextState, p + at);
            at += r * c;
            left += size(shapes.get(i));
        }
        for (int j = 0; j < at; j++) {
            next[j] = theta[j] - alpha * nextState[p + j];
        }
        System.arraycopy(theta, at, next, at, p - at);
    }

    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        Arrays.fill(carried, 0);
        Arrays.fill(u, 0);
        int at = 0;
        int left = v.length;
        for (int i = 0; i < shapes.size(); i++) {
            int r = shapes.get(i).rows();
            int c = shapes.get(i).columns();
            if (c > 1) {
                addProductByTransposed(v, at, r, c, meta, left + r * r, c, 1, carried, at);
            } else {
                System.arraycopy(v, at, carried, at, r);
            }
            addTransposedProduct(meta, left, r, r, carried, at, c, 1, u, at);
            at += r * c;
            left += size(shapes.get(i));
        }
        return alpha;
    }

    @Override
    public void addGradient(int s, double[] g, double[] v, double[] room, double[] to) {
        int at = 0;
        int left = g.length;
        for (int i = 0; i < shapes.size(); i++) {
            int r = shapes.get(i).rows();
            int c = shapes.get(i).columns();
            int right = left + r * r;
            if (c > 1) {
                Arrays.fill(room, at, at + r * c, 0);
                addProduct(g, at, r, c, meta, right, c, room, at);
                addProductByTransposed(v, at, r, c, room, at, r, -alpha, to, left);
                Arrays.fill(room, at, at + r * c, 0);
                addTransposedProduct(meta, left, r, r, v, at, c, 1, room, at);
                addTransposedProduct(g, at, r, c, room, at, c, -alpha, to, right);
            } else {
                addProductByTransposed(v, at, r, c, g, at, r, -alpha, to, left);
            }
            at += r * c;
            left += size(shapes.get(i));
        }
    }

    /** {@code C [n, k] += A [n, m] B [m, k]}. */
    private static void addProduct(
            double[] a, int aAt, int n, int m, double[] b, int bAt, int k, double[] c, int cAt) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double x = a[aAt + i * m + j];
                for (int l = 0; l < k; l++) {
                    c[cAt + i * k + l] += x * b[bAt + j * k + l];
                }
            }
        }
    }

    /** {@code C [m, k] += size A' B} with {@code A [n, m]}, {@code B [n, k]}. */
    private static void addTransposedProduct(
            double[] a,
            int aAt,
            int n,
            int m,
            double[] b,
            int bAt,
            int k,
            double size,
            double[] c,
            int cAt) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double x = size * a[aAt + i * m + j];
                for (int l = 0; l < k; l++) {
                    c[cAt + j * k + l] += x * b[bAt + i * k + l];
                }
            }
        }
    }

    /** {@code C [n, k] += size A B'} with {@code A [n, m]}, {@code B [k, m]}. */
    private static void addProductByTransposed(
            double[] a,
            int aAt,
            int n,
            int m,
            double[] b,
            int bAt,
            int k,
            double size,
            double[] c,
            int cAt) {
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                double sum = 0;
                for (int j = 0; j < m; j++) {
                    sum += a[aAt + i * m + j] * b[bAt + l * m + j];
                }
                c[cAt + i * k + l] += size * sum;
            }
        }
    }
}
