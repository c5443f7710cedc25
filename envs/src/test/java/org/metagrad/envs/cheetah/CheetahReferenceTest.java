package org.metagrad.envs.cheetah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Table;
import org.metagrad.fixtures.TensorFile;

/** Single states and whole trajectories of MuJoCo's. */
class CheetahReferenceTest {
    private static final int N = HalfCheetah.DOFS;
    private static final String[] JOINTS = {
        "rootx", "rootz", "rooty", "bthigh", "bshin", "bfoot", "fthigh", "fshin", "ffoot"
    };

    private final CheetahPhysics physics = new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM);

    private static double[] row(Table table, int t, String prefix, int first) {
        return IntStream.range(first, N)
                .mapToDouble(d -> table.number(t, prefix + JOINTS[d]))
                .toArray();
    }

    private static void assertClose(double[] got, double[] want, double tolerance, Object what) {
        for (int i = 0; i < want.length; i++) {
            assertThat(got[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(want[i], within(tolerance * Math.max(1, Math.abs(want[i]))));
        }
    }

    @Test
    void allTermsOfTheEquationOfMotionAgree() {
        TensorFile states = TensorFile.read("halfcheetah/states.csv");
        int contacts = 0;
        int limits = 0;
        int count = states.intScalar("nstates");
        for (int s = 0; s < count; s++) {
            String key = String.format(Locale.ROOT, "s%02d.", s);
            double[] q = states.doubles(key + "qpos");
            double[] v = states.doubles(key + "qvel");
            double[] controls = states.doubles(key + "ctrl");
            CheetahForces forces = physics.forces(q, v, controls);
            assertClose(forces.mass(), states.doubles(key + "M"), 1e-10, key + "M");
            assertClose(forces.bias(), states.doubles(key + "qfrc_bias"), 1e-10, key + "bias");
            assertClose(forces.passive(), states.doubles(key + "qfrc_passive"), 1e-10, key);
            assertClose(forces.actuator(), states.doubles(key + "qfrc_actuator"), 1e-10, key);
            assertClose(
                    forces.smoothAcceleration(),
                    states.doubles(key + "qacc_smooth"),
                    1e-10,
                    key + "smooth");
            assertClose(
                    forces.constraint(),
                    states.doubles(key + "qfrc_constraint"),
                    1e-8,
                    key + "constraint");
            assertClose(forces.acceleration(), states.doubles(key + "qacc"), 1e-8, key + "qacc");
            assertThat(forces.contacts()).hasSize((int) states.doubles(key + "ncon")[0]);
            contacts += forces.contacts().size();
            limits += forces.limits().size();
            physics.step(1, q, v, controls);
            assertClose(q, states.doubles(key + "next_qpos_dt0.01"), 1e-9, key + "next q");
            assertClose(v, states.doubles(key + "next_qvel_dt0.01"), 1e-9, key + "next v");
        }
        assertThat(contacts).isPositive();
        assertThat(limits).isPositive();
    }

    /** From their first states; no contacts, no limits. */
    @ParameterizedTest
    @ValueSource(strings = {"flight0", "flight1", "flight2"})
    void flightsAgree(String name) {
        Table want = Table.read("halfcheetah/traj_" + name + ".csv");
        double[] q = row(want, 0, "q_", 0);
        double[] v = row(want, 0, "v_", 0);
        for (int t = 1; t < want.rows(); t++) {
            physics.step(5, q, v, row(want, t, "ctrl_", 3));
            assertClose(q, row(want, t, "q_", 0), 1e-12, name + " q " + t);
            assertClose(v, row(want, t, "v_", 0), 1e-12, name + " v " + t);
        }
    }

    /**
     * As long as a change of 1e-10 at the start has grown to less than 1e-3, and to a hundredth of
     * what it has grown to; and each step alone.
     */
    @ParameterizedTest
    @CsvSource({
        "flight_limits0, 20",
        "flight_limits1, 20",
        "flight_limits2, 20",
        "contact_short0, 5",
        "contact_short1, 5",
        "contact_short2, 5",
        "contact_short3, 5",
        "contact_short4, 5",
        "contact_short5, 5",
        "contact_short6, 5",
        "contact_short7, 5",
        "contact_smooth1, 200",
        "contact_smooth2, 162",
        "contact_uniform, 71",
        "contact_upside_down, 100",
        "contact_zero_ctrl_default_init, 100"
    })
    void limitsAndContactsAgree(String name, int steps) {
        Table want = Table.read("halfcheetah/traj_" + name + ".csv");
        double[] q = row(want, 0, "q_", 0);
        double[] v = row(want, 0, "v_", 0);
        int compared = 0;
        for (int t = 1; t < want.rows(); t++) {
            double[] controls = row(want, t, "ctrl_", 3);
            double sensitivity = want.number(t, "sens");
            if (sensitivity < 1e-3) {
                physics.step(5, q, v, controls);
                double tolerance = 1e-11 + 0.01 * sensitivity;
                assertClose(q, row(want, t, "q_", 0), tolerance, name + " q " + t);
                assertClose(v, row(want, t, "v_", 0), tolerance, name + " v " + t);
                compared++;
            }
            double[] position = row(want, t - 1, "q_", 0);
            double[] velocity = row(want, t - 1, "v_", 0);
            physics.step(5, position, velocity, controls);
            assertClose(position, row(want, t, "q_", 0), 1e-10, name + " step q " + t);
            assertClose(velocity, row(want, t, "v_", 0), 1e-10, name + " step v " + t);
        }
        assertThat(compared).isEqualTo(steps);
        assertThat(physics.solverLimitsReached()).isZero();
    }

    /** Rewards and observations of an environment in the recorded states. */
    @Test
    void rewardsAndObservationsAreThoseOfGymnasium() {
        Table want = Table.read("halfcheetah/traj_contact_smooth1.csv");
        HalfCheetah environment = new HalfCheetah(HalfCheetahTask.Body.GYMNASIUM, 1);
        environment.reset(RandomStream.of(0));
        float[] actions = new float[6];
        float[] observation = new float[17];
        for (int t = 1; t < want.rows(); t++) {
            environment.setState(0, row(want, t - 1, "q_", 0), row(want, t - 1, "v_", 0));
            double[] controls = row(want, t, "ctrl_", 3);
            for (int j = 0; j < 6; j++) {
                actions[j] = (float) controls[j];
            }
            environment.step(actions);
            environment.observe(observation, 0, 1);
            // actions are rounded to float
            assertThat(environment.rewards()[0]).isCloseTo(want.number(t, "reward"), within(1e-5));
            for (int d = 1; d < N; d++) {
                assertThat((double) observation[d - 1])
                        .isCloseTo(want.number(t, "q_" + JOINTS[d]), within(1e-5));
            }
            for (int d = 0; d < N; d++) {
                assertThat((double) observation[N - 1 + d])
                        .isCloseTo(want.number(t, "v_" + JOINTS[d]), within(1e-4));
            }
        }
    }

    /** The centre of mass as rllab observes it. */
    @Test
    void theCentreOfMassIsObservedOnRequest() {
        TensorFile states = TensorFile.read("halfcheetah/states.csv");
        HalfCheetah environment =
                new HalfCheetah(
                        HalfCheetahTask.Body.GYMNASIUM,
                        2,
                        new HalfCheetah.Options(100, 0.05, true));
        environment.reset(RandomStream.of(0));
        environment.setState(1, states.doubles("s12.qpos"), states.doubles("s12.qvel"));
        assertThat(environment.observationSize()).isEqualTo(20);
        float[] observations = new float[40];
        environment.observe(observations, 0, 2);
        double[] centre = states.doubles("s12.subtree_com_torso");
        for (int k = 0; k < 3; k++) {
            assertThat(observations[2 * (17 + k) + 1]).isEqualTo((float) centre[k]);
        }
    }
}
