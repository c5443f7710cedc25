package org.metagrad.envs.cheetah.physics;

import java.util.Arrays;
import org.metagrad.envs.exact.SineAndCosine;

/**
 * Where the bodies are in a state, and the equations of motion without what touches: the matrix M
 * of {@code M a = f - bias} by the composite-rigid-body method, and the bias (Coriolis, centrifugal
 * and gravity forces) by recursive Newton-Euler (Featherstone 2008, chapters 5 and 6), both in the
 * plane.
 *
 * <p>Places are relative to the hinge of the torso, so that how far the cheetah has run changes no
 * bit.
 */
final class CheetahDynamics {
    private static final int BODIES = CheetahModel.BODIES;
    private static final int DOFS = CheetahModel.DOFS;
    private static final int[] PARENT = CheetahModel.PARENT;

    /** Sine and cosine of the angle of a body against the world [BODIES]. */
    final double[] sin = new double[BODIES];

    final double[] cos = new double[BODIES];

    /** Places of the hinges, which are the origins of the bodies [BODIES]. */
    final double[] hingeX = new double[BODIES];

    final double[] hingeZ = new double[BODIES];

    /** Centres of mass [BODIES]. */
    final double[] comX = new double[BODIES];

    final double[] comZ = new double[BODIES];

    /** The matrix M, a {@link TreeMatrix}. */
    final double[] mass = new double[TreeMatrix.SIZE];

    /** The bias [DOFS]. */
    final double[] bias = new double[DOFS];

    private final CheetahModel model;
    private final double[] angle = new double[BODIES];

    /** Of a body and all that hangs on it: mass, its first moments, and the second about 0. */
    private final double[] weight = new double[BODIES];

    private final double[] momentX = new double[BODIES];
    private final double[] momentZ = new double[BODIES];
    private final double[] second = new double[BODIES];

    /** Rate of turning of a body, and the acceleration of its hinge if no hinge accelerates. */
    private final double[] rate = new double[BODIES];

    private final double[] pullX = new double[BODIES];
    private final double[] pullZ = new double[BODIES];

    /** Force on a body and all that hangs on it, and its moment about 0. */
    private final double[] forceX = new double[BODIES];

    private final double[] forceZ = new double[BODIES];
    private final double[] torque = new double[BODIES];

    CheetahDynamics(CheetahModel model) {
        this.model = model;
    }

    /**
     * Places the bodies.
     *
     * @param q positions [DOFS]. Not modified.
     */
    void place(double[] q) {
        angle[0] = q[2];
        for (int b = 1; b < BODIES; b++) {
            angle[b] = angle[PARENT[b]] + q[b + 2];
        }
        SineAndCosine.of(angle, BODIES, sin, cos);
        for (int b = 0; b < BODIES; b++) {
            double s = sin[b];
            double c = cos[b];
            if (b > 0) {
                int p = PARENT[b];
                double x = CheetahModel.HINGE_X[b];
                double z = CheetahModel.HINGE_Z[b];
                hingeX[b] = hingeX[p] + (x * cos[p] + z * sin[p]);
                hingeZ[b] = hingeZ[p] + (z * cos[p] - x * sin[p]);
            }
            double x = CheetahModel.COM_X[b];
            double z = CheetahModel.COM_Z[b];
            comX[b] = hingeX[b] + (x * c + z * s);
            comZ[b] = hingeZ[b] + (z * c - x * s);
        }
    }

    /**
     * Computes {@link #mass} where the bodies are: between a hinge i and a hinge j that hangs on it
     * {@code I - h . (p_i + p_j) + m p_i . p_j} with mass m, first moment h and second moment I of
     * all that hangs on j.
     */
    void weigh() {
        for (int b = 0; b < BODIES; b++) {
            double m = model.mass[b];
            double x = comX[b];
            double z = comZ[b];
            weight[b] = m;
            momentX[b] = m * x;
            momentZ[b] = m * z;
            second[b] = model.inertia[b] + m * (x * x + z * z);
        }
        for (int b = BODIES - 1; b > 0; b--) {
            int p = PARENT[b];
            weight[p] += weight[b];
            momentX[p] += momentX[b];
            momentZ[p] += momentZ[b];
            second[p] += second[b];
        }
        mass[0] = weight[0];
        mass[1] = 0;
        mass[2] = weight[0];
        mass[3] = momentZ[0];
        mass[4] = -momentX[0];
        mass[5] = second[0];
        for (int b = 1; b < BODIES; b++) {
            int row = TreeMatrix.row(b + 2);
            double m = weight[b];
            double x = hingeX[b];
            double z = hingeZ[b];
            double hx = momentX[b];
            double hz = momentZ[b];
            mass[row] = hz - m * z;
            mass[row + 1] = m * x - hx;
            double about = second[b] - (hx * x + hz * z);
            mass[row + 2] = about;
            // towards the hinge, for the other hinges of the leg up to this one
            double armX = hx - m * x;
            double armZ = hz - m * z;
            int first = b < 4 ? 1 : 4;
            for (int i = first; i <= b; i++) {
                mass[row + 3 + i - first] = about - (armX * hingeX[i] + armZ * hingeZ[i]);
            }
            mass[row + 3 + b - first] += CheetahModel.ARMATURE;
        }
    }

    /**
     * Computes {@link #bias} where the bodies are.
     *
     * @param v velocities [DOFS]. Not modified.
     */
    void bias(double[] v) {
        rate[0] = v[2];
        pullX[0] = 0;
        pullZ[0] = CheetahModel.GRAVITY;
        for (int b = 0; b < BODIES; b++) {
            if (b > 0) {
                int p = PARENT[b];
                double square = rate[p] * rate[p];
                rate[b] = rate[p] + v[b + 2];
                pullX[b] = pullX[p] - square * (hingeX[b] - hingeX[p]);
                pullZ[b] = pullZ[p] - square * (hingeZ[b] - hingeZ[p]);
            }
            double square = rate[b] * rate[b];
            double m = model.mass[b];
            double fx = m * (pullX[b] - square * (comX[b] - hingeX[b]));
            double fz = m * (pullZ[b] - square * (comZ[b] - hingeZ[b]));
            forceX[b] = fx;
            forceZ[b] = fz;
            torque[b] = comZ[b] * fx - comX[b] * fz;
        }
        for (int b = BODIES - 1; b > 0; b--) {
            int p = PARENT[b];
            forceX[p] += forceX[b];
            forceZ[p] += forceZ[b];
            torque[p] += torque[b];
            bias[b + 2] = torque[b] - hingeZ[b] * forceX[b] + hingeX[b] * forceZ[b];
        }
        bias[0] = forceX[0];
        bias[1] = forceZ[0];
        bias[2] = torque[0];
    }

    /**
     * Computes what a unit of force accelerates in the reference pose, all positions 0: {@code
     * (M^-1)_jj} of the hinges and a third of the trace of {@code J M^-1 J'} with the Jacobian J of
     * a centre of mass. (MuJoCo's mean is over three directions, of which one cannot move.)
     *
     * @param hinges [HINGES]. Modified.
     * @param bodies [BODIES]. Modified.
     */
    void inverseWeights(double[] hinges, double[] bodies) {
        Arrays.fill(bias, 0);
        place(bias);
        weigh();
        TreeMatrix.factor(mass);
        for (int j = 0; j < hinges.length; j++) {
            hinges[j] = inverse(j + 3, j + 3);
        }
        for (int b = 0; b < BODIES; b++) {
            bodies[b] = (alongX(b) + alongZ(b)) / 3;
        }
    }

    private double inverse(int i, int j) {
        Arrays.fill(bias, 0);
        bias[j] = 1;
        TreeMatrix.solve(mass, bias);
        return bias[i];
    }

    private double alongX(int body) {
        Arrays.fill(bias, 0);
        bias[0] = 1;
        for (int b = body; ; b = PARENT[b]) {
            bias[b + 2] = comZ[body] - hingeZ[b];
            if (b == 0) {
                break;
            }
        }
        TreeMatrix.solve(mass, bias);
        double sum = bias[0];
        for (int b = body; ; b = PARENT[b]) {
            sum += bias[b + 2] * (comZ[body] - hingeZ[b]);
            if (b == 0) {
                return sum;
            }
        }
    }

    private double alongZ(int body) {
        Arrays.fill(bias, 0);
        bias[1] = 1;
        for (int b = body; ; b = PARENT[b]) {
            bias[b + 2] = hingeX[b] - comX[body];
            if (b == 0) {
                break;
            }
        }
        TreeMatrix.solve(mass, bias);
        double sum = bias[1];
        for (int b = body; ; b = PARENT[b]) {
            sum += bias[b + 2] * (hingeX[b] - comX[body]);
            if (b == 0) {
                return sum;
            }
        }
    }
}
