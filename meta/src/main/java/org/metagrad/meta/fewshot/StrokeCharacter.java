package org.metagrad.meta.fewshot;

import java.util.Arrays;
import org.metagrad.envs.RandomStream;

/**
 * A character of two to four strokes, each a cubic Bezier curve with control points in the unit
 * square, and how a hand draws it: control points a little off, turned, scaled, slanted and moved,
 * with a thinner or thicker pen.
 */
final class StrokeCharacter {
    /** Height and width of an image, pixels. */
    static final int SIZE = 28;

    private static final int SEGMENTS = 12;
    private static final int NUMBERS = 8;
    private static final double MARGIN = 0.12;

    /** The control points of each stroke, x and y in turn, around the centre. */
    private final double[][] strokes;

    /** The character of a stream. */
    StrokeCharacter(RandomStream stream) {
        strokes = new double[2 + (int) (3 * stream.uniform(0))][NUMBERS];
        for (int s = 0; s < strokes.length; s++) {
            for (int i = 0; i < NUMBERS; i++) {
                strokes[s][i] =
                        (1 - 2 * MARGIN) * (stream.uniform(1 + (long) s * NUMBERS + i) - 0.5);
            }
        }
    }

    /**
     * Draws an image of it.
     *
     * @param stream of the hand
     * @param image {@code [SIZE, SIZE]} row-major, 0 for paper to 1 for ink. Modified.
     */
    void draw(RandomStream stream, float[] image) {
        Arrays.fill(image, 0);
        double turn = spread(stream, 0, 0.25);
        double slant = spread(stream, 1, 0.2);
        double wide = 1 + spread(stream, 2, 0.15);
        double high = 1 + spread(stream, 3, 0.15);
        double right = spread(stream, 4, 0.07);
        double down = spread(stream, 5, 0.07);
        double pen = 1 + spread(stream, 6, 0.3);
        // the bits of Math.cos may change when the JIT compiles the caller
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double[] p = new double[NUMBERS];
        for (int s = 0; s < strokes.length; s++) {
            for (int i = 0; i < NUMBERS; i += 2) {
                int at = 7 + s * NUMBERS + i;
                double x = wide * (strokes[s][i] + spread(stream, at, 0.03));
                double y = high * (strokes[s][i + 1] + spread(stream, at + 1, 0.03));
                x += slant * y;
                p[i] = SIZE * (0.5 + right + cos * x - sin * y);
                p[i + 1] = SIZE * (0.5 + down + sin * x + cos * y);
            }
            curve(p, pen, image);
        }
    }

    private static double spread(RandomStream stream, int at, double most) {
        return most * (2 * stream.uniform(at) - 1);
    }

    private static void curve(double[] p, double pen, float[] image) {
        double x = p[0];
        double y = p[1];
        for (int i = 1; i <= SEGMENTS; i++) {
            double t = (double) i / SEGMENTS;
            double u = 1 - t;
            double a = u * u * u;
            double b = 3 * u * u * t;
            double c = 3 * u * t * t;
            double d = t * t * t;
            double nextX = a * p[0] + b * p[2] + c * p[4] + d * p[6];
            double nextY = a * p[1] + b * p[3] + c * p[5] + d * p[7];
            segment(x, y, nextX, nextY, pen, image);
            x = nextX;
            y = nextY;
        }
    }

    /** Inks pixels by the distance of their centres: all within the pen, falling over a pixel. */
    private static void segment(
            double x0, double y0, double x1, double y1, double pen, float[] image) {
        double reach = pen + 0.5;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = Math.max(1e-12, dx * dx + dy * dy);
        int top = clamp(Math.min(y0, y1) - reach);
        int bottom = clamp(Math.max(y0, y1) + reach);
        int left = clamp(Math.min(x0, x1) - reach);
        int right = clamp(Math.max(x0, x1) + reach);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double along = Math.clamp((px * dx + py * dy) / squared, 0, 1);
                double ox = px - along * dx;
                double oy = py - along * dy;
                double ink = Math.clamp(reach - Math.sqrt(ox * ox + oy * oy), 0, 1);
                int at = row * SIZE + column;
                image[at] = Math.max(image[at], (float) ink);
            }
        }
    }

    private static int clamp(double pixel) {
        return (int) Math.clamp(pixel, 0, SIZE - 1);
    }
}
