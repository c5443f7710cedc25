package org.metagrad.envs.lander;

/**
 * The velocity iterations of a step in which nothing touches the ground, in the coordinates of
 * {@link LegJoint}.
 *
 * <p>A visit of one hinge leaves a = 0 there, and changes the relative velocity at the other only
 * by what it does to the lander, a {@link HingeResponse}. So an iteration is a dozen numbers in
 * registers in place of nine velocities and six impulses. At the end each hinge gets its impulses
 * at once: they are linear in a and tau, whose sums are enough.
 *
 * <p>Most steps need few iterations, because a motor that has reached its bound pushes no more; the
 * rest would change no bit, and is left out.
 */
final class FlightSolver {
    /** A slide (m/s) that is so small, and shrinks, that nothing can show it. */
    private static final double NEGLIGIBLE = 1e-40;

    private FlightSolver() {}

    /** Solves for both hinges, visiting {@code first} first, and changes the three bodies. */
    static void solve(LegJoint first, LegJoint second, int iterations) {
        LegJoint j = first;
        HingeResponse r = j.otherResponse;
        double exx1 = r.xOfX;
        double exy1 = r.xOfY;
        double ex1 = r.xOfTau;
        double eyx1 = r.yOfX;
        double eyy1 = r.yOfY;
        double ey1 = r.yOfTau;
        double hx1 = r.turnOfX;
        double hy1 = r.turnOfY;
        double f1 = r.turnOfTau;
        double gx1 = j.gx;
        double gy1 = j.gy;
        double schur1 = j.schur;
        double inverseSchur1 = j.inverseSchur;
        double drive1 = j.motorMass * j.motorSpeed;
        double sign1 = j.limitSign;
        double m1 = j.motorImpulse;
        double z1 = j.limitImpulse;
        double ax1 = j.slideX();
        double ay1 = j.slideY();
        double w1 = j.turn();

        j = second;
        r = j.otherResponse;
        double exx2 = r.xOfX;
        double exy2 = r.xOfY;
        double ex2 = r.xOfTau;
        double eyx2 = r.yOfX;
        double eyy2 = r.yOfY;
        double ey2 = r.yOfTau;
        double hx2 = r.turnOfX;
        double hy2 = r.turnOfY;
        double f2 = r.turnOfTau;
        double gx2 = j.gx;
        double gy2 = j.gy;
        double schur2 = j.schur;
        double inverseSchur2 = j.inverseSchur;
        double drive2 = j.motorMass * j.motorSpeed;
        double sign2 = j.limitSign;
        double m2 = j.motorImpulse;
        double z2 = j.limitImpulse;
        double ax2 = j.slideX();
        double ay2 = j.slideY();
        double w2 = j.turn();

        double max = first.maxMotorImpulse;
        double motorMass = first.motorMass;
        double tau1 = 0;
        double tau2 = 0;
        double sumX1 = 0;
        double sumY1 = 0;
        double sumX2 = 0;
        double sumY2 = 0;
        for (int i = 0; i < iterations; i++) {
            double oldW = w1;
            double oldW2 = w2;
            boolean same = true;

            double q = w1 - (gx1 * ax1 + gy1 * ay1);
            double tau = drive1 - motorMass * w1;
            double m = m1 + tau;
            if (Math.abs(m) > max) {
                m = Math.copySign(max, m);
                tau = m - m1;
            }
            if (sign1 == 0) {
                w1 = q + schur1 * tau;
            } else {
                double dm = tau;
                tau = -q * inverseSchur1;
                double z = z1 + (tau - dm);
                w1 = 0;
                if (z * sign1 < 0) {
                    z = 0;
                    tau = dm - z1;
                    w1 = q + schur1 * tau;
                }
                same = z == z1;
                z1 = z;
            }
            same &= m == m1 && tau1 + tau == tau1;
            m1 = m;
            tau1 += tau;
            sumX1 += ax1;
            sumY1 += ay1;
            ax2 = (ax2 + (exx1 * ax1 + exy1 * ay1)) + ex1 * tau;
            ay2 = (ay2 + (eyx1 * ax1 + eyy1 * ay1)) + ey1 * tau;
            w2 = (w2 + (hx1 * ax1 + hy1 * ay1)) + f1 * tau;

            q = w2 - (gx2 * ax2 + gy2 * ay2);
            tau = drive2 - motorMass * w2;
            m = m2 + tau;
            if (Math.abs(m) > max) {
                m = Math.copySign(max, m);
                tau = m - m2;
            }
            if (sign2 == 0) {
                w2 = q + schur2 * tau;
            } else {
                double dm = tau;
                tau = -q * inverseSchur2;
                double z = z2 + (tau - dm);
                w2 = 0;
                if (z * sign2 < 0) {
                    z = 0;
                    tau = dm - z2;
                    w2 = q + schur2 * tau;
                }
                same &= z == z2;
                z2 = z;
            }
            same &= m == m2 && tau2 + tau == tau2;
            m2 = m;
            tau2 += tau;
            sumX2 += ax2;
            sumY2 += ay2;
            ax1 = (exx2 * ax2 + exy2 * ay2) + ex2 * tau;
            ay1 = (eyx2 * ax2 + eyy2 * ay2) + ey2 * tau;
            w1 = (w1 + (hx2 * ax2 + hy2 * ay2)) + f2 * tau;
            ax2 = 0;
            ay2 = 0;
            if (same
                    && w1 == oldW
                    && w2 == oldW2
                    && Math.abs(ax1) < NEGLIGIBLE
                    && Math.abs(ay1) < NEGLIGIBLE) {
                break;
            }
        }
        finish(first, sumX1, sumY1, tau1, m1, z1);
        finish(second, sumX2, sumY2, tau2, m2, z2);
    }

    private static void finish(
            LegJoint j, double sumX, double sumY, double tau, double m, double z) {
        j.motorImpulse = m;
        j.limitImpulse = z;
        j.apply(sumX, sumY, tau);
    }
}
