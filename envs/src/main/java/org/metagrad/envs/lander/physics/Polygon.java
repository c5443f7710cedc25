package org.metagrad.envs.lander.physics;

/**
 * A convex polygon with uniform density: outline, outward normals and mass properties.
 *
 * <p>Vertices are counter-clockwise, in m, relative to the origin of the body. Source:
 * b2PolygonShape.cpp of Box2D 2.3.0.
 */
final class Polygon {
    /** Corners, m [n]. */
    final double[] x;

    /** Corners, m [n]. */
    final double[] y;

    /** Unit normal of the side from corner i to corner i + 1 [n]. */
    final double[] normalX;

    /** Unit normal of the side from corner i to corner i + 1 [n]. */
    final double[] normalY;

    /** The reciprocal of density times area, 1/kg. */
    final double inverseMass;

    /** The reciprocal of the moment of inertia about the centre of mass, 1/(kg m^2). */
    final double inverseInertia;

    /** Centre of mass, m. */
    final double centerX;

    /** Centre of mass, m. */
    final double centerY;

    /** The largest distance of a corner from the centre of mass, m. */
    final double radius;

    /**
     * A polygon from its corners.
     *
     * @param density kg/m^2
     * @param x corners, m. Not modified.
     * @param y corners, m. Not modified.
     */
    Polygon(double density, double[] x, double[] y) {
        int n = x.length;
        this.x = x.clone();
        this.y = y.clone();
        normalX = new double[n];
        normalY = new double[n];
        double middleX = 0;
        double middleY = 0;
        for (int i = 0; i < n; i++) {
            middleX += x[i];
            middleY += y[i];
        }
        middleX *= 1.0 / n;
        middleY *= 1.0 / n;

        // The integrals of 1, x, y and x^2 + y^2 as sums over the triangles around the middle.
        double area = 0;
        double momentX = 0;
        double momentY = 0;
        double second = 0;
        for (int i = 0; i < n; i++) {
            int j = i + 1 < n ? i + 1 : 0;
            double sideX = x[j] - x[i];
            double sideY = y[j] - y[i];
            double length = Math.sqrt(sideX * sideX + sideY * sideY);
            normalX[i] = sideY / length;
            normalY[i] = -sideX / length;

            double x1 = x[i] - middleX;
            double y1 = y[i] - middleY;
            double x2 = x[j] - middleX;
            double y2 = y[j] - middleY;
            double parallelogram = x1 * y2 - y1 * x2;
            area += parallelogram / 2;
            momentX += parallelogram / 6 * (x1 + x2);
            momentY += parallelogram / 6 * (y1 + y2);
            double xx = x1 * x1 + x1 * x2 + x2 * x2;
            double yy = y1 * y1 + y1 * y2 + y2 * y2;
            second += parallelogram / 12 * (xx + yy);
        }
        double mass = density * area;
        double fromMiddleX = momentX / area;
        double fromMiddleY = momentY / area;
        inverseMass = 1 / mass;
        centerX = fromMiddleX + middleX;
        centerY = fromMiddleY + middleY;
        double steiner = fromMiddleX * fromMiddleX + fromMiddleY * fromMiddleY;
        inverseInertia = 1 / (density * second - mass * steiner);
        double squared = 0;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - centerX;
            double dy = y[i] - centerY;
            squared = Math.max(squared, dx * dx + dy * dy);
        }
        radius = Math.sqrt(squared);
    }

    /** The number of corners. */
    int size() {
        return x.length;
    }
}
