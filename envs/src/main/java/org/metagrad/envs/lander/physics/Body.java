package org.metagrad.envs.lander.physics;

/**
 * A rigid body that moves in the plane: the lander or one of its legs.
 *
 * <p>Positions are in m, angles in rad, velocities those of the centre of mass. Source: b2Body.cpp,
 * b2Math.h (b2Sweep) and b2DynamicTree.cpp of Box2D 2.3.0.
 */
final class Body {
    /** The margin by which a fat box extends beyond the box of the polygon, m. */
    static final double BOX_MARGIN = 0.1;

    /** The number of times a step's displacement by which a fat box is stretched. */
    private static final double BOX_PREDICTION = 2;

    private static final double MAX_TRANSLATION = 2;
    private static final double MAX_ROTATION = 0.5 * Box2D.PI;

    final Polygon shape;
    final double friction;
    final double inverseMass;
    final double inverseInertia;

    /** Centre of mass. */
    double cx;

    double cy;
    double angle;

    /** Centre of mass and angle at the fraction {@link #alpha0} of the current step. */
    double c0x;

    double c0y;
    double angle0;
    double alpha0;

    double vx;
    double vy;
    double omega;

    double forceX;
    double forceY;
    double torque;

    /** Origin of the body and its rotation, current after {@link #placeOrigin}. */
    double px;

    double py;
    final Rotation rotation = new Rotation();

    /** How long the body has been slow, s. */
    double restTime;

    /** The fat box of the broad phase. */
    double boxLeft;

    double boxRight;
    double boxBottom;
    double boxTop;

    /** Whether the fat box has changed since contacts were last looked for. */
    boolean boxMoved;

    private final Rotation rotation0 = new Rotation();

    Body(Polygon shape, double friction) {
        this.shape = shape;
        this.friction = friction;
        inverseMass = shape.inverseMass;
        inverseInertia = shape.inverseInertia;
    }

    /** Puts the body's origin somewhere, at rest. */
    void start(double originX, double originY, double startAngle) {
        angle = startAngle;
        rotation.set(angle);
        px = originX;
        py = originY;
        cx = rotation.cos * shape.centerX - rotation.sin * shape.centerY + px;
        cy = rotation.sin * shape.centerX + rotation.cos * shape.centerY + py;
        c0x = cx;
        c0y = cy;
        angle0 = angle;
        alpha0 = 0;
        stop();
        restTime = 0;
        setBox(px, py, rotation, BOX_MARGIN, false);
        boxMoved = true;
    }

    /** Takes away all velocity and all forces. */
    void stop() {
        vx = 0;
        vy = 0;
        omega = 0;
        clearForces();
    }

    void clearForces() {
        forceX = 0;
        forceY = 0;
        torque = 0;
    }

    /** Changes the velocities at once by an impulse (N s) at a point of the world. */
    void applyImpulse(double impulseX, double impulseY, double pointX, double pointY) {
        vx += inverseMass * impulseX;
        vy += inverseMass * impulseY;
        omega += inverseInertia * ((pointX - cx) * impulseY - (pointY - cy) * impulseX);
    }

    /** Starts a step: remembers where it began and integrates the forces. */
    void integrateVelocity(double dt, double gravity) {
        c0x = cx;
        c0y = cy;
        angle0 = angle;
        alpha0 = 0;
        vx += dt * (inverseMass * forceX);
        vy += dt * (gravity + inverseMass * forceY);
        omega += dt * inverseInertia * torque;
    }

    /** Moves the body with its velocities, which are cut to 2 m and a quarter turn in a step. */
    void integratePosition(double dt) {
        double dx = dt * vx;
        double dy = dt * vy;
        double squared = dx * dx + dy * dy;
        if (squared > MAX_TRANSLATION * MAX_TRANSLATION) {
            double ratio = MAX_TRANSLATION / Math.sqrt(squared);
            vx *= ratio;
            vy *= ratio;
        }
        double turn = dt * omega;
        if (turn * turn > MAX_ROTATION * MAX_ROTATION) {
            omega *= MAX_ROTATION / Math.abs(turn);
        }
        cx += dt * vx;
        cy += dt * vy;
        angle += dt * omega;
    }

    /** Brings rotation and origin up to date with the centre of mass and the angle. */
    void placeOrigin() {
        rotation.set(angle);
        px = cx - (rotation.cos * shape.centerX - rotation.sin * shape.centerY);
        py = cy - (rotation.sin * shape.centerX + rotation.cos * shape.centerY);
    }

    /** Moves the start of the remaining motion to the fraction {@code alpha} of the step. */
    void advanceStart(double alpha) {
        double beta = (alpha - alpha0) / (1 - alpha0);
        c0x = (1 - beta) * c0x + beta * cx;
        c0y = (1 - beta) * c0y + beta * cy;
        angle0 = (1 - beta) * angle0 + beta * angle;
        alpha0 = alpha;
    }

    /** Moves the body back to where it was at the fraction {@code alpha} of the step. */
    void advance(double alpha) {
        advanceStart(alpha);
        cx = c0x;
        cy = c0y;
        angle = angle0;
        placeOrigin();
    }

    /**
     * Renews the fat box if the polygon's path, from the start of the motion to its end, has left
     * it.
     */
    void updateBox() {
        rotation0.set(angle0);
        double p0x = c0x - (rotation0.cos * shape.centerX - rotation0.sin * shape.centerY);
        double p0y = c0y - (rotation0.sin * shape.centerX + rotation0.cos * shape.centerY);
        double left = boxLeft;
        double right = boxRight;
        double bottom = boxBottom;
        double top = boxTop;
        setBox(p0x, p0y, rotation0, 0, false);
        setBox(px, py, rotation, 0, true);
        if (left <= boxLeft && bottom <= boxBottom && boxRight <= right && boxTop <= top) {
            boxLeft = left;
            boxRight = right;
            boxBottom = bottom;
            boxTop = top;
            return;
        }
        double dx = BOX_PREDICTION * (px - p0x);
        double dy = BOX_PREDICTION * (py - p0y);
        boxLeft = boxLeft - BOX_MARGIN + Math.min(dx, 0);
        boxRight = boxRight + BOX_MARGIN + Math.max(dx, 0);
        boxBottom = boxBottom - BOX_MARGIN + Math.min(dy, 0);
        boxTop = boxTop + BOX_MARGIN + Math.max(dy, 0);
        boxMoved = true;
    }

    private void setBox(double originX, double originY, Rotation q, double margin, boolean join) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        double[] xs = shape.x;
        double[] ys = shape.y;
        for (int i = 0; i < xs.length; i++) {
            double x = (q.cos * xs[i] - q.sin * ys[i]) + originX;
            double y = (q.sin * xs[i] + q.cos * ys[i]) + originY;
            left = Math.min(left, x);
            right = Math.max(right, x);
            bottom = Math.min(bottom, y);
            top = Math.max(top, y);
        }
        double skin = Box2D.POLYGON_RADIUS + margin;
        boxLeft = join ? Math.min(boxLeft, left - skin) : left - skin;
        boxRight = join ? Math.max(boxRight, right + skin) : right + skin;
        boxBottom = join ? Math.min(boxBottom, bottom - skin) : bottom - skin;
        boxTop = join ? Math.max(boxTop, top + skin) : top + skin;
    }
}
