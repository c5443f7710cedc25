package org.metagrad.envs.cheetah.physics;

/**
 * Symmetric matrices over the nine degrees of freedom in which the two legs have no element
 * together, and their factors {@code L' D L} (Featherstone 2008, section 6.5), from the feet to the
 * torso so that nothing fills in.
 *
 * <p>Stored row after row up to the diagonal: three rows of the torso (6 numbers), then thigh, shin
 * and foot of the back leg, each the three elements with the torso before those within the leg (4,
 * 5 and 6), and the same of the front leg. A factor has L in these places and {@code 1 / D} on the
 * diagonal.
 */
final class TreeMatrix {
    /** Numbers in a matrix. */
    static final int SIZE = 36;

    private static final int LEGS = 6;
    private static final int LEG = 15;
    private static final int[] ROW = {0, 1, 3, 6, 10, 15, 21, 25, 30};

    private TreeMatrix() {}

    /** Where the row of a degree of freedom begins. */
    static int row(int dof) {
        return ROW[dof];
    }

    /** Where the diagonal element of a degree of freedom is. */
    static int diagonal(int dof) {
        return ROW[dof] + (dof < 6 ? dof : dof - 3);
    }

    /** Where row {@code link} of leg {@code leg} begins, each from 0. */
    static int row(int leg, int link) {
        return ROW[3 + 3 * leg + link];
    }

    /** Replaces a positive definite matrix by its factors. */
    static void factor(double[] h) {
        factorLeg(h, LEGS);
        factorLeg(h, LEGS + LEG);
        double d2 = 1 / h[5];
        double l20 = h[3] * d2;
        double l21 = h[4] * d2;
        double h00 = h[0] - l20 * h[3];
        double h10 = h[1] - l21 * h[3];
        double h11 = h[2] - l21 * h[4];
        double d1 = 1 / h11;
        double l10 = h10 * d1;
        h[0] = 1 / (h00 - l10 * h10);
        h[1] = l10;
        h[2] = d1;
        h[3] = l20;
        h[4] = l21;
        h[5] = d2;
    }

    /** Eliminates foot, shin and thigh of the leg whose rows begin at {@code o}. */
    private static void factorLeg(double[] h, int o) {
        double f0 = h[o + 9];
        double f1 = h[o + 10];
        double f2 = h[o + 11];
        double f3 = h[o + 12];
        double f4 = h[o + 13];
        double df = 1 / h[o + 14];
        double a0 = f0 * df;
        double a1 = f1 * df;
        double a2 = f2 * df;
        double a3 = f3 * df;
        double a4 = f4 * df;
        double s0 = h[o + 4] - a4 * f0;
        double s1 = h[o + 5] - a4 * f1;
        double s2 = h[o + 6] - a4 * f2;
        double s3 = h[o + 7] - a4 * f3;
        double ds = 1 / (h[o + 8] - a4 * f4);
        double b0 = s0 * ds;
        double b1 = s1 * ds;
        double b2 = s2 * ds;
        double b3 = s3 * ds;
        double t0 = h[o] - a3 * f0 - b3 * s0;
        double t1 = h[o + 1] - a3 * f1 - b3 * s1;
        double t2 = h[o + 2] - a3 * f2 - b3 * s2;
        double dt = 1 / (h[o + 3] - a3 * f3 - b3 * s3);
        double c0 = t0 * dt;
        double c1 = t1 * dt;
        double c2 = t2 * dt;
        h[0] -= a0 * f0 + b0 * s0 + c0 * t0;
        h[1] -= a1 * f0 + b1 * s0 + c1 * t0;
        h[2] -= a1 * f1 + b1 * s1 + c1 * t1;
        h[3] -= a2 * f0 + b2 * s0 + c2 * t0;
        h[4] -= a2 * f1 + b2 * s1 + c2 * t1;
        h[5] -= a2 * f2 + b2 * s2 + c2 * t2;
        h[o] = c0;
        h[o + 1] = c1;
        h[o + 2] = c2;
        h[o + 3] = dt;
        h[o + 4] = b0;
        h[o + 5] = b1;
        h[o + 6] = b2;
        h[o + 7] = b3;
        h[o + 8] = ds;
        h[o + 9] = a0;
        h[o + 10] = a1;
        h[o + 11] = a2;
        h[o + 12] = a3;
        h[o + 13] = a4;
        h[o + 14] = df;
    }

    /**
     * Solves {@code L' D L x = b}.
     *
     * @param l factors. Not modified.
     * @param b [9]. Modified: x.
     */
    static void solve(double[] l, double[] b) {
        double r0 = b[0];
        double r1 = b[1];
        double r2 = b[2];
        for (int leg = 0; leg < 2; leg++) {
            int o = LEGS + LEG * leg;
            int d = 3 + 3 * leg;
            double f = b[d + 2];
            double s = b[d + 1] - l[o + 13] * f;
            double t = b[d] - l[o + 12] * f - l[o + 7] * s;
            r0 -= l[o + 9] * f + l[o + 4] * s + l[o] * t;
            r1 -= l[o + 10] * f + l[o + 5] * s + l[o + 1] * t;
            r2 -= l[o + 11] * f + l[o + 6] * s + l[o + 2] * t;
            b[d] = t * l[o + 3];
            b[d + 1] = s * l[o + 8];
            b[d + 2] = f * l[o + 14];
        }
        r1 -= l[4] * r2;
        r0 -= l[3] * r2 + l[1] * r1;
        r0 *= l[0];
        r1 = r1 * l[2] - l[1] * r0;
        r2 = r2 * l[5] - l[3] * r0 - l[4] * r1;
        b[0] = r0;
        b[1] = r1;
        b[2] = r2;
        for (int leg = 0; leg < 2; leg++) {
            int o = LEGS + LEG * leg;
            int d = 3 + 3 * leg;
            double t = b[d] - (l[o] * r0 + l[o + 1] * r1 + l[o + 2] * r2);
            double s = b[d + 1] - (l[o + 4] * r0 + l[o + 5] * r1 + l[o + 6] * r2 + l[o + 7] * t);
            b[d] = t;
            b[d + 1] = s;
            b[d + 2] -=
                    l[o + 9] * r0 + l[o + 10] * r1 + l[o + 11] * r2 + l[o + 12] * t + l[o + 13] * s;
        }
    }

    /**
     * {@code y = H x}.
     *
     * @param h matrix. Not modified.
     * @param x [9]. Not modified.
     * @param y [9]. Modified.
     */
    static void multiply(double[] h, double[] x, double[] y) {
        for (int i = 0; i < CheetahModel.DOFS; i++) {
            y[i] = 0;
        }
        for (int i = 0; i < CheetahModel.DOFS; i++) {
            int diagonal = diagonal(i);
            int row = ROW[i];
            for (int at = row; at < diagonal; at++) {
                int j = column(i, at - row);
                y[i] += h[at] * x[j];
                y[j] += h[at] * x[i];
            }
            y[i] += h[diagonal] * x[i];
        }
    }

    /** The degree of freedom of an element of the row of degree of freedom {@code dof}. */
    static int column(int dof, int place) {
        return dof >= 6 && place >= 3 ? place + 3 : place;
    }
}
