package org.metagrad.bench.verify.envs;

import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.envs.cheetah.CheetahPhysics;
import org.metagrad.envs.cheetah.HalfCheetah;
import org.metagrad.envs.cheetah.HalfCheetahTask;
import org.metagrad.fixtures.Table;

/**
 * A recorded trajectory of a half-cheetah: the whole of it from its first state, as far as rounding
 * allows, and each step from the recorded state before it.
 */
final class CheetahTrajectory {
    static final String[] JOINTS = {
        "rootx", "rootz", "rooty", "bthigh", "bshin", "bfoot", "fthigh", "fshin", "ffoot"
    };
    private static final int DOFS = HalfCheetah.DOFS;
    private static final int MOTORS = 6;

    /**
     * What a flight may differ by; where limits or contacts are met, what a change grows to too.
     */
    private static final double WHOLE = 1e-9;

    /** What the next state of a recorded one may differ by. */
    private static final double STEP = 1e-9;

    /** Where what a change of 1e-10 has grown to is larger, nothing is left to compare. */
    private static final double CHAOS = 1e-3;

    private static final double CONTROL_COST = 0.1;

    /** Physics of one step in a file of the accurate solution of the differential equation. */
    private static final String RUNGE_KUTTA = "rk4";

    private final Table index;
    private final int row;
    private final Table rows;

    CheetahTrajectory(Table index, int row, Table rows) {
        this.index = index;
        this.row = row;
        this.rows = rows;
    }

    void run(String name, Report report) {
        Deviations length = new Deviations(index);
        length.compare(row, "env_steps", rows.rows() - 1, 0);
        length.report(name + "/steps", report);
        if (index.text(row, "kind").contains(RUNGE_KUTTA)) {
            whole(this::integrate).report(name + "/ode", report);
            return;
        }
        int skip = index.whole(row, "frame_skip", 1, 10_000);
        CheetahPhysics physics = new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM);
        Stepper euler = (q, v, controls) -> physics.step(skip, q, v, controls);
        whole(euler).report(name + "/whole", report);
        steps(euler).report(name + "/steps_alone", report);
        rewards(skip).report(name + "/rewards", report);
        report.error(name + "/solver_limits", physics.solverLimitsReached(), 0);
    }

    /** Makes one step of the environment. */
    private interface Stepper {
        void step(double[] q, double[] v, double[] controls);
    }

    private Deviations whole(Stepper stepper) {
        Deviations states = new Deviations(rows);
        boolean flight =
                index.whole(row, "max_ncon", 0, 100) + index.whole(row, "max_nlimit", 0, 100) == 0;
        double[] q = positions(0);
        double[] v = velocities(0);
        for (int t = 1; t < rows.rows(); t++) {
            double sensitivity = rows.number(t, "sens");
            if (sensitivity > CHAOS) {
                break;
            }
            stepper.step(q, v, controls(t));
            compare(states, t, q, v, flight ? WHOLE : WHOLE + sensitivity);
        }
        return states;
    }

    private Deviations steps(Stepper stepper) {
        Deviations states = new Deviations(rows);
        for (int t = 1; t < rows.rows(); t++) {
            double[] q = positions(t - 1);
            double[] v = velocities(t - 1);
            stepper.step(q, v, controls(t));
            compare(states, t, q, v, STEP);
        }
        return states;
    }

    private static void compare(
            Deviations states, int t, double[] q, double[] v, double tolerance) {
        for (int d = 0; d < DOFS; d++) {
            states.compareRelative(t, "q_" + JOINTS[d], q[d], tolerance);
            states.compareRelative(t, "v_" + JOINTS[d], v[d], tolerance);
        }
    }

    /** The rewards follow from the recorded positions and controls. */
    private Deviations rewards(int skip) {
        Deviations rewards = new Deviations(rows);
        double tau = skip * HalfCheetah.TAU / 5;
        for (int t = 1; t < rows.rows(); t++) {
            double forward = (rows.number(t, "q_rootx") - rows.number(t - 1, "q_rootx")) / tau;
            double cost = 0;
            for (double control : controls(t)) {
                cost += CONTROL_COST * control * control;
            }
            rewards.compareRelative(t, "forward_reward", forward, STEP);
            rewards.compareRelative(t, "ctrl_cost", cost, STEP);
            rewards.compareRelative(t, "reward", forward - cost, STEP);
        }
        return rewards;
    }

    /** The classical Runge-Kutta method of fourth order with steps of 0.0001 s. */
    private void integrate(double[] q, double[] v, double[] controls) {
        CheetahPhysics physics = new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM);
        int steps = index.whole(row, "frame_skip", 1, 10_000);
        double h = HalfCheetah.TAU / steps;
        for (int i = 0; i < steps; i++) {
            double[] a1 = physics.forces(q, v, controls).acceleration();
            double[] v2 = along(v, h / 2, a1);
            double[] a2 = physics.forces(along(q, h / 2, v), v2, controls).acceleration();
            double[] v3 = along(v, h / 2, a2);
            double[] a3 = physics.forces(along(q, h / 2, v2), v3, controls).acceleration();
            double[] v4 = along(v, h, a3);
            double[] a4 = physics.forces(along(q, h, v3), v4, controls).acceleration();
            for (int d = 0; d < DOFS; d++) {
                q[d] += h / 6 * (v[d] + 2 * v2[d] + 2 * v3[d] + v4[d]);
                v[d] += h / 6 * (a1[d] + 2 * a2[d] + 2 * a3[d] + a4[d]);
            }
        }
    }

    private static double[] along(double[] from, double way, double[] direction) {
        double[] to = from.clone();
        for (int d = 0; d < DOFS; d++) {
            to[d] += way * direction[d];
        }
        return to;
    }

    private double[] positions(int t) {
        return numbers(t, "q_", 0, DOFS);
    }

    private double[] velocities(int t) {
        return numbers(t, "v_", 0, DOFS);
    }

    private double[] controls(int t) {
        return numbers(t, "ctrl_", DOFS - MOTORS, MOTORS);
    }

    private double[] numbers(int t, String prefix, int first, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = rows.number(t, prefix + JOINTS[first + i]);
        }
        return numbers;
    }
}
