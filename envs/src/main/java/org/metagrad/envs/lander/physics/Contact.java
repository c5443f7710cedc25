package org.metagrad.envs.lander.physics;

/**
 * An edge of the ground and a body whose fat boxes overlap, and the constraint that keeps them
 * apart while they touch.
 *
 * <p>The ground does not move, so a contact acts on its body alone. Restitution is 0. Source:
 * b2Contact.cpp and b2ContactSolver.cpp of Box2D 2.3.0.
 */
final class Contact {
    private static final double MAX_LINEAR_CORRECTION = 0.2;
    private static final double MAX_CONDITION_NUMBER = 1000;

    Body body;
    int edge;
    double friction;

    boolean touching;

    /**
     * Whether the contact counts: false for the rest of a step in which a time of impact turned out
     * to be none.
     */
    boolean enabled;

    /** The time of impact as a fraction of the step, where {@link #impactKnown}. */
    double impact;

    boolean impactKnown;

    /** How many impacts of this contact the current step has handled. */
    int impacts;

    final Manifold manifold = new Manifold();

    // The velocity constraint; index j is a point of the manifold.
    private int activePoints;
    private double nx;
    private double ny;
    private final double[] normalLever = new double[2];
    private final double[] tangentLever = new double[2];
    private final double[] normalMass = new double[2];
    private final double[] tangentMass = new double[2];
    private final double[] normalImpulse = new double[2];
    private final double[] tangentImpulse = new double[2];
    private double k11;
    private double k12;
    private double k22;
    private double inverseDeterminant;

    /** Makes this the contact of a pair that did not overlap before. */
    void start(int edge, Body body) {
        this.edge = edge;
        this.body = body;
        friction = Math.sqrt(Terrain.friction(edge) * body.friction);
        touching = false;
        enabled = true;
        impactKnown = false;
        impacts = 0;
        manifold.clear();
    }

    /**
     * Prepares the velocity constraint from the body's position.
     *
     * @param warm whether it starts with the impulses of the last step, or with none
     */
    void prepare(boolean warm) {
        body.placeOrigin();
        double s = body.rotation.sin;
        double c = body.rotation.cos;
        Manifold m = manifold;
        double planeX = m.planeX;
        double planeY = m.planeY;
        double outX = m.normalX;
        double outY = m.normalY;
        if (m.faceOfPolygon) {
            outX = c * m.normalX - s * m.normalY;
            outY = s * m.normalX + c * m.normalY;
            planeX = (c * m.planeX - s * m.planeY) + body.px;
            planeY = (s * m.planeX + c * m.planeY) + body.py;
        }
        nx = m.faceOfPolygon ? -outX : outX;
        ny = m.faceOfPolygon ? -outY : outY;
        activePoints = m.points;
        for (int j = 0; j < m.points; j++) {
            double x = m.x[j];
            double y = m.y[j];
            if (!m.faceOfPolygon) {
                x = (c * m.x[j] - s * m.y[j]) + body.px;
                y = (s * m.x[j] + c * m.y[j]) + body.py;
            }
            // The middle between the two skins, of which the reference's is the plane's.
            double gap = (x - planeX) * outX + (y - planeY) * outY;
            double half = 0.5 * ((Box2D.POLYGON_RADIUS - gap) - Box2D.POLYGON_RADIUS);
            double rx = x + half * outX - body.cx;
            double ry = y + half * outY - body.cy;
            double rn = rx * ny - ry * nx;
            double rt = -rx * nx - ry * ny;
            normalLever[j] = rn;
            tangentLever[j] = rt;
            normalMass[j] = 1 / (body.inverseMass + body.inverseInertia * rn * rn);
            tangentMass[j] = 1 / (body.inverseMass + body.inverseInertia * rt * rt);
            normalImpulse[j] = warm ? m.normalImpulse[j] : 0;
            tangentImpulse[j] = warm ? m.tangentImpulse[j] : 0;
        }
        if (activePoints == 2) {
            prepareBlock();
        }
    }

    private void prepareBlock() {
        double rn1 = normalLever[0];
        double rn2 = normalLever[1];
        k11 = body.inverseMass + body.inverseInertia * rn1 * rn1;
        k22 = body.inverseMass + body.inverseInertia * rn2 * rn2;
        k12 = body.inverseMass + body.inverseInertia * rn1 * rn2;
        double determinant = k11 * k22 - k12 * k12;
        if (k11 * k11 < MAX_CONDITION_NUMBER * determinant) {
            inverseDeterminant = 1 / determinant;
        } else {
            // The two points say the same: use the first alone.
            activePoints = 1;
        }
    }

    /** Applies the impulses with which the constraint starts. */
    void warmStart() {
        for (int j = 0; j < activePoints; j++) {
            double normal = normalImpulse[j];
            double tangent = tangentImpulse[j];
            body.vx += body.inverseMass * (normal * nx + tangent * ny);
            body.vy += body.inverseMass * (normal * ny - tangent * nx);
            body.omega +=
                    body.inverseInertia * (normal * normalLever[j] + tangent * tangentLever[j]);
        }
    }

    /**
     * One visit: friction at each point, then the normal impulses of all points together.
     *
     * @return whether it left all impulses, to the bit, as they were
     */
    boolean solveVelocity() {
        double vx = body.vx;
        double vy = body.vy;
        double omega = body.omega;
        double inverseMass = body.inverseMass;
        double inverseInertia = body.inverseInertia;
        boolean same = true;
        for (int j = 0; j < activePoints; j++) {
            double old = tangentImpulse[j];
            double slip = (vx * ny - vy * nx) + omega * tangentLever[j];
            double impulse = old - tangentMass[j] * slip;
            double limit = friction * normalImpulse[j];
            if (Math.abs(impulse) > limit) {
                impulse = Math.copySign(limit, impulse);
            }
            double change = impulse - old;
            tangentImpulse[j] = impulse;
            same &= change == 0;
            vx += change * (inverseMass * ny);
            vy -= change * (inverseMass * nx);
            omega += change * (inverseInertia * tangentLever[j]);
        }
        double approach = vx * nx + vy * ny;
        double old1 = normalImpulse[0];
        double old2 = normalImpulse[1];
        if (activePoints == 1) {
            double wanted = old1 - normalMass[0] * (approach + omega * normalLever[0]);
            normalImpulse[0] = wanted > 0 ? wanted : 0;
            old2 = 0;
            normalImpulse[1] = 0;
        } else {
            solveBlock(approach + omega * normalLever[0], approach + omega * normalLever[1]);
        }
        double change1 = normalImpulse[0] - old1;
        double change2 = normalImpulse[1] - old2;
        double sum = change1 + change2;
        body.vx = vx + sum * (inverseMass * nx);
        body.vy = vy + sum * (inverseMass * ny);
        body.omega = omega + inverseInertia * (change1 * normalLever[0] + change2 * normalLever[1]);
        return same && change1 == 0 && change2 == 0;
    }

    /**
     * Both normal impulses at once: the linear complementarity problem {@code v = K x + b, v >= 0,
     * x >= 0, v x = 0}, of which the four cases are tried in turn (Murty's total enumeration). If
     * none fits, nothing changes.
     */
    private void solveBlock(double v1, double v2) {
        double old1 = normalImpulse[0];
        double old2 = normalImpulse[1];
        double b1 = v1 - (k11 * old1 + k12 * old2);
        double b2 = v2 - (k12 * old1 + k22 * old2);
        double x1 = -inverseDeterminant * (k22 * b1 - k12 * b2);
        double x2 = -inverseDeterminant * (k11 * b2 - k12 * b1);
        if (!(x1 >= 0 && x2 >= 0)) {
            x1 = -normalMass[0] * b1;
            x2 = 0;
            if (!(x1 >= 0 && k12 * x1 + b2 >= 0)) {
                x1 = 0;
                x2 = -normalMass[1] * b2;
                if (!(x2 >= 0 && k12 * x2 + b1 >= 0)) {
                    x2 = 0;
                    if (!(b1 >= 0 && b2 >= 0)) {
                        return;
                    }
                }
            }
        }
        normalImpulse[0] = x1;
        normalImpulse[1] = x2;
    }

    /** Remembers the impulses for the next step. */
    void storeImpulses() {
        for (int j = 0; j < activePoints; j++) {
            manifold.normalImpulse[j] = normalImpulse[j];
            manifold.tangentImpulse[j] = tangentImpulse[j];
        }
    }

    /**
     * Pushes the body out of the ground by a part of the overlap.
     *
     * @param baumgarte the part
     * @return the smallest gap before that, m, or 0 if none is negative
     */
    double solvePosition(double baumgarte) {
        double smallest = 0;
        Manifold m = manifold;
        for (int j = 0; j < m.points; j++) {
            body.placeOrigin();
            double s = body.rotation.sin;
            double c = body.rotation.cos;
            double x;
            double y;
            double outX;
            double outY;
            double gap;
            if (m.faceOfPolygon) {
                double planeX = (c * m.planeX - s * m.planeY) + body.px;
                double planeY = (s * m.planeX + c * m.planeY) + body.py;
                x = m.x[j];
                y = m.y[j];
                double sideX = c * m.normalX - s * m.normalY;
                double sideY = s * m.normalX + c * m.normalY;
                gap = (x - planeX) * sideX + (y - planeY) * sideY - Box2D.SKIN;
                outX = -sideX;
                outY = -sideY;
            } else {
                outX = m.normalX;
                outY = m.normalY;
                x = (c * m.x[j] - s * m.y[j]) + body.px;
                y = (s * m.x[j] + c * m.y[j]) + body.py;
                gap = (x - m.planeX) * outX + (y - m.planeY) * outY - Box2D.SKIN;
            }
            smallest = Math.min(smallest, gap);
            double wanted = baumgarte * (gap + Box2D.LINEAR_SLOP);
            if (wanted >= 0) {
                continue;
            }
            double correction = Math.max(-MAX_LINEAR_CORRECTION, wanted);
            double x0 = x - body.cx;
            double y0 = y - body.cy;
            double rn = x0 * outY - y0 * outX;
            double impulse = -correction / (body.inverseMass + body.inverseInertia * rn * rn);
            body.cx += body.inverseMass * (impulse * outX);
            body.cy += body.inverseMass * (impulse * outY);
            body.angle += body.inverseInertia * (impulse * rn);
        }
        return smallest;
    }
}
