package org.metagrad.envs.cheetah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

class HalfCheetahTest {
    private static final RandomStream STREAM = RandomStream.of(5);

    private static HalfCheetah environment(HalfCheetahTask task, int size) {
        HalfCheetah environment =
                new HalfCheetah(task, size, new HalfCheetah.Options(40, 0.05, false));
        environment.reset(STREAM);
        return environment;
    }

    private static float[] actions(int size, int t) {
        float[] actions = new float[6 * size];
        for (int i = 0; i < actions.length; i++) {
            actions[i] = (float) (2.4 * STREAM.split(t).uniform(i) - 1.2);
        }
        return actions;
    }

    /** Runs to the end and returns the sums of rewards. */
    private static double[] returns(HalfCheetah environment) {
        double[] returns = new double[environment.size()];
        for (int t = 0; environment.runningCount() > 0; t++) {
            environment.step(actions(environment.size(), t));
            for (int e = 0; e < returns.length; e++) {
                returns[e] += environment.rewards()[e];
            }
        }
        return returns;
    }

    private static double cost(int size, int e) {
        double cost = 0;
        for (int t = 0; t < 40; t++) {
            float[] actions = actions(size, t);
            for (int j = 0; j < 6; j++) {
                double control = Math.clamp(actions[j * size + e], -1.0, 1.0);
                cost += 0.05 * control * control;
            }
        }
        return cost;
    }

    @Test
    void startsAreSmallAndOfZeroMean() {
        int n = 4000;
        HalfCheetah environment = environment(new HalfCheetahTask.Direction(1), n);
        double[] square = new double[2];
        for (int e = 0; e < n; e++) {
            for (double q : environment.positions(e)) {
                assertThat(Math.abs(q)).isLessThanOrEqualTo(0.1);
                square[0] += q * q / (9.0 * n);
            }
            for (double v : environment.velocities(e)) {
                square[1] += v * v / (9.0 * n);
            }
        }
        assertThat(square[0]).isCloseTo(0.01 / 3, within(1e-4));
        assertThat(square[1]).isCloseTo(0.01, within(3e-4));
    }

    @Test
    void theRewardsOfOppositeDirectionsAddUpToTheCostOfControl() {
        int n = 3;
        double[] forward = returns(environment(new HalfCheetahTask.Direction(1), n));
        double[] backward = returns(environment(new HalfCheetahTask.Direction(-1), n));
        double[] nowhere = returns(environment(new HalfCheetahTask.Direction(0), n));
        for (int e = 0; e < n; e++) {
            assertThat(forward[e] + backward[e]).isCloseTo(-2 * cost(n, e), within(1e-9));
            assertThat(nowhere[e]).isCloseTo(-cost(n, e), within(1e-9));
            assertThat(forward[e]).isNotCloseTo(backward[e], within(1e-3));
        }
    }

    @Test
    void theRewardOfASpeedIsMinusTheErrorAndTheMeasuresAreMeans() {
        int n = 4;
        HalfCheetah environment = environment(new HalfCheetahTask.Velocity(1.5), n);
        double[] start = new double[n];
        for (int e = 0; e < n; e++) {
            start[e] = environment.positions(e)[0];
        }
        double[] returns = returns(environment);
        assertThat(environment.measures())
                .containsExactly(
                        EpisodeMeasure.number("velocity"), EpisodeMeasure.number("speed error"));
        for (int e = 0; e < n; e++) {
            assertThat(environment.measure(0, e))
                    .isCloseTo((environment.positions(e)[0] - start[e]) / 2, within(1e-12));
            assertThat(-40 * environment.measure(1, e) - cost(n, e))
                    .isCloseTo(returns[e], within(1e-9));
        }
        assertThatThrownBy(() -> environment.measure(2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theRightDirectionIsThatOfTheTask() {
        int n = 20;
        HalfCheetah forward = environment(new HalfCheetahTask.Direction(1), n);
        HalfCheetah backward = environment(new HalfCheetahTask.Direction(-1), n);
        returns(forward);
        returns(backward);
        double right = 0;
        for (int e = 0; e < n; e++) {
            assertThat(forward.measure(0, e)).isEqualTo(-backward.measure(0, e));
            assertThat(forward.measure(1, e)).isEqualTo(forward.measure(0, e) > 0 ? 1 : 0);
            assertThat(forward.measure(1, e) + backward.measure(1, e)).isEqualTo(1);
            right += forward.measure(1, e);
        }
        assertThat(right).isBetween(1.0, n - 1.0);
    }

    /** A step is a function of the state and the action alone. */
    @Test
    void nothingIsKeptBetweenStepsButTheState() {
        HalfCheetah one = environment(new HalfCheetahTask.Direction(1), 1);
        HalfCheetah other = environment(new HalfCheetahTask.Direction(1), 1);
        for (int t = 0; t < 30; t++) {
            one.step(actions(1, t));
        }
        for (int t = 0; t < 7; t++) {
            other.step(actions(1, 100 + t));
        }
        other.setState(0, one.positions(0), one.velocities(0));
        one.step(actions(1, 50));
        other.step(actions(1, 50));
        assertThat(other.positions(0)).isEqualTo(one.positions(0));
        assertThat(other.velocities(0)).isEqualTo(one.velocities(0));
        assertThat(other.rewards()).isEqualTo(one.rewards());
    }

    /** How far it has run is of no effect on how it runs on. */
    @Test
    void allPlacesAreAlike() {
        HalfCheetah environment = environment(new HalfCheetahTask.Direction(1), 2);
        double[] far = environment.positions(0);
        far[0] += 1000;
        environment.setState(1, far, environment.velocities(0));
        float[] actions = new float[12];
        for (int t = 0; t < 20; t++) {
            float[] single = actions(1, t);
            for (int j = 0; j < 6; j++) {
                Arrays.fill(actions, 2 * j, 2 * j + 2, single[j]);
            }
            environment.step(actions);
        }
        assertThat(environment.velocities(1)).isEqualTo(environment.velocities(0));
        assertThat(environment.positions(1)[0] - environment.positions(0)[0])
                .isCloseTo(1000, within(1e-9));
    }

    @Test
    void aHeavierBodyMovesLessAndTheMediumBodyIsGymnasiums() {
        HalfCheetah light = environment(new HalfCheetahTask.Body(0.5, 1, 1), 1);
        HalfCheetah heavy = environment(new HalfCheetahTask.Body(1.5, 1, 1), 1);
        float[] kick = {1, 1, 1, 1, 1, 1};
        for (int t = 0; t < 3; t++) {
            light.step(kick);
            heavy.step(kick);
        }
        assertThat(light.positions(0)[1]).isGreaterThan(heavy.positions(0)[1]);
        assertThat(HalfCheetahTasks.body().medium()).isEqualTo(HalfCheetahTask.Body.GYMNASIUM);
        heavy.setTask(HalfCheetahTask.Body.GYMNASIUM);
        HalfCheetah plain = environment(HalfCheetahTask.Body.GYMNASIUM, 1);
        heavy.reset(STREAM);
        assertThat(returns(heavy)).isEqualTo(returns(plain));
    }

    @Test
    void wrongTasksAndOptionsAreRefused() {
        HalfCheetah environment = environment(new HalfCheetahTask.Direction(1), 1);
        EnvironmentTask other = new HalfCheetahTask.Velocity(1);
        assertThatThrownBy(() -> environment.setTask(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HalfCheetah wants a")
                .hasMessageContaining("Direction");
        assertThatThrownBy(() -> new HalfCheetahTask.Direction(1.5))
                .hasMessage("direction is 1.5: it must be from -1.0 to 1.0 (1 is forward)");
        assertThatThrownBy(() -> new HalfCheetahTask.Velocity(Double.NaN))
                .hasMessageContaining("speed is NaN");
        assertThatThrownBy(() -> new HalfCheetahTask.Body(1, 0, 1))
                .hasMessageContaining("friction is 0.0");
        assertThatThrownBy(() -> new HalfCheetah.Options(0, 0.1, false))
                .hasMessageContaining("horizon is 0");
        assertThatThrownBy(() -> new HalfCheetah.Options(10, -0.1, false))
                .hasMessageContaining("controlCost is -0.1");
    }

    @Test
    void directionsAreAFiniteFamilyWithADegenerateMedium() {
        TaskDistribution family = HalfCheetahTasks.direction();
        List<EnvironmentTask> both =
                List.of(new HalfCheetahTask.Direction(-1), new HalfCheetahTask.Direction(1));
        assertThat(family.all()).isEqualTo(both);
        assertThat(family.corners()).isEqualTo(both);
        assertThat(family.medium()).isEqualTo(new HalfCheetahTask.Direction(0));
        assertThat(family.degenerateMedium().orElseThrow()).contains("opposite directions");
        int forward = 0;
        for (int k = 0; k < 1000; k++) {
            EnvironmentTask task = family.sample(STREAM.split(k));
            assertThat(both).contains(task);
            forward += task.equals(both.get(1)) ? 1 : 0;
        }
        // four standard errors
        assertThat(forward).isBetween(437, 563);
        assertThat(HalfCheetahTasks.velocity().all()).isEmpty();
        assertThat(HalfCheetahTasks.velocity().mediumIsDegenerate()).isFalse();
        assertThat(HalfCheetahTasks.velocity().medium()).isEqualTo(new HalfCheetahTask.Velocity(1));
    }
}
