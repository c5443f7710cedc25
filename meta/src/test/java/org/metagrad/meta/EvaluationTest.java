package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.meta.config.TrainingConfig;

class EvaluationTest {
    private static final TrainingConfig CONFIG =
            TrainingConfig.of(
                    Map.of(
                            "algorithm", "maml",
                            "trajectories", "4",
                            "hidden-width", "4",
                            "threads", "2"));

    /** One of two goals: the reward of a step is the action that is wanted. */
    private record Goal(int sign) implements EnvironmentTask {}

    /** Three decisions between two actions. */
    private static final class Choice implements EpisodicEnvironment {
        private static final int LENGTH = 3;

        private final Episodes episodes;
        private final int[] ones;
        private final double[] starts;
        private final double measured;
        private Goal goal;

        Choice(Goal goal, int size, double measured) {
            this.goal = goal;
            this.measured = measured;
            episodes = new Episodes(size, LENGTH);
            ones = new int[size];
            starts = new double[size];
        }

        @Override
        public Episodes episodes() {
            return episodes;
        }

        @Override
        public int observationSize() {
            return 1;
        }

        @Override
        public ActionSpace actionSpace() {
            return new ActionSpace.Discrete(2);
        }

        @Override
        public Goal task() {
            return goal;
        }

        @Override
        public void setTask(EnvironmentTask task) {
            goal = Episodes.requireTask(task, Goal.class, "Choice");
        }

        @Override
        public void reset(RandomStream stream, int first) {
            episodes.start();
            for (int e = 0; e < ones.length; e++) {
                ones[e] = 0;
                starts[e] = stream.split(first + e).uniform(0);
            }
        }

        @Override
        public void step(float[] actions, int offset, int stride) {
            episodes.requireActions(actions, offset, stride, 1);
            for (int e = 0; e < ones.length; e++) {
                int one = (int) actions[offset + e];
                ones[e] += one;
                rewards()[e] = goal.sign * one;
            }
            episodes.step();
        }

        @Override
        public void observe(float[] out, int offset, int stride) {
            Episodes.round(starts, out, offset);
        }

        @Override
        public List<EpisodeMeasure> measures() {
            return List.of(EpisodeMeasure.number("ones"), EpisodeMeasure.number("given"));
        }

        @Override
        public double measure(int measure, int e) {
            return measure == 0 ? ones[e] : measured;
        }
    }

    private record Goals(boolean finite, double measured) implements TaskDistribution {
        @Override
        public String name() {
            return "goals";
        }

        @Override
        public EnvironmentTask sample(RandomStream stream) {
            return new Goal(stream.uniform(0) < 0.5 ? -1 : 1);
        }

        @Override
        public EnvironmentTask medium() {
            return new Goal(1);
        }

        @Override
        public List<EnvironmentTask> corners() {
            return List.of(new Goal(-1), new Goal(1));
        }

        @Override
        public List<EnvironmentTask> all() {
            return finite ? corners() : List.of();
        }

        @Override
        public BatchEnvironment environment(EnvironmentTask task, int size) {
            return new Choice((Goal) task, size, measured);
        }
    }

    private static float[] theta(TaskDistribution tasks) {
        try (Training training = new Training(CONFIG, tasks)) {
            return training.parameters();
        }
    }

    private static List<EvaluationRow> evaluate(
            TaskDistribution tasks, float[] theta, EvaluationProtocol protocol) {
        return Evaluation.evaluate(CONFIG, tasks, theta, protocol);
    }

    @Test
    void fewerTasksAreTheFirstOfMore() {
        var tasks = new Goals(false, 0);
        float[] theta = theta(tasks);
        var protocol = new EvaluationProtocol(5, 30, 2, 6);
        List<EvaluationRow> all = evaluate(tasks, theta, protocol);
        List<EvaluationRow> some = evaluate(tasks, theta, protocol.withTasks(10));
        assertThat(all).hasSize(6);
        for (int i = 0; i < all.size(); i++) {
            assertThat(some.get(i).scores()).isEqualTo(all.get(i).scores().subList(0, 10));
        }
        // and neither the training's seed nor the number of steps says what they are
        assertThat(evaluate(tasks, theta, protocol.withSteps(1))).isEqualTo(all.subList(0, 4));
        List<EvaluationRow> otherSeed =
                Evaluation.evaluate(CONFIG.with("seed", "77"), tasks, theta, protocol);
        assertThat(otherSeed).isEqualTo(all);
        assertThat(evaluate(tasks, theta, protocol.withSeed(6))).isNotEqualTo(all);
    }

    @Test
    void theModeTakesTheMoreProbableActionEachTime() {
        var tasks = new Goals(false, 0.5);
        float[] theta = theta(tasks);
        // biases of the two actions come last: the second is the more probable one
        theta[theta.length - 2] = -3;
        theta[theta.length - 1] = 0.5f;
        List<EvaluationRow> rows = evaluate(tasks, theta, new EvaluationProtocol(5, 20, 0, 50));
        EvaluationRow sampled = rows.get(0);
        EvaluationRow mode = rows.get(1);
        assertThat(sampled.acting()).isEqualTo(Acting.SAMPLED);
        assertThat(mode.acting()).isEqualTo(Acting.MODE);
        for (TaskScore score : mode.scores()) {
            assertThat(score.meanReturn()).isEqualTo(3.0 * ((Goal) score.task()).sign());
            assertThat(score.measures()).containsExactly(3.0, 0.5);
        }
        assertThat(mode.mean(0)).isEqualTo(3);
        assertThat(sampled.mean(0)).isBetween(2.5, 2.99);
        assertThat(sampled.mean(1)).isEqualTo(0.5);
        double sum = 0;
        double squares = 0;
        for (TaskScore score : mode.scores()) {
            sum += score.meanReturn();
            squares += score.meanReturn() * score.meanReturn();
        }
        assertThat(mode.meanReturn()).isCloseTo(sum / 20, within(1e-12));
        double variance = (squares - sum * sum / 20) / 19;
        assertThat(mode.standardError()).isCloseTo(Math.sqrt(variance / 20), within(1e-12));
    }

    /** Two actions that are equally probable: the first of them. */
    @Test
    void theModeOfEquallyProbableActionsIsTheFirst() {
        var tasks = new Goals(false, 0);
        List<EvaluationRow> rows =
                evaluate(tasks, new float[theta(tasks).length], new EvaluationProtocol(5, 3, 0, 4));
        assertThat(rows.get(1).mean(0)).isZero();
        assertThat(rows.get(0).mean(0)).isPositive();
    }

    @Test
    void aFiniteFamilyIsEvaluatedOnAllOfIt() {
        var tasks = new Goals(true, 0);
        float[] theta = theta(tasks);
        List<EvaluationRow> rows = evaluate(tasks, theta, new EvaluationProtocol(5, 400, 1, 20));
        for (EvaluationRow row : rows) {
            assertThat(row.scores())
                    .extracting(TaskScore::task)
                    .containsExactly(new Goal(-1), new Goal(1));
        }
        // 200 episodes of 3 decisions: ten times as many digits as one adaptation has
        double ones = rows.getFirst().scores().getFirst().measures().getFirst() * 200;
        assertThat(ones).isCloseTo(Math.rint(ones), within(1e-9));
        EvaluationRow more =
                evaluate(tasks, theta, new EvaluationProtocol(5, 400, 0, 200)).getFirst();
        assertThat(more.meanReturn()).isNotEqualTo(rows.getFirst().meanReturn());
        assertThat(evaluate(tasks, theta, new EvaluationProtocol(5, 1, 0, 20)).getFirst().tasks())
                .isOne();
    }

    @Test
    void aMeasureThatIsNoNumberIsNamed() {
        var tasks = new Goals(false, Double.NaN);
        float[] theta = theta(tasks);
        assertThatThrownBy(() -> evaluate(tasks, theta, new EvaluationProtocol(5, 1, 0, 2)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("goals")
                .hasMessageContaining("measure 1 is NaN, a finite number was wanted");
    }

    /** The adaptation is that of a program's own, whatever is scored beside it. */
    @Test
    void theAdaptationIsThatOfAdaptation() {
        var tasks = new Goals(true, 0);
        float[] theta = theta(tasks);
        theta[theta.length - 1] = 0.3f;
        List<EvaluationRow> rows = evaluate(tasks, theta, new EvaluationProtocol(5, 2, 3, 200));
        RandomStream stream = RandomStream.of(5).split(102).split(1);
        double[] first = new double[1];
        new Adaptation(CONFIG, tasks)
                .follow(theta, new Goal(1), 3, stream, false, (s, at) -> first[0] = at[0]);
        assertThat(first[0]).isNotEqualTo((double) theta[0]);
        // to a goal that wants ones, more of them
        assertThat(rows.get(6).scores().get(1).measures().getFirst())
                .isGreaterThan(rows.get(0).scores().get(1).measures().getFirst());
    }

    /** One task of which the adaptation diverges leaves the others their results. */
    @Test
    void anAdaptationThatDivergesIsInfinitelyBadFromThereOn() {
        var tasks = new Goals(true, 0);
        TrainingConfig far = CONFIG.with("alpha", "100").with("advantage-scale", "1.0E-40");
        float[] theta = theta(tasks);
        List<EvaluationRow> rows =
                Evaluation.evaluate(far, tasks, theta, new EvaluationProtocol(5, 2, 2, 20));
        assertThat(rows.get(0).meanReturn()).isFinite();
        assertThat(rows.get(0).mean(0)).isFinite();
        assertThat(rows.get(4).meanReturn()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(rows.get(4).mean(0)).isNaN();
    }

    /** Drawn ones, and all of a finite family. */
    @Test
    void theTasksOfAProtocolAreThoseOfItsScores() {
        for (String environment : List.of("navigation-shifted", "halfcheetah-dir")) {
            TrainingConfig config =
                    TrainingConfig.of(
                            Map.of(
                                    "algorithm",
                                    "maml",
                                    "env",
                                    environment,
                                    "trajectories",
                                    "1",
                                    "hidden-width",
                                    "4"));
            EvaluationProtocol protocol =
                    EvaluationProtocol.of(config).withTasks(3).withSteps(0).withEpisodes(100);
            List<EvaluationRow> rows;
            try (Training training = new Training(config)) {
                rows = Evaluation.evaluate(config, training.parameters(), protocol);
            }
            assertThat(Evaluation.tasks(config, protocol))
                    .isEqualTo(rows.getFirst().scores().stream().map(TaskScore::task).toList());
        }
    }
}
