package org.metagrad.envs.lander.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.Table;

class LanderWorldTest {
    private static double[] drawsOfSeed1() {
        return Table.read("lunarlander/example_terrain_draws_seed1.csv").column("terrain_draw");
    }

    @Test
    void terrainIsThatOfTheRecordedDraws() {
        Table want = Table.read("lunarlander/example_terrain_edges_seed1.csv");
        Terrain terrain = new Terrain();
        terrain.set(drawsOfSeed1());
        assertThat(want.rows()).isEqualTo(Terrain.EDGES);
        for (int edge = 0; edge < want.rows(); edge++) {
            assertThat((float) terrain.x1[edge]).isEqualTo(want.floatValue(edge, "x1"));
            assertThat((float) terrain.y1[edge]).isEqualTo(want.floatValue(edge, "y1"));
            assertThat((float) terrain.x2[edge]).isEqualTo(want.floatValue(edge, "x2"));
            assertThat((float) terrain.y2[edge]).isEqualTo(want.floatValue(edge, "y2"));
            assertThat(Terrain.friction(edge)).isEqualTo(want.value(edge, "friction"));
        }
    }

    @Test
    void bodiesHaveTheRecordedMasses() {
        Table want = Table.read("lunarlander/double/bodies.csv");
        LanderWorld world = new LanderWorld();
        Body[] bodies = {world.lander, world.leg0, world.leg1};
        for (int row = 0; row < want.rows(); row++) {
            Polygon shape = bodies[row].shape;
            double mass = want.value(row, "mass");
            double y = want.value(row, "local_center_y");
            assertThat(1 / shape.inverseMass).isCloseTo(mass, within(1e-14));
            assertThat(shape.centerX).isCloseTo(0, within(1e-16));
            assertThat(shape.centerY).isCloseTo(y, within(1e-15));
            assertThat(1 / shape.inverseInertia + mass * y * y)
                    .isCloseTo(want.value(row, "inertia_about_body_origin"), within(1e-14));
        }
    }

    /** What hinges, motors and limits do, they do to both sides: only gravity changes momentum. */
    @Test
    void hingesConserveMomentum() {
        LanderWorld world = new LanderWorld();
        world.reset(drawsOfSeed1());
        world.applyForce(700, -300);
        world.applyTorque(20);
        double mass = 0;
        for (Body b : new Body[] {world.lander, world.leg0, world.leg1}) {
            mass += 1 / b.inverseMass;
        }
        double px = 700 * LanderWorld.DT;
        double py = -300 * LanderWorld.DT;
        for (int t = 0; t < 20; t++) {
            world.step(-10);
            py -= 10 * mass * LanderWorld.DT;
            assertThat(momentum(world, true)).isCloseTo(px, within(1e-12));
            assertThat(momentum(world, false)).isCloseTo(py, within(1e-12));
        }
    }

    private static double momentum(LanderWorld world, boolean x) {
        double sum = 0;
        for (Body b : new Body[] {world.lander, world.leg0, world.leg1}) {
            sum += (x ? b.vx : b.vy) / b.inverseMass;
        }
        return sum;
    }

    /**
     * The reduced coordinates give what visiting the hinges one after another gives: with the legs
     * still moving outwards, with the motors pushing harder against the limits in each step, and
     * with the motors at their bound, where the iterations end early.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 28, 60})
    void flightSolverIsTheVisitsOfBothHinges(int steps) {
        LanderWorld fast = new LanderWorld();
        LanderWorld slow = new LanderWorld();
        for (LanderWorld world : new LanderWorld[] {fast, slow}) {
            world.reset(drawsOfSeed1());
            for (int t = 0; t < steps; t++) {
                world.step(-1);
            }
            world.leg0.omega += 0.3;
            world.lander.omega -= 0.5;
            world.leg1.vx += 0.1;
            world.joint1.prepare(LanderWorld.DT);
            world.joint0.prepare(LanderWorld.DT);
        }
        FlightSolver.solve(fast.joint1, fast.joint0, 180);
        for (int i = 0; i < 180; i++) {
            GroundSolver.visit(slow.joint1, slow.joint0);
        }
        Body[] got = {fast.lander, fast.leg0, fast.leg1};
        Body[] want = {slow.lander, slow.leg0, slow.leg1};
        for (int i = 0; i < 3; i++) {
            assertThat(got[i].vx).isCloseTo(want[i].vx, within(1e-12));
            assertThat(got[i].vy).isCloseTo(want[i].vy, within(1e-12));
            assertThat(got[i].omega).isCloseTo(want[i].omega, within(1e-12));
        }
        LegJoint[] gotJoints = {fast.joint0, fast.joint1};
        LegJoint[] wantJoints = {slow.joint0, slow.joint1};
        for (int i = 0; i < 2; i++) {
            assertThat(gotJoints[i].motorImpulse)
                    .isCloseTo(wantJoints[i].motorImpulse, within(1e-12));
            assertThat(gotJoints[i].limitImpulse)
                    .isCloseTo(wantJoints[i].limitImpulse, within(1e-12));
        }
        boolean motorsAtTheirBound =
                Math.abs(fast.joint0.motorImpulse) == fast.joint0.maxMotorImpulse
                        && Math.abs(fast.joint1.motorImpulse) == fast.joint1.maxMotorImpulse;
        assertThat(motorsAtTheirBound).isEqualTo(steps == 60);
        assertThat(fast.joint0.limitSign).isEqualTo(steps == 3 ? 0 : 1);
    }

    /** Once the iterations have converged, more of them change no bit. */
    @Test
    void iterationsLeftOutWouldChangeNothing() {
        LanderWorld few = new LanderWorld();
        LanderWorld many = new LanderWorld();
        for (LanderWorld world : new LanderWorld[] {few, many}) {
            world.reset(drawsOfSeed1());
            for (int t = 0; t < 60; t++) {
                world.step(-1);
            }
            world.lander.omega -= 0.5;
            world.joint1.prepare(LanderWorld.DT);
            world.joint0.prepare(LanderWorld.DT);
        }
        FlightSolver.solve(few.joint1, few.joint0, 40);
        FlightSolver.solve(many.joint1, many.joint0, 180);
        assertThat(few.leg0.omega).isEqualTo(many.leg0.omega);
        assertThat(few.lander.vx).isEqualTo(many.lander.vx);
        assertThat(few.joint1.limitImpulse).isEqualTo(many.joint1.limitImpulse);
    }

    @Test
    void rotationAgreesWithStrictMath() {
        Rotation rotation = new Rotation();
        for (int i = -40_000; i <= 40_000; i++) {
            double angle = i * 0.00313;
            rotation.set(angle);
            assertThat(rotation.sin).isCloseTo(StrictMath.sin(angle), within(3e-16));
            assertThat(rotation.cos).isCloseTo(StrictMath.cos(angle), within(3e-16));
        }
    }
}
