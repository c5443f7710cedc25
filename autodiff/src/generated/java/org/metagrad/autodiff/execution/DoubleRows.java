// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.execution;

import java.util.Arrays;
import org.metagrad.autodiff.RowIndex;

/** The calls of a plan that move values among the rows of a matrix and compute nothing. */
final class DoubleRows {
    private DoubleRows() {}

    /** {@code y[i,j] = x[0,j]}. */
    static void broadcastRow(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, xAt, y, yAt + row * columns, columns);
        }
    }

    /** {@code y[i,j] = x[i,0]}. */
    static void broadcastColumn(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            int from = yAt + row * columns;
            Arrays.fill(y, from, from + columns, x[xAt + row]);
        }
    }

    /** {@code y[0,j] = x[index[j], j]}; the indices have been checked. */
    static void pick(
            int columns, double[] x, int xAt, double[] index, int indexAt, double[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            y[yAt + j] = x[xAt + (int) index[indexAt + j] * columns + j];
        }
    }

    /** {@code y[index[j], j] = x[0,j]}, zero elsewhere; the indices have been checked. */
    static void scatter(
            int rows,
            int columns,
            double[] x,
            int xAt,
            double[] index,
            int indexAt,
            double[] y,
            int yAt) {
        Arrays.fill(y, yAt, yAt + rows * columns, 0);
        for (int j = 0; j < columns; j++) {
            y[yAt + (int) index[indexAt + j] * columns + j] = x[xAt + j];
        }
    }

    /**
     * Checks that all indices are those of rows.
     *
     * @param operation which takes the indices
     * @param indices the variable that holds them
     * @throws IllegalArgumentException naming the first one that is not
     */
    static void requireIndices(
            String operation, String indices, int rows, int columns, double[] index, int at) {
        for (int j = 0; j < columns; j++) {
            double value = index[at + j];
            int row = (int) value;
            // Not one that is no whole number, NaN among them.
            if (row != value || row < 0 || row >= rows) {
                throw RowIndex.refusal(operation, indices, rows, j, value);
            }
        }
    }
}
