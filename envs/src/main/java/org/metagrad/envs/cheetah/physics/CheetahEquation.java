package org.metagrad.envs.cheetah.physics;

import java.util.Arrays;

/**
 * The equation of motion {@code M a = passive + actuator + constraint - bias} of one state, term by
 * term, to look at. All arrays are copies, and the joints in them have the order of the state.
 */
public final class CheetahEquation {
    private static final int DOFS = CheetahModel.DOFS;
    private static final int BODIES = CheetahModel.BODIES;

    /** M, row-major [9, 9]. */
    public final double[] mass = new double[DOFS * DOFS];

    /** Coriolis, centrifugal and gravity forces [9]. */
    public final double[] bias;

    /** Springs and dampers [9]. */
    public final double[] passive = new double[DOFS];

    /** Motors [9]. */
    public final double[] actuator = new double[DOFS];

    /** Limits and contacts [9]. */
    public final double[] constraint;

    /** Acceleration without limits and contacts [9]. */
    public final double[] smoothAcceleration;

    /** Acceleration a [9]. */
    public final double[] acceleration;

    /** Hinges, x and z in the world, m [7, 2]. */
    public final double[] hinges = new double[2 * BODIES];

    /** Centres of mass, x and z in the world, m [7, 2]. */
    public final double[] centresOfMass = new double[2 * BODIES];

    /** Ends of the capsules, x and z in the world, m [16, 2]. */
    public final double[] ends = new double[2 * CheetahModel.ENDS];

    /** The hinge of each reached limit, 0 to 5. */
    public final int[] limits;

    /** The end of each contact, 0 to 15. */
    public final int[] contacts;

    /**
     * Penetrations of the limits, rad, and of the contacts, m, negative; limits first [limits +
     * contacts].
     */
    public final double[] depths;

    /** Weight D of the row of a limit, then of the four rows of a contact, alike for all. */
    public final double[] weights;

    /**
     * Reference accelerations of the rows: of a limit, then four of a contact, towards x, against x
     * and twice across [limits + 4 contacts].
     */
    public final double[] targets;

    /** Forces of the rows, in the same order. */
    public final double[] forces;

    /** Their Jacobian [limits + 4 contacts, 9]. */
    public final double[] jacobian;

    /**
     * Computes the terms.
     *
     * @param model of the cheetah
     * @param q positions [9]. Not modified.
     * @param v velocities [9]. Not modified.
     * @param controls each in [-1, 1] [6]. Not modified.
     */
    public CheetahEquation(CheetahModel model, double[] q, double[] v, double[] controls) {
        CheetahWorld world = new CheetahWorld(model);
        world.forces(q, v, controls, false);
        CheetahDynamics dynamics = world.dynamics;
        for (int i = 0; i < DOFS; i++) {
            int row = TreeMatrix.row(i);
            for (int at = row; at <= TreeMatrix.diagonal(i); at++) {
                int j = TreeMatrix.column(i, at - row);
                mass[DOFS * i + j] = dynamics.mass[at];
                mass[DOFS * j + i] = dynamics.mass[at];
            }
        }
        bias = dynamics.bias.clone();
        for (int j = 0; j < CheetahModel.HINGES; j++) {
            passive[j + 3] =
                    -CheetahModel.STIFFNESS[j] * q[j + 3] - CheetahModel.DAMPING[j] * v[j + 3];
            actuator[j + 3] = model.gear[j] * controls[j];
        }
        constraint = world.constraint.clone();
        smoothAcceleration = world.smooth.clone();
        acceleration = new double[DOFS];
        for (int d = 0; d < DOFS; d++) {
            acceleration[d] = world.smooth[d] + constraint[d];
        }
        double[] factors = dynamics.mass.clone();
        TreeMatrix.factor(factors);
        TreeMatrix.solve(factors, smoothAcceleration);
        TreeMatrix.solve(factors, acceleration);
        places(dynamics, q);
        Constraints rows = world.constraints;
        limits = Arrays.copyOf(rows.limitHinge, rows.limits);
        contacts = Arrays.copyOf(rows.end, rows.contacts);
        depths = new double[rows.limits + rows.contacts];
        int n = rows.limits + 4 * rows.contacts;
        weights = new double[n];
        targets = new double[n];
        forces = new double[n];
        jacobian = new double[n * DOFS];
        rows(rows, model.friction, q);
    }

    private void places(CheetahDynamics dynamics, double[] q) {
        double height = q[1] + CheetahModel.STANCE;
        for (int b = 0; b < BODIES; b++) {
            hinges[2 * b] = q[0] + dynamics.hingeX[b];
            hinges[2 * b + 1] = height + dynamics.hingeZ[b];
            centresOfMass[2 * b] = q[0] + dynamics.comX[b];
            centresOfMass[2 * b + 1] = height + dynamics.comZ[b];
        }
        for (int e = 0; e < CheetahModel.ENDS; e++) {
            int b = CheetahModel.END_BODY[e];
            double x = CheetahModel.END_X[e];
            double z = CheetahModel.END_Z[e];
            ends[2 * e] = hinges[2 * b] + (x * dynamics.cos[b] + z * dynamics.sin[b]);
            ends[2 * e + 1] = hinges[2 * b + 1] + (z * dynamics.cos[b] - x * dynamics.sin[b]);
        }
    }

    private void rows(Constraints rows, double friction, double[] q) {
        for (int i = 0; i < rows.limits; i++) {
            int j = rows.limitHinge[i];
            depths[i] =
                    rows.limitSign[i] > 0
                            ? q[j + 3] - CheetahModel.LOWEST[j]
                            : CheetahModel.HIGHEST[j] - q[j + 3];
            jacobian[DOFS * i + j + 3] = rows.limitSign[i];
            row(i, rows.limitWeight[i], rows.limitTarget[i]);
        }
        double[] slope = {friction, -friction, 0, 0};
        for (int c = 0; c < rows.contacts; c++) {
            depths[rows.limits + c] = rows.depth[c];
            for (int edge = 0; edge < 4; edge++) {
                int i = rows.limits + 4 * c + edge;
                int at = DOFS * i;
                jacobian[at] = slope[edge];
                jacobian[at + 1] = 1;
                jacobian[at + 2] = rows.normal[4 * c] + slope[edge] * rows.tangent[4 * c];
                for (int k = 0; k <= rows.link[c]; k++) {
                    jacobian[at + 3 + 3 * rows.leg[c] + k] =
                            rows.normal[4 * c + 1 + k] + slope[edge] * rows.tangent[4 * c + 1 + k];
                }
                row(i, rows.weight[c], rows.target[Constraints.EDGES * c + Math.min(edge, 2)]);
            }
        }
    }

    private void row(int i, double weight, double target) {
        double residual = -target;
        for (int d = 0; d < DOFS; d++) {
            residual += jacobian[DOFS * i + d] * acceleration[d];
        }
        weights[i] = weight;
        targets[i] = target;
        forces[i] = Math.max(0, -weight * residual);
    }
}
