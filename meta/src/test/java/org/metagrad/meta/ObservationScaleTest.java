package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

class ObservationScaleTest {
    private static final TrainingConfig CONFIG =
            TrainingConfig.of(
                    Map.of(
                            "algorithm", "maml",
                            "iterations", "4",
                            "tasks", "3",
                            "trajectories", "3",
                            "hidden-width", "4",
                            "threads", "1",
                            "normalise-observations", "true"));

    /** Observations that differ in size by orders of magnitude. */
    private static final class Stretched extends ForeignEnvironment {
        private final ConcurrentLinkedQueue<double[]> seen;

        Stretched(BatchEnvironment inner, ConcurrentLinkedQueue<double[]> seen) {
            super(inner);
            this.seen = seen;
        }

        @Override
        public void observe(float[] out, int offset, int stride) {
            super.observe(out, offset, stride);
            for (int e = 0; e < size(); e++) {
                double[] one = new double[4];
                for (int d = 0; d < 4; d++) {
                    int i = offset + d * stride + e;
                    out[i] = (float) (100 * d + Math.pow(10, d) * out[i]);
                    one[d] = out[i];
                }
                if (running()[e]) {
                    seen.add(one);
                }
            }
        }
    }

    @Test
    void meansAndVariancesAreThoseOfAllSamples() {
        var seen = new ConcurrentLinkedQueue<double[]>();
        var tasks = new ForeignTasks("cartpole-dynamics", inner -> new Stretched(inner, seen));
        try (Training training = new Training(CONFIG, tasks)) {
            training.step();
            training.step();
            training.step();
            float[] mean = named(training, "observations.mean");
            float[] variance = named(training, "observations.variance");
            for (int d = 0; d < 4; d++) {
                int component = d;
                double m = seen.stream().mapToDouble(x -> x[component]).average().orElseThrow();
                double v =
                        seen.stream()
                                .mapToDouble(x -> (x[component] - m) * (x[component] - m))
                                .average()
                                .orElseThrow();
                assertThat((double) mean[d]).isCloseTo(m, within(1e-4 * Math.abs(m) + 1e-6));
                assertThat((double) variance[d]).isCloseTo(v, within(1e-3 * v));
            }
        }
    }

    private static float[] named(Training training, String name) {
        return training.namedParameters().stream()
                .filter(tensor -> tensor.name().equals(name))
                .map(SafeTensors.Tensor::data)
                .findFirst()
                .orElseThrow();
    }

    private static TaskDistribution stretched() {
        return new ForeignTasks(
                "cartpole-dynamics", inner -> new Stretched(inner, new ConcurrentLinkedQueue<>()));
    }

    @Test
    void bitsDependOnNeitherThreadsNorInterruptions() {
        TaskDistribution tasks = stretched();
        try (Training one = new Training(CONFIG, tasks);
                Training two = new Training(CONFIG.with("threads", "2"), tasks);
                Training resumed = new Training(CONFIG, tasks)) {
            one.run(_ -> {});
            two.step();
            two.step();
            resumed.restore(two.checkpoint());
            two.run(_ -> {});
            resumed.run(_ -> {});
            assertThat(two.parameters()).isEqualTo(one.parameters());
            assertThat(resumed.parameters()).isEqualTo(one.parameters());
        }
    }

    /**
     * The statistics are frozen, and come from theta: an evaluation changes and needs nothing else.
     */
    @Test
    void anEvaluationUsesTheStatisticsOfTheTraining() {
        TaskDistribution tasks = stretched();
        float[] theta;
        try (Training training = new Training(CONFIG, tasks)) {
            training.run(_ -> {});
            theta = training.parameters();
        }
        var protocol = new EvaluationProtocol(3, 4, 1, 2);
        List<EvaluationRow> rows = Evaluation.evaluate(CONFIG, tasks, theta, protocol);
        assertThat(Evaluation.evaluate(CONFIG, tasks, theta, protocol)).isEqualTo(rows);
        float[] otherMeans = theta.clone();
        for (int i = 0; i < 4; i++) {
            otherMeans[theta.length - 8 + i] += 1000;
        }
        assertThat(Evaluation.evaluate(CONFIG, tasks, otherMeans, protocol)).isNotEqualTo(rows);
        EnvironmentTask task = CartPole.Task.GYMNASIUM;
        assertThat(new Adaptation(CONFIG, tasks).adapt(theta, task, 1, 5).meanReturns())
                .isNotEqualTo(
                        new Adaptation(CONFIG, tasks).adapt(otherMeans, task, 1, 5).meanReturns());
    }

    /** Observations whose differences are too small to be seen as they are. */
    private static final class Faint extends ForeignEnvironment {
        Faint(BatchEnvironment inner) {
            super(inner);
        }

        @Override
        public void observe(float[] out, int offset, int stride) {
            super.observe(out, offset, stride);
            for (int d = 0; d < 4; d++) {
                for (int e = 0; e < size(); e++) {
                    out[offset + d * stride + e] = 1 + 1e-3f * out[offset + d * stride + e];
                }
            }
        }
    }

    /** What is as faint as this would not be learnt from as it is. */
    @Test
    void observationsInOtherUnitsAreLearntFrom() {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "algorithm", "maml",
                                "iterations", "8",
                                "tasks", "4",
                                "trajectories", "10",
                                "hidden-width", "16"));
        List<Double> returns = new ArrayList<>();
        for (String normalise : List.of("false", "true")) {
            try (Training training =
                    new Training(
                            config.with("normalise-observations", normalise),
                            new ForeignTasks("cartpole-dynamics", Faint::new))) {
                double last = 0;
                for (int i = 0; i < 8; i++) {
                    last = training.step().returnAfter();
                }
                returns.add(last);
            }
        }
        assertThat(returns.get(1)).as("%s", returns).isGreaterThan(1.5 * returns.get(0));
    }

    @Test
    void withoutItNothingIsKept() {
        TrainingConfig plain = CONFIG.with("normalise-observations", "false");
        try (Training training = new Training(plain)) {
            assertThat(training.namedParameters())
                    .extracting(SafeTensors.Tensor::name)
                    .noneMatch(name -> name.startsWith("observations"));
        }
    }
}
