package org.metagrad.bench.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** A head fitted to frozen features by ridge regression. */
final class RidgeHead {
    private RidgeHead() {}

    /** What fits a head. */
    interface Fit {
        /**
         * Fits a head.
         *
         * @param features {@code [n][d]}
         * @param targets [n]
         * @param ridge what is added to the diagonal
         * @return its weights, [d]
         */
        double[] of(double[][] features, double[] targets, double ridge);
    }

    /** The solution of {@code (Phi'Phi + ridge I) w = Phi'y}, by Cholesky's decomposition. */
    static double[] fit(double[][] features, double[] targets, double ridge) {
        int d = features[0].length;
        DMatrixRMaj a = new DMatrixRMaj(d, d);
        DMatrixRMaj b = new DMatrixRMaj(d, 1);
        for (int i = 0; i < d; i++) {
            a.set(i, i, ridge);
            for (int n = 0; n < features.length; n++) {
                b.add(i, 0, features[n][i] * targets[n]);
                for (int j = 0; j < d; j++) {
                    a.add(i, j, features[n][i] * features[n][j]);
                }
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(d);
        if (!solver.setA(a)) {
            throw new ArithmeticException("the normal equations of a head are singular");
        }
        DMatrixRMaj w = new DMatrixRMaj(d, 1);
        solver.solve(b, w);
        return w.getData();
    }

    /** The largest component of {@code (Phi'Phi + ridge I) w - Phi'y}. */
    static double residual(double[][] features, double[] targets, double ridge, double[] w) {
        double largest = 0;
        double[] errors = new double[targets.length];
        for (int n = 0; n < targets.length; n++) {
            errors[n] = -targets[n];
            for (int j = 0; j < w.length; j++) {
                errors[n] += features[n][j] * w[j];
            }
        }
        for (int i = 0; i < w.length; i++) {
            double sum = ridge * w[i];
            for (int n = 0; n < targets.length; n++) {
                sum += features[n][i] * errors[n];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
