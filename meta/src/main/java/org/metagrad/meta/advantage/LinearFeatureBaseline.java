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
 * is farther from 0 than 100 and than 100 times half its range, or the equations stay singular, the
 * ridge is on centred and scaled features instead: those above are hardly distinct there.
 */
public final class LinearFeatureBaseline {
    private static final double RIDGE = 1e-5;
    private static final int ATTEMPTS = 6;

    /** Ratio of offset to spread from which s, s^2 and 1 are too much alike. */
    private static final double FAR = 100;

    private final int observationSize;
    private final int size;
    private final double[] state;
    private final double[] features;
    private final double[] moments;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj weights;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private final BaselineSamples samples;
    private CentredFit centred;
    private boolean isCentred;

    /** A baseline without samples, of weights 0. */
    public LinearFeatureBaseline(int observationSize) {
        this(observationSize, 0);
    }

    /**
     * A baseline without samples, of weights 0.
     *
     * @param capacity how many samples there is room for from the start
     */
    public LinearFeatureBaseline(int observationSize, int capacity) {
        this.observationSize = observationSize;
        size = 2 * observationSize + 4;
        state = new double[observationSize];
        features = new double[size];
        moments = new double[size * size];
        matrix = new DMatrixRMaj(size, size);
        right = new DMatrixRMaj(size, 1);
        weights = new DMatrixRMaj(size, 1);
        cholesky = LinearSolverFactory_DDRM.chol(size);
        samples = new BaselineSamples(observationSize, capacity);
    }

    /**
     * Fits the weights.
     *
     * @param targets the discounted return of each sample. Not modified.
     * @throws ArithmeticException as {@link #solve}
     */
    public void fit(Trajectories samples, double[] targets) {
        clear();
        for (int i = 0; i < samples.size(); i++) {
            add(state(samples, i), samples.time(i), targets[i]);
        }
        solve();
    }

    /** Forgets all samples. */
    public void clear() {
        Arrays.fill(moments, 0);
        right.zero();
        samples.clear();
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
        for (int p = 0; p < size; p++) {
            double f = features[p];
            int row = p * size;
            for (int q = 0; q < size; q++) {
                moments[row + q] += f * features[q];
            }
            right.data[p] += f * target;
        }
        samples.add(state, time, target);
    }

    /**
     * Fits the weights to the samples added.
     *
     * @throws ArithmeticException if a state or a return is not finite
     */
    public void solve() {
        requireFinite();
        isCentred = isFar() || !solvePlain();
        if (!isCentred) {
            return;
        }
        if (centred == null) {
            centred = new CentredFit(observationSize);
        }
        if (!centred.solve(samples, samples.low(), samples.high(), RIDGE)) {
            throw new ArithmeticException(
                    "baseline: the returns of "
                            + samples.size()
                            + " samples are not finite, or too large for a fit");
        }
        centred.weights(weights.data);
    }

    private void requireFinite() {
        for (int d = 0; d < observationSize; d++) {
            double low = samples.low()[d];
            double high = samples.high()[d];
            if (samples.size() > 0 && !(Double.isFinite(low) && Double.isFinite(high))) {
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "baseline: component %d of the states of %d samples lies between %s and %s, finite numbers were wanted",
                                d,
                                samples.size(),
                                low,
                                high));
            }
        }
    }

    /** Whether a component of the states is far from 0 beside its spread. */
    private boolean isFar() {
        for (int d = 0; d < observationSize; d++) {
            double centre = samples.low()[d] / 2 + samples.high()[d] / 2;
            double halfWidth = samples.high()[d] / 2 - samples.low()[d] / 2;
            if (Math.abs(centre) > FAR * Math.max(1, halfWidth)) {
                return true;
            }
        }
        return false;
    }

    private boolean solvePlain() {
        double ridge = RIDGE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            System.arraycopy(moments, 0, matrix.data, 0, moments.length);
            for (int p = 0; p < size; p++) {
                matrix.data[p * size + p] += ridge;
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
        for (int d = 0; d < observationSize; d++) {
            state[d] = samples.state(sample, d);
        }
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
