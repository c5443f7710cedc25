package org.metagrad.bench.verify.check;

import java.util.List;

/**
 * Recorded data as a loss wants them.
 *
 * @param columns the number of samples, which lie along the columns
 * @param data one row-major array {@code [rows, columns]} for each input of data
 */
public record Batch(int columns, List<double[]> data) {

    /**
     * {@return the transpose {@code [rows, columns]} of values whose samples are the rows, {@code
     * [columns, rows]}}
     *
     * @param values {@code [columns, rows]}. Not modified.
     * @param columns the number of samples
     */
    public static double[] transposed(double[] values, int columns) {
        int rows = values.length / columns;
        double[] transposed = new double[values.length];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                transposed[i * columns + j] = values[j * rows + i];
            }
        }
        return transposed;
    }
}
