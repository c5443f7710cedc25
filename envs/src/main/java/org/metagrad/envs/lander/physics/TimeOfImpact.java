package org.metagrad.envs.lander.physics;

/**
 * When in its motion a body comes within reach of an edge, by conservative advancement along
 * separating axes.
 *
 * <p>Source: b2TimeOfImpact.cpp of Box2D 2.3.0. Owns scratch space.
 */
final class TimeOfImpact {
    private static final double TARGET =
            Math.max(Box2D.LINEAR_SLOP, Box2D.SKIN - 3 * Box2D.LINEAR_SLOP);
    private static final double TOLERANCE = 0.25 * Box2D.LINEAR_SLOP;

    /** The gap that is far above its rounding errors, m. */
    private static final double ROUNDING = 1e-9;

    private static final int MAX_ITERATIONS = 20;
    private static final int MAX_ROOT_ITERATIONS = 50;
    private static final int MAX_PUSHES = 16;

    private enum Axis {
        POINTS,
        EDGE,
        SIDE
    }

    private final Distance distance = new Distance();
    private final Pose pose = new Pose();
    private final double[] edgeX = new double[2];
    private final double[] edgeY = new double[2];
    private Polygon polygon;

    // The separating axis: in the frame of the polygon for SIDE, in the world otherwise.
    private Axis axis;
    private double axisX;
    private double axisY;
    private double middleX;
    private double middleY;

    // The pair of corners between which the gap is smallest.
    private int deepestA;
    private int deepestB;

    /**
     * The fraction of the body's remaining motion after which the gap has shrunk to the target, or
     * NaN if it never does, or if they overlap at the start.
     */
    double compute(Terrain terrain, int edge, Body body) {
        if (staysAbove(terrain, edge, body)) {
            return Double.NaN;
        }
        edgeX[0] = terrain.x1[edge];
        edgeY[0] = terrain.y1[edge];
        edgeX[1] = terrain.x2[edge];
        edgeY[1] = terrain.y2[edge];
        polygon = body.shape;
        pose.setMotion(body);
        distance.restart();
        double t1 = 0;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            pose.moveTo(t1);
            double gap = distance.compute(edgeX, edgeY, polygon, pose);
            if (gap <= 0) {
                return Double.NaN;
            }
            if (gap < TARGET + TOLERANCE) {
                return t1;
            }
            chooseAxis();
            double next = advance(t1);
            if (!(next > t1)) {
                return next;
            }
            t1 = next;
        }
        return Double.NaN;
    }

    /**
     * Whether the body clearly stays above the line of the edge all the time: then there is no
     * impact. The gap of a corner is that of the centre of mass, which moves straight, and of its
     * lever, which changes by at most the radius times the turn.
     */
    private static boolean staysAbove(Terrain terrain, int edge, Body body) {
        double nx = terrain.normalX[edge];
        double ny = terrain.normalY[edge];
        double before = nx * (body.c0x - terrain.x1[edge]) + ny * (body.c0y - terrain.y1[edge]);
        double after = nx * (body.cx - terrain.x1[edge]) + ny * (body.cy - terrain.y1[edge]);
        Polygon shape = body.shape;
        double localX = body.rotation.cos * nx + body.rotation.sin * ny;
        double localY = body.rotation.cos * ny - body.rotation.sin * nx;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shape.size(); i++) {
            double lever =
                    localX * (shape.x[i] - shape.centerX) + localY * (shape.y[i] - shape.centerY);
            lowest = Math.min(lowest, lever);
        }
        double turn = Math.abs(body.angle - body.angle0);
        double gap = Math.min(before, after) + lowest - shape.radius * turn;
        return gap > TARGET + TOLERANCE + ROUNDING;
    }

    /**
     * The latest time before which the axis separates; {@code t1} itself if they touch then, and
     * NaN if there is no impact or no progress.
     */
    private double advance(double t1) {
        double t2 = 1;
        for (int push = 0; push < MAX_PUSHES; push++) {
            double s2 = smallestGap(t2);
            if (s2 > TARGET + TOLERANCE) {
                return Double.NaN;
            }
            if (s2 > TARGET - TOLERANCE) {
                return t2;
            }
            double s1 = gapOfDeepest(t1);
            if (s1 < TARGET - TOLERANCE) {
                return Double.NaN;
            }
            if (s1 <= TARGET + TOLERANCE) {
                return t1;
            }
            t2 = root(t1, s1, t2, s2);
        }
        return Double.NaN;
    }

    /**
     * The time at which the gap of the deepest pair is the target, by bisection and secants in
     * turn.
     */
    private double root(double t1, double s1, double t2, double s2) {
        double low = t1;
        double high = t2;
        double gapLow = s1;
        double gapHigh = s2;
        for (int i = 0; i < MAX_ROOT_ITERATIONS; i++) {
            double t =
                    (i & 1) != 0
                            ? low + (TARGET - gapLow) * (high - low) / (gapHigh - gapLow)
                            : 0.5 * (low + high);
            double s = gapOfDeepest(t);
            if (Math.abs(s - TARGET) < TOLERANCE) {
                return t;
            }
            if (s > TARGET) {
                low = t;
                gapLow = s;
            } else {
                high = t;
                gapHigh = s;
            }
        }
        return t2;
    }

    /** Takes the axis from the simplex of the last distance, at the pose of that search. */
    private void chooseAxis() {
        int a0 = distance.indexA[0];
        int b0 = distance.indexB[0];
        if (distance.count == 1) {
            axis = Axis.POINTS;
            setAxis(pose.x(polygon, b0) - edgeX[a0], pose.y(polygon, b0) - edgeY[a0]);
            return;
        }
        int a1 = distance.indexA[1];
        int b1 = distance.indexB[1];
        if (a0 == a1) {
            axis = Axis.SIDE;
            setAxis(polygon.y[b1] - polygon.y[b0], polygon.x[b0] - polygon.x[b1]);
            middleX = 0.5 * (polygon.x[b0] + polygon.x[b1]);
            middleY = 0.5 * (polygon.y[b0] + polygon.y[b1]);
        } else {
            axis = Axis.EDGE;
            setAxis(edgeY[a1] - edgeY[a0], edgeX[a0] - edgeX[a1]);
            middleX = 0.5 * (edgeX[a0] + edgeX[a1]);
            middleY = 0.5 * (edgeY[a0] + edgeY[a1]);
        }
        deepestA = a0;
        deepestB = b0;
        if (gapAtPose() < 0) {
            axisX = -axisX;
            axisY = -axisY;
        }
    }

    private void setAxis(double x, double y) {
        double length = Math.sqrt(x * x + y * y);
        axisX = x / length;
        axisY = y / length;
    }

    /** Finds the deepest pair at a time, and its gap along the axis. */
    private double smallestGap(double t) {
        pose.moveTo(t);
        switch (axis) {
            case POINTS -> {
                deepestA = supportOfEdge(axisX, axisY);
                deepestB = pose.support(polygon, -axisX, -axisY);
            }
            case EDGE -> deepestB = pose.support(polygon, -axisX, -axisY);
            case SIDE ->
                    deepestA =
                            supportOfEdge(-pose.turnedX(axisX, axisY), -pose.turnedY(axisX, axisY));
        }
        return gapAtPose();
    }

    private int supportOfEdge(double dx, double dy) {
        return edgeX[1] * dx + edgeY[1] * dy > edgeX[0] * dx + edgeY[0] * dy ? 1 : 0;
    }

    private double gapOfDeepest(double t) {
        pose.moveTo(t);
        return gapAtPose();
    }

    private double gapAtPose() {
        return switch (axis) {
            case POINTS ->
                    (pose.x(polygon, deepestB) - edgeX[deepestA]) * axisX
                            + (pose.y(polygon, deepestB) - edgeY[deepestA]) * axisY;
            case EDGE ->
                    (pose.x(polygon, deepestB) - middleX) * axisX
                            + (pose.y(polygon, deepestB) - middleY) * axisY;
            case SIDE ->
                    (edgeX[deepestA] - pose.worldX(middleX, middleY)) * pose.turnedX(axisX, axisY)
                            + (edgeY[deepestA] - pose.worldY(middleX, middleY))
                                    * pose.turnedY(axisX, axisY);
        };
    }
}
