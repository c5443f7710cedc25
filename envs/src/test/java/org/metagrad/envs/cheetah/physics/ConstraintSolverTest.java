package org.metagrad.envs.cheetah.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The solver on thousands of random states, most with contacts and limits. */
class ConstraintSolverTest {
    private static final int N = CheetahModel.DOFS;

    private final CheetahModel model = new CheetahModel();
    private final CheetahWorld world = new CheetahWorld(model);
    private final double[] q = new double[N];
    private final double[] v = new double[N];
    private final double[] controls = new double[CheetahModel.HINGES];

    /** Lies at a random height, fast and beyond its limits. */
    private void draw(SplittableRandom random) {
        q[1] = random.nextDouble(-0.7, -0.2);
        q[2] = random.nextDouble(-Math.PI, Math.PI);
        for (int j = 0; j < CheetahModel.HINGES; j++) {
            q[j + 3] = random.nextDouble(-1.2, 1.2);
            controls[j] = random.nextDouble(-1, 1);
        }
        for (int d = 0; d < N; d++) {
            v[d] = random.nextDouble(-5, 5);
        }
    }

    /** The cost of an acceleration is convex, and its gradient is 0 at the minimum alone. */
    @Test
    void theForcesAreThoseOfAMinimum() {
        SplittableRandom random = new SplittableRandom(1);
        int most = 0;
        for (int k = 0; k < 2000; k++) {
            draw(random);
            CheetahEquation equation = new CheetahEquation(model, q, v, controls);
            most = Math.max(most, equation.contacts.length);
            double[] pushed = new double[N];
            double strongest = 1;
            for (int i = 0; i < equation.forces.length; i++) {
                for (int d = 0; d < N; d++) {
                    pushed[d] += equation.jacobian[N * i + d] * equation.forces[i];
                }
                strongest = Math.max(strongest, equation.forces[i]);
            }
            for (int d = 0; d < N; d++) {
                double balance = equation.bias[d] - equation.passive[d] - equation.actuator[d];
                double scale = strongest + Math.abs(balance);
                for (int j = 0; j < N; j++) {
                    double inertial = equation.mass[N * d + j] * equation.acceleration[j];
                    balance += inertial;
                    scale += Math.abs(inertial);
                }
                assertThat(pushed[d] - balance).isCloseTo(0, within(1e-11 * scale));
                assertThat(equation.constraint[d] - balance).isCloseTo(0, within(1e-11 * scale));
            }
        }
        assertThat(most).isGreaterThan(6);
    }

    @Test
    void theStartOfTheSearchChangesNothing() {
        SplittableRandom random = new SplittableRandom(2);
        ConstraintSolver solver = new ConstraintSolver(model);
        double[] acceleration = new double[N];
        double[] forces = new double[N];
        for (int k = 0; k < 500; k++) {
            draw(random);
            world.forces(q, v, controls, false);
            if (world.constraints.rows() > 0) {
                for (int d = 0; d < N; d++) {
                    acceleration[d] = random.nextDouble(-1000, 1000);
                }
                solver.solve(
                        world.dynamics.mass,
                        world.smooth,
                        world.constraints,
                        true,
                        acceleration,
                        forces);
                assertThat(forces).isEqualTo(world.constraint);
            }
        }
        assertThat(solver.solved()).isGreaterThan(300);
        assertThat(solver.iterations()).isGreaterThan(solver.solved());
        assertThat(solver.limitsReached()).isZero();
        assertThat(world.solverLimitsReached()).isZero();
    }

    /** With one iteration most problems are left short of their minimum, and counted. */
    @Test
    void reachingTheLimitOfIterationsIsCounted() {
        SplittableRandom random = new SplittableRandom(3);
        ConstraintSolver hasty = new ConstraintSolver(model, 1);
        double[] forces = new double[N];
        long wrong = 0;
        for (int k = 0; k < 200; k++) {
            draw(random);
            world.forces(q, v, controls, false);
            if (world.constraints.rows() > 0) {
                long before = hasty.limitsReached();
                hasty.solve(
                        world.dynamics.mass,
                        world.smooth,
                        world.constraints,
                        false,
                        new double[N],
                        forces);
                boolean counted = hasty.limitsReached() > before;
                if (!counted) {
                    assertThat(forces).isEqualTo(world.constraint);
                }
                wrong += counted ? 1 : 0;
            }
        }
        assertThat(wrong).isGreaterThan(50).isEqualTo(hasty.limitsReached());
    }

    @Test
    void theImpedanceGrowsAlongTwoParabolas() {
        assertThat(Constraints.impedance(0, 0.01)).isEqualTo(1e-4);
        assertThat(Constraints.impedance(0.0025, 0.01)).isCloseTo(0.1 + 0.875e-4, within(1e-15));
        assertThat(Constraints.impedance(0.005, 0.01)).isCloseTo(0.40005, within(1e-15));
        assertThat(Constraints.impedance(0.0075, 0.01)).isCloseTo(0.7 + 0.125e-4, within(1e-15));
        assertThat(Constraints.impedance(0.02, 0.01)).isEqualTo(0.8);
    }
}
