package org.metagrad.envs.intersection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

class IntersectionTest {
    private static final Intersection.Task MEDIUM = new Intersection.Task(9, 30, 0.5);
    private static final int EPISODES = 20_000;

    /** An action from the state (p_e, v_e, p_o, v_o) and a uniform random number. */
    private interface Policy {
        int action(double egoPosition, double egoSpeed, double position, double speed, double u);
    }

    /** Mean return, its standard deviation, and the share of collisions over sampled tasks. */
    private record Outcome(double mean, double deviation, double collisions) {}

    private static Outcome outcome(Policy policy, long seed) {
        TaskDistribution distribution = IntersectionTasks.discrete();
        Intersection environment = new Intersection(MEDIUM, 1);
        float[] action = new float[1];
        double sum = 0;
        double squares = 0;
        int collisions = 0;
        for (int i = 0; i < EPISODES; i++) {
            RandomStream stream = RandomStream.of(seed).split(i);
            environment.setTask(distribution.sample(stream.split(0)));
            environment.reset(stream.split(1));
            double earned = 0;
            for (int t = 0; environment.runningCount() > 0; t++) {
                double[] s = environment.state(0);
                double u = stream.split(2).uniform(t);
                action[0] = policy.action(s[0], s[1], s[2], s[3], u);
                environment.step(action);
                earned += environment.rewards()[0];
            }
            sum += earned;
            squares += earned * earned;
            collisions += environment.collided(0) ? 1 : 0;
        }
        double mean = sum / EPISODES;
        double deviation = Math.sqrt(squares / EPISODES - mean * mean);
        return new Outcome(mean, deviation, (double) collisions / EPISODES);
    }

    static List<Arguments> references() {
        return List.of(
                Arguments.of("random", (Policy) (_, _, _, _, u) -> (int) (3 * u), -2.81, 0.39),
                Arguments.of("idle", (Policy) (_, _, _, _, _) -> 1, -0.49, 0.41),
                Arguments.of("always accelerate", (Policy) (_, _, _, _, _) -> 2, 2.51, 0.23));
    }

    /** The references are means over 2000 tasks, ours over more. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void policiesEarnAndCollideAsInTheReference(
            String name, Policy policy, double mean, double collisions) {
        Outcome outcome = outcome(policy, 1);
        double error = Math.sqrt(1.0 / 2000 + 1.0 / EPISODES);
        assertThat(outcome.mean()).isCloseTo(mean, within(4 * outcome.deviation() * error));
        double spread = Math.sqrt(collisions * (1 - collisions));
        // the reference is rounded to a whole per cent
        assertThat(outcome.collisions()).isCloseTo(collisions, within(4 * spread * error + 0.005));
    }

    /** Lets the other vehicle pass first whenever both could meet: safe, and worth more. */
    @Test
    void givingWayIsSafeAndBeatsAlwaysAccelerating() {
        Outcome outcome = outcome(IntersectionTest::giveWay, 4);
        assertThat(outcome.mean()).isGreaterThan(4);
        assertThat(outcome.collisions()).isLessThan(0.02);
    }

    private static int giveWay(
            double egoPosition, double egoSpeed, double position, double speed, double u) {
        boolean otherIsGone = position > 3.5;
        boolean committed = egoPosition > -3.5;
        double otherLeaves = (3.5 - position) / Math.max(speed, 0.5);
        double egoEnters = (-3.5 - egoPosition) / Math.max(egoSpeed, 0.5);
        if (otherIsGone || committed || egoEnters >= otherLeaves) {
            return 2;
        }
        boolean mustBrake = -4.0 - egoPosition < egoSpeed * egoSpeed / 8 + 0.2 * egoSpeed + 1;
        return mustBrake || position > -3.5 ? 0 : 1;
    }

    private static Intersection at(
            Intersection.Task task, double pe, double ve, double po, double vo) {
        Intersection environment = new Intersection(task, 1);
        environment.reset(RandomStream.of(0));
        environment.setState(0, pe, ve, po, vo);
        return environment;
    }

    @Test
    void startsWhereTheTaskSays() {
        int n = 2000;
        Intersection environment = new Intersection(new Intersection.Task(7, 25, 1), n);
        environment.reset(RandomStream.of(1));
        double[] middle = {-30, 8, -25, 7};
        double[] spread = {2, 1, 2, 0.5};
        for (int d = 0; d < 4; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int e = 0; e < n; e++) {
                low = Math.min(low, environment.state(e)[d]);
                high = Math.max(high, environment.state(e)[d]);
            }
            double tenth = 0.01 * spread[d];
            assertThat(low).isBetween(middle[d] - spread[d], middle[d] - spread[d] + tenth);
            assertThat(high).isBetween(middle[d] + spread[d] - tenth, middle[d] + spread[d]);
        }
    }

    @Test
    void aStepIsTheFormulas() {
        // far apart, no conflict: the other is past the crossing
        Intersection environment = at(MEDIUM, -20, 10, 5, 8.5);
        environment.step(new float[] {2});
        // a = 2: 10 * 0.2 + 2 * 0.04 / 2; the other: a = 9 - 8.5
        assertThat(environment.state(0))
                .containsExactly(new double[] {-17.96, 10.4, 6.71, 8.6}, within(1e-14));
        assertThat(environment.rewards()[0])
                .isCloseTo(0.05 * 2.04 - 0.05 - 0.0025 * 4, within(1e-15));
        environment.step(new float[] {0});
        assertThat(environment.state(0)[1]).isCloseTo(9.6, within(1e-14));
        assertThat(environment.rewards()[0])
                .isCloseTo(0.05 * (10.4 * 0.2 - 0.08) - 0.05 - 0.0025 * 16, within(1e-15));
    }

    @Test
    void speedsAndAccelerationsAreClipped() {
        Intersection slow = at(new Intersection.Task(14, 30, 0), -20, 0.1, 5, 1);
        slow.step(new float[] {0});
        // 0.1 * 0.2 - 4 * 0.04 / 2 is negative: it stands; the other's 13 becomes 2
        assertThat(slow.state(0)).containsExactly(new double[] {-20, 0, 5.24, 1.4}, within(1e-14));
        Intersection fast = at(new Intersection.Task(1, 30, 0), -20, 14.9, 5, 14);
        fast.step(new float[] {2});
        // the way is the formula's, the speed is clipped; the other's -13 becomes -4
        assertThat(fast.state(0))
                .containsExactly(new double[] {-16.98, 15, 7.72, 13.2}, within(1e-14));
    }

    @Test
    void theOtherYieldsInAConflictAsMuchAsTheTaskSays() {
        // both would enter the crossing after 1.65 s
        double brake = 10.0 * 10.0 / (2 * 15.5);
        for (double yield : new double[] {0, 0.25, 1}) {
            Intersection environment = at(new Intersection.Task(11, 30, yield), -20, 10, -20, 10);
            environment.step(new float[] {1});
            double acceleration = (1 - yield) * 1.0 - yield * brake;
            assertThat(environment.state(0)[3]).isCloseTo(10 + 0.2 * acceleration, within(1e-14));
        }
        // near the crossing the brake is clipped to 6
        Intersection late = at(new Intersection.Task(10, 30, 1), -5, 10, -4, 10);
        late.step(new float[] {1});
        assertThat(late.state(0)[3]).isCloseTo(10 - 0.2 * 6, within(1e-14));
        // 0.1 m from its stop it still has the 0.5 m of the shortest
        Intersection near = at(new Intersection.Task(10, 30, 1), -20, 10, -4.6, 1);
        near.step(new float[] {1});
        assertThat(near.state(0)[3]).isCloseTo(1 - 0.2 * 1, within(1e-14));
        // nearly at a stand it counts as going at 0.5 m/s, enters after 2 s and so yields
        Intersection creeping = at(new Intersection.Task(10, 30, 1), -20, 10, -4.5, 0.1);
        creeping.step(new float[] {1});
        assertThat(creeping.state(0)[3]).isCloseTo(0.1 - 0.2 * 0.01, within(1e-14));
    }

    /** The four conditions of a conflict, each just met and just missed. */
    @ParameterizedTest
    @MethodSource("conflicts")
    void aConflictNeedsAllItsConditions(
            double pe, double ve, double po, double vo, boolean conflict) {
        Intersection environment = at(new Intersection.Task(vo, 30, 1), pe, ve, po, vo);
        environment.step(new float[] {1});
        // without a conflict it keeps the speed that it wants
        assertThat(environment.state(0)[3] < vo).isEqualTo(conflict);
    }

    static List<Arguments> conflicts() {
        return List.of(
                // the other has entered
                Arguments.of(-6, 10, -3.51, 1, true),
                Arguments.of(-6, 10, -3.5, 1, false),
                // the ego vehicle has left
                Arguments.of(3.49, 10, -5, 10, true),
                Arguments.of(3.5, 10, -5, 10, false),
                // it leaves after 2 s; 0.5 s before the other enters
                Arguments.of(-16.5, 10, -3.5 - 24.9, 10, true),
                Arguments.of(-16.5, 10, -3.5 - 25.1, 10, false),
                // the other enters after 1 s; it enters 2 s after that
                Arguments.of(-3.5 - 29.9, 10, -13.5, 10, true),
                Arguments.of(-3.5 - 30.1, 10, -13.5, 10, false),
                // at a stand it counts as going at 0.5 m/s: it enters after 2.88 s, or 2.92 s
                Arguments.of(-3.5 - 1.44, 0, -3.5 - 9, 10, true),
                Arguments.of(-3.5 - 1.46, 0, -3.5 - 9, 10, false));
    }

    @Test
    void aCollisionCostsTenAndEndsTheEpisode() {
        Intersection environment = at(new Intersection.Task(10, 30, 0), -5.4, 10, -5.4, 10);
        environment.step(new float[] {1});
        assertThat(environment.terminated()[0]).isTrue();
        assertThat(environment.collided(0)).isTrue();
        assertThat(environment.measures())
                .extracting(EpisodeMeasure::name)
                .containsExactly("collisions", "arrivals");
        assertThat(environment.measure(0, 0)).isOne();
        assertThat(environment.measure(1, 0)).isZero();
        assertThat(environment.rewards()[0]).isCloseTo(0.05 * 2 - 0.05 - 10, within(1e-14));
        // 3.5 m away is not yet a collision
        Intersection near = at(new Intersection.Task(10, 30, 0), -5.5, 10, -5.4, 10);
        near.step(new float[] {1});
        assertThat(near.state(0)[0]).isEqualTo(-3.5);
        assertThat(near.running()[0]).isTrue();
        assertThat(near.collided(0)).isFalse();
    }

    @Test
    void arrivingEarnsFiveAndEndsTheEpisode() {
        Intersection environment = at(MEDIUM, 8, 10, 20, 9);
        environment.step(new float[] {1});
        assertThat(environment.state(0)[0]).isEqualTo(10);
        assertThat(environment.terminated()[0]).isTrue();
        assertThat(environment.collided(0)).isFalse();
        assertThat(environment.measure(0, 0)).isZero();
        assertThat(environment.measure(1, 0)).isOne();
        assertThat(environment.rewards()[0]).isCloseTo(0.05 * 2 - 0.05 + 5, within(1e-14));
    }

    @Test
    void observesScaledStateAndTheTimeLeft() {
        Intersection environment = at(MEDIUM, -15, 5, 12, 9);
        float[] out = new float[5];
        environment.observe(out, 0, 1);
        assertThat(out).containsExactly(-0.5f, -0.5f, 0.4f, -0.1f, 1f);
        for (int t = 1; t <= 30; t++) {
            environment.step(new float[] {0});
        }
        environment.observe(out, 0, 1);
        assertThat(out[4]).isEqualTo(0.6f);
    }

    @Test
    void whoBrakesForEverIsTruncated() {
        Intersection environment = new Intersection(MEDIUM, 3);
        environment.reset(RandomStream.of(1));
        for (int t = 0; t < Intersection.HORIZON; t++) {
            assertThat(environment.runningCount()).isEqualTo(3);
            environment.step(new float[3]);
        }
        assertThat(environment.truncated()).containsOnly(true);
        assertThat(environment.terminated()).containsOnly(false);
    }

    @Test
    void aContinuousActionIsAnAccelerationWithinBounds() {
        Intersection continuous = new Intersection(MEDIUM, 4, true);
        continuous.reset(RandomStream.of(0));
        for (int e = 0; e < 4; e++) {
            continuous.setState(e, -20, 10, 5, 9);
        }
        continuous.step(new float[] {-9, -2.5f, 3, 9});
        double[] speeds = {10 - 0.2 * 5, 10 - 0.2 * 2.5, 10.6, 10.6};
        for (int e = 0; e < 4; e++) {
            assertThat(continuous.state(e)[1]).isCloseTo(speeds[e], within(1e-14));
        }
        // the clipped acceleration is what is paid for
        assertThat(continuous.rewards()[3]).isEqualTo(continuous.rewards()[2]);
        assertThat(continuous.rewards()[0])
                .isCloseTo(0.05 * (2 - 0.1) - 0.05 - 0.0025 * 25, within(1e-15));
    }

    @Test
    void errorsNameWhatCameAndWhatWasWanted() {
        Intersection environment = new Intersection(MEDIUM, 2);
        environment.reset(RandomStream.of(0));
        assertThatThrownBy(() -> environment.step(new float[] {1, 3}))
                .hasMessage(
                        "environment 1: action 3.0 is not allowed, only 0 (brake), 1 (coast) and 2"
                                + " (accelerate) are");
        assertThatThrownBy(() -> new Intersection.Task(9, 30, 1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yield is 1.1: it must be from 0.0 to 1.0 (a share)");
        assertThatThrownBy(() -> new Intersection.Task(Double.NaN, 30, 1))
                .hasMessageContaining("speed is NaN");
        assertThatThrownBy(() -> new Intersection.Task(9, -1, 1))
                .hasMessageContaining("distance is -1.0");
    }
}
