package org.metagrad.meta.learner;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The space in which the flow of a linearised network moves: an orthonormal basis V of the Krylov
 * spaces of A, the Hessian of the loss in delta, and the eigenvectors of A in it. Built by products
 * with A alone, made orthogonal twice (Lanczos with full reorthogonalisation: Golub and Van Loan
 * 2013, section 10.3).
 *
 * <p>A has at most n eigenvalues that are not 0, with n points, so n products span all that a
 * gradient brings and one more what any further vector adds.
 *
 * <p>Vectors are those of delta, of length P, unless it is said that they are of {@code (theta,
 * delta)}. Owns them all, and is used for task after task.
 */
final class TangentSpace {
    /** Products of the Hessian at a point with a direction, all {@code [2 P]}. */
    interface Products {
        /** Writes a product for a direction in delta. */
        void write(double[] point, double[] direction, double[] product);
    }

    /** Of a new direction to what it comes from, below which it is rounding. */
    private static final double NEGLIGIBLE = 1e-10;

    /** Of two eigenvalues times the time, or to the greater: differences below are derivatives. */
    private static final double CLOSE = 1e-5;

    private final int half;
    private final double[][] basis;
    private final double[][] images;
    private final double[] combined;
    private final double[] point;
    private final double[] direction;
    private final double[] product;
    private final double[] eigenvalues;
    private final double[] others;
    private final double[] coefficients;
    private final double[] straight;
    // column i is eigenvector i in coordinates of the basis, [m, m]
    private final DMatrixRMaj eigenvectors = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj symmetric = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj othersVectors = new DMatrixRMaj(1, 1);
    private Products products;
    private double[] at;
    private int m;
    private double largest;

    /**
     * Room for a space.
     *
     * @param half P
     * @param dimension the largest number of dimensions
     */
    TangentSpace(int half, int dimension) {
        this.half = half;
        basis = new double[dimension][half];
        images = new double[dimension][half];
        combined = new double[half];
        point = new double[2 * half];
        direction = new double[2 * half];
        product = new double[2 * half];
        eigenvalues = new double[dimension];
        others = new double[dimension];
        coefficients = new double[dimension];
        straight = new double[dimension];
    }

    /** The largest number of dimensions. */
    int capacity() {
        return basis.length;
    }

    /** The number of bytes of the vectors. */
    long bytes() {
        return Double.BYTES * ((2L * basis.length + 7) * half + 4L * basis.length);
    }

    /**
     * Begins anew, without dimensions.
     *
     * @param at {@code (theta, delta) [2 P]}. Not modified.
     */
    void start(Products products, double[] at) {
        this.products = products;
        this.at = at;
        m = 0;
        largest = 0;
    }

    /**
     * Adds {@code x} and its products with A to what the basis spans.
     *
     * @param dimension that the basis has in the end at most
     */
    void span(double[] x, int dimension) {
        double[] next = x;
        double scale = Math.sqrt(Vectors.dot(x, x));
        while (m < dimension && extend(next, scale)) {
            next = images[m - 1];
            largest = Math.max(largest, Math.sqrt(Vectors.dot(next, next)));
            scale = largest;
        }
    }

    /** Adds the part of {@code x} that is orthogonal to the basis, if it is more than rounding. */
    private boolean extend(double[] x, double scale) {
        double[] q = basis[m];
        System.arraycopy(x, 0, q, 0, half);
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < m; j++) {
                Vectors.step(q, Vectors.dot(basis[j], q), basis[j], q);
            }
        }
        double norm = Math.sqrt(Vectors.dot(q, q));
        if (!(norm > NEGLIGIBLE * scale)) {
            return false;
        }
        for (int i = 0; i < half; i++) {
            q[i] /= norm;
        }
        multiply(at, q);
        System.arraycopy(product, half, images[m], 0, half);
        m++;
        return true;
    }

    /** Writes the product at a point with a vector. */
    private void multiply(double[] there, double[] v) {
        System.arraycopy(v, 0, direction, half, half);
        products.write(there, direction, product);
    }

    /** Computes the eigenvalues of A in the space spanned so far. */
    void decompose() {
        symmetric.reshape(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double a = Vectors.dot(basis[i], images[j]);
                double b = Vectors.dot(basis[j], images[i]);
                symmetric.set(i, j, (a + b) / 2);
                symmetric.set(j, i, (a + b) / 2);
            }
        }
        eigen(eigenvalues, eigenvectors);
    }

    private void eigen(double[] values, DMatrixRMaj vectors) {
        vectors.reshape(m, m);
        if (m == 0) {
            return;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, true, true);
        if (!eigen.decompose(symmetric)) {
            throw new ArithmeticException("the eigenvalues of a tangent kernel did not converge");
        }
        for (int i = 0; i < m; i++) {
            values[i] = eigen.getEigenvalue(i).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(i);
            for (int j = 0; j < m; j++) {
                vectors.set(j, i, vector.get(j));
            }
        }
    }

    /**
     * Writes the inner products {@code q_i'x} with the eigenvectors.
     *
     * @param to of which the first m are modified
     */
    void coordinates(double[] x, double[] to) {
        Arrays.fill(to, 0, m, 0);
        for (int j = 0; j < m; j++) {
            double along = Vectors.dot(basis[j], x);
            for (int i = 0; i < m; i++) {
                to[i] += eigenvectors.get(j, i) * along;
            }
        }
    }

    /** The vector {@code sum_i c_i q_i}, live until the next one. */
    double[] combine(double[] c) {
        Arrays.fill(combined, 0);
        for (int j = 0; j < m; j++) {
            double along = 0;
            for (int i = 0; i < m; i++) {
                along += eigenvectors.get(j, i) * c[i];
            }
            Vectors.step(combined, -along, basis[j], combined);
        }
        return combined;
    }

    /** Where a flow that begins at {@code c} leads: {@code c_i <- phi(x_i) c_i}. */
    void flow(double time, double[] c) {
        for (int i = 0; i < m; i++) {
            c[i] *= phi(time, eigenvalues[i]);
        }
    }

    /**
     * Adds what the outer gradient {@code v} brings to theta through the way of delta.
     *
     * @param v its coordinates. Not modified.
     * @param g those of the inner gradient. Not modified.
     * @param to of which the first P are modified
     */
    void pullBack(double time, double[] v, double[] g, double[] to) {
        symmetric.reshape(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double p = dividedDifference(time, eigenvalues[i], eigenvalues[j]);
                symmetric.set(i, j, p * (v[i] * g[j] + v[j] * g[i]) / 2);
            }
        }
        eigen(others, othersVectors);
        // G(0, .) is linear: all of its directions in one product
        System.arraycopy(v, 0, straight, 0, m);
        flow(time, straight);
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < m; i++) {
                coefficients[i] = othersVectors.get(i, k);
                straight[i] -= others[k] * coefficients[i];
            }
            double[] z = combine(coefficients);
            System.arraycopy(at, 0, point, 0, at.length);
            for (int i = 0; i < half; i++) {
                point[half + i] += z[i];
            }
            multiply(point, z);
            subtract(others[k], to);
        }
        multiply(at, combine(straight));
        subtract(1, to);
    }

    /** Subtracts the part in theta of the last product. */
    private void subtract(double size, double[] to) {
        for (int i = 0; i < half; i++) {
            to[i] -= size * product[i];
        }
    }

    /** {@code (1 - exp(-t x)) / x}, t at 0. */
    static double phi(double t, double x) {
        return x == 0 ? t : -StrictMath.expm1(-t * x) / x;
    }

    /** {@code phi'(x)}. */
    private static double slope(double t, double x) {
        double y = t * x;
        if (Math.abs(y) < 1e-3) {
            return t * t * (-1 / 2.0 + y * (1 / 3.0 + y * (-1 / 8.0 + y / 30)));
        }
        return (t * StrictMath.exp(-y) - phi(t, x)) / x;
    }

    private static double dividedDifference(double t, double x, double y) {
        double apart = Math.abs(x - y);
        return apart * t < CLOSE || apart < CLOSE * Math.max(Math.abs(x), Math.abs(y))
                ? slope(t, (x + y) / 2)
                : (phi(t, x) - phi(t, y)) / (x - y);
    }
}
