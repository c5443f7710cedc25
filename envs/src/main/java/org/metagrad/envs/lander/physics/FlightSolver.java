package org.metagrad.envs.lander.physics;

/**
 * The velocity iterations of a step in which nothing touches the ground, in the coordinates of
 * {@link LegJoint}.
 *
 * <p>A visit of one hinge leaves a = 0 there, and changes the relative velocity at the other only
 * by what it does to the lander, a {@link HingeResponse}. So an iteration is a dozen numbers in
 * registers in place of nine velocities and six impulses. At the end each hinge gets its impulses
 * at once: they are linear in a and tau, whose sums are enough.
 *
 * <p>A motor that has reached its bound pushes no more; then the iterations converge to the last
 * bit, in about 20, and the rest is left out. In six of ten steps of a random policy that is so.
 */
final class FlightSolver {
    /**
     * The sum of |a| and |tau| of an iteration below which it, and the smaller ones after it,
     * change no bit of a velocity or an impulse.
     */
    private static final double NEGLIGIBLE = 1e-40;

    private FlightSolver() {}

    /** Solves for both hinges, visiting {@code first} first, and changes the three bodies. */
    static void solve(LegJoint first, LegJoint second, int iterations) {
        LegJoint j = first;
        HingeResponse r = j.otherResponse;
        double xx1 = r.xOfX;
        double xy1 = r.xOfY;
        double xTau1 = r.xOfTau;
        double yx1 = r.yOfX;
        double yy1 = r.yOfY;
        double yTau1 = r.yOfTau;
        double turnX1 = r.turnOfX;
        double turnY1 = r.turnOfY;
        double turnTau1 = r.turnOfTau;
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
        double xx2 = r.xOfX;
        double xy2 = r.xOfY;
        double xTau2 = r.xOfTau;
        double yx2 = r.yOfX;
        double yy2 = r.yOfY;
        double yTau2 = r.yOfTau;
        double turnX2 = r.turnOfX;
        double turnY2 = r.turnOfY;
        double turnTau2 = r.turnOfTau;
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
            boolean same = true;
            double change = Math.abs(ax1) + Math.abs(ay1);
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
            same &= m == m1;
            change += Math.abs(tau);
            m1 = m;
            tau1 += tau;
            sumX1 += ax1;
            sumY1 += ay1;
            ax2 = (ax2 + (xx1 * ax1 + xy1 * ay1)) + xTau1 * tau;
            ay2 = (ay2 + (yx1 * ax1 + yy1 * ay1)) + yTau1 * tau;
            w2 = (w2 + (turnX1 * ax1 + turnY1 * ay1)) + turnTau1 * tau;

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
            same &= m == m2;
            change += Math.abs(ax2) + Math.abs(ay2) + Math.abs(tau);
            m2 = m;
            tau2 += tau;
            sumX2 += ax2;
            sumY2 += ay2;
            ax1 = (xx2 * ax2 + xy2 * ay2) + xTau2 * tau;
            ay1 = (yx2 * ax2 + yy2 * ay2) + yTau2 * tau;
            w1 = (w1 + (turnX2 * ax2 + turnY2 * ay2)) + turnTau2 * tau;
            ax2 = 0;
            ay2 = 0;
            if (same && change < NEGLIGIBLE) {
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
