package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.fixtures.Digest;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.LinearFeatureBaseline;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.Workers;

class TrainingTest {
    private static final TrainingConfig SMALL =
            TrainingConfig.defaults()
                    .with("tasks", "4")
                    .with("trajectories", "8")
                    .with("hidden-width", "16")
                    .with("threads", "2");

    private static final SampleLayout LAYOUT =
            SampleLayout.of(
                    List.of(
                            new PolicyLoss(
                                    new CategoricalPolicy(
                                            new Mlp(List.of(1, 2), Mlp.Activation.TANH)),
                                    Surrogate.LVC,
                                    0)));

    @Test
    void returnsRiseAndTheFiguresAddUp() {
        try (Training training = new Training(SMALL)) {
            IterationMetrics first = training.step();
            assertThat(first.iteration()).isEqualTo(1);
            assertThat(first.secondOrderNorm()).isPositive();
            // 8 medium-task episodes, 4 x 8 before and 4 x 8 after adaptation, one reward a step
            double tasks = 4 * 8 * (first.returnBefore() + first.returnAfter());
            assertThat(first.environmentSteps())
                    .isBetween((long) tasks + 8 * 8, (long) tasks + 8 * 500);
            IterationMetrics last = first;
            for (int i = 0; i < 24; i++) {
                last = training.step();
            }
            assertThat(last.returnBefore()).isGreaterThan(3 * first.returnBefore());
            assertThat(last.environmentSteps()).isGreaterThan(first.environmentSteps());
        }
    }

    @Test
    void stepsAreCountedExactly() {
        try (Training training = new Training(SMALL.with("algorithm", "maml"))) {
            IterationMetrics one = training.step();
            double steps = 4 * 8 * (one.returnBefore() + one.returnAfter());
            assertThat(one.environmentSteps()).isEqualTo(Math.round(steps));
        }
    }

    @Test
    void firstOrderLearnersHaveNoSecondOrderTerm() {
        try (Training training = new Training(SMALL.with("algorithm", "fomaml"))) {
            assertThat(training.step().secondOrderNorm()).isZero();
        }
    }

    @Test
    void aRunStartsFromItsSeedAlone() {
        try (Training one = new Training(SMALL);
                Training other = new Training(SMALL.with("algorithm", "fomaml"))) {
            assertThat(one.parameters()).isEqualTo(other.parameters());
            assertThat(Evaluation.parameters(SMALL, one.namedParameters()))
                    .isEqualTo(one.parameters());
        }
    }

    @Test
    void evaluationIsAFunctionOfItsSeedAndNotOfTheThreads() {
        try (Training training = new Training(SMALL)) {
            float[] theta = training.parameters();
            var protocol = new EvaluationProtocol(9, 6, 2, 3);
            List<EvaluationRow> rows = Evaluation.evaluate(SMALL, theta, protocol);
            assertThat(rows)
                    .extracting(row -> row.adaptationSteps() + " " + row.acting())
                    .containsExactly(
                            "0 SAMPLED", "0 MODE", "1 SAMPLED", "1 MODE", "2 SAMPLED", "2 MODE");
            assertThat(rows).allMatch(row -> row.tasks() == 6 && row.meanReturn() >= 8);
            assertThat(Evaluation.evaluate(SMALL.with("threads", "1"), theta, protocol))
                    .isEqualTo(rows);
            assertThat(Evaluation.evaluate(SMALL, theta, protocol.withSeed(10))).isNotEqualTo(rows);
        }
    }

    /** A distribution that remembers the tasks it has drawn. */
    private record Recording(TaskDistribution tasks, Set<EnvironmentTask> drawn)
            implements TaskDistribution {
        @Override
        public String name() {
            return tasks.name();
        }

        @Override
        public EnvironmentTask sample(RandomStream stream) {
            EnvironmentTask task = tasks.sample(stream);
            drawn.add(task);
            return task;
        }

        @Override
        public EnvironmentTask medium() {
            return tasks.medium();
        }

        @Override
        public List<EnvironmentTask> corners() {
            return tasks.corners();
        }

        @Override
        public BatchEnvironment environment(EnvironmentTask task, int size) {
            return tasks.environment(task, size);
        }
    }

    @Test
    void noTaskOfAnEvaluationIsOneOfTheTrainingEvenUnderItsSeed() {
        TaskDistribution tasks = Environments.named("cartpole-dynamics");
        var trained = new Recording(tasks, ConcurrentHashMap.newKeySet());
        var heldOut = new Recording(tasks, ConcurrentHashMap.newKeySet());
        float[] theta;
        try (Training training = new Training(SMALL, trained)) {
            training.run(_ -> {});
            theta = training.parameters();
        }
        Evaluation.evaluate(SMALL, heldOut, theta, new EvaluationProtocol(SMALL.seed(), 50, 1, 1));
        assertThat(trained.drawn).hasSizeGreaterThanOrEqualTo(SMALL.tasks());
        assertThat(heldOut.drawn).hasSize(50).doesNotContainAnyElementsOf(trained.drawn);
    }

    @Test
    void adaptationLeavesThetaAloneAndRefusesWhatDoesNotFit() {
        Adaptation adaptation = new Adaptation(SMALL);
        try (Training training = new Training(SMALL)) {
            float[] theta = training.parameters();
            String before = Digest.sha256(theta);
            var task = CartPole.Task.GYMNASIUM;
            Adaptation.Result none = adaptation.adapt(theta, task, 0, 1);
            assertThat(none.theta()).isEqualTo(theta);
            Adaptation.Result two = adaptation.adapt(theta, task, 2, 1);
            assertThat(two.meanReturns()).hasSize(3).startsWith(none.meanReturns());
            assertThat(two.theta()).isNotEqualTo(theta);
            assertThat(Digest.sha256(theta)).isEqualTo(before);
            assertThatThrownBy(() -> adaptation.adapt(new float[3], task, 1, 1))
                    .hasMessageContaining("theta has 3 values, the configuration wants");
            assertThatThrownBy(() -> adaptation.adapt(theta, task, -1, 1))
                    .hasMessage("steps -1: from 0 wanted");
        }
    }

    @Test
    void aDirectedAlgorithmRefusesADegenerateMediumTask() {
        TrainingConfig goal = SMALL.with("env", "cartpole-goal");
        assertThatThrownBy(() -> new Training(goal.with("algorithm", "directed-fomaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "directed-fomaml: the medium task of cartpole-goal is degenerate, its goal is"
                                + " where every episode starts: a step on it teaches nothing;"
                                + " give another with --medium, or --allow-degenerate-medium true");
        assertThatThrownBy(() -> new Training(goal.with("algorithm", "medium")))
                .hasMessageContaining("degenerate");
        for (String[] way :
                new String[][] {
                    {"allow-degenerate-medium", "true"},
                    {"medium", "goal=0.5"},
                    {"direction", "random"}
                }) {
            new Training(goal.with("algorithm", "directed-maml").with(way[0], way[1])).close();
        }
        try (Training training = new Training(goal.with("algorithm", "fomaml"))) {
            assertThat(training.step().environmentSteps()).isPositive();
        }
    }

    @Test
    void divergenceAndInterruptionAreSaidAndEndTheTraining() {
        try (Training training = new Training(SMALL)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(training::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(training::step).hasMessageContaining("has failed before");
        }
        float[] broken = new float[LearningProblem.of(SMALL).taskParameters()];
        broken[3] = Float.NaN;
        var two = new EvaluationProtocol(1, 2, 1, 1);
        assertThatThrownBy(() -> Evaluation.evaluate(SMALL, broken, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite");
        Arrays.fill(broken, 1e38f);
        assertThatThrownBy(() -> Evaluation.evaluate(SMALL, broken, two))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theFirstFailureOfAWorkerIsThrownAgainAndStopsTheOthers() {
        var done = new java.util.concurrent.atomic.AtomicInteger();
        try (Workers<Integer> workers = new Workers<>(2, i -> i)) {
            assertThatThrownBy(() ->
                            workers.forEach(
                                    100_000_000,
                                    (_, t) -> {
                                        if (t == 5) {
                                            throw new ArithmeticException("five");
                                        }
                                        done.incrementAndGet();
                                    }))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("five");
            assertThat(done.get()).isLessThan(99_999_999);
        }
    }

    @Test
    void adamTakesTheLearningRateAsItsFirstStep() {
        double[] theta = {1, 2, 3};
        Adam adam = new Adam(3, 0.5);
        adam.step(theta, new double[] {1e-3, -7, 0});
        assertThat(theta[0]).isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(theta[1]).isCloseTo(2.5, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(theta[2]).isEqualTo(3);
    }

    @Test
    void advantagesFollowTheFormulaAndAreNormalised() {
        // Two trajectories of 3 and 1 steps; features do not predict, so only the sums are checked.
        Trajectories samples = new Trajectories(LAYOUT, 2, 3, false);
        samples.clear();
        float[] states = {0.5f, -0.25f};
        for (int t = 0; t < 3; t++) {
            samples.append(0, t, states, 0, 2, new float[2], 2);
            samples.reward(samples.size() - 1, 1);
            if (t == 0) {
                samples.append(1, 0, states, 1, 2, new float[2], 2);
                samples.reward(samples.size() - 1, 1);
            }
        }
        Advantages.ofBaseline(new Advantages.Settings(2, 3, 0.9, 1, 0, false, false), 1)
                .weigh(samples);
        assertThat(samples.meanReturn()).isEqualTo(2);
        float[] tile = samples.tiles().values();
        double[] weights = new double[4];
        for (int i = 0; i < 4; i++) {
            weights[i] = tile[2 * samples.tiles().width() + i];
        }
        var close = org.assertj.core.data.Offset.offset(1e-6);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(0, close);
        // n times the weights have variance 1.
        assertThat(Arrays.stream(weights).map(w -> 16 * w * w).sum() / 4).isCloseTo(1, close);
        for (int i = 4; i < samples.tiles().width(); i++) {
            assertThat(tile[2 * samples.tiles().width() + i]).isZero();
        }
    }

    @Test
    void theBaselineRecoversAFunctionOfItsFeatures() {
        Trajectories samples = new Trajectories(LAYOUT, 4, 30, false);
        samples.clear();
        double[] targets = new double[120];
        float[] states = new float[4];
        for (int t = 0; t < 30; t++) {
            for (int e = 0; e < 4; e++) {
                states[e] = (float) Math.sin(3 * t + e);
                samples.append(e, t, states, e, 4, new float[4], 4);
                double s = samples.state(samples.size() - 1, 0);
                targets[samples.size() - 1] = 2 + 3 * s - s * s + 5 * (t + 1) / 100.0;
            }
        }
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(1);
        baseline.fit(samples, targets);
        for (int i = 0; i < 120; i++) {
            assertThat(baseline.predict(samples, i))
                    .isCloseTo(targets[i], org.assertj.core.data.Offset.offset(2e-3));
        }
    }
}
