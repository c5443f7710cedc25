package org.metagrad.envs.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.KolmogorovSmirnov;
import org.metagrad.fixtures.Samples;
import org.metagrad.fixtures.Table;

/** Every recorded step of Gymnasium's CartPole-v1, from the recorded state before it. */
class CartPoleReferenceTest {
    private static final Table INDEX = Table.read("cartpole/index.csv");
    private static final Samples LENGTHS = Samples.read("cartpole/episode_length_raw.csv", 2);
    private static final String[] STATE = {"x", "x_dot", "theta", "theta_dot"};

    static List<Integer> files() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < INDEX.rows(); row++) {
            rows.add(row);
        }
        return rows;
    }

    private static CartPole environment(int file) {
        var task =
                new CartPole.Task(
                        INDEX.value(file, "gravity"),
                        INDEX.value(file, "length"),
                        INDEX.value(file, "masspole"),
                        INDEX.value(file, "masscart"));
        var options =
                new CartPole.Options(
                        INDEX.value(file, "force_mag"),
                        INDEX.text(file, "integrator").equals("semi-implicit"),
                        INDEX.value(file, "sutton_barto_reward") == 1);
        assertThat(INDEX.value(file, "tau")).isEqualTo(CartPole.TAU);
        return new CartPole(task, 1, options);
    }

    private static double[] state(Table table, int row) {
        double[] state = new double[STATE.length];
        for (int d = 0; d < state.length; d++) {
            state[d] = table.value(row, STATE[d]);
        }
        return state;
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithGymnasiumRowByRow(int file) {
        Table rows = Table.read("cartpole/" + INDEX.text(file, "file"));
        CartPole environment = environment(file);
        environment.reset(RandomStream.of(0));
        float[] observation = new float[4];
        assertThat(rows.rows()).isEqualTo((int) INDEX.value(file, "steps") + 1);
        for (int t = 1; t < rows.rows(); t++) {
            double[] before = state(rows, t - 1);
            environment.setState(0, before[0], before[1], before[2], before[3]);
            environment.step(new float[] {rows.floatValue(t, "action")});

            double[] got = environment.state(0);
            double[] want = state(rows, t);
            environment.observe(observation, 0, 1);
            for (int d = 0; d < want.length; d++) {
                assertThat(got[d]).as("%s at t=%d", STATE[d], t).isCloseTo(want[d], within(4e-15));
                assertThat(observation[d]).isEqualTo(rows.floatValue(t, "obs_" + STATE[d]));
            }
            assertThat(environment.terminated()[0]).isEqualTo(rows.value(t, "terminated") == 1);
            assertThat(environment.truncated()[0]).isEqualTo(rows.value(t, "truncated") == 1);
            boolean pastTermination = t > 1 && rows.value(t - 1, "terminated") == 1;
            if (!pastTermination) {
                assertThat(environment.rewards()[0]).isEqualTo(rows.value(t, "reward"));
            }
        }
    }

    @Test
    void theReferenceWouldShowAWrongHalfLength() {
        Table rows = Table.read("cartpole/traj_00_random.csv");
        CartPole environment = new CartPole(new CartPole.Task(9.8, 0.5 * (1 + 1e-9), 0.1, 1.0), 1);
        environment.reset(RandomStream.of(0));
        double[] before = state(rows, 0);
        environment.setState(0, before[0], before[1], before[2], before[3]);
        environment.step(new float[] {rows.floatValue(1, "action")});
        assertThat(Math.abs(environment.state(0)[3] - rows.value(1, "theta_dot")))
                .isGreaterThan(1e-11);
    }

    static List<Integer> settings() {
        Table stats = Table.read("cartpole/episode_length_stats.csv");
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < stats.rows(); row++) {
            rows.add(row);
        }
        return rows;
    }

    /**
     * Our sample has the reference's size, so the difference of the means has sqrt(2) times its
     * standard error. The level of the second test allows for there being 36 of them.
     */
    @ParameterizedTest
    @MethodSource("settings")
    void episodesAreAsLongAsGymnasiums(int row) {
        Table stats = Table.read("cartpole/episode_length_stats.csv");
        int n = (int) stats.value(row, "n");
        double guided =
                switch (stats.text(row, "policy")) {
                    case "random_policy" -> 0;
                    case "noisier_linear" -> 0.5;
                    default -> 1;
                };
        var task =
                new CartPole.Task(
                        stats.value(row, "gravity"),
                        stats.value(row, "length"),
                        stats.value(row, "masspole"),
                        stats.value(row, "masscart"));
        var environment =
                new CartPole(
                        task, n, new CartPole.Options(stats.value(row, "force_mag"), false, false));
        RandomStream stream = RandomStream.of(20).split(row);
        environment.reset(stream.split(0));
        RandomStream noise = stream.split(1);
        float[] o = new float[4 * n];
        float[] actions = new float[n];
        double[] lengths = new double[n];
        for (long t = 0; environment.runningCount() > 0; t++) {
            environment.observe(o, 0, n);
            for (int e = 0; e < n; e++) {
                boolean right =
                        o[2 * n + e] + 0.25 * o[3 * n + e] + 0.02 * o[e] + 0.05 * o[n + e] > 0;
                long counter = 2 * (t * n + e);
                boolean linear = noise.uniform(counter) < guided;
                actions[e] = linear ? (right ? 1 : 0) : noise.uniform(counter + 1) < 0.5 ? 0 : 1;
            }
            environment.step(actions);
            for (int e = 0; e < n; e++) {
                lengths[e] += environment.rewards()[e];
            }
        }
        assertThat(Arrays.stream(lengths).average().orElseThrow())
                .isCloseTo(
                        stats.value(row, "mean"),
                        within(4 * Math.sqrt(2) * stats.value(row, "sem")));
        double[] reference = LENGTHS.sample(stats.text(row, "setting"), stats.text(row, "policy"));
        assertThat(KolmogorovSmirnov.statistic(lengths, reference))
                .isLessThan(KolmogorovSmirnov.criticalValue(n, reference.length, 1e-4));
    }
}
