package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.ForeignEnvironment;
import org.metagrad.meta.ForeignTasks;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.ActionScaling;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.rollout.Trajectories;

/** From what a normal policy draws to what an environment gets, and its standard deviation. */
class ContinuousActionsTest {
    private static final double[] LOW = {-1, 0};
    private static final double[] HIGH = {3, 0.5};
    private static final int K = 5;

    /** Navigation whose dimensions have ranges of their own, and which writes down its actions. */
    private static final class Recording extends ForeignEnvironment {
        private final List<float[]> actions;

        Recording(BatchEnvironment inner, List<float[]> actions) {
            super(inner);
            this.actions = actions;
        }

        @Override
        public ActionSpace actionSpace() {
            return new ActionSpace.Box(
                    List.of(
                            new ActionSpace.Box.Range(LOW[0], HIGH[0]),
                            new ActionSpace.Box.Range(LOW[1], HIGH[1])));
        }

        @Override
        public void step(float[] actions, int offset, int stride) {
            this.actions.add(actions.clone());
            super.step(actions, offset, stride);
        }
    }

    private final List<float[]> actions = new ArrayList<>();
    private final TaskDistribution tasks =
            new ForeignTasks("navigation-shifted", inner -> new Recording(inner, actions));

    private static TrainingConfig config(String... entries) {
        Map<String, String> given = new HashMap<>();
        given.put("algorithm", "maml");
        given.put("tasks", "3");
        given.put("trajectories", "" + K);
        given.put("hidden-width", "8");
        for (int i = 0; i < entries.length; i += 2) {
            given.put(entries[i], entries[i + 1]);
        }
        return TrainingConfig.of(given);
    }

    private Trajectories draw(PolicyProblem problem, double[] theta) {
        BatchEnvironment environment = problem.environment(K);
        Trajectories samples = problem.room().trajectories();
        actions.clear();
        problem.rollout(K, null, FloatKernels.best())
                .run(theta, environment, RandomStream.of(4), samples);
        return samples;
    }

    private static float drawn(PolicyProblem problem, Trajectories samples, int sample, int d) {
        int row = problem.losses().layout().row("actions");
        return samples.tiles().get(samples.column(sample), row + d);
    }

    @Test
    void anActionIsMappedToTheRangeOfItsDimensionAndCutOff() {
        var problem = new PolicyProblem(config(), tasks);
        Trajectories samples = draw(problem, problem.initial(RandomStream.of(1)));
        int[] below = new int[2];
        int[] inside = new int[2];
        int[] above = new int[2];
        for (int i = 0; i < samples.size(); i++) {
            float[] sent = actions.get(samples.time(i));
            for (int d = 0; d < 2; d++) {
                float u = drawn(problem, samples, i, d);
                double want =
                        u < -1
                                ? LOW[d]
                                : u > 1 ? HIGH[d] : LOW[d] + (u + 1.0) / 2 * (HIGH[d] - LOW[d]);
                assertThat(sent[d * K + samples.environment(i)]).isEqualTo((float) want);
                (u < -1 ? below : u > 1 ? above : inside)[d]++;
            }
        }
        // of a normal distribution 16, 68 and 16 % of some 500 samples each
        for (int d = 0; d < 2; d++) {
            assertThat(below[d]).isGreaterThan(20);
            assertThat(inside[d]).isGreaterThan(200);
            assertThat(above[d]).isGreaterThan(20);
        }
    }

    @Test
    void rawActionsGoToTheEnvironmentAsTheyAreDrawn() {
        var problem = new PolicyProblem(config("action-scaling", "raw"), tasks);
        Trajectories samples = draw(problem, problem.initial(RandomStream.of(1)));
        for (int i = 0; i < samples.size(); i++) {
            for (int d = 0; d < 2; d++) {
                assertThat(actions.get(samples.time(i))[d * K + samples.environment(i)])
                        .isEqualTo(drawn(problem, samples, i, d));
            }
        }
    }

    @Test
    void aPolicyPlaysInTheUnitsOfTheEnvironment() {
        TrainingConfig config = config();
        var problem = new PolicyProblem(config, tasks);
        float[] theta = new float[problem.taskParameters()];
        BatchEnvironment environment = tasks.environment(tasks.medium(), K);
        actions.clear();
        new Adaptation(config, tasks).play(theta, environment, 3);
        assertThat(actions).hasSizeGreaterThan(50);
        for (int d = 0; d < 2; d++) {
            int from = d * K;
            double[] all =
                    actions.stream()
                            .flatMapToDouble(sent ->
                                    Arrays.stream(new int[] {0, 1, 2, 3, 4})
                                            .mapToDouble(e -> sent[from + e]))
                            .toArray();
            assertThat(Arrays.stream(all).min()).hasValue(LOW[d]);
            assertThat(Arrays.stream(all).max()).hasValue(HIGH[d]);
            assertThat(Arrays.stream(all).average().orElseThrow())
                    .isCloseTo((LOW[d] + HIGH[d]) / 2, within(.1 * (HIGH[d] - LOW[d])));
        }
    }

    /** With a mean of 0 in both dimensions; the floor is 1e-6. */
    @Test
    void theLogProbabilityIsThatOfTheActionBeforeItIsCutOff() {
        var problem = new PolicyProblem(config("optimiser", "promp"), tasks);
        double[] theta = new double[problem.taskParameters()];
        double logStd = -0.7;
        theta[theta.length - 2] = logStd;
        theta[theta.length - 1] = logStd;
        Trajectories samples = draw(problem, theta);
        int row = problem.losses().layout().row("old log-probabilities");
        int beyond = 0;
        for (int i = 0; i < samples.size(); i++) {
            double u = drawn(problem, samples, i, 0);
            double v = drawn(problem, samples, i, 1);
            double want =
                    -(u * u + v * v) / (2 * Math.exp(2 * logStd))
                            - 2 * logStd
                            - Math.log(2 * Math.PI);
            assertThat(samples.tiles().get(samples.column(i), row))
                    .isCloseTo((float) want, within(1e-5f * (1 + (float) Math.abs(want))));
            beyond += Math.abs(u) > 1 || Math.abs(v) > 1 ? 1 : 0;
        }
        assertThat(beyond).isGreaterThan(10);
    }

    @Test
    void theStandardDeviationStartsWhereItIsTold() {
        var problem =
                new PolicyProblem(
                        config("initial-log-std", "-2.5", "minimum-log-std", "-20"), tasks);
        double[] theta = problem.initial(RandomStream.of(1));
        assertThat(Arrays.copyOfRange(theta, theta.length - 2, theta.length))
                .containsExactly(-2.5, -2.5);
        double[] squares = new double[2];
        // a mean of 0
        Arrays.fill(theta, 0, theta.length - 2, 0);
        Trajectories samples = draw(problem, theta);
        for (int i = 0; i < samples.size(); i++) {
            for (int d = 0; d < 2; d++) {
                squares[d] += Math.pow(drawn(problem, samples, i, d), 2) / samples.size();
            }
        }
        for (double square : squares) {
            assertThat(Math.sqrt(square)).isCloseTo(Math.exp(-2.5), within(.01));
        }
    }

    /** Both with the parameter far beyond the bound. */
    @ParameterizedTest
    @CsvSource({"minimum-log-std, -1, -30", "maximum-log-std, 0.25, 30"})
    void theStandardDeviationKeepsWithinItsBounds(String key, double bound, double parameter) {
        var problem = new PolicyProblem(config(key, "" + bound, "optimiser", "promp"), tasks);
        double[] theta = new double[problem.taskParameters()];
        theta[theta.length - 2] = parameter;
        theta[theta.length - 1] = parameter;
        Trajectories samples = draw(problem, theta);
        int row = problem.losses().layout().row("old distributions");
        for (int d = 2; d < 4; d++) {
            assertThat(samples.tiles().get(samples.column(0), row + d))
                    .isCloseTo((float) bound, within(1e-6f));
        }
    }

    @Test
    void theDefaultNormalisesAndLearns() {
        TrainingConfig config =
                config("env", "navigation-shifted", "tasks", "10", "trajectories", "10");
        assertThat(config.actionScaling()).isEqualTo(ActionScaling.NORMALISED);
        List<Double> returns = new ArrayList<>();
        try (Training training = new Training(config)) {
            training.run(done -> returns.add(done.returnAfter()));
        }
        assertThat(returns.getLast()).isGreaterThan(returns.getFirst() / 2);
    }

    private static float[] logStd(TrainingConfig config, float[] theta) {
        int end = LearningProblem.of(config).taskParameters();
        return Arrays.copyOfRange(theta, end - config.context() - 2, end - config.context());
    }

    private static Adaptation.Result adapted(TrainingConfig config, float[] theta) {
        return new Adaptation(config).adapt(theta, LearningProblem.of(config).medium(), 2, 7);
    }

    @ParameterizedTest
    @CsvSource({
        "directed-maml, adam",
        "maml, trpo",
        "maml, promp",
        "meta-sgd, momentum",
        "cavia, adam",
        "reptile, sgd",
        "joint, rmsprop"
    })
    void aStandardDeviationThatIsNotLearntKeepsItsBits(String algorithm, String optimiser) {
        TrainingConfig config =
                config(
                        "env", "lunarlander-continuous",
                        "algorithm", algorithm,
                        "optimiser", optimiser,
                        "entropy-bonus", "0.1",
                        "initial-log-std", "-0.3",
                        "log-std-learnt", "false");
        try (Training training = new Training(config)) {
            float[] start = training.parameters();
            training.step();
            training.step();
            float[] theta = training.parameters();
            assertThat(theta).isNotEqualTo(start);
            assertThat(logStd(config, theta)).containsExactly(-0.3f, -0.3f);
            if (algorithm.equals("meta-sgd")) {
                float alpha = (float) config.alpha();
                assertThat(Arrays.copyOfRange(theta, theta.length - 2, theta.length))
                        .containsExactly(alpha, alpha);
            }
            float[] adapted = adapted(config, theta).theta();
            assertThat(adapted).isNotEqualTo(Arrays.copyOf(theta, adapted.length));
            assertThat(logStd(config, adapted)).containsExactly(-0.3f, -0.3f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "maml, adam",
        "maml, trpo",
        "fomaml, promp",
        "meta-sgd, adam",
        "joint, adam",
        "directed-reptile, adam"
    })
    void aStandardDeviationThatIsNotAdaptedIsLearntByTheOuterLoopAlone(
            String algorithm, String optimiser) {
        TrainingConfig config =
                config(
                        "env",
                        "navigation-shifted",
                        "algorithm",
                        algorithm,
                        "optimiser",
                        optimiser,
                        "log-std-adapted",
                        "false");
        try (Training training = new Training(config)) {
            training.step();
            float[] theta = training.parameters();
            float[] learnt = logStd(config, theta);
            assertThat(learnt[0]).isNotZero();
            float[] adapted = adapted(config, theta).theta();
            assertThat(adapted[0]).isNotEqualTo(theta[0]);
            assertThat(logStd(config, adapted)).isEqualTo(learnt);
            TrainingConfig moving = config.with("log-std-adapted", "true");
            if (!algorithm.equals("meta-sgd")) {
                assertThat(logStd(config, adapted(moving, theta).theta())).isNotEqualTo(learnt);
            }
        }
    }

    @Test
    void whatALearnerOfTheUsersOwnMovesIsNotTold() {
        assertThatThrownBy(() ->
                        new Adaptation(config("log-std-adapted", "false"), tasks, new Maml(1, .1)))
                .hasMessage(
                        "log-std-adapted false with learner Maml: what its inner steps move is its own matter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-std-learnt", "log-std-adapted"})
    void tasksOfTheUsersOwnMayHaveContinuousActions(String key) {
        assertThat(new PolicyProblem(config(key, "false"), tasks).fixedParameters())
                .isEqualTo(key.equals("log-std-adapted") ? 2 : 0);
    }
}
