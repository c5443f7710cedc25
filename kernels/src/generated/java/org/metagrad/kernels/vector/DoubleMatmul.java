// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code c = start + op(a) b} with lanes along the columns of {@code c}: one strided kernel for
 * plain and transposed {@code a}, which is only ever broadcast.
 *
 * <p>The main tile is 4 rows by 3 vectors: 12 accumulators hide the latency of two multiply-adds a
 * cycle and still fit the 16 registers of 256-bit machines. What is left of the columns goes to
 * tiles of two vectors and of one; the rollouts of policies have 20 to 32 columns. Accumulators are
 * named locals and are stored inline, because an array of vectors, or a vector handed to a method
 * that is not inlined, is allocated.
 */
final class DoubleMatmul {
    /** What the accumulators start from. */
    static final int ZERO = 0;

    static final int ACCUMULATE = 1;
    static final int BIAS = 2;

    private static final VectorSpecies<Double> SPECIES = VectorDoubleKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    /** Copies of columns that are no whole vector; grows to what is asked for. */
    private static final ThreadLocal<double[]> ROOM = ThreadLocal.withInitial(() -> new double[0]);

    private DoubleMatmul() {}

    /**
     * {@code c[i,j] = start[i,j] + sum_p a[i * aRow + p * aColumn] b[p,j]}.
     *
     * @param start {@link #ZERO}; {@link #ACCUMULATE}, {@code c} itself; or {@link #BIAS}, {@code
     *     bias[i]}
     */
    static void multiply(
            int m,
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int fours = m - m % 4;
        int twos = m - m % 2;
        // A panel of three vectors of b stays in the first-level cache for all rows of a.
        int j = 0;
        for (; j <= n - 3 * LANES; j += 3 * LANES) {
            for (int i = 0; i < fours; i += 4) {
                DoubleMatmulTiles.tile4x3(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            for (int i = fours; i < twos; i += 2) {
                DoubleMatmulTiles.tile2x3(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            if (twos < m) {
                DoubleMatmulTiles.tile1x3(
                        n,
                        k,
                        a,
                        aAt + twos * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + twos * n + j,
                        start,
                        bias,
                        biasAt + twos);
            }
        }
        int triples = j;
        if (j <= n - 2 * LANES) {
            for (int i = 0; i < fours; i += 4) {
                DoubleMatmulTiles.tile4x2(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            for (int i = fours; i < twos; i += 2) {
                DoubleMatmulTiles.tile2x2(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            j += 2 * LANES;
        }
        int pairs = j;
        if (j <= n - LANES) {
            for (int i = 0; i < fours; i += 4) {
                DoubleMatmulTiles.tile4x1(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            j += LANES;
        }
        if (j < n && fours > 0) {
            tail(fours, n, k, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt, j);
            j = n;
        }
        for (int i = 0; i < m; i++) {
            int from = i < fours ? j : i < twos ? pairs : triples;
            if (from < n) {
                row(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aColumn,
                        b,
                        bAt,
                        c,
                        cAt + i * n,
                        start,
                        bias,
                        biasAt + i,
                        from);
            }
        }
    }

    /**
     * Columns {@code [from, n)}, less than a vector of them, of {@code m} rows, a multiple of 4: on
     * a copy that is a vector wide. In plain code 20 columns took 12 times as long as 32.
     */
    private static void tail(
            int m,
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt,
            int from) {
        double[] room = ROOM.get();
        if (room.length < (k + m) * LANES) {
            room = new double[(k + m) * LANES];
            ROOM.set(room);
        }
        int width = n - from;
        copy(k, width, b, bAt + from, n, room, 0, LANES);
        if (start == ACCUMULATE) {
            copy(m, width, c, cAt + from, n, room, k * LANES, LANES);
        }
        for (int i = 0; i < m; i += 4) {
            DoubleMatmulTiles.tile4x1(
                    LANES,
                    k,
                    a,
                    aAt + i * aRow,
                    aRow,
                    aColumn,
                    room,
                    0,
                    room,
                    (k + i) * LANES,
                    start,
                    bias,
                    biasAt + i);
        }
        copy(m, width, room, k * LANES, LANES, c, cAt + from, n);
    }

    /** {@code to[i,j] = from[i,j]}. */
    private static void copy(
            int rows,
            int columns,
            double[] from,
            int fromAt,
            int fromRow,
            double[] to,
            int toAt,
            int toRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[toAt + i * toRow + j] = from[fromAt + i * fromRow + j];
            }
        }
    }

    /**
     * Columns {@code [from, n)} of one row, in plain code and in the same order of terms, for the
     * little that no tile covers.
     */
    private static void row(
            int n,
            int k,
            double[] a,
            int aAt,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt,
            int from) {
        if (start != ACCUMULATE) {
            Arrays.fill(c, cAt + from, cAt + n, start == BIAS ? bias[biasAt] : 0);
        }
        for (int p = 0; p < k; p++) {
            double x = a[aAt + p * aColumn];
            int bp = bAt + p * n;
            for (int j = from; j < n; j++) {
                c[cAt + j] = Math.fma(x, b[bp + j], c[cAt + j]);
            }
        }
    }
}
