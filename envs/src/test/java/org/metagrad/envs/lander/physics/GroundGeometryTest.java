package org.metagrad.envs.lander.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Distance and time of impact against what dense sampling finds, on random motions. */
class GroundGeometryTest {
    private static final double TARGET = 0.005;
    private static final double TOLERANCE = 0.00125;
    private static final int EDGE = 3;

    private final Random random = new Random(8);
    private final Terrain terrain = new Terrain();
    private final LanderWorld world = new LanderWorld();

    private double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private void drawTerrain() {
        double[] draws = new double[Terrain.DRAWS];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = uniform(0, Terrain.HEIGHT / 2);
        }
        terrain.set(draws);
    }

    /** A body near the edge, on its way to somewhere near. */
    private Body drawMotion() {
        Body body = random.nextBoolean() ? world.lander : world.leg0;
        body.start(uniform(3, 7), uniform(3, 6), uniform(-4, 4));
        body.c0x = body.cx;
        body.c0y = body.cy;
        body.angle0 = body.angle;
        body.cx += uniform(-0.3, 0.3);
        body.cy += uniform(-1, 0.2);
        body.angle += uniform(-0.3, 0.3);
        body.placeOrigin();
        return body;
    }

    /** The least distance of two convex outlines is at a corner of one of them. */
    private double sampledDistance(Body body, Pose pose) {
        Polygon shape = body.shape;
        double least = Double.MAX_VALUE;
        double x1 = terrain.x1[EDGE];
        double y1 = terrain.y1[EDGE];
        double x2 = terrain.x2[EDGE];
        double y2 = terrain.y2[EDGE];
        boolean inside1 = true;
        boolean inside2 = true;
        for (int i = 0; i < shape.size(); i++) {
            int next = (i + 1) % shape.size();
            double ax = pose.x(shape, i);
            double ay = pose.y(shape, i);
            double bx = pose.x(shape, next);
            double by = pose.y(shape, next);
            least = Math.min(least, toSegment(ax, ay, x1, y1, x2, y2));
            least = Math.min(least, toSegment(x1, y1, ax, ay, bx, by));
            least = Math.min(least, toSegment(x2, y2, ax, ay, bx, by));
            boolean crosses =
                    side(ax, ay, bx, by, x1, y1) * side(ax, ay, bx, by, x2, y2) < 0
                            && side(x1, y1, x2, y2, ax, ay) * side(x1, y1, x2, y2, bx, by) < 0;
            least = crosses ? 0 : least;
            inside1 &= side(ax, ay, bx, by, x1, y1) > 0;
            inside2 &= side(ax, ay, bx, by, x2, y2) > 0;
        }
        return inside1 || inside2 ? 0 : least;
    }

    private static double side(double ax, double ay, double bx, double by, double x, double y) {
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    }

    private static double toSegment(
            double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }

    @Test
    void distanceIsTheLeastOverCornersAndSides() {
        Distance distance = new Distance();
        Pose pose = new Pose();
        int overlaps = 0;
        for (int i = 0; i < 3_000; i++) {
            drawTerrain();
            Body body = drawMotion();
            pose.setMotion(body);
            pose.moveTo(uniform(0, 1));
            distance.restart();
            double[] edgeX = {terrain.x1[EDGE], terrain.x2[EDGE]};
            double[] edgeY = {terrain.y1[EDGE], terrain.y2[EDGE]};
            double want = sampledDistance(body, pose);
            assertThat(distance.compute(edgeX, edgeY, body.shape, pose))
                    .isCloseTo(want, within(1e-9));
            overlaps += want == 0 ? 1 : 0;
        }
        assertThat(overlaps).isBetween(100, 2_900);
    }

    @Test
    void anImpactIsTheFirstTimeTheGapIsSmall() {
        TimeOfImpact timeOfImpact = new TimeOfImpact();
        Pose pose = new Pose();
        int impacts = 0;
        int none = 0;
        for (int i = 0; i < 2_000; i++) {
            drawTerrain();
            Body body = drawMotion();
            pose.setMotion(body);
            pose.moveTo(0);
            if (sampledDistance(body, pose) < TARGET + TOLERANCE) {
                continue;
            }
            double t = timeOfImpact.compute(terrain, EDGE, body);
            boolean touches = !Double.isNaN(t);
            for (int k = 0; k < 50; k++) {
                pose.moveTo(touches ? 0.98 * t * k / 50 : k / 50.0);
                assertThat(sampledDistance(body, pose)).isGreaterThan(TARGET - TOLERANCE);
            }
            if (touches) {
                pose.moveTo(t);
                double gap = sampledDistance(body, pose);
                assertThat(gap).isBetween(TARGET - TOLERANCE, TARGET + TOLERANCE);
                impacts++;
            } else {
                none++;
            }
        }
        assertThat(impacts).isGreaterThan(100);
        assertThat(none).isGreaterThan(100);
    }
}
