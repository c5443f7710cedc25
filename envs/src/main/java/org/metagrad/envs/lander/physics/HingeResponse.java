package org.metagrad.envs.lander.physics;

/**
 * How some velocity (x, y, turning) answers to the visit of a hinge: a linear map of (a, tau), see
 * {@link LegJoint}.
 *
 * <p>With it a velocity follows from tau by one multiplication and one addition, where going by way
 * of the impulse p takes five operations one after another: in the solver each waits for the last.
 */
final class HingeResponse {
    double xOfX;
    double xOfY;
    double xOfTau;
    double yOfX;
    double yOfY;
    double yOfTau;
    double turnOfX;
    double turnOfY;
    double turnOfTau;

    /**
     * Sets the map for a body that gets {@code sign (p, tau)}, {@code p = -N a - g tau}, at (rx,
     * ry) from its centre of mass.
     */
    void setBody(LegJoint joint, Body body, double sign, double rx, double ry) {
        double m = sign * body.inverseMass;
        xOfX = -m * joint.nxx;
        xOfY = -m * joint.nxy;
        xOfTau = -m * joint.gx;
        yOfX = xOfY;
        yOfY = -m * joint.nyy;
        yOfTau = -m * joint.gy;
        double i = sign * body.inverseInertia;
        turnOfX = -i * (rx * joint.nxy - ry * joint.nxx);
        turnOfY = -i * (rx * joint.nyy - ry * joint.nxy);
        turnOfTau = i * (1 - (rx * joint.gy - ry * joint.gx));
    }

    /**
     * Sets the map for the relative velocity at another hinge of the lander, at (rx, ry) from its
     * centre of mass: the opposite of what the lander does there.
     */
    void setHinge(HingeResponse lander, double rx, double ry) {
        xOfX = lander.turnOfX * ry - lander.xOfX;
        xOfY = lander.turnOfY * ry - lander.xOfY;
        xOfTau = lander.turnOfTau * ry - lander.xOfTau;
        yOfX = -lander.turnOfX * rx - lander.yOfX;
        yOfY = -lander.turnOfY * rx - lander.yOfY;
        yOfTau = -lander.turnOfTau * rx - lander.yOfTau;
        turnOfX = -lander.turnOfX;
        turnOfY = -lander.turnOfY;
        turnOfTau = -lander.turnOfTau;
    }

    double x(double ax, double ay, double tau) {
        return (xOfX * ax + xOfY * ay) + xOfTau * tau;
    }

    double y(double ax, double ay, double tau) {
        return (yOfX * ax + yOfY * ay) + yOfTau * tau;
    }

    double turn(double ax, double ay, double tau) {
        return (turnOfX * ax + turnOfY * ay) + turnOfTau * tau;
    }

    /** Adds the answer to the velocities of a body. */
    void apply(Body body, double ax, double ay, double tau) {
        body.vx = (body.vx + (xOfX * ax + xOfY * ay)) + xOfTau * tau;
        body.vy = (body.vy + (yOfX * ax + yOfY * ay)) + yOfTau * tau;
        body.omega = (body.omega + (turnOfX * ax + turnOfY * ay)) + turnOfTau * tau;
    }
}
