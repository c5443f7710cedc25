package org.metagrad.envs.lander.physics;

/**
 * The ground of one episode: a bottom edge and ten edges from x = 0 to x = 20 m, all at rest.
 *
 * <p>Source: {@code reset} in Gymnasium's lunar_lander.py; the fattened boxes are those of
 * b2DynamicTree.cpp.
 */
final class Terrain {
    /** The number of heights that are drawn. */
    static final int DRAWS = 12;

    /** The number of edges. */
    static final int EDGES = 11;

    /** Width of the world, m. */
    static final double WIDTH = 600 / 30.0;

    /** Height of the world, m. */
    static final double HEIGHT = 400 / 30.0;

    private static final int POINTS = 11;

    /** The height of the landing pad before smoothing, m. */
    private static final double PAD = HEIGHT / 4;

    private static final int PAD_FIRST = POINTS / 2 - 2;
    private static final int PAD_LAST = POINTS / 2 + 2;

    /** Left end of each edge [EDGES]. */
    final double[] x1 = new double[EDGES];

    /** Left end of each edge [EDGES]. */
    final double[] y1 = new double[EDGES];

    /** Right end of each edge [EDGES]. */
    final double[] x2 = new double[EDGES];

    /** Right end of each edge [EDGES]. */
    final double[] y2 = new double[EDGES];

    /** Unit normal to the left of the edge's direction: upwards [EDGES]. */
    final double[] normalX = new double[EDGES];

    /** Unit normal to the left of the edge's direction: upwards [EDGES]. */
    final double[] normalY = new double[EDGES];

    private final double[] heights = new double[DRAWS];

    /** Coefficient of friction of an edge: Box2D's default for the bottom, 0.1 for the others. */
    static double friction(int edge) {
        return edge == 0 ? 0.2 : 0.1;
    }

    /**
     * Makes the ground of an episode; the five points of the pad are level whatever was drawn.
     *
     * @param draws uniform in [0, HEIGHT / 2), m [DRAWS]. Not modified.
     */
    void set(double[] draws) {
        for (int i = 0; i < DRAWS; i++) {
            heights[i] = i >= PAD_FIRST && i <= PAD_LAST ? PAD : draws[i];
        }
        setEdge(0, 0, 0, WIDTH, 0);
        for (int i = 0; i < POINTS - 1; i++) {
            double left = WIDTH / (POINTS - 1) * i;
            double right = WIDTH / (POINTS - 1) * (i + 1);
            setEdge(i + 1, left, smoothed(i), right, smoothed(i + 1));
        }
    }

    /** The mean of three heights, nearly: the factor is 0.33. Before the first is the last. */
    private double smoothed(int i) {
        double before = heights[i == 0 ? DRAWS - 1 : i - 1];
        return 0.33 * (before + heights[i] + heights[i + 1]);
    }

    private void setEdge(int edge, double fromX, double fromY, double toX, double toY) {
        x1[edge] = fromX;
        y1[edge] = fromY;
        x2[edge] = toX;
        y2[edge] = toY;
        double dx = toX - fromX;
        double dy = toY - fromY;
        double inverseLength = 1 / Math.sqrt(dx * dx + dy * dy);
        normalX[edge] = -(dy * inverseLength);
        normalY[edge] = dx * inverseLength;
    }

    /** Whether the fat box of an edge overlaps that of a body. */
    boolean overlaps(int edge, Body body) {
        double margin = Box2D.POLYGON_RADIUS + Body.BOX_MARGIN;
        return !(x1[edge] - margin > body.boxRight
                || x2[edge] + margin < body.boxLeft
                || Math.min(y1[edge], y2[edge]) - margin > body.boxTop
                || Math.max(y1[edge], y2[edge]) + margin < body.boxBottom);
    }
}
