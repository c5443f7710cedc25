package org.metagrad.envs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.SingleEnvironment;
import org.metagrad.envs.TaskDistribution;

/** What is true of every environment that {@link Environments} lists, present and future. */
class RegisteredEnvironmentsTest {
    private static final RandomStream STREAM = RandomStream.of(3);

    static List<TaskDistribution> all() {
        return Environments.names().stream().map(Environments::named).toList();
    }

    /** Allowed actions, some beyond the bounds of a box, which are clipped. */
    private static float[] actions(ActionSpace space, int size, long t) {
        float[] actions = new float[space.dimensions() * size];
        for (int d = 0; d < space.dimensions(); d++) {
            for (int e = 0; e < size; e++) {
                double u = STREAM.split(7).split(t).split(d).uniform(e);
                actions[d * size + e] =
                        switch (space) {
                            case ActionSpace.Discrete(int n) -> (int) (u * n);
                            case ActionSpace.Box box ->
                                    (float)
                                            (box.low(d)
                                                    + (box.high(d) - box.low(d)) * (1.4 * u - 0.2));
                        };
            }
        }
        return actions;
    }

    private static float[] column(float[] matrix, int size, int e) {
        float[] column = new float[matrix.length / size];
        for (int d = 0; d < column.length; d++) {
            column[d] = matrix[d * size + e];
        }
        return column;
    }

    private static float[] observation(BatchEnvironment environment) {
        float[] out = new float[environment.observationSize() * environment.size()];
        environment.observe(out, 0, environment.size());
        return out;
    }

    private static void step(BatchEnvironment environment, long t) {
        environment.step(actions(environment.actionSpace(), environment.size(), t));
    }

    /** The numbers of a task; every task is a record of them. */
    private static double[] parameters(EnvironmentTask task) {
        return Arrays.stream(task.getClass().getRecordComponents())
                .mapToDouble(component -> {
                    try {
                        return ((Number) component.getAccessor().invoke(task)).doubleValue();
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("all")
    void samplesLieBetweenTheCornersAndAverageToTheMediumTask(TaskDistribution distribution) {
        double[] medium = parameters(distribution.medium());
        double[] low = medium.clone();
        double[] high = medium.clone();
        double[] middle = new double[medium.length];
        for (EnvironmentTask corner : distribution.corners()) {
            double[] parameters = parameters(corner);
            for (int i = 0; i < low.length; i++) {
                low[i] = Math.min(low[i], parameters[i]);
                high[i] = Math.max(high[i], parameters[i]);
                middle[i] += parameters[i] / distribution.corners().size();
            }
        }
        assertThat(distribution.corners()).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        int n = 20_000;
        double[] mean = new double[medium.length];
        for (int k = 0; k < n; k++) {
            EnvironmentTask task = distribution.sample(STREAM.split(k));
            if (k < 10) {
                assertThat(task).isEqualTo(distribution.sample(STREAM.split(k)));
                if (distribution.all().isEmpty()) {
                    assertThat(task).isNotEqualTo(distribution.sample(STREAM.split(k + 1)));
                }
            }
            double[] parameters = parameters(task);
            for (int i = 0; i < mean.length; i++) {
                assertThat(parameters[i] >= low[i] && parameters[i] <= high[i]).isTrue();
                mean[i] += parameters[i] / n;
            }
        }
        for (int i = 0; i < mean.length; i++) {
            double range = high[i] - low[i];
            assertThat(middle[i]).isCloseTo(medium[i], within(1e-12 * (1 + range)));
            // five standard errors of a uniform number, or of one of two
            double deviation = range / (distribution.all().isEmpty() ? Math.sqrt(12) : 2);
            double error = deviation / Math.sqrt(n);
            assertThat(mean[i]).isCloseTo(medium[i], within(5 * error + 1e-9));
        }
        assertThat(distribution.medium().describe()).isNotBlank().hasLineCount(1);
        assertThat(distribution.mediumIsDegenerate())
                .isEqualTo(distribution.degenerateMedium().isPresent());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEpisodeIsTheSameInABatchAndAloneAndEndsAsItShould(TaskDistribution distribution) {
        int size = 5;
        EnvironmentTask task = distribution.sample(STREAM);
        BatchEnvironment batch = distribution.environment(task, size);
        BatchEnvironment[] single = new BatchEnvironment[size];
        batch.reset(STREAM, 2);
        for (int e = 0; e < size; e++) {
            single[e] = distribution.environment(task, 1);
            single[e].reset(STREAM, 2 + e);
        }
        float[] before = observation(batch);
        long steps = 0;
        int time = 0;
        while (batch.runningCount() > 0) {
            boolean[] ran = batch.running().clone();
            float[] actions = actions(batch.actionSpace(), size, time);
            batch.step(actions);
            time++;
            float[] after = observation(batch);
            int running = 0;
            for (int e = 0; e < size; e++) {
                boolean terminated = batch.terminated()[e];
                boolean truncated = batch.truncated()[e];
                assertThat(batch.running()[e]).isEqualTo(!terminated && !truncated);
                assertThat(terminated && truncated).isFalse();
                running += batch.running()[e] ? 1 : 0;
                if (ran[e]) {
                    steps++;
                    single[e].step(actions, e, size);
                    assertThat(truncated).isEqualTo(time == batch.horizon() && !terminated);
                    assertThat(batch.rewards()[e]).isFinite().isEqualTo(single[e].rewards()[0]);
                    assertThat(column(after, size, e)).isEqualTo(observation(single[e]));
                    assertThat(terminated).isEqualTo(single[e].terminated()[0]);
                    assertThat(truncated).isEqualTo(single[e].truncated()[0]);
                    assertThat(single[e].running()[0]).isEqualTo(batch.running()[e]);
                } else {
                    assertThat(batch.rewards()[e] == 0).isTrue();
                }
            }
            assertThat(batch.runningCount()).isEqualTo(running);
            assertThat(batch.steps()).isEqualTo(steps);
        }
        assertThat(time).isBetween(1, batch.horizon());
        assertThat(observation(batch)).isNotEqualTo(before);
        assertThatThrownBy(() -> step(batch, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset");
        batch.reset(STREAM, 2);
        assertThat(observation(batch)).isEqualTo(before);
        assertThat(batch.running()).containsOnly(true);
        assertThat(batch.terminated()).containsOnly(false);
        assertThat(batch.truncated()).containsOnly(false);
        assertThat(batch.steps()).isEqualTo(steps);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theBitsDoNotChangeWhenTheLoopsAreCompiled(TaskDistribution distribution) {
        BatchEnvironment environment = distribution.environment(distribution.medium(), 5);
        float[] cold = null;
        for (int episode = 0; episode < 40; episode++) {
            environment.reset(STREAM);
            for (int t = 0; t < 30 && environment.runningCount() > 0; t++) {
                step(environment, t % 5);
            }
            if (episode == 0) {
                cold = observation(environment);
            }
        }
        assertThat(observation(environment)).isEqualTo(cold);
    }

    @ParameterizedTest
    @MethodSource("all")
    void environmentsShareNothingAndANewTaskIsAsGoodAsANewEnvironment(
            TaskDistribution distribution) {
        EnvironmentTask low = distribution.corners().getFirst();
        EnvironmentTask high = distribution.corners().getLast();
        BatchEnvironment alone = distribution.environment(low, 4);
        BatchEnvironment first = distribution.environment(high, 4);
        BatchEnvironment second = distribution.environment(high, 4);
        first.reset(STREAM);
        step(first, 0);
        first.setTask(low);
        assertThat(first.task()).isEqualTo(low);
        assertThat(second.task()).isEqualTo(high);
        alone.reset(STREAM);
        first.reset(STREAM);
        second.reset(STREAM);
        double[] earned = new double[2];
        for (int t = 0; t < 6; t++) {
            step(alone, t);
            step(first, t);
            step(second, t);
            assertThat(observation(first)).isEqualTo(observation(alone));
            assertThat(first.rewards()).isEqualTo(alone.rewards());
            earned[0] += Arrays.stream(first.rewards()).sum();
            earned[1] += Arrays.stream(second.rewards()).sum();
        }
        boolean tasksDiffer =
                earned[0] != earned[1] || !Arrays.equals(observation(first), observation(second));
        assertThat(tasksDiffer).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWrongActionIsRefusedAndNothingMoves(TaskDistribution distribution) {
        BatchEnvironment environment = distribution.environment(distribution.medium(), 3);
        environment.reset(STREAM);
        float[] before = observation(environment);
        ActionSpace space = environment.actionSpace();
        float[] wrong =
                switch (space) {
                    case ActionSpace.Discrete(int n) ->
                            new float[] {
                                n, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE
                            };
                    case ActionSpace.Box _ ->
                            new float[] {
                                Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
                            };
                };
        for (float value : wrong) {
            for (int d = 0; d < space.dimensions(); d++) {
                float[] actions = actions(space, 3, 0);
                actions[d * 3 + 1] = value;
                assertThatThrownBy(() -> environment.step(actions))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("environment 1")
                        .hasMessageContaining(Float.toString(value));
            }
        }
        assertThatThrownBy(() -> environment.step(new float[3 * space.dimensions() - 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(3 * space.dimensions() - 1 + " floats");
        assertThat(observation(environment)).isEqualTo(before);
        assertThat(environment.steps()).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatHasEndedIsNotAskedForAnAction(TaskDistribution distribution) {
        int size = 8;
        BatchEnvironment environment = distribution.environment(distribution.medium(), size);
        environment.reset(STREAM);
        float[] left = new float[0];
        int ended = -1;
        for (int t = 0; environment.runningCount() > 0; t++) {
            float[] actions = actions(environment.actionSpace(), size, t);
            for (int i = 0; i < actions.length; i++) {
                if (!environment.running()[i % size]) {
                    actions[i] = Float.NaN;
                }
            }
            environment.step(actions);
            if (ended >= 0) {
                assertThat(column(observation(environment), size, ended)).isEqualTo(left);
            }
            for (int e = 0; e < size && ended < 0; e++) {
                if (environment.terminated()[e]) {
                    ended = e;
                    left = column(observation(environment), size, e);
                }
            }
        }
        assertThat(observation(environment)).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void otherWrongCallsAreRefused(TaskDistribution distribution) {
        EnvironmentTask medium = distribution.medium();
        BatchEnvironment environment = distribution.environment(medium, 3);
        assertThatThrownBy(() -> step(environment, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset");
        assertThatThrownBy(() -> observation(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset");
        assertThat(environment.runningCount()).isZero();
        assertThat(environment.running()).containsOnly(false);
        environment.reset(STREAM);
        int floats = 3 * environment.observationSize();
        assertThatThrownBy(() -> environment.observe(new float[floats - 1], 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(floats - 1 + " floats");
        assertThatThrownBy(() -> environment.observe(new float[floats], 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stride");
        assertThatThrownBy(() -> environment.setTask(new EnvironmentTask() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wants a " + medium.getClass().getName());
        assertThatThrownBy(() -> environment.setTask(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null");
        assertThatThrownBy(() -> distribution.environment(new EnvironmentTask() {}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wants a " + medium.getClass().getName());
        assertThatThrownBy(() -> distribution.environment(medium, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size is 0");
    }

    @ParameterizedTest
    @MethodSource("all")
    void observesFeatureMajor(TaskDistribution distribution) {
        BatchEnvironment environment = distribution.environment(distribution.medium(), 3);
        environment.reset(STREAM);
        step(environment, 0);
        float[] dense = observation(environment);
        int rows = environment.observationSize();
        float[] out = new float[2 + 5 * rows];
        Arrays.fill(out, 99f);
        environment.observe(out, 2, 5);
        for (int d = 0; d < rows; d++) {
            assertThat(Arrays.copyOfRange(out, 2 + 5 * d, 5 + 5 * d))
                    .isEqualTo(Arrays.copyOfRange(dense, 3 * d, 3 * d + 3));
            assertThat(out[5 + 5 * d]).isEqualTo(99f);
        }
        assertThat(out[1]).isEqualTo(99f);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHeldActionIsTheSameActionAgainAndAgain(TaskDistribution distribution) {
        int size = 6;
        int repeat = 3;
        EnvironmentTask task = distribution.sample(STREAM);
        BatchEnvironment held = distribution.environment(task, size, repeat);
        BatchEnvironment plain = distribution.environment(task, size);
        assertThat(held.horizon()).isEqualTo((plain.horizon() + repeat - 1) / repeat);
        held.reset(STREAM);
        plain.reset(STREAM);
        for (int t = 0; held.runningCount() > 0; t++) {
            assertThat(t).isLessThan(held.horizon());
            float[] actions = actions(held.actionSpace(), size, t);
            held.step(actions);
            double[] sums = new double[size];
            for (int i = 0; i < repeat && plain.runningCount() > 0; i++) {
                plain.step(actions);
                for (int e = 0; e < size; e++) {
                    sums[e] += plain.rewards()[e];
                }
            }
            assertThat(held.rewards()).isEqualTo(sums);
            assertThat(held.terminated()).isEqualTo(plain.terminated());
            assertThat(held.truncated()).isEqualTo(plain.truncated());
            assertThat(held.running()).isEqualTo(plain.running());
            assertThat(held.runningCount()).isEqualTo(plain.runningCount());
            assertThat(held.steps()).isEqualTo(plain.steps());
            assertThat(observation(held)).isEqualTo(observation(plain));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gymnasiumsCallsGiveTheSameEpisode(TaskDistribution distribution) {
        EnvironmentTask task = distribution.medium();
        SingleEnvironment single = SingleEnvironment.of(distribution, task);
        BatchEnvironment batch = distribution.environment(task, 1);
        assertThat(single.actionSpace()).isEqualTo(batch.actionSpace());
        assertThat(single.observationSize()).isEqualTo(batch.observationSize());
        batch.reset(RandomStream.of(5));
        assertThat(single.reset(5)).isEqualTo(observation(batch));
        for (int t = 0; batch.runningCount() > 0; t++) {
            float[] action = actions(batch.actionSpace(), 1, t);
            batch.step(action);
            SingleEnvironment.Step step = single.step(action);
            assertThat(step.observation()).isEqualTo(observation(batch));
            assertThat(step.reward()).isEqualTo(batch.rewards()[0]);
            assertThat(step.terminated()).isEqualTo(batch.terminated()[0]);
            assertThat(step.truncated()).isEqualTo(batch.truncated()[0]);
        }
        float[] tooLong = new float[batch.actionSpace().dimensions() + 1];
        assertThatThrownBy(() -> single.step(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(tooLong.length + " components");
        assertThatThrownBy(() -> single.step(new float[tooLong.length - 1]))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SingleEnvironment(distribution.environment(task, 2)))
                .hasMessageContaining("2 environments");
    }
}
