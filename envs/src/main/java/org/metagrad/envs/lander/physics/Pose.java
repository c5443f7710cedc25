package org.metagrad.envs.lander.physics;

/** Where a body is at some moment of a step: origin and rotation between the two ends. */
final class Pose {
    private double px;
    private double py;
    private final Rotation rotation = new Rotation();

    private double c0x;
    private double c0y;
    private double angle0;
    private double c1x;
    private double c1y;
    private double angle1;
    private double centerX;
    private double centerY;

    /** Takes over the remaining motion of a body, with its start angle brought to [0, 2 pi). */
    void setMotion(Body body) {
        c0x = body.c0x;
        c0y = body.c0y;
        c1x = body.cx;
        c1y = body.cy;
        double turns = 2 * Box2D.PI * Math.floor(body.angle0 / (2 * Box2D.PI));
        angle0 = body.angle0 - turns;
        angle1 = body.angle - turns;
        centerX = body.shape.centerX;
        centerY = body.shape.centerY;
    }

    /** Moves to the fraction {@code t} of the motion. */
    void moveTo(double t) {
        rotation.set((1 - t) * angle0 + t * angle1);
        px = ((1 - t) * c0x + t * c1x) - (rotation.cos * centerX - rotation.sin * centerY);
        py = ((1 - t) * c0y + t * c1y) - (rotation.sin * centerX + rotation.cos * centerY);
    }

    /** The world's x of a corner. */
    double x(Polygon polygon, int i) {
        return worldX(polygon.x[i], polygon.y[i]);
    }

    /** The world's y of a corner. */
    double y(Polygon polygon, int i) {
        return worldY(polygon.x[i], polygon.y[i]);
    }

    double worldX(double x, double y) {
        return (rotation.cos * x - rotation.sin * y) + px;
    }

    double worldY(double x, double y) {
        return (rotation.sin * x + rotation.cos * y) + py;
    }

    double turnedX(double x, double y) {
        return rotation.cos * x - rotation.sin * y;
    }

    double turnedY(double x, double y) {
        return rotation.sin * x + rotation.cos * y;
    }

    /** The corner farthest in a direction of the world; of equal ones the first. */
    int support(Polygon polygon, double dx, double dy) {
        double localX = rotation.cos * dx + rotation.sin * dy;
        double localY = -rotation.sin * dx + rotation.cos * dy;
        int best = 0;
        double farthest = polygon.x[0] * localX + polygon.y[0] * localY;
        for (int i = 1; i < polygon.size(); i++) {
            double value = polygon.x[i] * localX + polygon.y[i] * localY;
            if (value > farthest) {
                best = i;
                farthest = value;
            }
        }
        return best;
    }
}
