package org.metagrad.envs.cheetah.physics;

/**
 * A step of the physics: MuJoCo's semi-implicit Euler method, in which the dampers act at the end
 * of the step. With the forces {@code f} of springs, dampers, motors, limits and contacts, less the
 * bias,
 *
 * <pre>
 *   v += h (M + h B)^-1 f
 *   q += h v
 * </pre>
 *
 * <p>where B are the coefficients of the dampers and h is 0.01 s. A step depends on the state and
 * the controls alone, and has the same bits wherever and however often it is made.
 */
public final class CheetahWorld {
    /** Time of a step of the physics, s. */
    public static final double TIME_STEP = 0.01;

    private static final int DOFS = CheetahModel.DOFS;
    private static final int HINGES = CheetahModel.HINGES;

    final CheetahDynamics dynamics;
    final Constraints constraints;

    /** Forces without constraints, less the bias [9]. */
    final double[] smooth = new double[DOFS];

    /** Forces of the constraints [9]. */
    final double[] constraint = new double[DOFS];

    private final CheetahModel model;
    private final ConstraintSolver solver;
    private final double[] acceleration = new double[DOFS];
    private final double[] damped = new double[TreeMatrix.SIZE];
    private final double[] change = new double[DOFS];

    /**
     * A world without a state of its own.
     *
     * @param model of the cheetah, whose changes it follows
     */
    public CheetahWorld(CheetahModel model) {
        this.model = model;
        dynamics = new CheetahDynamics(model);
        constraints = new Constraints(model);
        solver = new ConstraintSolver(model);
    }

    /**
     * Makes some steps under the same controls.
     *
     * @param steps how many
     * @param q positions [9]. Modified.
     * @param v velocities [9]. Modified.
     * @param controls of the motors, each in [-1, 1] [6]. Not modified.
     */
    public void step(int steps, double[] q, double[] v, double[] controls) {
        boolean warm = false;
        for (int i = 0; i < steps; i++) {
            warm = forces(q, v, controls, warm);
            System.arraycopy(dynamics.mass, 0, damped, 0, TreeMatrix.SIZE);
            for (int j = 0; j < HINGES; j++) {
                damped[TreeMatrix.diagonal(j + 3)] += TIME_STEP * CheetahModel.DAMPING[j];
            }
            for (int d = 0; d < DOFS; d++) {
                change[d] = smooth[d] + constraint[d];
            }
            TreeMatrix.factor(damped);
            TreeMatrix.solve(damped, change);
            for (int d = 0; d < DOFS; d++) {
                v[d] += TIME_STEP * change[d];
                q[d] += TIME_STEP * v[d];
            }
        }
    }

    /**
     * Computes the forces of a state.
     *
     * @param warm whether the acceleration is that of a state nearby
     * @return whether it is that of this state
     */
    boolean forces(double[] q, double[] v, double[] controls, boolean warm) {
        dynamics.place(q);
        dynamics.weigh();
        dynamics.bias(v);
        for (int d = 0; d < 3; d++) {
            smooth[d] = -dynamics.bias[d];
        }
        for (int j = 0; j < HINGES; j++) {
            double passive =
                    -CheetahModel.STIFFNESS[j] * q[j + 3] - CheetahModel.DAMPING[j] * v[j + 3];
            smooth[j + 3] = passive + model.gear[j] * controls[j] - dynamics.bias[j + 3];
        }
        constraints.find(q, v, dynamics);
        if (constraints.rows() == 0) {
            for (int d = 0; d < DOFS; d++) {
                constraint[d] = 0;
            }
            return false;
        }
        solver.solve(dynamics.mass, smooth, constraints, warm, acceleration, constraint);
        return true;
    }

    /**
     * Computes the centre of mass of the whole cheetah.
     *
     * @param q positions [9]. Not modified.
     * @param centre x and z, m [2]. Modified.
     */
    public void centreOfMass(double[] q, double[] centre) {
        dynamics.place(q);
        double mass = 0;
        double x = 0;
        double z = 0;
        for (int b = 0; b < CheetahModel.BODIES; b++) {
            mass += model.mass[b];
            x += model.mass[b] * dynamics.comX[b];
            z += model.mass[b] * dynamics.comZ[b];
        }
        centre[0] = q[0] + x / mass;
        centre[1] = q[1] + CheetahModel.STANCE + z / mass;
    }

    /** {@return how many states had contacts or reached limits, since construction} */
    public long constrainedSteps() {
        return solver.solved();
    }

    /** {@return how many iterations the solver made for them} */
    public long solverIterations() {
        return solver.iterations();
    }

    /** {@return how often the solver stopped at its limit of 100 iterations, short of a minimum} */
    public long solverLimitsReached() {
        return solver.limitsReached();
    }
}
