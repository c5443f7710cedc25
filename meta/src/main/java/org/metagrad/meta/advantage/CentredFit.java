package org.metagrad.meta.advantage;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The ridge regression of {@link LinearFeatureBaseline} in coordinates that suit the samples: the
 * states as {@code z = (s - c) / h} with centre and half-width of their range, and each of the
 * columns {@code [z, z^2, t/100, (t/100)^2, (t/100)^3]} less its mean and divided by its deviation.
 * The mean of the targets takes no part in the ridge, and a column that does not vary has weight 0.
 *
 * <p>For states far from 0 beside their spread, as a clock's: there s, s^2 and 1 are hardly
 * distinct in double, and a ridge on their weights penalises distance from 0.
 */
final class CentredFit {
    private static final int ATTEMPTS = 6;

    /** Deviation beside the mean below which there is nothing but rounding. */
    private static final double CONSTANT = 1e-12;

    private final int observationSize;
    private final int size;
    private final double[] centre;
    private final double[] halfWidth;
    private final double[] mean;
    private final double[] deviation;
    private final double[] sums;
    private final double[] columns;
    private final double[] moments;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj weights;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private double meanTarget;

    CentredFit(int observationSize) {
        this.observationSize = observationSize;
        size = 2 * observationSize + 3;
        centre = new double[observationSize];
        halfWidth = new double[observationSize];
        mean = new double[size];
        deviation = new double[size];
        sums = new double[size];
        columns = new double[size];
        moments = new double[size * size];
        matrix = new DMatrixRMaj(size, size);
        right = new DMatrixRMaj(size, 1);
        weights = new DMatrixRMaj(size, 1);
        cholesky = LinearSolverFactory_DDRM.chol(size);
    }

    /**
     * Fits the weights to samples.
     *
     * @param low smallest and
     * @param high largest values of the states' components, finite
     * @param ridge added to the diagonal, times 10 up to five times where that is singular
     * @return false if it stays singular or a target is not finite
     */
    boolean solve(FitSamples samples, double[] low, double[] high, double ridge) {
        for (int d = 0; d < observationSize; d++) {
            centre[d] = low[d] / 2 + high[d] / 2;
            halfWidth[d] = high[d] > low[d] ? high[d] / 2 - low[d] / 2 : 1;
        }
        standardise(samples);
        Arrays.fill(moments, 0);
        right.zero();
        for (int i = 0; i < samples.size(); i++) {
            columns(samples.state(i), samples.time(i));
            double target = samples.target(i) - meanTarget;
            for (int p = 0; p < size; p++) {
                double f = columns[p];
                for (int q = 0; q < size; q++) {
                    moments[p * size + q] += f * columns[q];
                }
                right.data[p] += f * target;
            }
        }
        double lambda = ridge;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            System.arraycopy(moments, 0, matrix.data, 0, moments.length);
            for (int p = 0; p < size; p++) {
                matrix.data[p * size + p] += lambda;
            }
            if (cholesky.setA(matrix)) {
                cholesky.solve(right, weights);
                if (Vectors.finite(weights.data)) {
                    return true;
                }
            }
            lambda *= 10;
        }
        return false;
    }

    /** Finds the columns' means and deviations, and the targets' mean. */
    private void standardise(FitSamples samples) {
        int n = samples.size();
        Arrays.fill(mean, 0);
        Arrays.fill(deviation, 1);
        meanTarget = 0;
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            columns(samples.state(i), samples.time(i));
            meanTarget += samples.target(i) / n;
            for (int p = 0; p < size; p++) {
                sums[p] += columns[p];
            }
        }
        for (int p = 0; p < size; p++) {
            mean[p] = sums[p] / n;
        }
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            columns(samples.state(i), samples.time(i));
            for (int p = 0; p < size; p++) {
                sums[p] += columns[p] * columns[p];
            }
        }
        for (int p = 0; p < size; p++) {
            double root = Math.sqrt(sums[p] / n);
            deviation[p] = root > CONSTANT * Math.abs(mean[p]) ? root : 1;
        }
    }

    private void columns(double[] state, int time) {
        for (int d = 0; d < observationSize; d++) {
            double z = (state[d] - centre[d]) / halfWidth[d];
            columns[d] = z;
            columns[observationSize + d] = z * z;
        }
        double t = (time + 1) / 100.0;
        columns[2 * observationSize] = t;
        columns[2 * observationSize + 1] = t * t;
        columns[2 * observationSize + 2] = t * t * t;
        for (int p = 0; p < size; p++) {
            columns[p] = (columns[p] - mean[p]) / deviation[p];
        }
    }

    double predict(double[] state, int time) {
        columns(state, time);
        double sum = meanTarget;
        for (int p = 0; p < size; p++) {
            sum += columns[p] * weights.data[p];
        }
        return sum;
    }

    /** Writes the weights of {@code [s, s^2, t/100, (t/100)^2, (t/100)^3, 1]}. */
    void weights(double[] to) {
        double constant = meanTarget;
        for (int p = 0; p < size; p++) {
            to[p] = weights.data[p] / deviation[p];
            constant -= to[p] * mean[p];
        }
        for (int d = 0; d < observationSize; d++) {
            double square = to[observationSize + d] / (halfWidth[d] * halfWidth[d]);
            double slope = to[d] / halfWidth[d];
            to[observationSize + d] = square;
            to[d] = slope - 2 * square * centre[d];
            constant += (square * centre[d] - slope) * centre[d];
        }
        to[size] = constant;
    }
}
