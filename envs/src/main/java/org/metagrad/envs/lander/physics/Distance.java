package org.metagrad.envs.lander.physics;

/**
 * The distance between an edge of the ground and a polygon, skins not counted: the algorithm of
 * Gilbert, Johnson and Keerthi on the differences of their corners.
 *
 * <p>The last simplex is kept and the next search starts from it. Source: b2Distance.cpp of Box2D
 * 2.3.0. Owns scratch space.
 */
final class Distance {
    private static final int MAX_ITERATIONS = 20;

    /** The number of corners of the simplex, 0 before the first search. */
    int count;

    /** Which ends of the edge the corners are made of. */
    final int[] indexA = new int[3];

    /** Which corners of the polygon the corners are made of. */
    final int[] indexB = new int[3];

    private double metric;
    private final double[] wx = new double[3];
    private final double[] wy = new double[3];
    private final double[] weight = new double[3];
    private final int[] savedA = new int[3];
    private final int[] savedB = new int[3];

    /** Forgets the last simplex. */
    void restart() {
        count = 0;
    }

    /** The distance, m; 0 if they overlap. */
    double compute(double[] ax, double[] ay, Polygon b, Pose pose) {
        readSimplex(ax, ay, b, pose);
        int iterations = 0;
        while (iterations < MAX_ITERATIONS) {
            int saved = count;
            for (int i = 0; i < saved; i++) {
                savedA[i] = indexA[i];
                savedB[i] = indexB[i];
            }
            if (count == 2) {
                solveSegment();
            } else if (count == 3) {
                solveTriangle();
            }
            if (count == 3) {
                break;
            }
            double dx = -wx[0];
            double dy = -wy[0];
            if (count == 2) {
                double sideX = wx[1] - wx[0];
                double sideY = wy[1] - wy[0];
                boolean left = sideX * dy - sideY * dx > 0;
                dx = left ? -sideY : sideY;
                dy = left ? sideX : -sideX;
            }
            if (dx * dx + dy * dy < Box2D.EPSILON * Box2D.EPSILON) {
                break;
            }
            int a = ax[1] * -dx + ay[1] * -dy > ax[0] * -dx + ay[0] * -dy ? 1 : 0;
            setCorner(count, a, pose.support(b, dx, dy), ax, ay, b, pose);
            iterations++;
            if (isSaved(saved)) {
                break;
            }
            count++;
        }
        metric = currentMetric();
        return distance();
    }

    private void readSimplex(double[] ax, double[] ay, Polygon b, Pose pose) {
        for (int i = 0; i < count; i++) {
            setCorner(i, indexA[i], indexB[i], ax, ay, b, pose);
        }
        if (count > 1) {
            double now = currentMetric();
            if (now < 0.5 * metric || 2 * metric < now || now < Box2D.EPSILON) {
                count = 0;
            }
        }
        if (count == 0) {
            setCorner(0, 0, 0, ax, ay, b, pose);
            count = 1;
        }
        weight[0] = 1;
    }

    private void setCorner(
            int i, int a, int b, double[] ax, double[] ay, Polygon polygon, Pose pose) {
        indexA[i] = a;
        indexB[i] = b;
        wx[i] = pose.x(polygon, b) - ax[a];
        wy[i] = pose.y(polygon, b) - ay[a];
    }

    private boolean isSaved(int saved) {
        for (int i = 0; i < saved; i++) {
            if (indexA[count] == savedA[i] && indexB[count] == savedB[i]) {
                return true;
            }
        }
        return false;
    }

    private double currentMetric() {
        if (count == 2) {
            double dx = wx[1] - wx[0];
            double dy = wy[1] - wy[0];
            return Math.sqrt(dx * dx + dy * dy);
        }
        return count == 3
                ? (wx[1] - wx[0]) * (wy[2] - wy[0]) - (wy[1] - wy[0]) * (wx[2] - wx[0])
                : 0;
    }

    private double distance() {
        if (count == 3) {
            return 0;
        }
        double x = wx[0];
        double y = wy[0];
        if (count == 2) {
            x = weight[0] * wx[0] + weight[1] * wx[1];
            y = weight[0] * wy[0] + weight[1] * wy[1];
        }
        return Math.sqrt(x * x + y * y);
    }

    /** Reduces a segment to the part nearest to the origin. */
    private void solveSegment() {
        double sideX = wx[1] - wx[0];
        double sideY = wy[1] - wy[0];
        double d2 = -(wx[0] * sideX + wy[0] * sideY);
        if (d2 <= 0) {
            keep(0);
            return;
        }
        double d1 = wx[1] * sideX + wy[1] * sideY;
        if (d1 <= 0) {
            keep(1);
            return;
        }
        setSegment(d1, d2);
    }

    /** Reduces a triangle to the part nearest to the origin, by its Voronoi regions. */
    private void solveTriangle() {
        double e12x = wx[1] - wx[0];
        double e12y = wy[1] - wy[0];
        double d12First = wx[1] * e12x + wy[1] * e12y;
        double d12Second = -(wx[0] * e12x + wy[0] * e12y);
        double e13x = wx[2] - wx[0];
        double e13y = wy[2] - wy[0];
        double d13First = wx[2] * e13x + wy[2] * e13y;
        double d13Second = -(wx[0] * e13x + wy[0] * e13y);
        double e23x = wx[2] - wx[1];
        double e23y = wy[2] - wy[1];
        double d23First = wx[2] * e23x + wy[2] * e23y;
        double d23Second = -(wx[1] * e23x + wy[1] * e23y);
        double turn = e12x * e13y - e12y * e13x;
        double area1 = turn * (wx[1] * wy[2] - wy[1] * wx[2]);
        double area2 = turn * (wx[2] * wy[0] - wy[2] * wx[0]);
        double area3 = turn * (wx[0] * wy[1] - wy[0] * wx[1]);

        if (d12Second <= 0 && d13Second <= 0) {
            keep(0);
        } else if (d12First > 0 && d12Second > 0 && area3 <= 0) {
            setSegment(d12First, d12Second);
        } else if (d13First > 0 && d13Second > 0 && area2 <= 0) {
            copy(2, 1);
            setSegment(d13First, d13Second);
        } else if (d12First <= 0 && d23Second <= 0) {
            keep(1);
        } else if (d13First <= 0 && d23First <= 0) {
            keep(2);
        } else if (d23First > 0 && d23Second > 0 && area1 <= 0) {
            // The third corner takes the place of the first, so the weights swap.
            copy(2, 0);
            setSegment(d23Second, d23First);
        }
    }

    private void keep(int i) {
        copy(i, 0);
        weight[0] = 1;
        count = 1;
    }

    private void copy(int from, int to) {
        wx[to] = wx[from];
        wy[to] = wy[from];
        indexA[to] = indexA[from];
        indexB[to] = indexB[from];
    }

    private void setSegment(double d1, double d2) {
        double inverse = 1 / (d1 + d2);
        weight[0] = d1 * inverse;
        weight[1] = d2 * inverse;
        count = 2;
    }
}
