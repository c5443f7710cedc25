package org.metagrad.envs.cheetah.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.fixtures.TensorFile;

/** The constants against those that MuJoCo compiles of half_cheetah.xml. */
class CheetahModelTest {
    private static final TensorFile COMPILED = TensorFile.read("halfcheetah/model.csv");

    private final CheetahModel model = new CheetahModel();

    /** The moment about y of principal moments in a frame that is turned by a quaternion. */
    private static double aboutY(double[] quaternion, double[] moments, int body) {
        double w = quaternion[4 * body];
        double x = quaternion[4 * body + 1];
        double y = quaternion[4 * body + 2];
        double z = quaternion[4 * body + 3];
        double[] row = {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)};
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += row[k] * row[k] * moments[3 * body + k];
        }
        return sum;
    }

    @Test
    void massesAndInertiasAreThoseOfCapsulesThatWeighFourteenKilograms() {
        double[] mass = COMPILED.doubles("body_mass");
        double[] quaternion = COMPILED.doubles("body_iquat");
        double[] moments = COMPILED.doubles("body_inertia");
        double[] centre = COMPILED.doubles("body_ipos");
        for (int b = 0; b < CheetahModel.BODIES; b++) {
            assertThat(model.masses()[b]).isCloseTo(mass[b + 1], within(1e-14));
            assertThat(model.inertias()[b])
                    .isCloseTo(aboutY(quaternion, moments, b + 1), within(1e-14));
            assertThat(CheetahModel.centresOfMass()[2 * b])
                    .isCloseTo(centre[3 * b + 3], within(1e-15));
            assertThat(CheetahModel.centresOfMass()[2 * b + 1])
                    .isCloseTo(centre[3 * b + 5], within(1e-15));
        }
    }

    @Test
    void theAxesOfTheCapsulesAreThoseOfTheFile() {
        double[] angles = {Math.PI / 2, 0.87, -3.8, -2.03, -0.27, 0.52, -0.6, -0.6};
        for (int i = 0; i < angles.length; i++) {
            assertThat(CheetahModel.CAPSULE_AXIS_X[i]).isEqualTo(StrictMath.sin(angles[i]));
            assertThat(CheetahModel.CAPSULE_AXIS_Z[i]).isEqualTo(StrictMath.cos(angles[i]));
        }
    }

    @Test
    void inverseWeightsAreThoseOfTheReferencePose() {
        double[] dofs = COMPILED.doubles("dof_invweight0");
        double[] bodies = COMPILED.doubles("body_invweight0");
        for (int j = 0; j < CheetahModel.HINGES; j++) {
            assertThat(model.hingeInverseWeights()[j]).isCloseTo(dofs[j + 3], within(1e-13));
        }
        for (int b = 0; b < CheetahModel.BODIES; b++) {
            assertThat(model.bodyInverseWeights()[b]).isCloseTo(bodies[2 * b + 2], within(1e-14));
        }
    }

    @Test
    void limitsSpringsAndMotorsAreThoseOfTheFile() {
        double[] range = COMPILED.doubles("jnt_range");
        double[] gear = COMPILED.doubles("actuator_gear");
        double[] friction = COMPILED.doubles("geom_friction");
        for (int j = 0; j < CheetahModel.HINGES; j++) {
            assertThat(CheetahModel.LOWEST[j]).isEqualTo(range[2 * j + 6]);
            assertThat(CheetahModel.HIGHEST[j]).isEqualTo(range[2 * j + 7]);
            assertThat(model.gear[j]).isEqualTo(gear[6 * j]);
        }
        assertThat(model.friction).isEqualTo(friction[0]);
        assertThat(COMPILED.doubles("jnt_stiffness")).endsWith(CheetahModel.STIFFNESS);
        assertThat(COMPILED.doubles("dof_damping")).endsWith(CheetahModel.DAMPING);
    }

    /** Half the mass moves twice as easily, but for the armature, which stays. */
    @Test
    void aChangeAndBackIsNoChangeAndWeightsFollowTheMass() {
        double[] before = model.bodyInverseWeights();
        model.scale(0.5, 2, 3);
        assertThat(model.friction).isEqualTo(0.8);
        assertThat(model.gear[0]).isEqualTo(360);
        for (int b = 0; b < CheetahModel.BODIES; b++) {
            assertThat(model.bodyInverseWeights()[b]).isBetween(1.2 * before[b], 2 * before[b]);
        }
        model.scale(1, 1, 1);
        assertThat(model.bodyInverseWeights()).isEqualTo(before);
    }
}
