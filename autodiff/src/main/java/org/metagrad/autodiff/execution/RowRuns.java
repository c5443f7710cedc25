package org.metagrad.autodiff.execution;

import java.util.Arrays;
import org.metagrad.autodiff.RowMap;

/**
 * The rows of a {@link RowMap} in runs that are copied as one: rows of the result that lie one
 * after the other and whose sources do too, or are all zero.
 *
 * @param starts the first row of each run in the result, then the number of rows
 * @param sources the source of each run's first row, or {@link RowMap#NONE}
 */
record RowRuns(int[] starts, int[] sources) {

    static RowRuns of(RowMap map) {
        int rows = map.resultRows();
        int[] starts = new int[rows + 1];
        int[] sources = new int[rows];
        int runs = 0;
        int next = Integer.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            int source = map.source(row);
            if (source != next) {
                starts[runs] = row;
                sources[runs] = source;
                runs++;
            }
            next = source == RowMap.NONE ? RowMap.NONE : source + 1;
        }
        starts[runs] = rows;
        return new RowRuns(Arrays.copyOf(starts, runs + 1), Arrays.copyOf(sources, runs));
    }
}
