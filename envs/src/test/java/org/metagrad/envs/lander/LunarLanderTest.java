package org.metagrad.envs.lander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

class LunarLanderTest {
    private static final RandomStream STREAM = RandomStream.of(5);
    private static final LunarLander.Task WINDY = new LunarLander.Task(-8, 12, 0.7, 8, 0.8);
    private static final LunarLander.Options CONTINUOUS = new LunarLander.Options(1000, true);

    private static LunarLander started(LunarLander.Task task, int size) {
        LunarLander environment = new LunarLander(task, size);
        environment.reset(STREAM);
        return environment;
    }

    private static LunarLander started(int size) {
        return started(LunarLander.Task.GYMNASIUM, size);
    }

    private static float action(int t, int e) {
        return (int) (4 * RandomStream.of(6).split(e).uniform(t));
    }

    private static float[] actions(int t, int size) {
        float[] actions = new float[size];
        for (int e = 0; e < size; e++) {
            actions[e] = action(t, e);
        }
        return actions;
    }

    @Test
    void aBatchHasTheBitsOfItsEnvironmentsOneAtATime() {
        int size = 13;
        LunarLander batch = started(WINDY, size);
        double[][] returns = new double[2][size];
        for (int t = 0; batch.runningCount() > 0; t++) {
            batch.step(actions(t, size));
            for (int e = 0; e < size; e++) {
                returns[0][e] += batch.rewards()[e];
            }
        }
        for (int e = 0; e < size; e++) {
            LunarLander alone = new LunarLander(WINDY, 1);
            alone.reset(STREAM, e);
            for (int t = 0; alone.runningCount() > 0; t++) {
                alone.step(new float[] {action(t, e)});
                returns[1][e] += alone.rewards()[0];
            }
            assertThat(alone.state(0)).isEqualTo(batch.state(e));
            assertThat(alone.terminated()[0]).isEqualTo(batch.terminated()[e]);
        }
        assertThat(returns[1]).isEqualTo(returns[0]);
    }

    @Test
    void eachParameterOfTheTaskMatters() {
        var base = new LunarLander.Task(-8, 13, 0.6, 5, 0.5);
        LunarLander.Task[] others = {
            new LunarLander.Task(-8.1, 13, 0.6, 5, 0.5),
            new LunarLander.Task(-8, 13.1, 0.6, 5, 0.5),
            new LunarLander.Task(-8, 13, 0.61, 5, 0.5),
            new LunarLander.Task(-8, 13, 0.6, 5.1, 0.5),
            new LunarLander.Task(-8, 13, 0.6, 5, 0.51)
        };
        LunarLander reference = started(base, 1);
        for (int action = 1; action < 4; action++) {
            reference.step(new float[] {action});
        }
        for (LunarLander.Task task : others) {
            LunarLander environment = started(task, 1);
            for (int action = 1; action < 4; action++) {
                environment.step(new float[] {action});
            }
            assertThat(environment.state(0)).isNotEqualTo(reference.state(0));
        }
    }

    @Test
    void rewardsAreTheGrowthOfTheShapingLessFuelUntilTheEnd() {
        int size = 20;
        LunarLander environment = started(size);
        double[] start = environment.shaping().clone();
        double[] sum = new double[size];
        int crashed = 0;
        for (int t = 0; environment.runningCount() > 0; t++) {
            boolean[] ran = environment.running().clone();
            double[] before = environment.shaping().clone();
            environment.step(actions(t, size));
            for (int e = 0; e < size; e++) {
                if (!ran[e]) {
                    assertThat(environment.rewards()[e]).isZero();
                } else if (environment.terminated()[e]) {
                    assertThat(environment.rewards()[e]).isEqualTo(-100);
                    assertThat(sum[e]).isCloseTo(before[e] - start[e], within(1e-9));
                    crashed++;
                } else {
                    float action = action(t, e);
                    double fuel = action == 2 ? 0.3 : action == 0 ? 0 : 0.03;
                    sum[e] += environment.rewards()[e] + fuel;
                }
            }
        }
        assertThat(crashed).isEqualTo(size);
        assertThat(environment.truncated()).containsOnly(false);
    }

    @Test
    void shapingIsThatOfTheObservation() {
        LunarLander environment = started(1);
        environment.step(new float[] {2});
        double[] s = environment.state(0);
        assertThat(environment.shaping()[0])
                .isCloseTo(
                        -100 * Math.hypot(s[0], s[1])
                                - 100 * Math.hypot(s[2], s[3])
                                - 100 * Math.abs(s[4]),
                        within(1e-12));
    }

    @Test
    void theHeuristicLandsAndRestsForAHundredPoints() {
        LunarLander environment = started(LunarLander.Task.ofGravity(-6), 8);
        float[] observations = new float[64];
        float[] actions = new float[8];
        int landed = 0;
        while (environment.runningCount() > 0) {
            environment.observe(observations, 0, 8);
            LunarLanderHeuristic.act(observations, 8, actions);
            environment.step(actions);
            for (int e = 0; e < 8; e++) {
                if (environment.rewards()[e] == 100 && environment.terminated()[e]) {
                    double[] state = environment.state(e);
                    assertThat(state[2]).isZero();
                    assertThat(state[3]).isZero();
                    assertThat(state[6] + state[7]).isEqualTo(2);
                    landed++;
                }
            }
        }
        assertThat(landed).isGreaterThanOrEqualTo(7);
        double[] sums = new double[3];
        for (int e = 0; e < 8; e++) {
            double all = 0;
            for (int m = 0; m < 3; m++) {
                sums[m] += environment.measure(m, e);
                all += environment.measure(m, e);
            }
            assertThat(all).isOne();
        }
        assertThat(sums[0]).isEqualTo(landed);
    }

    @Test
    void theTimeLimitTruncates() {
        var options = new LunarLander.Options(10, false);
        var environment = new LunarLander(LunarLander.Task.GYMNASIUM, 2, options);
        environment.reset(STREAM);
        for (int t = 0; t < 10; t++) {
            assertThat(environment.runningCount()).isEqualTo(2);
            environment.step(new float[2]);
        }
        assertThat(environment.horizon()).isEqualTo(10);
        assertThat(environment.truncated()).containsOnly(true);
        assertThat(environment.terminated()).containsOnly(false);
        assertThatThrownBy(() -> environment.step(new float[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 2 environments have ended: reset before the next step");
    }

    @Test
    void fullThrottleIsTheDiscreteAction() {
        float[][] pairs = {{-1, 0.5f}, {0, -1}, {1, -0.5f}, {-0.1f, 1}};
        LunarLander discrete = started(WINDY, 4);
        LunarLander continuous = new LunarLander(WINDY, 4, CONTINUOUS);
        continuous.reset(STREAM);
        assertThat(continuous.actionSpace()).isEqualTo(new ActionSpace.Box(2, -1, 1));
        for (int t = 0; t < 30; t++) {
            float[] single = actions(t, 4);
            float[] both = new float[8];
            for (int e = 0; e < 4; e++) {
                both[e] = pairs[(int) single[e]][0];
                both[4 + e] = pairs[(int) single[e]][1];
            }
            discrete.step(single);
            continuous.step(both);
            assertThat(continuous.rewards()).isEqualTo(discrete.rewards());
        }
        assertThat(continuous.state(3)).isEqualTo(discrete.state(3));
    }

    @Test
    void throttlesScaleFromAHalfAndAreCut() {
        LanderThrottles throttles = new LanderThrottles(5, true);
        Episodes episodes = new Episodes(5, 10);
        episodes.start();
        float[] actions = {0, 1e-6f, 0.5f, 7, -7, 0.6f, -0.6f, 0.5f, -9, 9};
        throttles.read(actions, 0, 5, episodes);
        assertThat(throttles.main[0]).isZero();
        assertThat(throttles.main[1]).isCloseTo(0.5, within(1e-6));
        assertThat(throttles.main[2]).isEqualTo(0.75);
        assertThat(throttles.main[3]).isEqualTo(1);
        assertThat(throttles.main[4]).isZero();
        assertThat(throttles.side).containsExactly((double) 0.6f, (double) -0.6f, 0, -1, 1);
    }

    @Test
    void errorsNameWhatCameAndWhatWasWanted() {
        LunarLander environment = started(3);
        assertThatThrownBy(() -> environment.step(new float[] {0, 4, 1}))
                .hasMessage(
                        "environment 1: action 4.0 is not allowed, only 0 (nothing), 1 (left"
                                + " engine), 2 (main engine) and 3 (right engine) are");
        LunarLander continuous = new LunarLander(WINDY, 3, CONTINUOUS);
        continuous.reset(STREAM);
        assertThatThrownBy(() -> continuous.step(new float[] {0, 0, 0, 0, 0, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environment 2: component 1 of the action is NaN");
        assertThatThrownBy(() -> continuous.step(new float[5]))
                .hasMessageContaining("5 floats, too few for [2, 3]");
        assertThatThrownBy(() -> new LunarLander(WINDY, 0)).hasMessageContaining("size is 0");
        assertThatThrownBy(() -> new LunarLander.Task(0, 13, 0.6, 0, 0))
                .hasMessageContaining("gravity is 0.0");
        assertThatThrownBy(() -> new LunarLander.Task(-8, Double.NaN, 0.6, 0, 0))
                .hasMessageContaining("mainEnginePower is NaN");
        assertThatThrownBy(() -> new LunarLander.Task(-8, 13, 0.6, 0, -1))
                .hasMessageContaining("turbulencePower is -1.0");
        assertThatThrownBy(() -> new LunarLander.Options(0, false))
                .hasMessageContaining("horizon is 0");
    }

    @Test
    void windIndicesCoverTheirRange() {
        KeyedLanderDraws draws = new KeyedLanderDraws(1);
        int lowest = 0;
        int highest = 0;
        for (int i = 0; i < 50_000; i++) {
            draws.start(STREAM, i);
            lowest = Math.min(lowest, draws.windIndex(0, 0));
            highest = Math.max(highest, draws.windIndex(0, 1));
        }
        assertThat(lowest).isBetween(-9999, -9990);
        assertThat(highest).isBetween(9990, 9998);
    }

    @Test
    void theFamiliesHaveTheirHorizonAndOptions() {
        TaskDistribution usual = LunarLanderTasks.gravity();
        assertThat(usual.environment(usual.medium(), 1).horizon()).isEqualTo(400);
        TaskDistribution full = LunarLanderTasks.full(CONTINUOUS);
        BatchEnvironment environment = full.environment(full.medium(), 1);
        assertThat(environment.horizon()).isEqualTo(1000);
        assertThat(environment.actionSpace()).isInstanceOf(ActionSpace.Box.class);
    }
}
