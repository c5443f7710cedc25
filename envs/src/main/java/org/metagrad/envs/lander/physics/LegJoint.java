package org.metagrad.envs.lander.physics;

/**
 * The hinge between the lander's origin and a leg, with a motor that presses the leg outwards and
 * with limits of the angle between them.
 *
 * <p>The relative velocity at the hinge is (a, w): a of the two anchors, w of the two angles. An
 * impulse (p, tau) on the leg, and its opposite on the lander, changes it by {@code K (p, tau)},
 *
 * <pre>
 * K = [ N^-1  k ]      N^-1 [2, 2], k [2], and the Schur complement S = kzz - k' g, g = N k.
 *     [ k'  kzz ]
 * </pre>
 *
 * A visit of the solver lets the motor turn, dm, and then finds the hinge's p and the limit's dz
 * with which a vanishes and the angle stops:
 *
 * <pre>
 * q   = w - g' a                                  w once a has vanished
 * dm  = clamp(m + (speed - w) / kzz, +-max) - m   the motor alone
 * tau = dm, w' = q + S tau                        within the limits
 * tau = -q / S, w' = 0, dz = tau - dm             at a limit, unless z + dz pulls:
 * tau = dm - z, w' = q + S tau, dz = -z           then the limit lets go
 * p   = -N a - g tau,  a' = 0
 * </pre>
 *
 * This is the arithmetic of b2RevoluteJoint.cpp of Box2D 2.3.0 with its 3x3 and 2x2 solutions
 * written by the same Schur complement.
 */
final class LegJoint {
    private static final double MAX_ANGULAR_CORRECTION = 8.0 / 180.0 * Box2D.PI;
    private static final double MAX_MOTOR_TORQUE = 40;

    private static final double ANCHOR_X = 20 / 30.0;
    private static final double ANCHOR_Y = 18 / 30.0;

    private enum Limit {
        NONE,
        LOWER,
        UPPER
    }

    private final Body lander;
    private final Body leg;
    private final double anchorX;
    private final double anchorY;
    private final double referenceAngle;
    private final double lowerAngle;
    private final double upperAngle;

    /** The angular velocity that the motor wants, rad/s. */
    final double motorSpeed;

    private Limit limit = Limit.NONE;

    // Sums of impulses, which are the next step's start.
    private double impulseX;
    private double impulseY;
    double motorImpulse;
    double limitImpulse;

    /** The bound of the motor's impulse in one step. */
    double maxMotorImpulse;

    /** The sign that the limit's impulse must have; 0 within the limits. */
    double limitSign;

    // The hinge relative to the two centres of mass.
    private double rAx;
    private double rAy;
    private double rBx;
    private double rBy;

    /** The inverse of the upper left block of K, symmetric. */
    double nxx;

    double nxy;
    double nyy;

    /** The vector {@code g = N k}. */
    double gx;

    double gy;

    /** The Schur complement S and its reciprocal. */
    double schur;

    double inverseSchur;

    /** The motor's mass {@code 1 / kzz}. */
    double motorMass;

    private final HingeResponse landerResponse = new HingeResponse();
    private final HingeResponse legResponse = new HingeResponse();

    /** What a visit does to the relative velocity at the other leg's hinge. */
    final HingeResponse otherResponse = new HingeResponse();

    /**
     * The hinge of one leg, without impulses.
     *
     * @param side -1 or +1
     * @param tilt the angle of the leg to the lander from which the limits count, rad
     */
    LegJoint(int side, double tilt, Body lander, Body leg) {
        this.lander = lander;
        this.leg = leg;
        anchorX = side * ANCHOR_X;
        anchorY = ANCHOR_Y;
        motorSpeed = 0.3 * side;
        referenceAngle = tilt;
        lowerAngle = side < 0 ? 0.9 - 0.5 : -0.9;
        upperAngle = side < 0 ? 0.9 : -0.9 + 0.5;
    }

    /** Forgets the impulses of the last episode. */
    void start() {
        limit = Limit.NONE;
        impulseX = 0;
        impulseY = 0;
        motorImpulse = 0;
        limitImpulse = 0;
    }

    /** Computes K and the limits from the positions, and applies the last step's impulses. */
    void prepare(double dt) {
        Body a = lander;
        Body b = leg;
        placeAnchors();
        double mass = a.inverseMass + b.inverseMass;
        double iA = a.inverseInertia;
        double iB = b.inverseInertia;
        double kxx = mass + rAy * rAy * iA + rBy * rBy * iB;
        double kxy = -rAy * rAx * iA - rBy * rBx * iB;
        double kyy = mass + rAx * rAx * iA + rBx * rBx * iB;
        double kx = -rAy * iA - rBy * iB;
        double ky = rAx * iA + rBx * iB;
        double kzz = iA + iB;
        double inverse = 1 / (kxx * kyy - kxy * kxy);
        nxx = inverse * kyy;
        nxy = -inverse * kxy;
        nyy = inverse * kxx;
        gx = nxx * kx + nxy * ky;
        gy = nxy * kx + nyy * ky;
        schur = kzz - (kx * gx + ky * gy);
        inverseSchur = 1 / schur;
        motorMass = 1 / kzz;
        maxMotorImpulse = dt * MAX_MOTOR_TORQUE;

        double bend = b.angle - a.angle - referenceAngle;
        Limit old = limit;
        limit = bend <= lowerAngle ? Limit.LOWER : bend >= upperAngle ? Limit.UPPER : Limit.NONE;
        if (limit != old || limit == Limit.NONE) {
            limitImpulse = 0;
        }
        limitSign =
                switch (limit) {
                    case NONE -> 0;
                    case LOWER -> 1;
                    case UPPER -> -1;
                };
        landerResponse.setBody(this, a, -1, rAx, rAy);
        legResponse.setBody(this, b, 1, rBx, rBy);
        otherResponse.setHinge(landerResponse, rAx, rAy);
        warmStart();
    }

    private void placeAnchors() {
        Rotation qA = lander.rotation;
        Rotation qB = leg.rotation;
        qA.set(lander.angle);
        qB.set(leg.angle);
        double x = -lander.shape.centerX;
        double y = -lander.shape.centerY;
        rAx = qA.cos * x - qA.sin * y;
        rAy = qA.sin * x + qA.cos * y;
        x = anchorX - leg.shape.centerX;
        y = anchorY - leg.shape.centerY;
        rBx = qB.cos * x - qB.sin * y;
        rBy = qB.sin * x + qB.cos * y;
    }

    private void warmStart() {
        double px = impulseX;
        double py = impulseY;
        double tau = motorImpulse + limitImpulse;
        lander.vx -= lander.inverseMass * px;
        lander.vy -= lander.inverseMass * py;
        lander.omega -= lander.inverseInertia * (rAx * py - rAy * px + tau);
        leg.vx += leg.inverseMass * px;
        leg.vy += leg.inverseMass * py;
        leg.omega += leg.inverseInertia * (rBx * py - rBy * px + tau);
    }

    /** The relative velocity of the anchors, x. */
    double slideX() {
        return (leg.vx - leg.omega * rBy) - (lander.vx - lander.omega * rAy);
    }

    /** The relative velocity of the anchors, y. */
    double slideY() {
        return (leg.vy + leg.omega * rBx) - (lander.vy + lander.omega * rAx);
    }

    /** The relative angular velocity. */
    double turn() {
        return leg.omega - lander.omega;
    }

    /**
     * Lets motor and limit act in one visit.
     *
     * @param ax the relative velocity of the anchors
     * @param ay the relative velocity of the anchors
     * @param w the relative angular velocity
     * @return tau, to be applied
     */
    double visit(double ax, double ay, double w) {
        double tau = motorMass * (motorSpeed - w);
        double m = motorImpulse + tau;
        if (Math.abs(m) > maxMotorImpulse) {
            m = Math.copySign(maxMotorImpulse, m);
            tau = m - motorImpulse;
        }
        motorImpulse = m;
        if (limitSign != 0) {
            double dm = tau;
            double q = w - (gx * ax + gy * ay);
            tau = -q * inverseSchur;
            double z = limitImpulse + (tau - dm);
            if (z * limitSign < 0) {
                z = 0;
                tau = dm - limitImpulse;
            }
            limitImpulse = z;
        }
        return tau;
    }

    /**
     * Applies the hinge's impulses of one visit, or of many at once.
     *
     * @param ax the sum of a before each visit
     * @param ay the sum of a before each visit
     * @param tau the sum of tau
     */
    void apply(double ax, double ay, double tau) {
        landerResponse.apply(lander, ax, ay, tau);
        legResponse.apply(leg, ax, ay, tau);
        impulseX -= (nxx * ax + nxy * ay) + gx * tau;
        impulseY -= (nxy * ax + nyy * ay) + gy * tau;
    }

    /**
     * Moves lander and leg towards fitting positions: first within the limits, then hinged.
     *
     * @return whether they fitted well enough before
     */
    boolean solvePosition() {
        double iA = lander.inverseInertia;
        double iB = leg.inverseInertia;
        double angularError = 0;
        if (limit != Limit.NONE) {
            double bend = leg.angle - lander.angle - referenceAngle;
            double correction;
            if (limit == Limit.LOWER) {
                double error = bend - lowerAngle;
                angularError = -error;
                correction = Math.min(error + Box2D.ANGULAR_SLOP, 0);
            } else {
                double error = bend - upperAngle;
                angularError = error;
                correction = Math.max(error - Box2D.ANGULAR_SLOP, 0);
            }
            correction =
                    Math.max(-MAX_ANGULAR_CORRECTION, Math.min(correction, MAX_ANGULAR_CORRECTION));
            double impulse = -motorMass * correction;
            lander.angle -= iA * impulse;
            leg.angle += iB * impulse;
        }
        placeAnchors();
        double gapX = leg.cx + rBx - lander.cx - rAx;
        double gapY = leg.cy + rBy - lander.cy - rAy;
        double positionError = Math.sqrt(gapX * gapX + gapY * gapY);

        double mass = lander.inverseMass + leg.inverseMass;
        double kxx = mass + iA * rAy * rAy + iB * rBy * rBy;
        double kxy = -iA * rAx * rAy - iB * rBx * rBy;
        double kyy = mass + iA * rAx * rAx + iB * rBx * rBx;
        double inverse = 1 / (kxx * kyy - kxy * kxy);
        double px = -inverse * (kyy * gapX - kxy * gapY);
        double py = -inverse * (kxx * gapY - kxy * gapX);
        lander.cx -= lander.inverseMass * px;
        lander.cy -= lander.inverseMass * py;
        lander.angle -= iA * (rAx * py - rAy * px);
        leg.cx += leg.inverseMass * px;
        leg.cy += leg.inverseMass * py;
        leg.angle += iB * (rBx * py - rBy * px);
        return positionError <= Box2D.LINEAR_SLOP && angularError <= Box2D.ANGULAR_SLOP;
    }
}
