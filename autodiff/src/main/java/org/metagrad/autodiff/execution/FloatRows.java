package org.metagrad.autodiff.execution;

import java.util.Arrays;
import org.metagrad.autodiff.RowIndex;
import org.metagrad.autodiff.RowMap;

/** The calls of a plan that move values about in a matrix, and add up what meets. */
final class FloatRows {
    private FloatRows() {}

    /** {@code y[i,j] = x[0,j]}. */
    static void broadcastRow(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, xAt, y, yAt + row * columns, columns);
        }
    }

    /** {@code y[i,j] = x[i,0]}. */
    static void broadcastColumn(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            int from = yAt + row * columns;
            Arrays.fill(y, from, from + columns, x[xAt + row]);
        }
    }

    /** {@code y[0,j] = x[index[j], j]}; the indices have been checked. */
    static void pick(
            int columns, float[] x, int xAt, float[] index, int indexAt, float[] y, int yAt) {
        for (int j = 0; j < columns; j++) {
            y[yAt + j] = x[xAt + (int) index[indexAt + j] * columns + j];
        }
    }

    /** {@code y[index[j], j] = x[0,j]}, zero elsewhere; the indices have been checked. */
    static void scatter(
            int rows,
            int columns,
            float[] x,
            int xAt,
            float[] index,
            int indexAt,
            float[] y,
            int yAt) {
        Arrays.fill(y, yAt, yAt + rows * columns, 0);
        for (int j = 0; j < columns; j++) {
            y[yAt + (int) index[indexAt + j] * columns + j] = x[xAt + j];
        }
    }

    /** The side of the squares that are transposed one after the other, to stay in the cache. */
    private static final int SQUARE = 16;

    /** {@code y[j,i] = x[i,j]} of an operand {@code [rows, columns]}. */
    static void transpose(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int top = 0; top < rows; top += SQUARE) {
            int bottom = Math.min(top + SQUARE, rows);
            for (int left = 0; left < columns; left += SQUARE) {
                int right = Math.min(left + SQUARE, columns);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        y[yAt + j * rows + i] = x[xAt + i * columns + j];
                    }
                }
            }
        }
    }

    /** {@code y[i,j] = x[map(i), j]}, zero where there is no source. */
    static void arrange(RowRuns runs, int columns, float[] x, int xAt, float[] y, int yAt) {
        int[] starts = runs.starts();
        int[] sources = runs.sources();
        for (int k = 0; k < sources.length; k++) {
            int to = yAt + starts[k] * columns;
            int n = (starts[k + 1] - starts[k]) * columns;
            if (sources[k] == RowMap.NONE) {
                Arrays.fill(y, to, to + n, 0);
            } else {
                copy(n, x, xAt + sources[k] * columns, y, to);
            }
        }
    }

    /** {@code y[map(i), j] += x[i,j]}, from zeros. */
    static void collect(
            RowRuns runs, int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        int[] starts = runs.starts();
        int[] sources = runs.sources();
        Arrays.fill(y, yAt, yAt + rows * columns, 0);
        for (int k = 0; k < sources.length; k++) {
            if (sources[k] != RowMap.NONE) {
                int n = (starts[k + 1] - starts[k]) * columns;
                add(n, x, xAt + starts[k] * columns, y, yAt + sources[k] * columns);
            }
        }
    }

    /** {@code y[i,j] = x[index[i], j]}; the indices have been checked. */
    static void gather(
            int count,
            int columns,
            float[] x,
            int xAt,
            float[] index,
            int indexAt,
            float[] y,
            int yAt) {
        for (int i = 0; i < count; i++) {
            copy(columns, x, xAt + (int) index[indexAt + i] * columns, y, yAt + i * columns);
        }
    }

    /** {@code y[index[i], j] += x[i,j]}, from zeros; the indices have been checked. */
    static void scatterAdd(
            int rows,
            int count,
            int columns,
            float[] x,
            int xAt,
            float[] index,
            int indexAt,
            float[] y,
            int yAt) {
        Arrays.fill(y, yAt, yAt + rows * columns, 0);
        for (int i = 0; i < count; i++) {
            add(columns, x, xAt + i * columns, y, yAt + (int) index[indexAt + i] * columns);
        }
    }

    private static void copy(int n, float[] x, int xAt, float[] y, int yAt) {
        if (n == 1) {
            y[yAt] = x[xAt];
        } else {
            System.arraycopy(x, xAt, y, yAt, n);
        }
    }

    private static void add(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int j = 0; j < n; j++) {
            y[yAt + j] += x[xAt + j];
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
            String operation, String indices, int rows, int columns, float[] index, int at) {
        for (int j = 0; j < columns; j++) {
            float value = index[at + j];
            int row = (int) value;
            // Not one that is no whole number, NaN among them.
            if (row != value || row < 0 || row >= rows) {
                throw RowIndex.refusal(operation, indices, rows, j, value);
            }
        }
    }
}
