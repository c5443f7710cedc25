package org.metagrad.envs.lander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.LanderRecording;
import org.metagrad.fixtures.Table;

/** Whole recorded episodes of Gymnasium's LunarLander, replayed from their draws and actions. */
class LunarLanderReferenceTest {
    private static final String[] OBSERVATION = {
        "x", "y", "vx", "vy", "angle", "angvel", "leg0", "leg1"
    };

    private static LunarLander replay(LanderRecording recording) {
        return replay(
                recording,
                new LunarLander.Task(
                        recording.gravity(),
                        13,
                        0.6,
                        recording.windPower(),
                        recording.turbulencePower()));
    }

    private static LunarLander replay(LanderRecording recording, LunarLander.Task task) {
        var episode =
                new LanderEpisode(
                        recording.terrain(),
                        recording.force(),
                        recording.windIndex(),
                        recording.dispersion());
        return LunarLander.replay(task, LunarLander.Options.GYMNASIUM, episode);
    }

    /** Gymnasium on a Box2D built in double: landings, crashes, a flight out of view, wind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "g0_heuristic_policy",
                "g0_random_policy",
                "g4_heuristic_policy",
                "single_noop",
                "single_main_engine",
                "single_left_engine",
                "wind0_flight_hover",
                "wind2_noisy_heuristic"
            })
    void wholeEpisodesAgreeInDouble(String name) {
        String file = "traj_" + name + ".csv";
        LanderRecording draws = LanderRecording.read(file);
        Table want = Table.read("lunarlander/double/" + file);
        LunarLander environment = replay(draws);
        environment.reset(RandomStream.of(0));
        float[] rounded = new float[8];
        for (int t = 0; t < want.rows(); t++) {
            if (t > 0) {
                environment.step(new float[] {want.floatValue(t, "action")});
            }
            double[] got = environment.state(0);
            environment.observe(rounded, 0, 1);
            for (int d = 0; d < got.length; d++) {
                assertThat(got[d])
                        .as("%s at t=%d", OBSERVATION[d], t)
                        .isCloseTo(want.value(t, OBSERVATION[d]), within(1e-9));
                assertThat(rounded[d]).isEqualTo((float) got[d]);
            }
            assertThat(environment.rewards()[0])
                    .as("reward at t=%d", t)
                    .isCloseTo(want.value(t, "reward"), within(1e-8));
            assertThat(environment.terminated()[0])
                    .as("terminated at t=%d", t)
                    .isEqualTo(want.value(t, "terminated") == 1);
            assertThat(environment.world(0).awake()).isEqualTo(want.value(t, "awake") == 1);
        }
    }

    /** Gymnasium itself, in float, up to where the recorded sensitivity lets them be compared. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "g0_heuristic_policy",
                "g0_random_policy",
                "g1_sticky_random",
                "g4_heuristic_policy",
                "g5_random_policy",
                "single_noop",
                "single_main_engine",
                "single_left_engine",
                "single_right_engine",
                "wind0_flight_hover",
                "wind1_noisy_heuristic",
                "wind2_noisy_heuristic"
            })
    void flightAgreesWithFloat(String name) {
        LanderRecording draws = LanderRecording.read("traj_" + name + ".csv");
        Table want = draws.trajectory();
        int touch = (int) draws.recorded("first_touch_step");
        int end = touch < 0 ? want.rows() : touch;
        LunarLander environment = replay(draws);
        environment.reset(RandomStream.of(0));
        float[] got = new float[8];
        for (int t = 0; t < end; t++) {
            if (t > 0) {
                environment.step(new float[] {want.floatValue(t, "action")});
                // A reward is a difference of shapings, in which an observation counts 100 times.
                assertThat(environment.rewards()[0])
                        .isCloseTo(
                                want.value(t, "reward"),
                                within(1e-2 + 5e3 * want.value(t, "sens1ulp")));
            }
            double tolerance = 1e-5 + 50 * want.value(t, "sens1ulp");
            environment.observe(got, 0, 1);
            for (int d = 0; d < got.length; d++) {
                assertThat((double) got[d])
                        .as("%s at t=%d", OBSERVATION[d], t)
                        .isCloseTo(want.floatValue(t, OBSERVATION[d]), within(tolerance));
            }
        }
    }

    /** What the tests above could not tell apart, they would not test. */
    @Test
    void theReferenceWouldShowASlightlyOtherGravity() {
        LanderRecording draws = LanderRecording.read("traj_single_noop.csv");
        Table want = Table.read("lunarlander/double/traj_single_noop.csv");
        var task = new LunarLander.Task(-10 * (1 + 1e-8), 13, 0.6, 0, 0);
        LunarLander environment = replay(draws, task);
        environment.reset(RandomStream.of(0));
        for (int t = 1; t < 40; t++) {
            environment.step(new float[] {0});
        }
        assertThat(Math.abs(environment.state(0)[1] - want.value(39, "y"))).isGreaterThan(1e-9);
    }

    /**
     * The recorded actions of Gymnasium's heuristic are those of ours, on the same observations.
     */
    @ParameterizedTest
    @ValueSource(strings = {"g0_heuristic_policy", "g4_heuristic_policy"})
    void theHeuristicActsAsGymnasiums(String name) {
        Table rows = Table.read("lunarlander/traj_" + name + ".csv");
        float[] observation = new float[8];
        float[] action = new float[1];
        for (int t = 1; t < rows.rows(); t++) {
            for (int d = 0; d < 8; d++) {
                observation[d] = rows.floatValue(t - 1, OBSERVATION[d]);
            }
            LunarLanderHeuristic.act(observation, 1, action);
            assertThat(action[0]).as("t=%d", t).isEqualTo(rows.floatValue(t, "action"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random_policy", "heuristic_policy", "noop"})
    void returnsAreDistributedAsGymnasiums(String policy) {
        Table stats = Table.read("lunarlander/stats.csv");
        int settings = 0;
        for (int row = 0; row < stats.rows(); row++) {
            if (stats.text(row, "policy").equals(policy)
                    && stats.text(row, "quantity").equals("return")) {
                compareReturns(stats, row, policy);
                settings++;
            }
        }
        assertThat(settings).isEqualTo(10);
    }

    private static void compareReturns(Table stats, int row, String policy) {
        int n = 60;
        boolean wind = stats.value(row, "enable_wind") == 1;
        var task =
                new LunarLander.Task(
                        stats.value(row, "gravity"),
                        13,
                        0.6,
                        wind ? stats.value(row, "wind_power") : 0,
                        wind ? stats.value(row, "turbulence_power") : 0);
        double sum = LanderReturns.of(task, policy, RandomStream.of(11).split(row), n).sum();
        double std = stats.value(row, "std");
        double error = Math.hypot(stats.value(row, "sem"), std / Math.sqrt(n));
        assertThat(sum / n)
                .as("gravity %s, wind %s", task.gravity(), task.windPower())
                .isCloseTo(stats.value(row, "mean"), within(4 * error));
    }
}
