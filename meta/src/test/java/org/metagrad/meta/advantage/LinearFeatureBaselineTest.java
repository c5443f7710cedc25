package org.metagrad.meta.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.meta.ForeignEnvironment;
import org.metagrad.meta.ForeignTasks;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;

/** The baseline on states whose size, offset or redundancy strain double. */
class LinearFeatureBaselineTest {
    private static final int SAMPLES = 1000;
    private static final int HORIZON = 50;

    /** A component of a state and what it adds to the return. */
    private interface Component {
        /** Writes the state's components and returns the target. */
        double sample(SplittableRandom random, int time, double[] state);
    }

    private static LinearFeatureBaseline fitted(int size, Component component) {
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(size);
        SplittableRandom random = new SplittableRandom(3);
        double[] state = new double[size];
        for (int i = 0; i < SAMPLES; i++) {
            double target = component.sample(random, i % HORIZON, state);
            baseline.add(state, i % HORIZON, target);
        }
        baseline.solve();
        return baseline;
    }

    private static double largestError(
            LinearFeatureBaseline baseline, int size, Component component) {
        SplittableRandom random = new SplittableRandom(4);
        double[] state = new double[size];
        double largest = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double target = component.sample(random, i % HORIZON, state);
            double error = Math.abs(baseline.predict(state, i % HORIZON) - target);
            largest = Math.max(largest, error);
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "20, 0.5",
        "50, 0.5",
        "99, 0.001",
        "5000, 60",
        "1000, 1",
        "1e7, .5",
        "-1e7, .5",
        "1e9, 100",
        "1e9, .5",
        "1e12, 1e3",
        "0, 1e20"
    })
    void aParabolaIsFoundWhereverItLies(double offset, double halfWidth) {
        Component parabola =
                (random, t, state) -> {
                    state[0] = offset + halfWidth * random.nextDouble(-1, 1);
                    double x = (state[0] - offset) / halfWidth;
                    return 5 + 2 * x - 3 * x * x + t / 100.0;
                };
        assertThat(largestError(fitted(1, parabola), 1, parabola)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1e9, -1e30, 1e-9})
    void aConstantComponentChangesNothing(double constant) {
        Component line =
                (random, t, state) -> {
                    state[0] = random.nextDouble(-1, 1);
                    if (state.length > 1) {
                        state[1] = constant;
                    }
                    return 7 + state[0] - t / 50.0;
                };
        assertThat(largestError(fitted(1, line), 1, line)).isLessThan(1e-5);
        assertThat(largestError(fitted(2, line), 2, line)).isLessThan(1e-5);
    }

    /** As a time stamp is, which says what the features of time say. */
    @Test
    void aClockAndRepeatedComponentsOfAnySizeAreNoObstacle() {
        Component clock =
                (random, t, state) -> {
                    double x = random.nextDouble(-1, 1);
                    state[0] = 1.7e9 + t;
                    state[1] = 1e6 * x;
                    state[2] = 1e6 * x;
                    return 1 + x - t / 100.0;
                };
        assertThat(largestError(fitted(3, clock), 3, clock)).isLessThan(1e-5);
    }

    @Test
    void weightsAreThoseOfTheFeatures() {
        Component parabola =
                (random, t, state) -> {
                    state[0] = 1000 + random.nextDouble(-1, 1);
                    double x = state[0] - 1000;
                    return 5 + 2 * x - 3 * x * x + t / 100.0;
                };
        LinearFeatureBaseline baseline = fitted(1, parabola);
        double[] weights = baseline.weights();
        // 5 + 2 (s - 1000) - 3 (s - 1000)^2
        assertThat(weights[0]).isCloseTo(6002, within(1e-3));
        assertThat(weights[1]).isCloseTo(-3, within(1e-6));
        double[] state = {1000.25};
        double[] features = new double[6];
        baseline.features(state, 17, features);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        assertThat(sum).isCloseTo(baseline.predict(state, 17), within(1e-6));
        assertThat(sum).isCloseTo(5 + 0.5 - 3 / 16.0 + 0.17, within(1e-5));
    }

    @Test
    void whatIsNotFiniteIsNamed() {
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(2);
        baseline.add(new double[] {1, 2}, 0, 1);
        baseline.add(new double[] {1, Double.POSITIVE_INFINITY}, 0, 1);
        assertThatThrownBy(baseline::solve)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "baseline: component 1 of the states of 2 samples lies between 2.0 and Infinity, finite numbers were wanted");
        baseline.clear();
        baseline.add(new double[] {1, 2}, 0, Double.NaN);
        assertThatThrownBy(baseline::solve)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("returns of 1 samples are not finite");
        baseline.clear();
        baseline.add(new double[] {1, 2}, 0, 3);
        baseline.solve();
        assertThat(baseline.predict(new double[] {1, 2}, 0)).isCloseTo(3, within(1e-4));
    }

    /** An environment whose first observation is far from 0 beside its spread. */
    private static final class Far extends ForeignEnvironment {
        private final float offset;

        private Far(BatchEnvironment inner, float offset) {
            super(inner);
            this.offset = offset;
        }

        @Override
        public void observe(float[] out, int at, int stride) {
            super.observe(out, at, stride);
            for (int e = 0; e < size(); e++) {
                out[at + e] += offset;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e7f, 1e9f, -1e12f})
    void aTrainingWithADistantObservationGoesOn(float offset) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "algorithm", "maml",
                                "tasks", "2",
                                "trajectories", "5",
                                "hidden-width", "5",
                                "threads", "1"));
        var tasks = new ForeignTasks("cartpole", inner -> new Far(inner, offset));
        try (Training training = new Training(config, tasks)) {
            assertThat(training.step().returnAfter()).isPositive();
            assertThat(training.step().returnAfter()).isPositive();
        }
    }
}
