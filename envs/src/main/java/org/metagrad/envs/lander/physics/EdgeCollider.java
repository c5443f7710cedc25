package org.metagrad.envs.lander.physics;

/**
 * Finds where a polygon touches an edge, by separating axes and clipping.
 *
 * <p>Source: b2CollideEdge.cpp of Box2D 2.3.0 for edges without neighbours, which collide on both
 * sides. Owns scratch space.
 */
final class EdgeCollider {
    /**
     * The factor by which a side of the polygon must be better than the edge to be the reference.
     */
    private static final double RELATIVE_TOLERANCE = 0.98;

    private static final double ABSOLUTE_TOLERANCE = 0.001;

    private static final int VERTEX = 0;
    private static final int FACE = 1;

    // The polygon in the world.
    private final double[] x = new double[8];
    private final double[] y = new double[8];
    private final double[] normalX = new double[8];
    private final double[] normalY = new double[8];

    // The two ends of the incident segment while it is clipped.
    private final double[] endX = new double[2];
    private final double[] endY = new double[2];
    private final int[] endFeature = new int[2];

    /** The features that make a point, one of the reference and one of the incident shape. */
    private static int feature(int index1, int type1, int index2, int type2) {
        return index1 | type1 << 8 | index2 << 16 | type2 << 24;
    }

    /** Writes the points, if any, into the manifold; leaves its impulses. */
    void collide(Terrain terrain, int edge, Body body, Manifold manifold) {
        manifold.clear();
        double x1 = terrain.x1[edge];
        double y1 = terrain.y1[edge];
        double x2 = terrain.x2[edge];
        double y2 = terrain.y2[edge];
        place(body);
        int n = body.shape.size();

        // The edge's normal on the side of the polygon's centre.
        double upX = terrain.normalX[edge];
        double upY = terrain.normalY[edge];
        boolean below = upX * (body.cx - x1) + upY * (body.cy - y1) <= 0;
        double nx = below ? -upX : upX;
        double ny = below ? -upY : upY;

        double edgeGap = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            edgeGap = Math.min(edgeGap, nx * (x[i] - x1) + ny * (y[i] - y1));
        }
        if (edgeGap > Box2D.SKIN) {
            return;
        }
        double sideGap = -Double.MAX_VALUE;
        int side = 0;
        for (int i = 0; i < n; i++) {
            double mx = -normalX[i];
            double my = -normalY[i];
            double gap1 = mx * (x[i] - x1) + my * (y[i] - y1);
            double gap2 = mx * (x[i] - x2) + my * (y[i] - y2);
            double gap = Math.min(gap1, gap2);
            if (gap > Box2D.SKIN) {
                return;
            }
            if (gap > sideGap) {
                sideGap = gap;
                side = i;
            }
        }
        if (sideGap > RELATIVE_TOLERANCE * edgeGap + ABSOLUTE_TOLERANCE) {
            collideWithSide(x1, y1, x2, y2, side, body, manifold);
        } else {
            collideWithEdge(x1, y1, x2, y2, nx, ny, below, body, manifold);
        }
    }

    private void place(Body body) {
        double s = body.rotation.sin;
        double c = body.rotation.cos;
        Polygon shape = body.shape;
        for (int i = 0; i < shape.size(); i++) {
            x[i] = (c * shape.x[i] - s * shape.y[i]) + body.px;
            y[i] = (s * shape.x[i] + c * shape.y[i]) + body.py;
            normalX[i] = c * shape.normalX[i] - s * shape.normalY[i];
            normalY[i] = s * shape.normalX[i] + c * shape.normalY[i];
        }
    }

    /** The edge is the reference; what is clipped is the side of the polygon that faces it most. */
    private void collideWithEdge(
            double x1,
            double y1,
            double x2,
            double y2,
            double nx,
            double ny,
            boolean below,
            Body body,
            Manifold manifold) {
        int n = body.shape.size();
        int first = 0;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            double value = nx * normalX[i] + ny * normalY[i];
            if (value < best) {
                best = value;
                first = i;
            }
        }
        int second = first + 1 < n ? first + 1 : 0;
        setEnd(0, x[first], y[first], feature(0, FACE, first, VERTEX));
        setEnd(1, x[second], y[second], feature(0, FACE, second, VERTEX));

        double planeX = below ? x1 : x2;
        double planeY = below ? y1 : y2;
        double farX = below ? x2 : x1;
        double farY = below ? y2 : y1;
        int from = below ? 0 : 1;
        if (!clip(ny, -nx, planeX, planeY, from, true)
                || !clip(-ny, nx, farX, farY, 1 - from, true)) {
            return;
        }
        manifold.faceOfPolygon = false;
        manifold.normalX = nx;
        manifold.normalY = ny;
        manifold.planeX = planeX;
        manifold.planeY = planeY;
        double s = body.rotation.sin;
        double c = body.rotation.cos;
        for (int i = 0; i < 2; i++) {
            double gap = nx * (endX[i] - planeX) + ny * (endY[i] - planeY);
            if (gap <= Box2D.SKIN) {
                double dx = endX[i] - body.px;
                double dy = endY[i] - body.py;
                addPoint(manifold, c * dx + s * dy, -s * dx + c * dy, endFeature[i]);
            }
        }
    }

    /** A side of the polygon is the reference; what is clipped is the edge. */
    private void collideWithSide(
            double x1, double y1, double x2, double y2, int side, Body body, Manifold manifold) {
        Polygon shape = body.shape;
        int next = side + 1 < shape.size() ? side + 1 : 0;
        // Both ends get the same name, and a cut one can get that of the other kind of reference:
        // the original does so too, and it decides which impulses are kept.
        setEnd(0, x1, y1, feature(side, FACE, 0, VERTEX));
        setEnd(1, x2, y2, feature(side, FACE, 0, VERTEX));
        double nx = normalX[side];
        double ny = normalY[side];
        if (!clip(ny, -nx, x[side], y[side], side, false)
                || !clip(-ny, nx, x[next], y[next], next, false)) {
            return;
        }
        manifold.faceOfPolygon = true;
        manifold.normalX = shape.normalX[side];
        manifold.normalY = shape.normalY[side];
        manifold.planeX = shape.x[side];
        manifold.planeY = shape.y[side];
        for (int i = 0; i < 2; i++) {
            double gap = nx * (endX[i] - x[side]) + ny * (endY[i] - y[side]);
            if (gap <= Box2D.SKIN) {
                addPoint(manifold, endX[i], endY[i], endFeature[i]);
            }
        }
    }

    private void setEnd(int i, double px, double py, int feature) {
        endX[i] = px;
        endY[i] = py;
        endFeature[i] = feature;
    }

    private static void addPoint(Manifold manifold, double px, double py, int feature) {
        int i = manifold.points++;
        manifold.x[i] = px;
        manifold.y[i] = py;
        manifold.feature[i] = feature;
    }

    /**
     * Keeps what is behind the plane through (px, py) with normal (nx, ny): Sutherland and Hodgman.
     * The end that is kept comes first; a new end is named by the reference's vertex and by what
     * the first of the old ends belongs to.
     *
     * @return whether two ends are left
     */
    private boolean clip(
            double nx, double ny, double px, double py, int vertex, boolean edgeIsReference) {
        double offset = nx * px + ny * py;
        double distance0 = (nx * endX[0] + ny * endY[0]) - offset;
        double distance1 = (nx * endX[1] + ny * endY[1]) - offset;
        if (distance0 <= 0 && distance1 <= 0) {
            return true;
        }
        if (!(distance0 * distance1 < 0)) {
            return false;
        }
        double t = distance0 / (distance0 - distance1);
        double cutX = endX[0] + t * (endX[1] - endX[0]);
        double cutY = endY[0] + t * (endY[1] - endY[0]);
        int cutFeature =
                edgeIsReference
                        ? feature(vertex, VERTEX, endFeature[0] >> 16 & 0xff, FACE)
                        : feature(endFeature[0] & 0xff, FACE, vertex, VERTEX);
        if (distance1 <= 0) {
            setEnd(0, endX[1], endY[1], endFeature[1]);
        }
        setEnd(1, cutX, cutY, cutFeature);
        return true;
    }
}
