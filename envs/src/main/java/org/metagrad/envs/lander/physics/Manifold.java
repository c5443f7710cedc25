package org.metagrad.envs.lander.physics;

/**
 * Where a polygon touches an edge: up to two points, with the impulses that held them apart.
 *
 * <p>If {@link #faceOfPolygon}, a side of the polygon is the reference plane, given in the frame of
 * the polygon, and the points are ends or parts of the edge, in the frame of the world. Otherwise
 * the edge is the plane, in the world, and the points are in the frame of the polygon. Source:
 * b2Manifold in b2Collision.h of Box2D 2.3.0.
 */
final class Manifold {
    /** The number of points, 0 to 2. */
    int points;

    boolean faceOfPolygon;

    double normalX;
    double normalY;
    double planeX;
    double planeY;

    final double[] x = new double[2];
    final double[] y = new double[2];

    /** Which features made the points, by which they are recognised in the next step. */
    final int[] feature = new int[2];

    final double[] normalImpulse = new double[2];
    final double[] tangentImpulse = new double[2];

    private final int[] oldFeature = new int[2];
    private final double[] oldNormalImpulse = new double[2];
    private final double[] oldTangentImpulse = new double[2];

    void clear() {
        points = 0;
    }

    /** Computes the points anew; one made by the same features as before keeps its impulses. */
    void update(EdgeCollider collider, Terrain terrain, int edge, Body body) {
        int oldPoints = points;
        for (int i = 0; i < oldPoints; i++) {
            oldFeature[i] = feature[i];
            oldNormalImpulse[i] = normalImpulse[i];
            oldTangentImpulse[i] = tangentImpulse[i];
        }
        collider.collide(terrain, edge, body, this);
        for (int i = 0; i < points; i++) {
            normalImpulse[i] = 0;
            tangentImpulse[i] = 0;
            for (int j = 0; j < oldPoints; j++) {
                if (oldFeature[j] == feature[i]) {
                    normalImpulse[i] = oldNormalImpulse[j];
                    tangentImpulse[i] = oldTangentImpulse[j];
                    break;
                }
            }
        }
    }
}
