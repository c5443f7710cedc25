package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The curves on which a function of two numbers has given values: in each cell of a grid the
 * straight pieces between points on the cell's sides, each of which is found by bisection, so that
 * the function really has the value there.
 *
 * @param low the corner of the least coordinates, [2]
 * @param high the opposite corner, [2]
 * @param cells of the grid, each way
 */
record Contours(double[] low, double[] high, int cells) {
    private static final int HALVINGS = 60;

    /**
     * The pieces of one value: {@code x1, y1, x2, y2} of each, one after the other.
     *
     * @param f the function
     * @param level the value
     */
    List<Double> of(ToDoubleFunction<double[]> f, double level) {
        double[][] above = new double[cells + 1][cells + 1];
        for (int i = 0; i <= cells; i++) {
            for (int j = 0; j <= cells; j++) {
                above[i][j] = f.applyAsDouble(corner(i, j)) - level;
            }
        }
        List<Double> pieces = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                List<double[]> crossings = new ArrayList<>();
                int[][] around = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}, {i, j}};
                for (int c = 0; c < 4; c++) {
                    double from = above[around[c][0]][around[c][1]];
                    double to = above[around[c + 1][0]][around[c + 1][1]];
                    if (from > 0 != to > 0) {
                        double[] a = corner(around[c][0], around[c][1]);
                        double[] b = corner(around[c + 1][0], around[c + 1][1]);
                        // From the side that lies below, so that both cells of a side agree.
                        crossings.add(
                                from > 0 ? crossing(f, level, b, a) : crossing(f, level, a, b));
                    }
                }
                for (int c = 0; c + 1 < crossings.size(); c += 2) {
                    pieces.addAll(Values.list(crossings.get(c)));
                    pieces.addAll(Values.list(crossings.get(c + 1)));
                }
            }
        }
        return pieces;
    }

    private double[] corner(int i, int j) {
        return new double[] {
            low[0] + (high[0] - low[0]) * i / cells, low[1] + (high[1] - low[1]) * j / cells
        };
    }

    /** The point between one where the function is at most the level and one where it is above. */
    private static double[] crossing(
            ToDoubleFunction<double[]> f, double level, double[] below, double[] above) {
        double[] a = below;
        double[] b = above;
        for (int n = 0; n < HALVINGS; n++) {
            double[] middle = {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
            if (f.applyAsDouble(middle) > level) {
                b = middle;
            } else {
                a = middle;
            }
        }
        return a;
    }
}
