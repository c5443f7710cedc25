package org.metagrad.meta.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
final class TangentSpace<D> {
    /** Of a new direction to what it comes from, below which it is rounding. */
    private static final double NEGLIGIBLE = 1e-10;

    /** Of two eigenvalues times the time, or to the greater: differences below are derivatives. */
    private static final double CLOSE = 1e-5;

    private final LearningTask<D> task;
    private final D data;
    private final double[] at;
    private final int half;
    private double largest;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    private double[] eigenvalues;
    // column i is eigenvector i in coordinates of the basis, [m, m]
    private DMatrixRMaj eigenvectors;

    /**
     * The space at a point, of no dimension yet.
     *
     * @param at {@code (theta, delta)}. Not modified.
     */
    TangentSpace(LearningTask<D> task, double[] at, D data) {
        this.task = task;
        this.at = at;
        this.data = data;
        half = at.length / 2;
    }

    /** The gradient in delta, {@code [2 P]} with 0 in its first half. */
    double[] gradient() {
        double[] g = new double[at.length];
        task.linearise(at, data, half, at.length, g);
        Arrays.fill(g, 0, half, 0);
        return g;
    }

    /**
     * Adds {@code x} and its products with A to what the basis spans.
     *
     * @param dimension that the basis has in the end at most
     */
    void span(double[] x, int dimension) {
        double[] next = x;
        double scale = Math.sqrt(Vectors.dot(x, x));
        while (basis.size() < dimension && extend(next, scale)) {
            next = images.getLast();
            largest = Math.max(largest, Math.sqrt(Vectors.dot(next, next)));
            scale = largest;
        }
    }

    /** Adds the part of {@code x} that is orthogonal to the basis, if it is more than rounding. */
    private boolean extend(double[] x, double scale) {
        double[] q = x.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] b : basis) {
                Vectors.step(q, Vectors.dot(b, q), b, q);
            }
        }
        double norm = Math.sqrt(Vectors.dot(q, q));
        if (!(norm > NEGLIGIBLE * scale)) {
            return false;
        }
        for (int i = 0; i < q.length; i++) {
            q[i] /= norm;
        }
        double[] image = new double[q.length];
        task.hessianVectorProduct(at, data, half, at.length, q, image);
        Arrays.fill(image, 0, half, 0);
        basis.add(q);
        images.add(image);
        return true;
    }

    /** Computes the eigenvalues of A in the space spanned so far. */
    void decompose() {
        int m = basis.size();
        DMatrixRMaj t = new DMatrixRMaj(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double a = Vectors.dot(basis.get(i), images.get(j));
                double b = Vectors.dot(basis.get(j), images.get(i));
                t.set(i, j, (a + b) / 2);
                t.set(j, i, (a + b) / 2);
            }
        }
        eigenvalues = new double[m];
        eigenvectors = new DMatrixRMaj(m, m);
        eigen(t, eigenvalues, eigenvectors);
    }

    private static void eigen(DMatrixRMaj symmetric, double[] values, DMatrixRMaj vectors) {
        int m = values.length;
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

    /** The inner products {@code q_i'x} with the eigenvectors, [m]. */
    double[] coordinates(double[] x) {
        int m = basis.size();
        double[] coordinates = new double[m];
        for (int j = 0; j < m; j++) {
            double along = Vectors.dot(basis.get(j), x);
            for (int i = 0; i < m; i++) {
                coordinates[i] += eigenvectors.get(j, i) * along;
            }
        }
        return coordinates;
    }

    /** The vector {@code sum_i c_i q_i}, [2 P]. */
    double[] combine(double[] c) {
        double[] x = new double[at.length];
        for (int j = 0; j < basis.size(); j++) {
            double along = 0;
            for (int i = 0; i < c.length; i++) {
                along += eigenvectors.get(j, i) * c[i];
            }
            Vectors.step(x, -along, basis.get(j), x);
        }
        return x;
    }

    /** The products {@code phi(x_i) c_i}, [m]. */
    double[] flow(double time, double[] c) {
        double[] moved = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            moved[i] = phi(time, eigenvalues[i]) * c[i];
        }
        return moved;
    }

    /**
     * Adds what the outer gradient {@code v} brings to theta through the way of delta.
     *
     * @param v its coordinates, [m]. Not modified.
     * @param g those of the inner gradient, [m]. Not modified.
     * @param to {@code [2 P]}, whose first half is modified
     */
    void pullBack(double time, double[] v, double[] g, double[] to) {
        int m = v.length;
        DMatrixRMaj pairs = new DMatrixRMaj(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double p = dividedDifference(time, eigenvalues[i], eigenvalues[j]);
                pairs.set(i, j, p * (v[i] * g[j] + v[j] * g[i]) / 2);
            }
        }
        double[] mu = new double[m];
        DMatrixRMaj u = new DMatrixRMaj(m, m);
        eigen(pairs, mu, u);
        // G(0, .) is linear: all of its directions in one product
        double[] straight = flow(time, v);
        double[] bent = new double[at.length];
        double[] point = new double[at.length];
        for (int k = 0; k < m; k++) {
            double[] c = new double[m];
            for (int i = 0; i < m; i++) {
                c[i] = u.get(i, k);
                straight[i] -= mu[k] * c[i];
            }
            double[] z = combine(c);
            System.arraycopy(at, 0, point, 0, at.length);
            Vectors.step(point, -1, z, point);
            task.hessianVectorProduct(point, data, half, at.length, z, bent);
            subtract(mu[k], bent, to);
        }
        task.hessianVectorProduct(at, data, half, at.length, combine(straight), bent);
        subtract(1, bent, to);
    }

    private void subtract(double size, double[] x, double[] to) {
        for (int i = 0; i < half; i++) {
            to[i] -= size * x[i];
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
