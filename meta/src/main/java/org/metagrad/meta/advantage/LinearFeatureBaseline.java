package org.metagrad.meta.advantage;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.meta.rollout.Trajectories;

/**
 * The baseline that is linear in fixed features of state and time (Duan et al. 2016, arXiv
 * 1604.06778; rllab's {@code linear_feature_baseline.py}): {@code [s, s^2, t/100, (t/100)^2,
 * (t/100)^3, 1]} with {@code t} counted from 1.
 *
 * <p>Fitted to discounted returns by ridge regression, {@code (F'F + lambda I) w = F'G} with {@code
 * lambda = 1e-5}, times 10 up to five times where that is singular. Where a component of the states
 * is on average farther from 0 than 10 and than 10 times its deviation, or the equations stay
 * singular, the ridge is on centred and scaled features instead: those above are hardly distinct
 * there.
 */
public final class LinearFeatureBaseline {
    private static final double RIDGE = 1e-5;
    private static final int ATTEMPTS = 6;
    private static final int TOGETHER = 4;

    /**
     * Ratio of offset to spread from which s, s^2 and 1 are too much alike. The error of fitting
     * {@code 3 z + 2 z^2}, z uniform in [-1, 1], to {@code s = c + z / 2} without centring is 3e-4
     * at c = 5, .07 at 20 and .5, nearly the whole of {@code 2 z^2}, at 50.
     */
    private static final double FAR = 10;

    private final int observationSize;
    private final int size;
    private final double[] state;
    private final double[] features;
    private final double[][] together;

    /** {@code F' [F, G]} from the diagonal on, {@code [size, size + 1]}. */
    private final double[] moments;

    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj weights;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private final StateRange range;
    private final BaselineSamples given;
    private final Drawn drawn = new Drawn();
    private CentredFit centred;
    private boolean isCentred;

    /** A baseline without samples, of weights 0. */
    public LinearFeatureBaseline(int observationSize) {
        this.observationSize = observationSize;
        size = 2 * observationSize + 4;
        state = new double[observationSize];
        features = new double[size + 1];
        together = new double[TOGETHER][size + 1];
        moments = new double[size * (size + 1)];
        matrix = new DMatrixRMaj(size, size);
        right = new DMatrixRMaj(size, 1);
        weights = new DMatrixRMaj(size, 1);
        cholesky = LinearSolverFactory_DDRM.chol(size);
        range = new StateRange(observationSize);
        given = new BaselineSamples(observationSize);
    }

    /**
     * Fits the weights.
     *
     * @param targets the discounted return of each sample. Not modified.
     * @throws ArithmeticException as {@link #solve}
     */
    public void fit(Trajectories samples, double[] targets) {
        clear();
        drawn.turnTo(samples, targets);
        int n = samples.size();
        int whole = n - n % TOGETHER;
        for (int i = 0; i < whole; i += TOGETHER) {
            for (int j = 0; j < TOGETHER; j++) {
                row(i + j, together[j]);
            }
            count(together[0], together[1], together[2], together[3]);
        }
        for (int i = whole; i < n; i++) {
            row(i, together[0]);
            count(together[0]);
        }
        solve(drawn);
    }

    /** The samples of a draw, read where they lie. */
    private final class Drawn implements FitSamples {
        private Trajectories samples;
        private double[] targets;

        void turnTo(Trajectories samples, double[] targets) {
            this.samples = samples;
            this.targets = targets;
        }

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public double[] state(int i) {
            return LinearFeatureBaseline.this.state(samples, i);
        }

        @Override
        public int time(int i) {
            return samples.time(i);
        }

        @Override
        public double target(int i) {
            return targets[i];
        }
    }

    /** Forgets all samples. */
    public void clear() {
        Arrays.fill(moments, 0);
        given.clear();
    }

    /**
     * Adds a sample to those that the weights are to fit.
     *
     * @param state {@code [observationSize]}. Not modified.
     * @param time steps since the reset, from 0
     * @param target the discounted return from here on
     */
    public void add(double[] state, int time, double target) {
        features(state, time, features);
        features[size] = target;
        count(features);
        given.add(state, time, target);
    }

    /** Writes the features of a drawn sample, then its target. */
    private void row(int sample, double[] row) {
        features(drawn.state(sample), drawn.time(sample), row);
        row[size] = drawn.target(sample);
    }

    /** Adds the products of one row {@code [F, G]} to those above the diagonal. */
    private void count(double[] f) {
        int columns = size + 1;
        for (int p = 0; p < size; p++) {
            double a = f[p];
            int row = p * columns;
            for (int q = p; q < columns; q++) {
                moments[row + q] += a * f[q];
            }
        }
    }

    /**
     * Adds the products of four rows, in their order: the bits of four calls, at the price of one
     * load and store for each sum (20 in place of 31 ns a sample with 4 observations).
     */
    private void count(double[] f, double[] g, double[] h, double[] k) {
        int columns = size + 1;
        for (int p = 0; p < size; p++) {
            double a = f[p];
            double b = g[p];
            double c = h[p];
            double d = k[p];
            int row = p * columns;
            for (int q = p; q < columns; q++) {
                double sum = moments[row + q] + a * f[q];
                sum += b * g[q];
                sum += c * h[q];
                moments[row + q] = sum + d * k[q];
            }
        }
    }

    private double moment(int p, int q) {
        return moments[p * (size + 1) + q];
    }

    /**
     * Fits the weights to the samples added.
     *
     * @throws ArithmeticException if a state or a return is not finite
     */
    public void solve() {
        solve(given);
    }

    private void solve(FitSamples samples) {
        boolean finite = Vectors.finite(moments);
        isCentred = !finite || isFar(samples.size()) || !solvePlain();
        if (!isCentred) {
            return;
        }
        range.clear();
        for (int i = 0; i < samples.size(); i++) {
            range.add(samples.state(i));
        }
        requireFinite(samples.size());
        if (centred == null) {
            centred = new CentredFit(observationSize);
        }
        if (!centred.solve(samples, range.low(), range.high(), RIDGE)) {
            throw new ArithmeticException(
                    "baseline: the returns of "
                            + samples.size()
                            + " samples are not finite, or too large for a fit");
        }
        centred.weights(weights.data);
    }

    private void requireFinite(int samples) {
        for (int d = 0; d < observationSize; d++) {
            double low = range.low()[d];
            double high = range.high()[d];
            if (samples > 0 && !(Double.isFinite(low) && Double.isFinite(high))) {
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "baseline: component %d of the states of %d samples lies between %s and %s, finite numbers were wanted",
                                d,
                                samples,
                                low,
                                high));
            }
        }
    }

    /** Whether a component of the states is far from 0 beside its deviation. */
    private boolean isFar(int samples) {
        int constant = size - 1;
        for (int d = 0; d < observationSize; d++) {
            double mean = moment(d, constant) / samples;
            double square = moment(observationSize + d, constant) / samples;
            double deviation = Math.sqrt(Math.max(0, square - mean * mean));
            if (Math.abs(mean) > FAR * Math.max(1, deviation)) {
                return true;
            }
        }
        return false;
    }

    private boolean solvePlain() {
        double ridge = RIDGE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int p = 0; p < size; p++) {
                for (int q = p; q < size; q++) {
                    matrix.data[p * size + q] = moment(p, q);
                    matrix.data[q * size + p] = moment(p, q);
                }
                matrix.data[p * size + p] += ridge;
                right.data[p] = moment(p, size);
            }
            if (cholesky.setA(matrix)) {
                cholesky.solve(right, weights);
                // A NaN passes the decomposition's test for positive pivots.
                if (Vectors.finite(weights.data)) {
                    return true;
                }
            }
            ridge *= 10;
        }
        return false;
    }

    /** The weights of the features, in their order. */
    public double[] weights() {
        return weights.data.clone();
    }

    /** The predicted return of a sample. */
    public double predict(Trajectories samples, int sample) {
        return predict(state(samples, sample), samples.time(sample));
    }

    /**
     * The predicted return.
     *
     * @param state {@code [observationSize]}. Not modified.
     * @param time steps since the reset, from 0
     */
    public double predict(double[] state, int time) {
        if (isCentred) {
            return centred.predict(state, time);
        }
        features(state, time, features);
        double sum = 0;
        for (int p = 0; p < size; p++) {
            sum += features[p] * weights.data[p];
        }
        return sum;
    }

    private double[] state(Trajectories samples, int sample) {
        samples.state(sample, state);
        return state;
    }

    /**
     * Writes the features of a state: {@code [s, s^2, t/100, (t/100)^2, (t/100)^3, 1]}, t from 1.
     *
     * @param s {@code [observationSize]}. Not modified.
     * @param time steps since the reset, from 0
     * @param features {@code [2 observationSize + 4]}. Modified.
     */
    public void features(double[] s, int time, double[] features) {
        for (int d = 0; d < observationSize; d++) {
            features[d] = s[d];
            features[observationSize + d] = s[d] * s[d];
        }
        double t = (time + 1) / 100.0;
        features[2 * observationSize] = t;
        features[2 * observationSize + 1] = t * t;
        features[2 * observationSize + 2] = t * t * t;
        features[2 * observationSize + 3] = 1;
    }
}
